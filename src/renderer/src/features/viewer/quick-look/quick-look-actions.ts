import { IconMaximize, IconX } from '@tabler/icons-react'
import { t } from '../../../../../shared/messages/t.ts'
import type { Action } from '../../../actions/action.ts'
import { commands } from '../../../actions/commands.ts'
import { createSlot } from '../../../actions/slot.ts'
import { useQuickLook } from './quick-look-store.ts'

/** Where the focus was before it moved to the overlay's buttons. */
let before: HTMLElement | null = null

/** The overlay on screen. */
export const quickLookPanel = createSlot<HTMLElement | null>()

/** Cycles the focus: from what is below to the overlay's buttons, and back to where it was. */
function focusNext(by: 1 | -1): void {
  const buttons = [...(quickLookPanel.now()?.querySelectorAll('button') ?? [])]
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
  if (at < 0) before = document.activeElement instanceof HTMLElement ? document.activeElement : null
  const next = at + (by === -1 && at < 0 ? buttons.length : by)
  const target = buttons[next] ?? before
  target?.focus()
}

export const openInViewer: Action = {
  id: 'quickLook.open',
  label: t('viewer.quickLookActions.openInViewer'),
  icon: IconMaximize,
  keys: ['Enter'],
  where: ['quickLook'],
  when: ({ id }) => id !== null,
  run: ({ id }) => {
    useQuickLook.getState().closed()
    if (id !== null) commands.run('openPicture', { pictureId: id })
  }
}

export const closeQuickLook: Action = {
  id: 'quickLook.close',
  label: t('viewer.quickLookActions.close'),
  icon: IconX,
  keys: ['Space', 'Esc'],
  where: ['quickLook'],
  run: () => useQuickLook.getState().closed()
}

export const quickLookActions: readonly Action[] = [
  openInViewer,
  closeQuickLook,
  {
    id: 'quickLook.focus',
    label: t('viewer.quickLookActions.toButtons'),
    keys: ['Tab', 'Shift+Tab'],
    repeats: true,
    where: ['quickLook'],
    sheet: null,
    run: ({ shift }) => focusNext(shift ? -1 : 1)
  }
]

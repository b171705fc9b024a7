/** Leaves a text field: back to the view, where keys are shortcuts again. */
import { t } from '../../../shared/messages/t.ts'
import type { Action } from './action.ts'
import { controlAt } from './key-owner.ts'
import { createSlot } from './slot.ts'

/** What takes the keyboard focus in the current view, if anything: the grid, the tree. */
export const keyboardHome = createSlot<{ focus: () => void }>()

/** Leaves the focused field; the focus returns to where it was in the view. */
export function leaveText(): void {
  const home = keyboardHome.now()
  if (home) home.focus()
  else if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}

/** For fields that do not use Escape themselves. */
export const leaveField: Action = {
  id: 'window.leaveField',
  label: t('actions.leaveText.leaveTextField'),
  keys: ['Esc'],
  inText: true,
  where: ['window'],
  when: () => controlAt(document.activeElement) === 'text',
  run: leaveText
}

/** The way out of a text field: back to the view, where keys are keys again. */
import { t } from '../../../shared/messages/t.ts'
import type { Action } from './action.ts'
import { controlAt } from './key-owner.ts'
import { createSlot } from './slot.ts'

/** What has the keyboard in the view that is shown, where a view has such a thing: the grid, the tree. */
export const keyboardHome = createSlot<{ focus: () => void }>()

/** Leaves the field that has the focus; where one was in the view is where one is again. */
export function leaveText(): void {
  const home = keyboardHome.now()
  if (home) home.focus()
  else if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}

/** For the fields that have no use for Escape of their own. */
export const leaveField: Action = {
  id: 'window.leaveField',
  label: t('actions.leaveText.leaveTextField'),
  keys: ['Esc'],
  inText: true,
  where: ['window'],
  when: () => controlAt(document.activeElement) === 'text',
  run: leaveText
}

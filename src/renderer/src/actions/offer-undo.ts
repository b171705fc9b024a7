import { t } from '../../../shared/messages/t.ts'
import { hideNotice, type Note, showNotice } from '../data/notices.ts'

/** Everything that Ctrl+Z also undoes shares one place: only one such notice is shown at a time. */
export const lastChange = 'last change'

/** By kind: the notice on screen, or the last one. */
const shown = new Map<string, string>()
let count = 0

/** Removes the notice of this kind, whose button would no longer do anything. */
export function endUndo(kind: string): void {
  const before = shown.get(kind)
  if (before !== undefined) hideNotice(before)
}

/**
 * Shows a notice in place of the previous one of this kind, whose button is obsolete. Each has its own id: with the
 * same one the first would stay, with its button and its timer.
 */
export function showInPlace(kind: string, note: Omit<Note, 'id'>): void {
  endUndo(kind)
  count += 1
  const id = showNotice({ ...note, id: `${kind} ${count}` })
  shown.set(kind, id)
}

/**
 * Says what was done and offers to undo it for a while. @param kind a second notice of the same kind replaces the first
 */
export function offerUndo(kind: string, message: string, undo: () => void): void {
  const press = (): void => {
    endUndo(kind)
    undo()
  }
  showInPlace(kind, { message, stays: 8000, button: { label: t('actions.undoNotice.undo'), press } })
}

/** Says what was undone, in place of the notice that offered it. */
export function sayUndone(kind: string, message: string): void {
  showInPlace(kind, { message, stays: 4000 })
}

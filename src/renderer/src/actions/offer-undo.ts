import { t } from '../../../shared/messages/t.ts'
import { hideNotice, type Note, showNotice } from '../data/notices.ts'

/** What Ctrl+Z undoes, too, shares one place: of such notices one is shown at a time. */
export const lastChange = 'last change'

/** By kind: the notice that is on screen, or was last. */
const shown = new Map<string, string>()
let count = 0

/** Takes away the notice of this kind, whose button would do nothing any more. */
export function endUndo(kind: string): void {
  const before = shown.get(kind)
  if (before !== undefined) hideNotice(before)
}

/**
 * Shows a notice in the place of the one of this kind before it, whose button would do what is no longer meant. Each
 * has an id of its own: under the same one the first would stay, with its button and its time.
 */
export function showInPlace(kind: string, note: Omit<Note, 'id'>): void {
  endUndo(kind)
  count += 1
  const id = showNotice({ ...note, id: `${kind} ${count}` })
  shown.set(kind, id)
}

/**
 * Says what was done and offers to undo it for a while. @param kind a second notice of the same kind takes the place of
 * the first
 */
export function offerUndo(kind: string, message: string, undo: () => void): void {
  const press = (): void => {
    endUndo(kind)
    undo()
  }
  showInPlace(kind, { message, stays: 8000, button: { label: t('actions.undoNotice.undo'), press } })
}

/** Says what was undone, in the place of the notice that offered it. */
export function sayUndone(kind: string, message: string): void {
  showInPlace(kind, { message, stays: 4000 })
}

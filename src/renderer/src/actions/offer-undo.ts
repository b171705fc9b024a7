import { t } from '../../../shared/messages/t.ts'
import { hideNotice, showNotice } from '../data/notices.ts'

/** By kind: the notice that is on screen, or was last. */
const shown = new Map<string, string>()
let count = 0

/**
 * Says what was done and offers to undo it for a while. @param kind a second notice of the same kind takes the place of
 * the first
 */
export function offerUndo(kind: string, message: string, undo: () => void): void {
  // Under the same id the first would stay, and its button would take back what it said, not what was done last.
  const before = shown.get(kind)
  if (before !== undefined) hideNotice(before)
  count += 1
  const id = `${kind} ${count}`
  shown.set(kind, id)
  const press = (): void => {
    hideNotice(id)
    undo()
  }
  showNotice({ id, message, stays: 8000, button: { label: t('actions.undoNotice.undo'), press } })
}

/** Making, naming and removing collections. */

import { t } from '../../../../shared/messages/t.ts'
import { remember, withProgress } from '../../actions/changes.ts'
import { addToCollection } from '../../actions/mark-pictures.ts'
import { lastChange, offerUndo } from '../../actions/offer-undo.ts'
import { api } from '../../data/client.ts'
import { attempt } from '../../data/report.ts'
import { useShelf } from '../../data/shelf-store.ts'

/** @throws AppError invalid-input: the name is taken */
export async function createCollection(name: string, ids: readonly string[]): Promise<void> {
  const collection = await api.collections.create({ name })
  addToCollection(ids, collection)
}

/** @throws AppError invalid-input: the name is taken; not-found */
export async function renameCollection(id: string, name: string): Promise<void> {
  await api.collections.rename({ id, name })
}

/** The pictures stay; undo restores it with its content. */
export function removeCollection(id: string): void {
  const name = useShelf.getState().collections.find((collection) => collection.id === id)?.name ?? ''
  const work = async (): Promise<void> => {
    const { undo } = await withProgress(
      t('organize.collectionActions.removingCollection'),
      api.collections.remove({ id })
    )
    const words = t('organize.collectionActions.collectionRemoved', { name })
    offerUndo(
      lastChange,
      t('organize.collectionActions.picturesStay', { removed: words }),
      remember(words, () => api.pictures.undoChange({ undo }))
    )
  }
  attempt(work())
}

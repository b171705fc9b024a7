/** Moves pictures to the trash and back, from any view, each with undo. */

import { t } from '../../../shared/messages/t.ts'
import { api } from '../data/client.ts'
import { showNotice } from '../data/notices.ts'
import { usePictures } from '../data/pictures-store.ts'
import { attempt } from '../data/report.ts'
import { remember, withProgress } from './changes.ts'
import { lastChange, offerUndo } from './offer-undo.ts'

/** Moves pictures to the trash and offers undo. They leave the list at once and come back if it fails. */
export function trashPictures(ids: string[]): void {
  if (ids.length === 0) return
  const work = async (): Promise<void> => {
    try {
      usePictures.getState().picturesRemoved(ids)
      await api.pictures.trash({ ids })
      const words =
        ids.length === 1
          ? t('actions.trashPictures.movedToTrash')
          : t('actions.trashPictures.movedCount', { count: ids.length })
      offerUndo(
        lastChange,
        `${words}.`,
        remember(
          words,
          () => api.pictures.restore({ ids }),
          t('actions.trashPictures.restoredCount', { restored: ids.length })
        )
      )
    } catch (error) {
      usePictures.getState().reload()
      throw error
    }
  }
  attempt(work())
}

/** Back to the gallery, with undo. */
export function restorePictures(ids: readonly string[]): void {
  if (ids.length === 0) return
  const list = [...ids]
  const work = async (): Promise<void> => {
    await withProgress(t('actions.trashPictures.restoring'), api.pictures.restore({ ids: list }))
    usePictures.getState().picturesTouched()
    const words = t('actions.trashPictures.restored', { count: ids.length })
    offerUndo(
      lastChange,
      `${words}.`,
      remember(words, () => api.pictures.trash({ ids: list }))
    )
  }
  attempt(work())
}

/** Restores everything in the trash. */
export async function restoreEverything(): Promise<number> {
  const { restored } = await withProgress(t('actions.trashPictures.restoring'), api.trash.restoreAll())
  usePictures.getState().picturesTouched()
  showNotice({ message: t('actions.trashPictures.restoredCount', { restored }) })
  return restored
}

/** Into the trash and out of it, from wherever the pictures are looked at, each with the way back. */

import { plural } from '../../../shared/words/count.ts'
import { api } from '../data/client.ts'
import { showNotice } from '../data/notices.ts'
import { usePictures } from '../data/pictures-store.ts'
import { attempt } from '../data/report.ts'
import { remember, withProgress } from './changes.ts'
import { offerUndo } from './offer-undo.ts'

/** Moves pictures to the trash and offers to undo it. They leave the list at once and come back if it fails. */
export function trashPictures(ids: string[]): void {
  if (ids.length === 0) return
  const work = async (): Promise<void> => {
    try {
      usePictures.getState().picturesRemoved(ids)
      await api.pictures.trash({ ids })
      const words = ids.length === 1 ? 'Moved to the trash' : `${plural(ids.length, 'picture')} moved to the trash`
      offerUndo(
        `trash ${ids[0]}`,
        `${words}.`,
        remember(words, () => api.pictures.restore({ ids }))
      )
    } catch (error) {
      usePictures.getState().reload()
      throw error
    }
  }
  attempt(work())
}

/** Back into the gallery, with the way back. */
export function restorePictures(ids: readonly string[]): void {
  if (ids.length === 0) return
  const list = [...ids]
  const work = async (): Promise<void> => {
    await withProgress('Restoring…', api.pictures.restore({ ids: list }))
    usePictures.getState().picturesTouched()
    const words = `${plural(ids.length, 'picture')} restored`
    offerUndo(
      'restored',
      `${words}.`,
      remember(words, () => api.pictures.trash({ ids: list }))
    )
  }
  attempt(work())
}

/** Everything out of the trash. */
export async function restoreEverything(): Promise<number> {
  const { restored } = await withProgress('Restoring…', api.trash.restoreAll())
  usePictures.getState().picturesTouched()
  showNotice({ message: `${plural(restored, 'picture')} restored.` })
  return restored
}

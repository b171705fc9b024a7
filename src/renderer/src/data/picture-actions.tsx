/**
 * What can be done with pictures, from the gallery and from the viewer alike. Every failure ends in one plain message.
 */
import { notifications } from '@mantine/notifications'
import type { Picture } from '../../../shared/domain/picture.ts'
import { plural } from '../../../shared/words/count.ts'
import { changePictures, remember } from './changes.ts'
import { api } from './client.ts'
import { commands } from './commands.ts'
import { loadPicture, usePictures } from './pictures-store.ts'
import { attempt } from './report.ts'
import { offerUndo } from './undo-notice.tsx'

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

/** Whether every one of these is marked, as far as is known of them. */
export function areFavourites(ids: readonly string[]): boolean {
  const { index, records } = usePictures.getState()
  return ids.every((id) => {
    const at = index.indexOf(id)
    return at >= 0 ? index.favourite(at) : records.get(id)?.favourite === true
  })
}

/** Marks all, or unmarks all when every one is marked already. */
export function toggleFavourite(ids: string[]): void {
  const all = areFavourites(ids)
  void changePictures(ids, { favourite: !all }, all ? 'no favourites any more' : 'marked as favourites')
}

/** Puts the picture itself on the clipboard. @param said what is told then */
export function copyImage(id: string, said = 'The picture is on the clipboard.'): void {
  attempt(
    api.pictures.copyImage({ id }).then(() => notifications.show({ color: 'gray', message: said, autoClose: 2500 }))
  )
}

/** A copy of the original where the user says. */
export function savePictureAs(id: string): void {
  attempt(
    api.pictures.saveAs({ id }).then(({ saved }) => {
      if (saved !== null) notifications.show({ color: 'gray', message: `Saved as ${saved}` })
    })
  )
}

/** Shows the file in the system's file manager. */
export function revealPicture(id: string): void {
  attempt(api.pictures.reveal({ id }))
}

/** Fills the compose form with what a picture was made from. */
export function reusePicture({ id, operationId, parameters }: Picture, seed: 'same' | 'new'): void {
  if (parameters) commands.run('reuse', { operationId, parameters, seed, pictureId: id })
}

/** As reusePicture, for one whose record may have to be fetched first. */
export function reusePictureById(id: string, seed: 'same' | 'new'): void {
  attempt(loadPicture(id).then((picture) => reusePicture(picture, seed)))
}

/** Opens a picture in the studio, to be repainted. */
export function repaintPicture(id: string): void {
  commands.run('openStudio', { pictureId: id })
}

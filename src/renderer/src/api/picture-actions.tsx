/** What can be done with pictures, from the gallery and from the viewer alike. Every failure ends in one plain message. */
import { notifications } from '@mantine/notifications'
import type { Picture } from '../../../shared/domain/picture.ts'
import { plural } from '../ui/format.ts'
import { changePictures, remember } from './changes.ts'
import { api } from './client.ts'
import { commands } from './commands.ts'
import { loadPicture, usePictures } from './pictures-store.ts'
import { attempt } from './report.ts'
import { offerUndo } from './undo-notice.tsx'

/**
 * Moves pictures to the trash and offers to undo it. They leave the list at once and come back if it fails. Of those that one
 * looks at in the trash it is asked whether to delete them for good.
 */
export function trashPictures(ids: string[]): void {
  if (ids.length === 0) return
  const { query, index } = usePictures.getState()
  if (query.scope === 'trash' && ids.every((id) => index.indexOf(id) >= 0)) return commands.run('deleteForGood', { ids })
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

/** Marks all, or unmarks all when every one is marked already. */
export function toggleFavourite(ids: string[]): void {
  const { index } = usePictures.getState()
  const all = ids.every((id) => {
    const at = index.indexOf(id)
    return at >= 0 && index.favourite(at)
  })
  void changePictures(ids, { favourite: !all }, all ? 'no favourites any more' : 'marked as favourites')
}

/** Puts the picture itself on the clipboard. @param said what is told then */
export function copyImage(id: string, said = 'The picture is on the clipboard.'): void {
  attempt(api.pictures.copyImage({ id }).then(() => notifications.show({ color: 'gray', message: said, autoClose: 2500 })))
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

/** The trash: taking out of it, wherever it is looked at. */
import { notifications } from '@mantine/notifications'
import { plural } from '../../../shared/words/count.ts'
import { remember, withProgress } from './changes.ts'
import { api } from './client.ts'
import { usePictures } from './pictures-store.ts'
import { attempt } from './report.ts'
import { offerUndo } from './undo-notice.tsx'

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
  notifications.show({ color: 'gray', message: `${plural(restored, 'picture')} restored.` })
  return restored
}

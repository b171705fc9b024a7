import { notifications } from '@mantine/notifications'
import { listsEverything } from '../../../shared/domain/picture-query.ts'
import { commands } from '../api/commands.ts'
import { usePictures } from '../api/pictures-store.ts'
import { useSelection } from '../features/gallery/selection-store.ts'
import { useFrame } from './store.ts'

/** What a command for pictures means now: the open one in the viewer, the selected ones in the gallery, as they stand. */
export function picturesInHand(): string[] {
  const { view, openPictureId } = useFrame.getState()
  if (view === 'viewer') return openPictureId === null ? [] : [openPictureId]
  if (view !== 'gallery') return []
  const { index } = usePictures.getState()
  return [...useSelection.getState().selected].sort((a, b) => index.indexOf(a) - index.indexOf(b))
}

/** Said where a command needs pictures and there are none. */
export function sayNothingInHand(): void {
  notifications.show({ id: 'nothing-in-hand', color: 'gray', message: 'Select pictures in the gallery first.', autoClose: 2500 })
}

/** Opens the export for what is in hand; in the gallery without a selection for all that it lists. */
export function exportInHand(): void {
  const ids = picturesInHand()
  if (ids.length > 0) return commands.run('exportPictures', { ids })
  const { query, total } = usePictures.getState()
  if (useFrame.getState().view !== 'gallery' || total === 0) return sayNothingInHand()
  commands.run('exportQuery', { query, words: listsEverything(query) ? 'the whole library' : 'all that is listed' })
}

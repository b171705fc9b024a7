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

import type { ReactNode } from 'react'
import { commands } from '../actions/commands.ts'
import { usePictures } from '../data/pictures-store.ts'
import { useSelection } from '../features/gallery/selection-store.ts'
import { Slideshow } from '../features/viewer/slideshow/slideshow.tsx'
import { useLayout } from './layout-store.ts'

/**
 * Returns to where the slideshow ended: the viewer goes there, and so does the gallery's cursor. A selection that was
 * shown stays.
 */
function goThere(pictureId: string | null): void {
  if (pictureId === null || usePictures.getState().index.indexOf(pictureId) < 0) return
  if (useLayout.getState().view === 'viewer') return commands.run('openPicture', { pictureId })
  const { selected, pictureSelected } = useSelection.getState()
  if (selected.size < 2) pictureSelected(pictureId, { toggle: false, extend: false })
}

/** The slideshow over everything. */
export function SlideshowSlot(): ReactNode {
  return <Slideshow onClose={goThere} />
}

import { type ReactNode, useEffect } from 'react'
import { commands } from '../api/commands.ts'
import { usePictures } from '../api/pictures-store.ts'
import { useSelection } from '../features/gallery/selection-store.ts'
import { QuickLook } from '../features/viewer/quick-look/quick-look.tsx'
import { useQuickLook } from '../features/viewer/quick-look/quick-look-store.ts'
import { useFrame } from './store.ts'

/** Moves the gallery's cursor along the list, as its own arrow keys do. */
function step(by: 1 | -1): void {
  const { cursor, pictureSelected } = useSelection.getState()
  const { index } = usePictures.getState()
  const next = cursor === null ? undefined : index.ids[index.indexOf(cursor) + by]
  if (next !== undefined) pictureSelected(next, { toggle: false, extend: false })
}

/** The quick look follows the gallery's cursor, and is gone with the gallery. */
export function QuickLookSlot(): ReactNode {
  const cursor = useSelection((state) => state.cursor)
  const inGallery = useFrame((state) => state.view === 'gallery')
  useEffect(() => {
    if (!inGallery || cursor === null) useQuickLook.getState().closed()
  }, [inGallery, cursor])
  if (!inGallery) return null
  return <QuickLook pictureId={cursor} onStep={step} onOpen={(pictureId) => commands.run('openPicture', { pictureId })} />
}

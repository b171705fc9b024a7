import { type ReactNode, useEffect } from 'react'
import { commands } from '../api/commands.ts'
import { usePictures } from '../api/pictures-store.ts'
import { useSelection } from '../features/gallery/selection-store.ts'
import { lineageNow, useLineage } from '../features/lineage/lineage-store.ts'
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

/** The quick look follows the cursor of the gallery, or the step one stands on in the lineage, and is gone with them. */
export function QuickLookSlot(): ReactNode {
  const view = useFrame((state) => state.view)
  const selected = useSelection((state) => state.cursor)
  const standing = useLineage((state) => state.currentId)
  const inLineage = view === 'lineage'
  const cursor = inLineage ? standing : view === 'gallery' ? selected : null
  useEffect(() => {
    if (cursor === null) useQuickLook.getState().closed()
  }, [cursor])
  return (
    <QuickLook
      pictureId={cursor}
      onStep={inLineage ? lineageNow().stepped : step}
      onOpen={(pictureId) => commands.run('openPicture', { pictureId })}
      takesMarks={!inLineage}
    />
  )
}

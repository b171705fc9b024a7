import { type ReactNode, useEffect } from 'react'
import { useSelection } from '../features/gallery/selection-store.ts'
import { useLineage } from '../features/lineage/lineage-store.ts'
import { QuickLook } from '../features/viewer/quick-look/quick-look.tsx'
import { useQuickLook } from '../features/viewer/quick-look/quick-look-store.ts'
import { useLayout } from './layout-store.ts'

/** The quick look follows the gallery's cursor, or the focused step in the lineage, and closes with them. */
export function QuickLookSlot(): ReactNode {
  const view = useLayout((state) => state.view)
  const selected = useSelection((state) => state.cursor)
  const standing = useLineage((state) => state.currentId)
  const cursor = view === 'lineage' ? standing : view === 'gallery' ? selected : null
  useEffect(() => {
    if (cursor === null) useQuickLook.getState().closed()
  }, [cursor])
  return <QuickLook pictureId={cursor} />
}

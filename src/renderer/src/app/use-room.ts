import { useDebouncedValue, useViewportSize } from '@mantine/hooks'
import { useSettings } from '../data/settings-store.ts'
import { useSelection } from '../features/gallery/selection-store.ts'
import { useLayout } from './layout-store.ts'
import { changeLayout, hasInspector, type Room, railWidth, roomFor } from './panels.ts'

/** Milliseconds: the second click of a double click must find the picture where the first one did. */
const doubleClick = 500

/** The room of the panels as the window is now. */
export function useRoom(): Room {
  const view = useLayout((state) => state.view)
  const asked = useLayout((state) => state.inspectorAsked)
  const layout = useSettings((state) => state.settings.layout)
  const selected = useSelection((state) => state.selected.size > 0)
  const [settled] = useDebouncedValue(selected, doubleClick)
  const { width } = useViewportSize()
  return roomFor(
    view,
    layout,
    (width || window.innerWidth) - railWidth,
    view === 'viewer' || (view === 'gallery' && settled) || asked
  )
}

/** Whether the inspector is shown, or would be in a view that has it; and the other way round. */
export function useInspectorToggle(): { shown: boolean; toggle: () => void } {
  const view = useLayout((state) => state.view)
  const { inspector } = useRoom()
  const open = useSettings((state) => state.settings.layout.inspectorOpen)
  const shown = hasInspector(view) ? inspector : open
  const toggle = (): void => {
    useLayout.getState().inspectorWished(!shown)
    changeLayout({ inspectorOpen: !shown })
  }
  return { shown, toggle }
}

import { useViewportSize } from '@mantine/hooks'
import { useSettings } from '../data/settings-store.ts'
import { useStudio } from '../features/inpaint/studio/studio-store.ts'
import { useLayout } from './layout-store.ts'
import {
  changeLayout,
  hasCompose,
  hasInspector,
  type Room,
  railWidth,
  roomFor,
  roomNow,
  studioPanelWidth,
  wishedPanels,
  withPanel
} from './panels.ts'

/** The space of the panels in the current window. */
export function useRoom(): Room {
  const view = useLayout((state) => state.view)
  const layout = useSettings((state) => state.settings.layout)
  const { width } = useViewportSize()
  return roomFor(view, layout, width === 0 ? roomNow() : width - railWidth)
}

/** Width of the studio's panel; null while no picture is open in it. */
export function useStudioPanel(): number | null {
  const open = useStudio((state) => state.bitmap.kind === 'ready' || state.bitmap.kind === 'loading')
  const wanted = useSettings((state) => state.settings.studio.panelWidth)
  const { width } = useViewportSize()
  return open ? studioPanelWidth(wanted, width === 0 ? roomNow() : width - railWidth) : null
}

/** Whether each side panel is shown, or would be in a view that has it; and how to toggle it. */
export function usePanelToggles(): Record<'compose' | 'inspector', { shown: boolean; toggle: () => void }> {
  const view = useLayout((state) => state.view)
  const layout = useSettings((state) => state.settings.layout)
  const { width } = useViewportSize()
  const place = { view, width: width === 0 ? roomNow() : width - railWidth }
  const room = roomFor(view, layout, place.width)
  const wished = wishedPanels(view, layout, place.width)
  const shown = {
    compose: hasCompose(view) ? room.compose : wished.compose,
    inspector: hasInspector(view) ? room.inspector : wished.inspector
  }
  const toggle = (panel: 'compose' | 'inspector') => (): void =>
    changeLayout(withPanel(useSettings.getState().settings.layout, place, { [panel]: !shown[panel] }))
  return {
    compose: { shown: shown.compose, toggle: toggle('compose') },
    inspector: { shown: shown.inspector, toggle: toggle('inspector') }
  }
}

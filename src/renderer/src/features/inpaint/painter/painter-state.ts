import type { Spot } from '../raster/shapes.ts'
import type { MaskEditor } from './mask-editor.ts'
import type { OverlayStyle, PainterState } from './painter.ts'
import type { View } from './view.ts'

/** What the panels are told, collected from its sources. */
export function painterStateOf(
  editor: MaskEditor,
  view: View,
  overlay: OverlayStyle,
  hover: Spot | null,
  cross: Spot | null
): PainterState {
  const { loaded, tool, options, working, chosen, revision } = editor
  return {
    width: loaded?.pixels.width ?? 0,
    height: loaded?.pixels.height ?? 0,
    tool,
    options,
    overlay,
    zoom: view.zoom,
    fitted: view.fitted,
    canUndo: loaded?.canUndo ?? false,
    canRedo: loaded?.canRedo ?? false,
    historyBytes: loaded?.historyBytes ?? 0,
    revision,
    bounds: loaded?.bounds ?? null,
    full: loaded?.full ?? false,
    working,
    chosen,
    pointer: cross ?? (hover && pixelAt(hover, view))
  }
}

function pixelAt(hover: Spot, view: View): Spot | null {
  const at = view.toCanvas(hover)
  const [x, y] = [Math.floor(at.x), Math.floor(at.y)]
  return x >= 0 && y >= 0 && x < view.canvas.width && y < view.canvas.height ? { x, y } : null
}

import { type Icon, IconBrush, IconCircle, IconEraser, IconHandStop, IconLasso, IconPolygon, IconRectangle, IconWand } from '@tabler/icons-react'
import type { Chord } from '../../../actions/chord.ts'
import type { ToolName } from '../painter/painter.ts'

export interface ToolFace {
  name: ToolName
  label: string
  key: Chord
  icon: Icon
  /** Its line in the list of shortcuts, where its label does not say enough. */
  sheet?: string
}

/** The painter's tools as the bar shows them, top to bottom. */
export const toolFaces: readonly ToolFace[] = [
  { name: 'brush', label: 'Brush', key: 'B', icon: IconBrush },
  { name: 'eraser', label: 'Eraser', key: 'E', icon: IconEraser },
  { name: 'rectangle', label: 'Rectangle', key: 'R', icon: IconRectangle },
  { name: 'ellipse', label: 'Ellipse', key: 'O', icon: IconCircle },
  { name: 'lasso', label: 'Lasso', key: 'L', icon: IconLasso },
  { name: 'polygon', label: 'Polygon', key: 'P', icon: IconPolygon, sheet: 'Polygon; Enter closes it, Backspace takes a corner back, Esc drops it' },
  { name: 'wand', label: 'Magic wand', key: 'W', icon: IconWand },
  { name: 'hand', label: 'Hand: move the view', key: 'H', icon: IconHandStop, sheet: 'Hand; or hold Space with any tool' }
]

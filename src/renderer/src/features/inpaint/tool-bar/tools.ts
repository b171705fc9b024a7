import { type Icon, IconBrush, IconCircle, IconEraser, IconHandStop, IconLasso, IconPolygon, IconRectangle, IconWand } from '@tabler/icons-react'
import type { ToolName } from '../painter/painter.ts'

export interface ToolFace {
  name: ToolName
  label: string
  /** The key that `painterShortcut` gives the tool. */
  shortcut: string
  icon: Icon
}

/** The painter's tools as the bar shows them, top to bottom. */
export const toolFaces: readonly ToolFace[] = [
  { name: 'brush', label: 'Brush', shortcut: 'B', icon: IconBrush },
  { name: 'eraser', label: 'Eraser', shortcut: 'E', icon: IconEraser },
  { name: 'rectangle', label: 'Rectangle', shortcut: 'R', icon: IconRectangle },
  { name: 'ellipse', label: 'Ellipse', shortcut: 'O', icon: IconCircle },
  { name: 'lasso', label: 'Lasso', shortcut: 'L', icon: IconLasso },
  { name: 'polygon', label: 'Polygon', shortcut: 'P', icon: IconPolygon },
  { name: 'wand', label: 'Magic wand', shortcut: 'W', icon: IconWand },
  { name: 'hand', label: 'Hand: move the view', shortcut: 'H', icon: IconHandStop }
]

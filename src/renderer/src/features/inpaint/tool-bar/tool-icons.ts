import {
  type Icon,
  IconBrush,
  IconCircle,
  IconEraser,
  IconHandStop,
  IconLasso,
  IconPolygon,
  IconRectangle,
  IconWand
} from '@tabler/icons-react'
import type { ToolName } from '../tools/tools.ts'

/** Separate from the tools themselves, which do not depend on the screen. */
export type ToolIcons = Record<ToolName, Icon>

export const toolIcons: ToolIcons = {
  brush: IconBrush,
  eraser: IconEraser,
  rectangle: IconRectangle,
  ellipse: IconCircle,
  lasso: IconLasso,
  polygon: IconPolygon,
  wand: IconWand,
  hand: IconHandStop
}

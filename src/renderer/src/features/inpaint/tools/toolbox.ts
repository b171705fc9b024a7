/** One machine for each tool. The hand has none: it moves the view. */
import type { ToolName } from '../painter/painter.ts'
import { BoxTool } from './box-tool.ts'
import { LassoTool } from './lasso-tool.ts'
import { PolygonTool } from './polygon-tool.ts'
import { StrokeTool } from './stroke-tool.ts'
import type { Bench, Tool } from './tool.ts'
import { WandTool } from './wand-tool.ts'

export type PaintTool = Exclude<ToolName, 'hand'>

export function toolbox(bench: Bench): Record<PaintTool, Tool> {
  return {
    brush: new StrokeTool(bench, false),
    eraser: new StrokeTool(bench, true),
    rectangle: new BoxTool(bench, 'rectangle'),
    ellipse: new BoxTool(bench, 'ellipse'),
    lasso: new LassoTool(bench),
    polygon: new PolygonTool(bench),
    wand: new WandTool(bench)
  }
}

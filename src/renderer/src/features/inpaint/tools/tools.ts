/** The painter's tools, in the order of the bar. A new one takes a file, a line here, and its icon. */
import { t } from '../../../../../shared/messages/t.ts'
import { ellipse, rectangle } from './box-tool.ts'
import { lasso } from './lasso-tool.ts'
import { polygon } from './polygon-tool.ts'
import { brush, eraser } from './stroke-tool.ts'
import type { Bench, Tool, ToolKind } from './tool.ts'
import { wand } from './wand-tool.ts'

const hand: ToolKind = {
  label: t('inpaint.tools.hand'),
  key: 'H',
  sheet: t('inpaint.tools.handSheet'),
  hint: t('inpaint.tools.handHint'),
  settings: null,
  press: 'drag',
  create: null
}

export const tools = { brush, eraser, rectangle, ellipse, lasso, polygon, wand, hand } as const satisfies Record<
  string,
  ToolKind
>
export type ToolName = keyof typeof tools

export const toolNames = Object.keys(tools) as ToolName[]

/** One instance of each tool that paints. */
export function toolbox(bench: Bench): ReadonlyMap<ToolName, Tool> {
  const machines = new Map<ToolName, Tool>()
  for (const name of toolNames) {
    const machine = tools[name].create?.(bench)
    if (machine !== undefined) machines.set(name, machine)
  }
  return machines
}

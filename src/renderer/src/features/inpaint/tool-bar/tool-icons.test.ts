import { expect, it } from 'vitest'
import { toolNames } from '../tools/tools.ts'
import { type ToolIcons, toolIcons } from './tool-icons.ts'

it('there is an icon for every tool, as the compiler requires', () => {
  const { wand: _, ...forgotten } = toolIcons
  // @ts-expect-error A tool without an icon would be an empty button.
  const incomplete: ToolIcons = forgotten
  expect(Object.keys(toolIcons)).toEqual(toolNames)
  expect(Object.keys(incomplete)).not.toContain('wand')
})

/** What can be done in the studio: tools, the mask, the view, results. */

import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBucketDroplet,
  IconContrast2,
  IconMaskOff,
  IconPhotoPlus
} from '@tabler/icons-react'
import { t } from '../../../../shared/messages/t.ts'
import { type Action, type Context, emptyContext, type Gesture } from '../../actions/action.ts'
import type { Watched } from '../../actions/watch.ts'
import { getPainter } from './studio/get-painter.ts'
import { hasJustDiscarded, resultActions } from './studio/result-actions.ts'
import { closePicture } from './studio/studio-persistence.ts'
import { useStudio } from './studio/studio-store.ts'
import { brushRung } from './tool-bar/brush-scale.ts'
import { toolIcons } from './tool-bar/tool-icons.ts'
import type { ToolKind } from './tools/tool.ts'
import { type ToolName, toolNames, tools } from './tools/tools.ts'

const isOpen = (): boolean => useStudio.getState().bitmap.kind === 'ready'

/** Places of the studio that hear keys now. */
export function studioContexts(): Context[] {
  if (!isOpen()) return []
  // Slightly longer than the last result is shown: a second Delete meant for it would clear the mask.
  const ofResult = useStudio.getState().comparing !== null || hasJustDiscarded()
  const result = ofResult ? [emptyContext('result')] : []
  const shape = getPainter().state.working ? [emptyContext('shape')] : []
  return [...shape, ...result, emptyContext('studio')]
}

/** The painter state that actions depend on. It also reports every pointer move, which changes neither value. */
const painter: Watched = {
  subscribe(listener) {
    let last = getPainter().state
    return getPainter().subscribe(() => {
      const { state } = getPainter()
      const changed = state.tool !== last.tool || state.working !== last.working
      last = state
      if (changed) listener()
    })
  }
}

const here = { where: ['studio'], looksAt: [painter, useStudio] } as const satisfies Partial<Action>
const isIdle = (): boolean => !getPainter().state.working

function toolAction(name: ToolName, { label, key, sheet }: ToolKind): Action {
  return {
    ...here,
    id: `studio.tool.${name}`,
    label,
    icon: toolIcons[name],
    keys: [key],
    pressed: () => getPainter().state.tool === name,
    palette: { group: 'make', label: t('inpaint.studioActions.tool', { label }) },
    sheet: sheet ?? label,
    run: () => {
      // While a result is being compared nothing can be painted: choosing a tool ends the comparison.
      useStudio.getState().comparisonChosen(null)
      getPainter().choose(name)
    }
  }
}

/** In the order of the bar. */
export const toolActions: readonly Action[] = toolNames.map((name) => toolAction(name, tools[name]))

function resize(by: 1 | -1, rungs: number): void {
  const { brushSize } = getPainter().state.options
  getPainter().setOptions({ brushSize: brushRung(brushSize, by, rungs) })
}

const brushSizes = t('inpaint.studioActions.brushSizeSheet')

export const undo: Action = {
  ...here,
  id: 'studio.undo',
  label: t('inpaint.studioActions.undo'),
  icon: IconArrowBackUp,
  keys: ['Ctrl+Z'],
  repeats: true,
  palette: { group: 'make' },
  run: () => getPainter().undo()
}

export const redo: Action = {
  ...here,
  id: 'studio.redo',
  label: t('inpaint.studioActions.redo'),
  icon: IconArrowForwardUp,
  keys: ['Ctrl+Shift+Z', 'Ctrl+Y'],
  repeats: true,
  palette: { group: 'make' },
  run: () => getPainter().redo()
}

export const invertMask: Action = {
  ...here,
  id: 'studio.invert',
  label: t('inpaint.studioActions.invertMask'),
  icon: IconContrast2,
  keys: ['Ctrl+I'],
  palette: { group: 'make' },
  run: () => getPainter().invert()
}

export const fillMask: Action = {
  ...here,
  id: 'studio.fill',
  label: t('inpaint.studioActions.maskEverything'),
  icon: IconBucketDroplet,
  keys: ['Ctrl+A'],
  palette: { group: 'make' },
  run: () => getPainter().fill()
}

export const clearMask: Action = {
  ...here,
  id: 'studio.clear',
  label: t('inpaint.studioActions.clearMask'),
  icon: IconMaskOff,
  keys: ['Delete', 'Backspace'],
  when: isIdle,
  palette: { group: 'make' },
  run: () => getPainter().clear()
}

export const fitPicture: Action = {
  ...here,
  id: 'studio.fit',
  label: t('inpaint.studioActions.fitInWindow'),
  keys: ['0'],
  palette: { group: 'look' },
  run: () => getPainter().zoomTo('fit')
}

export const wholePixels: Action = {
  ...here,
  id: 'studio.oneToOne',
  label: '100 %',
  keys: ['1'],
  palette: {
    group: 'look',
    label: t('inpaint.studioActions.oneToOne'),
    keywords: t('inpaint.studioActions.oneToOneKeywords')
  },
  sheet: t('inpaint.studioActions.oneToOne'),
  run: () => getPainter().zoomTo(1)
}

export const doublePixels: Action = { ...here, id: 'studio.twice', label: '200 %', run: () => getPainter().zoomTo(2) }

export const zoomIn: Action = {
  ...here,
  id: 'studio.zoomIn',
  label: t('inpaint.studioActions.zoomIn'),
  keys: ['+', '='],
  repeats: true,
  sheet: t('inpaint.studioActions.zoom'),
  run: () => getPainter().zoomTo('in')
}

export const zoomOut: Action = {
  ...here,
  id: 'studio.zoomOut',
  label: t('inpaint.studioActions.zoomOut'),
  keys: ['-', '_'],
  repeats: true,
  sheet: t('inpaint.studioActions.zoom'),
  run: () => getPainter().zoomTo('out')
}

export const openOther: Action = {
  ...here,
  id: 'studio.close',
  label: t('inpaint.studioActions.openAnother'),
  icon: IconPhotoPlus,
  palette: { group: 'make', label: t('inpaint.studioActions.openAnotherPalette') },
  run: () => void closePicture()
}

const ofShape = (id: string, label: string, key: 'Enter' | 'Backspace' | 'Esc'): Action => ({
  id: `studio.shape.${id}`,
  label,
  keys: [key],
  where: ['shape'],
  // Covered by the tool's own line.
  sheet: null,
  run: () => void getPainter().key(key === 'Esc' ? 'Escape' : key)
})

export const studioActions: readonly Action[] = [
  ...toolActions,
  {
    ...here,
    id: 'studio.otherTool',
    label: t('inpaint.studioActions.otherBrush'),
    keys: ['X'],
    run: () => getPainter().choose(getPainter().state.tool === 'eraser' ? 'brush' : 'eraser')
  },
  {
    ...here,
    id: 'studio.smaller',
    label: t('inpaint.studioActions.smallerBrush'),
    keys: ['['],
    repeats: true,
    sheet: brushSizes,
    run: () => resize(-1, 1)
  },
  {
    ...here,
    id: 'studio.larger',
    label: t('inpaint.studioActions.largerBrush'),
    keys: [']'],
    repeats: true,
    sheet: brushSizes,
    run: () => resize(1, 1)
  },
  {
    ...here,
    id: 'studio.muchSmaller',
    label: t('inpaint.studioActions.muchSmallerBrush'),
    keys: ['{'],
    repeats: true,
    sheet: t('inpaint.studioActions.largerSteps'),
    run: () => resize(-1, 3)
  },
  {
    ...here,
    id: 'studio.muchLarger',
    label: t('inpaint.studioActions.muchLargerBrush'),
    keys: ['}'],
    repeats: true,
    sheet: t('inpaint.studioActions.largerSteps'),
    run: () => resize(1, 3)
  },
  ofShape('finish', t('inpaint.studioActions.finishShape'), 'Enter'),
  ofShape('back', t('inpaint.studioActions.removeCorner'), 'Backspace'),
  ofShape('drop', t('inpaint.studioActions.dropShape'), 'Esc'),
  undo,
  redo,
  invertMask,
  fillMask,
  clearMask,
  fitPicture,
  wholePixels,
  doublePixels,
  zoomIn,
  zoomOut,
  openOther,
  ...resultActions
]

/** What the painter's element handles itself while a tool is held, and the page's paste. */
export const studioGestures: readonly Gesture[] = [
  { where: 'studio', hands: 'Shift', label: t('inpaint.studioActions.shift') },
  { where: 'studio', hands: 'Ctrl', label: t('inpaint.studioActions.ctrl') },
  {
    where: 'studio',
    hands: 'Arrows',
    label: t('inpaint.studioActions.moveCross')
  },
  { where: 'studio', hands: 'Enter', label: t('inpaint.studioActions.pressCross') },
  { where: 'studio', hands: 'Ctrl+V', label: t('inpaint.studioActions.paste') }
]

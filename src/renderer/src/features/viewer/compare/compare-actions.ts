/** What can be done with the comparison. What can be done with the picture in its pane: actions/pictures.ts. */
import {
  IconArrowsExchange,
  IconArrowsMaximize,
  IconChevronLeft,
  IconChevronRight,
  IconLink,
  IconLinkOff,
  IconMinus,
  IconPlus,
  IconRelationOneToOne,
  IconTable,
  IconX
} from '@tabler/icons-react'
import type { CompareMode } from '../../../../../shared/domain/viewer-settings.ts'
import type { Action, Context } from '../../../actions/action.ts'
import type { Chord } from '../../../actions/chord.ts'
import { createSlot } from '../../../actions/slot.ts'
import { usePictures } from '../../../data/pictures-store.ts'
import { useSettings } from '../../../data/settings-store.ts'
import { changeViewer } from '../viewer-settings.ts'
import { compareNow } from './compare-store.ts'
import { letterOf, nextInList } from './panes.ts'
import type { CompareZoom } from './use-zoom.ts'

/** What only the comparison on screen knows. */
export interface CompareHandle {
  zoom: CompareZoom
  onClose: () => void
}

export const comparison = createSlot<CompareHandle>()

const here = { where: ['compare'] } as const satisfies Partial<Action>
const settings = (): ReturnType<typeof useSettings.getState>['settings']['viewer'] =>
  useSettings.getState().settings.viewer
const zoomStep = 1.25

const mode = (value: CompareMode, label: string, key: Chord): Action => ({
  ...here,
  id: `compare.${value}`,
  label,
  keys: [key],
  palette: { group: 'Look', label: `Compare: ${label.toLowerCase()}` },
  sheet: 'Side by side, slider, difference',
  run: () => changeViewer({ compareMode: value })
})

function flip(): void {
  const { flipped, flippedTo } = compareNow()
  if (settings().compareMode === 'flip') flippedTo(flipped + 1)
  else changeViewer({ compareMode: 'flip' })
}

/** The pane that is meant, and the one beside it. */
function panesOf({ pane = compareNow().active }: Context): { pane: number; beside: number } {
  return { pane, beside: pane + 1 < compareNow().ids.length ? pane + 1 : 0 }
}

/** The picture of the list beside the one in the pane, past those that stand in other panes. */
function besideInList(context: Context, by: 1 | -1): string | undefined {
  const state = compareNow()
  const { pane } = panesOf(context)
  const { index } = usePictures.getState()
  const id = state.ids[pane]
  return id === undefined ? undefined : nextInList(state, index.ids, index.indexOf(id), by)
}

function step(context: Context, by: 1 | -1): void {
  const next = besideInList(context, by)
  if (next !== undefined) compareNow().paneReplaced(panesOf(context).pane, next)
}

export const newerInPane: Action = {
  ...here,
  id: 'compare.newer',
  label: ({ pane }) => `Newer picture in ${pane === undefined ? 'the pane' : letterOf(pane)}`,
  icon: IconChevronLeft,
  keys: ['Left'],
  repeats: true,
  when: (context) => besideInList(context, -1) !== undefined,
  sheet: 'Newer, older picture in the pane',
  run: (context) => step(context, -1)
}

export const olderInPane: Action = {
  ...here,
  id: 'compare.older',
  label: ({ pane }) => `Older picture in ${pane === undefined ? 'the pane' : letterOf(pane)}`,
  icon: IconChevronRight,
  keys: ['Right'],
  repeats: true,
  when: (context) => besideInList(context, 1) !== undefined,
  sheet: 'Newer, older picture in the pane',
  run: (context) => step(context, 1)
}

export const swapPanes: Action = {
  ...here,
  id: 'compare.swap',
  label: (context) =>
    `Change places with ${context.pane === undefined ? 'the next pane' : letterOf(panesOf(context).beside)}`,
  icon: IconArrowsExchange,
  keys: ['X'],
  palette: { group: 'Look' },
  run: (context) => {
    const { pane, beside } = panesOf(context)
    compareNow().panesSwapped(pane, beside)
  }
}

export const takeOut: Action = {
  ...here,
  id: 'compare.remove',
  label: ({ pane }) => `Take ${pane === undefined ? 'the picture' : letterOf(pane)} out of the comparison`,
  icon: IconX,
  palette: { group: 'Look' },
  run: (context) => compareNow().paneRemoved(panesOf(context).pane)
}

export const lockTogether: Action = {
  ...here,
  id: 'compare.lockZoom',
  label: 'Zoom all together',
  icon: IconLinkOff,
  iconPressed: IconLink,
  keys: ['K'],
  pressed: () => settings().compareLocked,
  palette: { group: 'Look', label: 'Zoom together, or each by itself' },
  sheet: 'Zoom together, or each by itself',
  run: () => comparison.now()?.zoom.lock()
}

export const zoomOut: Action = {
  ...here,
  id: 'compare.zoomOut',
  label: 'Zoom out',
  icon: IconMinus,
  keys: ['-'],
  repeats: true,
  sheet: 'Zoom',
  run: () => comparison.now()?.zoom.by(1 / zoomStep)
}

export const zoomIn: Action = {
  ...here,
  id: 'compare.zoomIn',
  label: 'Zoom in',
  icon: IconPlus,
  keys: ['+', '='],
  repeats: true,
  sheet: 'Zoom',
  run: () => comparison.now()?.zoom.by(zoomStep)
}

export const fit: Action = {
  ...here,
  id: 'compare.fit',
  label: 'Fit',
  icon: IconArrowsMaximize,
  run: () => comparison.now()?.zoom.fit()
}

export const oneToOne: Action = {
  ...here,
  id: 'compare.oneToOne',
  label: 'One to one',
  icon: IconRelationOneToOne,
  run: () => comparison.now()?.zoom.oneToOne()
}

export const recipes: Action = {
  ...here,
  id: 'compare.recipes',
  label: 'What they were made from',
  icon: IconTable,
  keys: ['T'],
  pressed: () => settings().compareRecipes,
  palette: { group: 'Look', label: 'Show or hide what they were made from' },
  sheet: 'Show or hide what they were made from',
  run: () => changeViewer({ compareRecipes: !settings().compareRecipes })
}

export const leaveComparison: Action = {
  ...here,
  id: 'compare.close',
  label: 'Leave the comparison',
  icon: IconX,
  keys: ['Esc'],
  run: () => comparison.now()?.onClose()
}

export const compareActions: readonly Action[] = [
  mode('side', 'Side by side', 'S'),
  mode('slider', 'Slider', 'L'),
  mode('difference', 'Difference', 'D'),
  {
    ...here,
    id: 'compare.flip',
    label: 'Flip from one to the next',
    keys: ['Space'],
    palette: { group: 'Look', label: 'Compare: flip' },
    run: flip
  },
  newerInPane,
  olderInPane,
  swapPanes,
  takeOut,
  lockTogether,
  {
    ...here,
    id: 'compare.toggleZoom',
    label: 'Fit, or one to one',
    keys: ['Z'],
    run: () => comparison.now()?.zoom.toggle()
  },
  zoomIn,
  zoomOut,
  fit,
  oneToOne,
  recipes,
  leaveComparison
]

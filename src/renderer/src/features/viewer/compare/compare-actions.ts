/** What can be done with the comparison. What can be done with the picture in its pane: actions/pictures.ts. */
import {
  IconArrowsMaximize,
  IconLink,
  IconLinkOff,
  IconMinus,
  IconPlus,
  IconRelationOneToOne,
  IconTable,
  IconX
} from '@tabler/icons-react'
import type { CompareMode } from '../../../../../shared/domain/viewer-settings.ts'
import type { Action } from '../../../actions/action.ts'
import type { Chord } from '../../../actions/chord.ts'
import { createSlot } from '../../../actions/slot.ts'
import { useSettings } from '../../../data/settings-store.ts'
import { changeViewer } from '../viewer-settings.ts'
import { compareNow } from './compare-store.ts'
import { stepPane } from './pane-head.tsx'
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

function swap(): void {
  const { ids, active, panesSwapped } = compareNow()
  panesSwapped(active, active + 1 < ids.length ? active + 1 : 0)
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
  {
    ...here,
    id: 'compare.newer',
    label: 'Newer picture in the pane',
    keys: ['Left'],
    repeats: true,
    sheet: 'Newer, older picture in the pane',
    run: () => stepPane(compareNow().active, -1)
  },
  {
    ...here,
    id: 'compare.older',
    label: 'Older picture in the pane',
    keys: ['Right'],
    repeats: true,
    sheet: 'Newer, older picture in the pane',
    run: () => stepPane(compareNow().active, 1)
  },
  {
    ...here,
    id: 'compare.swap',
    label: 'Change places with the next pane',
    keys: ['X'],
    palette: { group: 'Look' },
    run: swap
  },
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

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
import { t } from '../../../../../shared/messages/t.ts'
import type { Action, Context } from '../../../actions/action.ts'
import type { Chord } from '../../../actions/chord.ts'
import { createSlot } from '../../../actions/slot.ts'
import { usePictures } from '../../../data/pictures-store.ts'
import { backKey, onKey } from '../../../data/reading.ts'
import { useSettings } from '../../../data/settings-store.ts'
import { changeViewer } from '../viewer-settings.ts'
import { compareNow } from './compare-store.ts'
import { letterOf, nextInList } from './panes.ts'
import type { CompareZoom } from './use-zoom.ts'

/** What only the mounted comparison knows. */
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
  palette: { group: 'look', label: t('viewer.compareActions.compare', { label: label.toLowerCase() }) },
  sheet: t('viewer.compareActions.sideBySideSliderDifference'),
  run: () => changeViewer({ compareMode: value })
})

function flip(): void {
  const { flipped, flippedTo } = compareNow()
  if (settings().compareMode === 'flip') flippedTo(flipped + 1)
  else changeViewer({ compareMode: 'flip' })
}

/** The pane concerned, and the one beside it. */
function panesOf({ pane = compareNow().active }: Context): { pane: number; beside: number } {
  return { pane, beside: pane + 1 < compareNow().ids.length ? pane + 1 : 0 }
}

/** The picture in the list next to the pane's, skipping those in other panes. */
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
  label: ({ pane }) =>
    pane === undefined
      ? t('viewer.compareActions.newerInThePane')
      : t('viewer.compareActions.newerInPane', { pane: letterOf(pane) }),
  icon: IconChevronLeft,
  keys: [backKey],
  repeats: true,
  when: (context) => besideInList(context, -1) !== undefined,
  sheet: t('viewer.compareActions.newerOrOlder'),
  run: (context) => step(context, -1)
}

export const olderInPane: Action = {
  ...here,
  id: 'compare.older',
  label: ({ pane }) =>
    pane === undefined
      ? t('viewer.compareActions.olderInThePane')
      : t('viewer.compareActions.olderInPane', { pane: letterOf(pane) }),
  icon: IconChevronRight,
  keys: [onKey],
  repeats: true,
  when: (context) => besideInList(context, 1) !== undefined,
  sheet: t('viewer.compareActions.newerOrOlder'),
  run: (context) => step(context, 1)
}

export const swapPanes: Action = {
  ...here,
  id: 'compare.swap',
  label: (context) =>
    context.pane === undefined
      ? t('viewer.compareActions.swapWithNext')
      : t('viewer.compareActions.swapWith', { pane: letterOf(panesOf(context).beside) }),
  icon: IconArrowsExchange,
  keys: ['X'],
  palette: { group: 'look' },
  run: (context) => {
    const { pane, beside } = panesOf(context)
    compareNow().panesSwapped(pane, beside)
  }
}

export const takeOut: Action = {
  ...here,
  id: 'compare.remove',
  label: ({ pane }) =>
    pane === undefined
      ? t('viewer.compareActions.takeOutPicture')
      : t('viewer.compareActions.takeOut', { pane: letterOf(pane) }),
  icon: IconX,
  palette: { group: 'look' },
  run: (context) => compareNow().paneRemoved(panesOf(context).pane)
}

export const lockTogether: Action = {
  ...here,
  id: 'compare.lockZoom',
  label: t('viewer.compareActions.zoomTogether'),
  icon: IconLinkOff,
  iconPressed: IconLink,
  keys: ['K'],
  pressed: () => settings().compareLocked,
  palette: { group: 'look', label: t('viewer.compareActions.zoomTogetherOrNot') },
  sheet: t('viewer.compareActions.zoomTogetherOrNot'),
  run: () => comparison.now()?.zoom.lock()
}

export const zoomOut: Action = {
  ...here,
  id: 'compare.zoomOut',
  label: t('viewer.compareActions.zoomOut'),
  icon: IconMinus,
  keys: ['-'],
  repeats: true,
  sheet: t('viewer.compareActions.zoom'),
  run: () => comparison.now()?.zoom.by(1 / zoomStep)
}

export const zoomIn: Action = {
  ...here,
  id: 'compare.zoomIn',
  label: t('viewer.compareActions.zoomIn'),
  icon: IconPlus,
  keys: ['+', '='],
  repeats: true,
  sheet: t('viewer.compareActions.zoom'),
  run: () => comparison.now()?.zoom.by(zoomStep)
}

export const fit: Action = {
  ...here,
  id: 'compare.fit',
  label: t('viewer.compareActions.fit'),
  icon: IconArrowsMaximize,
  run: () => comparison.now()?.zoom.fit()
}

export const oneToOne: Action = {
  ...here,
  id: 'compare.oneToOne',
  label: t('viewer.compareActions.oneToOne'),
  icon: IconRelationOneToOne,
  run: () => comparison.now()?.zoom.oneToOne()
}

export const recipes: Action = {
  ...here,
  id: 'compare.recipes',
  label: t('viewer.compareActions.recipes'),
  icon: IconTable,
  keys: ['T'],
  pressed: () => settings().compareRecipes,
  palette: { group: 'look', label: t('viewer.compareActions.showOrHideRecipes') },
  sheet: t('viewer.compareActions.showOrHideRecipes'),
  run: () => changeViewer({ compareRecipes: !settings().compareRecipes })
}

export const leaveComparison: Action = {
  ...here,
  id: 'compare.close',
  label: t('viewer.compareActions.leaveComparison'),
  icon: IconX,
  keys: ['Esc'],
  run: () => comparison.now()?.onClose()
}

export const compareActions: readonly Action[] = [
  mode('side', t('viewer.compareActions.sideBySide'), 'S'),
  mode('slider', t('viewer.compareActions.slider'), 'L'),
  mode('difference', t('viewer.compareActions.difference'), 'D'),
  {
    ...here,
    id: 'compare.flip',
    label: t('viewer.compareActions.flipFromOneToNext'),
    keys: ['Space'],
    palette: { group: 'look', label: t('viewer.compareActions.compareFlip') },
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
    label: t('viewer.compareActions.fitOrOneToOne'),
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

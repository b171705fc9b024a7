/** What can be done with a family. What can be done with the current step: actions/pictures.ts. */

import { IconArrowsMaximize, IconGitBranch, IconGitCompare, IconMinus, IconPlus, IconX } from '@tabler/icons-react'
import type { LineageNode } from '../../../../shared/domain/lineage.ts'
import { t } from '../../../../shared/messages/t.ts'
import { type Action, applies, type Context, contextOf, emptyContext } from '../../actions/action.ts'
import type { Chord } from '../../actions/chord.ts'
import { makeFour, reopen, repaint, reuse, variation } from '../../actions/pictures.ts'
import { createSlot } from '../../actions/slot.ts'
import { lineageNow } from './lineage-store.ts'
import type { Move } from './tree-moves.ts'

/** What only the mounted tree knows. */
export interface TreeHandle {
  move: (to: Move) => void
  openBranches: () => void
  zoomBy: (factor: number) => void
  fit: () => void
}

export const tree = createSlot<TreeHandle>()
/** Back to the previous view. */
export const closeLineage = createSlot<() => void>()

/** The current step, if it can be viewed. */
const currentNode = (): LineageNode | undefined => {
  const { lineage, currentId } = lineageNow()
  return lineage?.nodes.find(({ id }) => id === currentId) ?? lineage?.nodes[0]
}

/** The picture itself can be viewed. */
export const isThere = ({ state }: LineageNode): boolean => state !== 'gone'

/** The step as a context for picture actions. */
export function stepContext(): Context {
  const node = currentNode()
  if (node === undefined || !isThere(node)) return emptyContext('lineage')
  const noFile = {
    shown: null,
    trashed: null,
    missing: t('lineage.lineageActions.itsFileIsMissing'),
    removed: t('lineage.lineageActions.itsFileWasRemoved'),
    gone: t('lineage.lineageActions.itIsGone')
  }[node.state]
  return {
    ...contextOf('lineage', [node.id], node.state === 'trashed'),
    noFile,
    noRecipe: node.model === null ? t('lineage.lineageActions.noRecipeIsKnown') : null
  }
}

const here = { where: ['lineage'] } as const satisfies Partial<Action>
const zoomStep = 1.25
const inTree = (): boolean => tree.now() !== null

const move = (to: Move, label: string, key: Chord, sheet: string): Action => ({
  ...here,
  id: `lineage.move.${to}`,
  label,
  keys: [key],
  repeats: true,
  when: inTree,
  sheet,
  run: () => tree.now()?.move(to)
})

/** As elsewhere; a step knows this before its record is loaded. */
const openAsMade: Action = {
  ...reopen,
  ...here,
  id: 'lineage.asMade',
  when: ({ id }) => id !== null && currentNode()?.studio === true
}

/** Every way to branch off from a step. */
export const branchActions: readonly Action[] = [repaint, openAsMade, makeFour, reuse, variation]

export const branchesNow = (): Action[] => {
  const context = stepContext()
  return branchActions.filter((action) => applies(action, context) && (action.not?.(context) ?? null) === null)
}

export const branch: Action = {
  ...here,
  id: 'lineage.branch',
  label: t('lineage.lineageActions.branchFromHere'),
  icon: IconGitBranch,
  keys: ['B'],
  when: inTree,
  not: () => (branchesNow().length > 0 ? null : t('lineage.lineageActions.nothingKnown')),
  palette: { group: 'make' },
  run: () => tree.now()?.openBranches()
}

export const pairStep: Action = {
  ...here,
  id: 'lineage.pair',
  label: t('lineage.lineageActions.compareWithAnotherStep'),
  icon: IconGitCompare,
  keys: ['C'],
  when: ({ id }) => id !== null && inTree(),
  pressed: ({ id }) => id !== null && lineageNow().pair.includes(id),
  palette: { group: 'look' },
  run: ({ id }) => id !== null && lineageNow().pairToggled(id)
}

/** Compared with the step that it was made from. */
export const changesOfStep: Action = {
  ...here,
  id: 'lineage.changes',
  label: t('lineage.lineageActions.whatChangedOnThisStep'),
  when: ({ id }) => id !== null && parentOf() !== undefined,
  palette: { group: 'look' },
  run: ({ id }) => {
    const parent = parentOf()
    if (id !== null && parent) lineageNow().pairChosen([parent.id, id])
  }
}

function parentOf(): LineageNode | undefined {
  const parentId = currentNode()?.parentId
  const parent = lineageNow().lineage?.nodes.find(({ id }) => id === parentId)
  return parent && isThere(parent) ? parent : undefined
}

export const zoomOut: Action = {
  ...here,
  id: 'lineage.zoomOut',
  label: t('lineage.lineageActions.zoomOut'),
  icon: IconMinus,
  keys: ['-'],
  repeats: true,
  when: inTree,
  sheet: t('lineage.lineageActions.zoom'),
  run: () => tree.now()?.zoomBy(1 / zoomStep)
}

export const zoomIn: Action = {
  ...here,
  id: 'lineage.zoomIn',
  label: t('lineage.lineageActions.zoomIn'),
  icon: IconPlus,
  keys: ['+', '='],
  repeats: true,
  when: inTree,
  sheet: t('lineage.lineageActions.zoom'),
  run: () => tree.now()?.zoomBy(zoomStep)
}

export const wholeTree: Action = {
  ...here,
  id: 'lineage.fit',
  label: t('lineage.lineageActions.wholeTree'),
  icon: IconArrowsMaximize,
  keys: ['Z'],
  when: inTree,
  palette: { group: 'look' },
  run: () => tree.now()?.fit()
}

export const leaveLineage: Action = {
  ...here,
  id: 'lineage.close',
  label: t('lineage.lineageActions.back'),
  icon: IconX,
  run: () => closeLineage.now()?.()
}

const along = t('lineage.lineageActions.parentOrChild')
const beside = t('lineage.lineageActions.beside')

export const lineageActions: readonly Action[] = [
  move('parent', t('lineage.lineageActions.parent'), 'Left', along),
  move('child', t('lineage.lineageActions.child'), 'Right', along),
  move('before', t('lineage.lineageActions.above'), 'Up', beside),
  move('after', t('lineage.lineageActions.below'), 'Down', beside),
  move('first', t('lineage.lineageActions.first'), 'Home', t('lineage.lineageActions.firstOrLast')),
  move('last', t('lineage.lineageActions.last'), 'End', t('lineage.lineageActions.firstOrLast')),
  openAsMade,
  branch,
  pairStep,
  changesOfStep,
  zoomIn,
  zoomOut,
  wholeTree,
  leaveLineage,
  {
    ...here,
    id: 'lineage.back',
    label: t('lineage.lineageActions.escape'),
    keys: ['Esc'],
    run: () => {
      if (lineageNow().pair.length > 0) lineageNow().pairCleared()
      else closeLineage.now()?.()
    }
  }
]

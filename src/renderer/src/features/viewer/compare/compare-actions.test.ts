import { beforeEach, expect, it } from 'vitest'
import type { PictureStub } from '../../../../../shared/domain/picture.ts'
import { type Action, applies, emptyContext, labelOf } from '../../../actions/action.ts'
import { PictureIndex } from '../../../data/picture-index.ts'
import { usePictures } from '../../../data/pictures-store.ts'
import { newerInPane, olderInPane, swapPanes, takeOut } from './compare-actions.ts'
import { compareNow } from './compare-store.ts'

const atPane = (pane: number) => ({ ...emptyContext('compare'), pane })
const stub = (id: string): PictureStub => [id, 4, 3, 0, 0, 0]

beforeEach(() => {
  const index = new PictureIndex()
  index.append(['a', 'b', 'c', 'd'].map(stub))
  usePictures.setState({ index })
  compareNow().picturesChosen(['a', 'b', 'c'])
})

it('applies to its own pane, and otherwise to the focused one', () => {
  const labels = (action: Action) => [labelOf(action, atPane(2)), labelOf(action, emptyContext('compare'))]
  expect(labels(newerInPane)).toEqual(['Newer picture in C', 'Newer picture in the pane'])
  expect(labels(swapPanes)).toEqual(['Swap with A', 'Swap with the next pane'])
  expect(labels(takeOut)).toEqual(['Remove C from the comparison', 'Remove the picture from the comparison'])
})

it('skips what is in other panes, and only applies if there is something', () => {
  expect(applies(newerInPane, atPane(0))).toBe(false)
  expect(applies(olderInPane, atPane(0))).toBe(true)
  olderInPane.run(atPane(0))
  expect(compareNow().ids).toEqual(['d', 'b', 'c'])
  expect(applies(olderInPane, atPane(1))).toBe(false)
})

it('swaps with the pane beside it, and removes its own picture', () => {
  swapPanes.run(atPane(1))
  expect(compareNow().ids).toEqual(['a', 'c', 'b'])
  takeOut.run(atPane(0))
  expect(compareNow().ids).toEqual(['c', 'b'])
})

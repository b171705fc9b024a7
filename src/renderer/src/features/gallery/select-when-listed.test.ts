import { beforeEach, expect, it } from 'vitest'
import type { PictureStub } from '../../../../shared/domain/picture.ts'
import { PictureIndex } from '../../data/picture-index.ts'
import { usePictures } from '../../data/pictures-store.ts'
import { selectWhenListed } from './select-when-listed.ts'
import { useSelection } from './selection-store.ts'

const selection = () => useSelection.getState()
const selected = (): string[] => [...selection().selected]

function listed(...ids: string[]): void {
  const index = new PictureIndex()
  index.append(ids.map((id): PictureStub => [id, 4, 3, 0, 1, 0]))
  usePictures.setState(({ version }) => ({ index, version: version + 1, state: 'complete' }))
}

/** Two pictures requested while `P` is selected. */
const wait = (): void => selectWhenListed(() => ['new 1', 'new 2'], { shows: false, isWhole: () => true })

beforeEach(() => {
  selection().quickLookTurned(false)
  listed('P', 'Q')
  selection().pictureSelected('P', { toggle: false, extend: false })
})

it('selects what arrives, one after the other', () => {
  wait()
  listed('new 1', 'P', 'Q')
  expect(selected()).toEqual(['new 1'])
  listed('new 2', 'new 1', 'P', 'Q')
  expect(selected().toSorted()).toEqual(['new 1', 'new 2'])
})

it('keeps the picture in the quick look, even if the request was sent from there', () => {
  wait()
  selection().quickLookTurned(true)
  listed('new 1', 'P', 'Q')
  expect([selected(), selection().cursor]).toEqual([['P'], 'P'])
  wait()
  listed('new 2', 'new 1', 'P', 'Q')
  expect([selected(), selection().cursor]).toEqual([['P'], 'P'])
  selection().quickLookTurned(false)
  listed('new 2', 'new 1', 'P', 'Q', 'R')
  expect(selected()).toEqual(['P'])
})

it('keeps the selection that a menu was opened on', () => {
  wait()
  selection().menuOpened('P')
  listed('new 1', 'P', 'Q')
  expect(selected()).toEqual(['P'])
})

it('leaves a cursor alone that moved elsewhere, before the first arrives and after it', () => {
  wait()
  selection().cursorMoved('Q')
  listed('new 1', 'P', 'Q')
  expect([selected(), selection().cursor]).toEqual([['P'], 'Q'])
  selectWhenListed(() => ['new 1', 'new 2'], { shows: false, isWhole: () => true })
  expect(selected()).toEqual(['new 1'])
  selection().cursorMoved('P')
  listed('new 2', 'new 1', 'P', 'Q')
  expect([selected(), selection().cursor]).toEqual([['new 1'], 'P'])
})

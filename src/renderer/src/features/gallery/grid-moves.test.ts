import { describe, expect, it } from 'vitest'
import { type Move, moveFrom } from './grid-moves.ts'
import { layoutRows } from './layout-rows.ts'

// Five squares per row: two rows of group 2 (items 0-6), one of group 1 (7-9).
const rows = layoutRows({
  shape: 'justified',
  width: 1024,
  rowHeight: 200,
  gap: 6,
  headerHeight: 30,
  count: 10,
  aspect: () => 1,
  group: (at) => (at < 7 ? 2 : 1)
})
const go = (item: number, move: Move, first = 0): number => moveFrom(rows, item, move, () => 1, first, 450)

describe('moving in the grid', () => {
  it('follows the order with left and right, and stops at the ends', () => {
    expect([go(4, 'right'), go(5, 'left'), go(0, 'left'), go(9, 'right')]).toEqual([5, 4, 0, 9])
  })

  it('moves up and down to the tile below the middle, across headings', () => {
    expect([go(1, 'down'), go(4, 'down'), go(6, 'down'), go(8, 'up'), go(0, 'up'), go(9, 'down')]).toEqual([
      6, 6, 8, 6, 0, 9
    ])
  })

  it('moves by pages and to both ends', () => {
    expect([go(0, 'page-down'), go(9, 'page-up'), go(3, 'home'), go(3, 'end')]).toEqual([7, 2, 0, 9])
  })

  it('never enters the tiles before the first picture', () => {
    expect([go(2, 'left', 2), go(6, 'up', 2), go(9, 'home', 2)]).toEqual([2, 2, 2])
  })
})

import { describe, expect, it } from 'vitest'
import { layoutRows } from './layout-rows.ts'
import { windowAt } from './use-row-window.ts'

// Rows of 106 px, one below the other.
const rows = layoutRows({
  shape: 'square',
  count: 100,
  aspect: () => 1,
  group: null,
  width: 100,
  rowHeight: 100,
  gap: 6,
  headerHeight: 0
})

describe('the rows that are mounted', () => {
  it('are those in view, with this many more around them', () => {
    expect(windowAt(rows, 1060, 530, 0)).toEqual({ first: 10, last: 15 })
    expect(windowAt(rows, 1060, 530, 2)).toEqual({ first: 8, last: 17 })
  })

  it('end where the grid ends', () => {
    expect(windowAt(rows, 0, 300, 2)).toEqual({ first: 0, last: 4 })
    expect(windowAt(rows, 1e9, 300, 2)).toEqual({ first: 97, last: 99 })
    expect(windowAt({ ...rows, count: 0 }, 0, 300, 2)).toEqual({ first: 0, last: -1 })
  })
})

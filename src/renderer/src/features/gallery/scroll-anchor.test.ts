import { describe, expect, it } from 'vitest'
import { layoutRows, reserveFor } from './layout-rows.ts'
import { anchorAt, type Laid, topFor } from './scroll-anchor.ts'

/** Squares of 100 px in this many columns, all in one group under a heading of 30 px. @param more still to come */
function laid(ids: string[], columns: number, more = 0): Laid {
  const rows = layoutRows({
    shape: 'square',
    count: ids.length,
    aspect: () => 1,
    group: () => 1,
    width: columns * 106 - 6,
    rowHeight: 100,
    gap: 6,
    headerHeight: 30
  })
  return {
    list: '',
    rows,
    reserve: reserveFor(rows, ids.length, more),
    count: ids.length,
    idOf: (item) => ids[item] ?? null,
    itemOf: (id) => ids.indexOf(id)
  }
}

const letters = (from: number, to: number): string[] => Array.from({ length: to - from }, (_, at) => `p${from + at}`)

describe('the anchor', () => {
  it('holds a picture when others are added above and when the columns change', () => {
    const before = laid(letters(10, 40), 5)
    const anchor = anchorAt(before, before.rows.top[3]! + 50, 0)!
    expect([anchor.id, anchor.into]).toEqual(['p20', 0.5])
    const after = laid(letters(0, 40), 4)
    const row = 1 + 20 / 4
    expect(topFor(anchor, after)).toBe(after.rows.top[row]! + 50)
  })

  it('holds the point under the mouse', () => {
    const before = laid(letters(0, 40), 5)
    const anchor = anchorAt(before, 200, 300)!
    expect(topFor(anchor, before)).toBe(200)
  })

  it('holds the picture under the mouse, wherever in its row it is', () => {
    const before = laid(letters(0, 40), 5)
    const top = before.rows.top[3]!
    const after = laid(letters(0, 40), 4)
    const anchor = anchorAt(before, top, 30, 'p14')!
    expect(anchor.id).toBe('p14')
    expect(topFor(anchor, after)).toBe(after.rows.top[1 + Math.floor(14 / 4)]!)
    expect(anchorAt(before, top, 30, 'p39')!.id).toBe('p10')
  })

  it('uses the row below a heading', () => {
    const before = laid(letters(0, 10), 5)
    const anchor = anchorAt(before, 10, 0)!
    expect([anchor.id, anchor.into]).toEqual(['p0', -20])
    expect(topFor(anchor, before)).toBe(10)
  })

  it('holds a position in the list whose pictures are still to come', () => {
    const filling = laid(letters(0, 10), 5, 990)
    const anchor = anchorAt(filling, filling.reserve.top + filling.reserve.each * 490, 0)!
    expect([anchor.id, anchor.item]).toEqual([null, 500])
    const complete = laid(letters(0, 1000), 5)
    expect(topFor(anchor, complete)).toBe(complete.rows.top[1 + 100])
    const more = laid(letters(0, 100), 5, 900)
    expect(topFor(anchor, more)).toBe(more.reserve.top + 400 * more.reserve.each)
  })

  it('releases a picture that is gone', () => {
    const anchor = anchorAt(laid(letters(0, 10), 5), 40, 0)!
    expect(topFor(anchor, laid(letters(5, 10), 5))).toBeNull()
    expect(anchorAt(laid([], 5), 0, 0)).toBeNull()
  })
})

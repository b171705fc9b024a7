import { array, assert, double, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type GridRows, layoutRows, rowAt, rowOf, tileAspect, tilesOf } from './justified-layout.ts'

const base = { width: 1000, rowHeight: 200, gap: 6, headerHeight: 30 }
const lay = (aspects: number[], groups: number[] = aspects.map(() => 1)): GridRows =>
  layoutRows({ ...base, count: aspects.length, aspect: (at) => aspects[at]!, group: (at) => groups[at]! })
const spans = (rows: GridRows): [number, number][] => rows.start.map((start, row) => [start, rows.end[row]!])

describe('justified rows', () => {
  it('starts each group under a header and never mixes two groups in a row', () => {
    expect(spans(lay([1, 1, 1, 1], [3, 3, 2, 1]))).toEqual([
      [0, 0],
      [0, 2],
      [2, 2],
      [2, 3],
      [3, 3],
      [3, 4]
    ])
  })

  it('leaves the last row of a group at the wanted height', () => {
    const rows = lay([1, 1])
    expect(rows.height).toEqual([30, 200])
    expect(tilesOf(rows, 1, () => 1).map((tile) => [tile.left, tile.width])).toEqual([
      [0, 200],
      [206, 200]
    ])
  })

  it('places every item exactly once, in order, and fills each full row to the edge', () => {
    assert(
      property(array(double({ min: 0.05, max: 8, noNaN: true }), { minLength: 1, maxLength: 80 }), (aspects) => {
        const rows = lay(aspects)
        const items = rows.start.flatMap((_, row) => tilesOf(rows, row, (at) => aspects[at]!).map((tile) => tile.item))
        expect(items).toEqual(aspects.map((_, at) => at))
        for (let row = 1; row < rows.count - 1; row += 1) {
          const tiles = tilesOf(rows, row, (at) => aspects[at]!)
          expect(tiles.at(-1)!.left + tiles.at(-1)!.width).toBe(1000)
          for (const [at, tile] of tiles.slice(1).entries()) expect(tile.left - tiles[at]!.left - tiles[at]!.width).toBe(6)
        }
      })
    )
  })

  it('keeps rows near the wanted height', () => {
    assert(
      property(array(double({ min: 0.5, max: 2, noNaN: true }), { minLength: 1, maxLength: 80 }), (aspects) => {
        const rows = lay(aspects)
        for (const height of rows.height.slice(1)) {
          expect(height).toBeGreaterThanOrEqual(130)
          expect(height).toBeLessThanOrEqual(280)
        }
      })
    )
  })

  it('crops a panorama and a column instead of shrinking their neighbours', () => {
    expect([tileAspect(10), tileAspect(0.01), tileAspect(0), tileAspect(Number.NaN), tileAspect(1.5)]).toEqual([3.2, 0.4, 1, 1, 1.5])
  })

  it('finds the row of an item and the row at an offset', () => {
    const rows = lay([1, 1, 1, 1, 1, 1, 1], [2, 2, 1, 1, 1, 1, 1])
    expect([0, 1, 2, 6, 7].map((item) => rowOf(rows, item))).toEqual([1, 1, 3, rows.count - 1, -1])
    expect(rowAt(rows, 0)).toBe(0)
    expect(rowAt(rows, 31)).toBe(1)
    expect(rowAt(rows, 1e9)).toBe(rows.count - 1)
  })

  it('is empty without a width or without items', () => {
    expect(lay([]).count).toBe(0)
    expect(layoutRows({ ...base, width: 0, count: 2, aspect: () => 1, group: () => 1 }).totalHeight).toBe(0)
  })
})

import { array, assert, double, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  boxOfGroup,
  type GridRows,
  groupAt,
  itemsIn,
  itemsOfGroup,
  rowAt,
  rowOf,
  tileAspect,
  tilesOf
} from './grid-rows.ts'
import { layoutRows, reserveFor, tallest } from './layout-rows.ts'

const base = { shape: 'justified' as 'justified' | 'square', width: 1000, rowHeight: 200, gap: 6, headerHeight: 30 }
const lay = (aspects: number[], groups: number[] = aspects.map(() => 1)): GridRows =>
  layoutRows({ ...base, count: aspects.length, aspect: (at) => aspects[at]!, group: (at) => groups[at]! })
const spans = (rows: GridRows): [number, number][] => rows.start.map((start, row) => [start, rows.end[row]!])

describe('justified rows', () => {
  it('start each group under a heading and never mix two groups in a row', () => {
    expect(spans(lay([1, 1, 1, 1], [3, 3, 2, 1]))).toEqual([
      [0, 0],
      [0, 2],
      [2, 2],
      [2, 3],
      [3, 3],
      [3, 4]
    ])
  })

  it('leave the last row of a group at the preferred height', () => {
    const rows = lay([1, 1])
    expect(rows.height).toEqual([30, 200])
    expect(tilesOf(rows, 1, () => 1).map((tile) => [tile.left, tile.width])).toEqual([
      [0, 200],
      [206, 200]
    ])
  })

  it('place every item exactly once, in order, and fill each full row to the edge', () => {
    assert(
      property(array(double({ min: 0.05, max: 8, noNaN: true }), { minLength: 1, maxLength: 80 }), (aspects) => {
        const rows = lay(aspects)
        const items = rows.start.flatMap((_, row) => tilesOf(rows, row, (at) => aspects[at]!).map((tile) => tile.item))
        expect(items).toEqual(aspects.map((_, at) => at))
        for (let row = 1; row < rows.count - 1; row += 1) {
          const tiles = tilesOf(rows, row, (at) => aspects[at]!)
          expect(tiles.at(-1)!.left + tiles.at(-1)!.width).toBe(1000)
          for (const [at, tile] of tiles.slice(1).entries())
            expect(tile.left - tiles[at]!.left - tiles[at]!.width).toBe(6)
        }
      })
    )
  })

  it('stay near the preferred height', () => {
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

  it('crop a panorama and a column instead of shrinking their neighbours', () => {
    expect([tileAspect(10), tileAspect(0.01), tileAspect(0), tileAspect(Number.NaN), tileAspect(1.5)]).toEqual([
      3.2, 0.4, 1, 1, 1.5
    ])
  })

  it('are found by item and by offset', () => {
    const rows = lay([1, 1, 1, 1, 1, 1, 1], [2, 2, 1, 1, 1, 1, 1])
    expect([0, 1, 2, 6, 7].map((item) => rowOf(rows, item))).toEqual([1, 1, 3, rows.count - 1, -1])
    expect(rowAt(rows, 0)).toBe(0)
    expect(rowAt(rows, 31)).toBe(1)
    expect(rowAt(rows, 1e9)).toBe(rows.count - 1)
  })

  it('are empty without a width or without items', () => {
    expect(lay([]).count).toBe(0)
    expect(layoutRows({ ...base, width: 0, count: 2, aspect: () => 1, group: () => 1 }).totalHeight).toBe(0)
  })
})

const squares = (count: number, groups: ((at: number) => number) | null, width = 1024): GridRows =>
  layoutRows({ ...base, shape: 'square', width, count, aspect: () => 0.5, group: groups })

describe('square rows', () => {
  it('have as many equal tiles as come nearest to the preferred size', () => {
    const rows = squares(7, null)
    expect([rows.columns, rows.headings, spans(rows)]).toEqual([
      5,
      [],
      [
        [0, 5],
        [5, 7]
      ]
    ])
    expect(tilesOf(rows, 1, () => 0.5)).toEqual([
      { item: 5, left: 0, width: 200 },
      { item: 6, left: 206, width: 200 }
    ])
    expect(squares(3, null, 60).height).toEqual([60, 60, 60])
  })

  it('fill the width to the last pixel', () => {
    for (const width of [333, 901, 902, 903, 1279]) {
      const rows = squares(20, null, width)
      const tiles = tilesOf(rows, 0, () => 1)
      expect(tiles.at(-1)!.left + tiles.at(-1)!.width).toBe(width)
      for (const [at, tile] of tiles.slice(1).entries()) expect(tile.left - tiles[at]!.left - tiles[at]!.width).toBe(6)
    }
  })

  it('begin with each group', () => {
    expect(spans(squares(4, (at) => Math.floor(at / 3)))).toEqual([
      [0, 0],
      [0, 3],
      [3, 3],
      [3, 4]
    ])
  })
})

describe('queries on the rows', () => {
  const rows = squares(12, (at) => Math.floor(at / 6))

  it('give the group of a row, its items and its box', () => {
    expect(spans(rows)).toEqual([
      [0, 0],
      [0, 5],
      [5, 6],
      [6, 6],
      [6, 11],
      [11, 12]
    ])
    expect([0, 1, 2, 3, 5].map((row) => groupAt(rows, row))).toEqual([0, 0, 0, 1, 1])
    expect([itemsOfGroup(rows, 0), itemsOfGroup(rows, 1)]).toEqual([
      { from: 0, to: 6 },
      { from: 6, to: 12 }
    ])
    expect(boxOfGroup(rows, 1)).toEqual({ top: 442, bottom: rows.totalHeight })
    expect(groupAt(squares(4, null), 0)).toBe(-1)
  })

  it('find the tiles that a selection frame touches, on screen or not', () => {
    const aspect = (): number => 0.5
    const box = (left: number, top: number, right: number, bottom: number): number[] =>
      itemsIn(rows, { left, top, right, bottom }, aspect)
    expect(box(0, 30, 1, 31)).toEqual([0])
    expect(box(201, 40, 205, 100)).toEqual([])
    expect(box(199, 40, 207, 250)).toEqual([0, 1, 5])
    expect(box(0, 0, 1024, 1e9)).toEqual(Array.from({ length: 12 }, (_, at) => at))
    expect(box(-50, 0, 1, 1e9)).toEqual([0, 5, 6, 11])
    expect(box(0, 0, 0, 100)).toEqual([])
  })

  it('agree with every single tile', () => {
    const aspects = Array.from({ length: 60 }, (_, at) => 0.4 + ((at * 37) % 20) / 10)
    const justified = lay(aspects)
    assert(
      property(
        double({ min: 0, max: 900, noNaN: true }),
        double({ min: 0, max: 1500, noNaN: true }),
        double({ min: 1, max: 600, noNaN: true }),
        (left, top, size) => {
          const found = itemsIn(justified, { left, top, right: left + size, bottom: top + size }, (at) => aspects[at]!)
          const touched = justified.start.flatMap((_, row) =>
            tilesOf(justified, row, (at) => aspects[at]!)
              .filter((tile) => tile.left < left + size && tile.left + tile.width > left)
              .filter(() => justified.top[row]! < top + size && justified.top[row]! + justified.height[row]! > top)
              .map((tile) => tile.item)
          )
          expect(found).toEqual(touched)
        }
      )
    )
  })
})

describe("the browser's scroll limit", () => {
  it('makes tiles smaller rather than pictures unreachable', () => {
    const rows = layoutRows({
      ...base,
      shape: 'square',
      width: 440,
      rowHeight: 480,
      count: 100_000,
      aspect: () => 1,
      group: null
    })
    expect(rows.totalHeight).toBeLessThanOrEqual(tallest)
    expect(rows.end.at(-1)).toBe(100_000)
    expect(rows.height[0]).toBeGreaterThan(150)
  })

  it('leaves room for what the list has not loaded yet', () => {
    const rows = squares(10, null)
    expect(reserveFor(rows, 10, 90)).toEqual({ top: 412, height: 3708, each: 41.2 })
    expect(reserveFor(rows, 10, 0)).toEqual({ top: 412, height: 0, each: 0 })
    expect(reserveFor(squares(0, null), 0, 50)).toEqual({ top: 0, height: 0, each: 0 })
    expect(reserveFor(rows, 10, 10_000_000).height).toBe(tallest - 412)
  })
})

/**
 * Lays the pictures out in rows: justified (pictures keep their shape, rows fill the width) or square, each group (a
 * day) under its own heading. One pass over plain numbers, so that a hundred thousand pictures can be laid out while a
 * panel's edge is dragged.
 */
import { type GridRows, tileAspect } from './grid-rows.ts'

export interface LayoutInput {
  /** Pictures keep their shape, or every tile is a square. */
  shape: 'justified' | 'square'
  count: number
  /** Width over height. */
  aspect: (at: number) => number
  /** Neighbours with the same value form a group; null: nothing is grouped. */
  group: ((at: number) => number) | null
  /** Pixels, like everything below. */
  width: number
  /** Preferred height of a row; actual ones differ a little. */
  rowHeight: number
  gap: number
  headerHeight: number
}

/** Browsers limit elements to 2^25 pixels: anything lower could not be scrolled to. */
export const tallest = 32_000_000

/** Tiles are never made smaller than this to fit. */
const leastRow = 40

class Rows implements GridRows {
  count = 0
  top: number[] = []
  height: number[] = []
  start: number[] = []
  end: number[] = []
  headings: number[] = []
  totalHeight = 0
  readonly width: number
  readonly gap: number
  columns = 0

  constructor({ width, gap }: LayoutInput) {
    this.width = width
    this.gap = gap
  }

  /** @param height of the box, `below` the space under it */
  push(start: number, end: number, height: number, below: number): void {
    if (start === end) this.headings.push(this.count)
    this.top.push(this.totalHeight)
    this.height.push(height)
    this.start.push(start)
    this.end.push(end)
    this.totalHeight += height + below
    this.count += 1
  }
}

/**
 * Lays out every item. Only headings have no items. If the whole would be taller than a browser can scroll (a hundred
 * thousand pictures in one column), tiles are made as small as necessary.
 */
export function layoutRows(input: LayoutInput): GridRows {
  let rowHeight = input.rowHeight
  for (;;) {
    const rows = layoutOnce({ ...input, rowHeight })
    if (rows.totalHeight <= tallest || rowHeight <= leastRow) return rows
    rowHeight = Math.max(leastRow, Math.floor(rowHeight * Math.min(0.9, Math.sqrt(tallest / rows.totalHeight))))
  }
}

function layoutOnce(input: LayoutInput): GridRows {
  const rows = new Rows(input)
  if (input.width <= 0) return rows
  const addGroup = input.shape === 'square' ? squareGroup(rows, input) : justifiedGroup(rows, input)
  if (input.group === null) {
    addGroup(0, input.count)
    return rows
  }
  for (let from = 0; from < input.count; ) {
    const own = input.group(from)
    let to = from + 1
    while (to < input.count && input.group(to) === own) to += 1
    rows.push(from, from, input.headerHeight, 0)
    addGroup(from, to)
    from = to
  }
  return rows
}

type AddGroup = (from: number, to: number) => void

function squareGroup(rows: Rows, { width, gap, rowHeight }: LayoutInput): AddGroup {
  const columns = Math.max(1, Math.round((width + gap) / (rowHeight + gap)))
  rows.columns = columns
  const side = Math.round((width + gap) / columns) - gap
  return (from, to) => {
    for (let start = from; start < to; start += columns) rows.push(start, Math.min(to, start + columns), side, gap)
  }
}

function justifiedGroup(rows: Rows, { width, gap, rowHeight, aspect }: LayoutInput): AddGroup {
  /** Height at which this many tiles with this sum of aspects are exactly as wide as the grid. */
  const fitted = (tiles: number, aspects: number): number => (width - (tiles - 1) * gap) / aspects
  return (from, to) => {
    let start = from
    let aspects = 0
    for (let at = from; at < to; at += 1) {
      const own = tileAspect(aspect(at))
      aspects += own
      let height = fitted(at + 1 - start, aspects)
      if (height > rowHeight) continue
      // The row may be nearer to the preferred height without its last tile.
      const without = at > start ? fitted(at - start, aspects - own) : Number.POSITIVE_INFINITY
      if (without / rowHeight < rowHeight / height) {
        rows.push(start, at, Math.round(without), gap)
        start = at
        aspects = own
        height = fitted(1, own)
        if (height > rowHeight) continue
      }
      rows.push(start, at + 1, Math.round(height), gap)
      start = at + 1
      aspects = 0
    }
    if (start < to) rows.push(start, to, Math.round(Math.min(rowHeight, fitted(to - start, aspects))), gap)
  }
}

/** Room for pictures that the list has not loaded yet. */
export interface Reserve {
  top: number
  height: number
  /** Average pixels per picture. */
  each: number
}

/**
 * Height reserved below the rows, so that the scrollbar is right before the whole list is loaded.
 * @param laidOut items in the rows, `missing` those still to come
 */
export function reserveFor(rows: GridRows, laidOut: number, missing: number): Reserve {
  const each = laidOut > 0 ? rows.totalHeight / laidOut : 0
  const height = Math.max(0, Math.min(Math.round(each * missing), tallest - rows.totalHeight))
  return { top: rows.totalHeight, height, each: missing > 0 ? height / missing : 0 }
}

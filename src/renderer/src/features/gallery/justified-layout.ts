/**
 * Justified rows: pictures keep their shape, rows fill the width, and each group (a day) starts under a header.
 * One pass over plain numbers, so that a hundred thousand pictures lay out while a panel's edge is dragged.
 */

export interface LayoutInput {
  count: number
  /** Width over height. */
  aspect: (at: number) => number
  /** Items with the same value in a row of items form a group. */
  group: (at: number) => number
  /** Pixels, as all below. */
  width: number
  /** Wanted height of a row; real ones differ a little. */
  rowHeight: number
  gap: number
  headerHeight: number
}

/**
 * Rows in columns: a header has `start === end`, and its group begins with the next row.
 * A row's box is `top` to `top + height`; `size` adds the gap below it.
 */
export interface GridRows {
  count: number
  top: number[]
  height: number[]
  start: number[]
  end: number[]
  totalHeight: number
  width: number
  gap: number
}

/** A panorama or a column would make every neighbour tiny; beyond these a tile crops. */
const narrowest = 0.4
const widest = 3.2

/** The shape of a tile: the picture's own, within limits. */
export function tileAspect(aspect: number): number {
  if (!(aspect > 0)) return 1
  return Math.min(widest, Math.max(narrowest, aspect))
}

interface Line {
  start: number
  end: number
  /** Sum of aspects. */
  aspects: number
}

/** Height at which a line of tiles is exactly as wide as the grid. */
const fitted = (line: Line, input: LayoutInput): number => (input.width - (line.end - line.start - 1) * input.gap) / line.aspects

/** True when the line is nearer to the wanted height without its last tile. */
function betterWithoutLast(line: Line, lastAspect: number, input: LayoutInput): boolean {
  if (line.end - line.start < 2) return false
  const without = fitted({ ...line, end: line.end - 1, aspects: line.aspects - lastAspect }, input)
  return without / input.rowHeight < input.rowHeight / fitted(line, input)
}

/** Lays out every item. Never returns a row without items but for headers. */
export function layoutRows(input: LayoutInput): GridRows {
  const rows: GridRows = { count: 0, top: [], height: [], start: [], end: [], totalHeight: 0, width: input.width, gap: input.gap }
  if (input.width <= 0) return rows
  const push = (start: number, end: number, height: number, below: number): void => {
    rows.top.push(rows.totalHeight)
    rows.height.push(height)
    rows.start.push(start)
    rows.end.push(end)
    rows.totalHeight += height + below
    rows.count += 1
  }
  const close = (line: Line, filled: boolean): void => {
    const height = filled ? fitted(line, input) : Math.min(input.rowHeight, fitted(line, input))
    push(line.start, line.end, Math.round(height), input.gap)
  }
  let line: Line = { start: 0, end: 0, aspects: 0 }
  let group = Number.NaN
  for (let at = 0; at < input.count; at += 1) {
    const own = input.group(at)
    if (own !== group) {
      if (line.end > line.start) close(line, false)
      group = own
      push(at, at, input.headerHeight, 0)
      line = { start: at, end: at, aspects: 0 }
    }
    const aspect = tileAspect(input.aspect(at))
    line = { start: line.start, end: at + 1, aspects: line.aspects + aspect }
    if (fitted(line, input) > input.rowHeight) continue
    if (betterWithoutLast(line, aspect, input)) {
      close({ start: line.start, end: at, aspects: line.aspects - aspect }, true)
      line = { start: at, end: at + 1, aspects: aspect }
      if (fitted(line, input) > input.rowHeight) continue
    }
    close(line, true)
    line = { start: at + 1, end: at + 1, aspects: 0 }
  }
  if (line.end > line.start) close(line, false)
  return rows
}

export interface Tile {
  item: number
  left: number
  width: number
}

/** Where the tiles of one row stand; whole pixels, and a filled row ends exactly at the right edge. */
export function tilesOf(rows: GridRows, row: number, aspect: (at: number) => number): Tile[] {
  const [start, end, height] = [rows.start[row]!, rows.end[row]!, rows.height[row]!]
  const tiles: Tile[] = []
  let exact = 0
  for (let item = start; item < end; item += 1) {
    const left = Math.round(exact)
    exact += tileAspect(aspect(item)) * height
    tiles.push({ item, left, width: Math.round(exact) - left })
    exact += rows.gap
  }
  const last = tiles.at(-1)
  // Rounding the row's height leaves a few pixels over; a row that was not filled keeps its open end.
  if (last && Math.abs(rows.width - last.left - last.width) <= 2 * tiles.length + 2) last.width = rows.width - last.left
  return tiles
}

/** The row of an item, -1 when there is none. */
export function rowOf(rows: GridRows, item: number): number {
  let low = 0
  let high = rows.count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (rows.end[middle]! <= item) low = middle + 1
    else high = middle
  }
  return low < rows.count && rows.start[low]! <= item && item < rows.end[low]! ? low : -1
}

/** The first row whose box ends below an offset. */
export function rowAt(rows: GridRows, offset: number): number {
  let low = 0
  let high = rows.count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (rows.top[middle]! + rows.height[middle]! <= offset) low = middle + 1
    else high = middle
  }
  return Math.min(low, rows.count - 1)
}

/** The grid as rows of plain numbers, and all queries on it: no elements are needed. */

/**
 * Rows in columns: a heading has `start === end`, and its group begins with the next row.
 * A row's box is `top` to `top + height`, in pixels from the first row.
 */
export interface GridRows {
  count: number
  top: number[]
  height: number[]
  start: number[]
  end: number[]
  /** The rows that are headings, ascending. */
  headings: number[]
  totalHeight: number
  width: number
  gap: number
  /** Square tiles per row; 0 if tiles have their picture's shape. */
  columns: number
}

export interface Tile {
  item: number
  left: number
  width: number
}

/** In pixels of the grid's content; right and bottom are exclusive. */
export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** A panorama or a column would make every neighbour tiny; beyond these limits a tile crops. */
const narrowest = 0.4
const widest = 3.2

/** The shape of a tile: the picture's own, within limits. */
export function tileAspect(aspect: number): number {
  if (!(aspect > 0)) return 1
  return Math.min(widest, Math.max(narrowest, aspect))
}

/** Positions of the tiles in one row; whole pixels, and a full row ends exactly at the right edge. */
export function tilesOf(rows: GridRows, row: number, aspect: (at: number) => number): Tile[] {
  const [start, end, height] = [rows.start[row]!, rows.end[row]!, rows.height[row]!]
  const tiles: Tile[] = []
  if (rows.columns > 0) {
    const pitch = (rows.width + rows.gap) / rows.columns
    for (let item = start; item < end; item += 1) {
      const left = Math.round((item - start) * pitch)
      tiles.push({ item, left, width: Math.round((item - start + 1) * pitch) - rows.gap - left })
    }
    return tiles
  }
  let exact = 0
  for (let item = start; item < end; item += 1) {
    const left = Math.round(exact)
    exact += tileAspect(aspect(item)) * height
    tiles.push({ item, left, width: Math.round(exact) - left })
    exact += rows.gap
  }
  const last = tiles.at(-1)
  // Rounding the row's height leaves a few pixels; a row that is not full keeps its open end.
  if (last && Math.abs(rows.width - last.left - last.width) <= 2 * tiles.length + 2) last.width = rows.width - last.left
  return tiles
}

/** First index from 0 to below `count` for which `is` holds; `count` if none. It must hold for all that follow. */
function firstWhere(count: number, is: (at: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (is(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** The row of an item, -1 if there is none. */
export function rowOf(rows: GridRows, item: number): number {
  const row = firstWhere(rows.count, (at) => rows.end[at]! > item)
  return row < rows.count && rows.start[row]! <= item && item < rows.end[row]! ? row : -1
}

/** The first row whose box ends below an offset; the last row past the end, -1 if there is none. */
export function rowAt(rows: GridRows, offset: number): number {
  return Math.min(
    firstWhere(rows.count, (at) => rows.top[at]! + rows.height[at]! > offset),
    rows.count - 1
  )
}

/** Index in `headings` of a row's group, the heading itself included; -1 if nothing is grouped. */
export function groupAt(rows: GridRows, row: number): number {
  return firstWhere(rows.headings.length, (at) => rows.headings[at]! > row) - 1
}

/** Items of a group. @param group index in `headings` */
export function itemsOfGroup(rows: GridRows, group: number): { from: number; to: number } {
  const next = rows.headings[group + 1]
  return {
    from: rows.start[rows.headings[group]!]!,
    to: next === undefined ? (rows.end.at(-1) ?? 0) : rows.start[next]!
  }
}

/** Where a group begins and ends in pixels, including its heading. */
export function boxOfGroup(rows: GridRows, group: number): { top: number; bottom: number } {
  const next = rows.headings[group + 1]
  return { top: rows.top[rows.headings[group]!]!, bottom: next === undefined ? rows.totalHeight : rows.top[next]! }
}

/**
 * The items whose tiles a box touches, ascending. Computed from numbers alone, so that rows off screen count too.
 * @param aspect width over height of an item
 */
export function itemsIn(rows: GridRows, box: Box, aspect: (at: number) => number): number[] {
  const items: number[] = []
  if (box.bottom <= box.top || box.right <= box.left) return items
  for (let row = Math.max(0, rowAt(rows, box.top)); row < rows.count && rows.top[row]! < box.bottom; row += 1) {
    if (rows.top[row]! + rows.height[row]! <= box.top) continue
    const whole = box.left <= 0 && box.right >= rows.width
    if (whole) for (let item = rows.start[row]!; item < rows.end[row]!; item += 1) items.push(item)
    else
      for (const { item, left, width } of tilesOf(rows, row, aspect))
        if (left < box.right && left + width > box.left) items.push(item)
  }
  return items
}

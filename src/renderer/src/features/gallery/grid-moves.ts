/** Arrow key navigation in a justified grid. */
import { type GridRows, rowOf, tilesOf } from './grid-rows.ts'

export type Move = 'left' | 'right' | 'up' | 'down' | 'home' | 'end' | 'page-up' | 'page-down'

/** The item of a row whose middle is nearest to x. */
function nearest(rows: GridRows, row: number, x: number, aspect: (at: number) => number): number {
  const tiles = tilesOf(rows, row, aspect)
  let best = tiles[0]!
  for (const tile of tiles)
    if (Math.abs(tile.left + tile.width / 2 - x) < Math.abs(best.left + best.width / 2 - x)) best = tile
  return best.item
}

/** The next row with items from `row` on, in steps of one; -1 past the edge. */
function itemRow(rows: GridRows, row: number, step: 1 | -1): number {
  for (let at = row; at >= 0 && at < rows.count; at += step) if (rows.end[at]! > rows.start[at]!) return at
  return -1
}

/**
 * The item that a key leads to; the same one at an edge.
 * @param first the first selectable item (those before it are not pictures)
 * @param pageHeight pixels per page
 */
export function moveFrom(
  rows: GridRows,
  item: number,
  move: Move,
  aspect: (at: number) => number,
  first: number,
  pageHeight: number
): number {
  const last = rows.end.at(-1)! - 1
  const within = (at: number): number => Math.max(first, Math.min(last, at))
  if (move === 'left') return within(item - 1)
  if (move === 'right') return within(item + 1)
  if (move === 'home') return first
  if (move === 'end') return last
  const row = rowOf(rows, item)
  if (row < 0) return within(item)
  const down = move === 'down' || move === 'page-down'
  const step = down ? 1 : -1
  let target = itemRow(rows, row + step, step)
  if (target < 0) return item
  if (move === 'page-down' || move === 'page-up') {
    const reach = rows.top[row]! + step * pageHeight
    for (
      let next = target;
      next >= 0 && (down ? rows.top[next]! <= reach : rows.top[next]! >= reach);
      next = itemRow(rows, next + step, step)
    )
      target = next
  }
  const own = tilesOf(rows, row, aspect).find((tile) => tile.item === item)!
  return within(nearest(rows, target, own.left + own.width / 2, aspect))
}

/** What stays in place while rows are laid out again: a point in a picture, or in the space reserved for one. */
import { type GridRows, rowAt, rowOf } from './grid-rows.ts'
import type { Reserve } from './layout-rows.ts'

export interface Anchor {
  /** Null for a picture that is not in the list yet. */
  id: string | null
  /** Its index among the items, used if there is no id. */
  item: number
  /** How far into its row the point is, in row heights; in pixels if it is above the row. */
  into: number
  /** Where the point was, pixels below the top of the view. */
  y: number
}

export interface Laid {
  /** Identifies the list: another one begins at its top. */
  list: string
  rows: GridRows
  reserve: Reserve
  /** Items in the rows. */
  count: number
  /** Null for a job. */
  idOf: (item: number) => string | null
  /** -1 if it is not in the list. */
  itemOf: (id: string) => number
}

/**
 * The anchor at a point of the view.
 * @param top pixels from the first row to the top of the view
 * @param y pixels below it
 * @param pointed the picture of that row to hold; otherwise its first one, which may end up in another row
 */
export function anchorAt(
  { rows, reserve, count, idOf, itemOf }: Laid,
  top: number,
  y: number,
  pointed: string | null = null
): Anchor | null {
  const offset = top + y
  if (rows.count === 0) return null
  if (offset >= reserve.top && reserve.each > 0)
    return { id: null, item: count + (offset - reserve.top) / reserve.each, into: 0, y }
  const found = rowAt(rows, offset)
  // A heading is represented by the row below it.
  const row = rows.start[found] === rows.end[found] && found + 1 < rows.count ? found + 1 : found
  const [start, end, at] = [rows.start[row]!, rows.end[row]!, pointed === null ? -1 : itemOf(pointed)]
  const item = at >= start && at < end ? at : start
  const above = offset - rows.top[row]!
  return { id: idOf(item), item, into: above < 0 ? above : above / Math.max(1, rows.height[row]!), y }
}

/** Pixels from the first row to the top of the view that put the anchor back where it was; null if it is gone. */
export function topFor({ id, item, into, y }: Anchor, { rows, reserve, count, itemOf }: Laid): number | null {
  const at = id === null ? Math.floor(item) : itemOf(id)
  if (at < 0) return null
  if (at >= count) return reserve.each > 0 ? reserve.top + (item - count) * reserve.each - y : null
  const row = rowOf(rows, at)
  if (row < 0) return null
  return rows.top[row]! + (into < 0 ? into : into * rows.height[row]!) - y
}

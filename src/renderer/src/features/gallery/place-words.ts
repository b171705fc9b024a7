/** The position in the list, in words: for the scrollbar. */

import type { PictureQuery } from '../../../../shared/domain/picture-query.ts'
import { t } from '../../../../shared/messages/t.ts'
import { formatDay, formatMonth } from '../../../../shared/words/time.ts'
import { type Items, isByDate } from './gallery-items.ts'
import { type GridRows, rowAt } from './grid-rows.ts'

/** Months are sampled at this distance along the track, pixels. */
const trackStep = 6

/**
 * What is at an offset: a day, a rating, or a position in the list. Null if unknown.
 * @param offset pixels from the first row
 * @param now epoch milliseconds
 */
export function placeWords(
  offset: number,
  rows: GridRows,
  items: Items,
  query: PictureQuery,
  now: number
): string | null {
  const row = offset > rows.totalHeight ? -1 : rowAt(rows, offset)
  if (row < 0) return null
  const item = Math.min(rows.start[row]!, items.count - 1)
  if (isByDate(query)) return formatDay(items.group(item), now)
  const at = Math.max(0, item - items.jobs.length)
  if (query.scope === 'shown' && query.sort === 'rating' && at < items.index.length)
    return items.index.rating(at) === 0 ? t('gallery.placeWords.notRated') : '\u2605'.repeat(items.index.rating(at))
  return t('gallery.placeWords.position', { position: at + 1, total: items.index.length })
}

/** The months along the list, by offsets in it. @param height of the track, pixels */
export function monthsAlong(rows: GridRows, items: Items, height: number): { top: number; words: string }[] {
  const months: { top: number; words: string }[] = []
  if (rows.count === 0) return months
  for (let y = 0; y <= height; y += trackStep) {
    const row = rowAt(rows, (y / height) * rows.totalHeight)
    months.push({ top: rows.top[row]!, words: formatMonth(items.group(rows.start[row]!)) })
  }
  return months
}

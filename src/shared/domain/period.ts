/** Periods of days up to today, as times. */
import type { Period, PictureQuery } from './picture-query.ts'

const daysBack: Record<Exclude<Period, 'this-year'>, number> = { today: 0, 'last-7-days': 6, 'last-30-days': 29 }

/**
 * When a period begins: a local midnight. "The last 7 days" are today and the six before it.
 * @param now epoch milliseconds
 */
export function beginningOf(period: Period, now: number): number {
  const date = new Date(now)
  if (period === 'this-year') return new Date(date.getFullYear(), 0, 1).getTime()
  // By the calendar, not by 24 hours: days with a clock change are shorter or longer.
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() - daysBack[period]).getTime()
}

/** The query with its period as a time. */
export function withoutPeriod(query: PictureQuery, now: number): PictureQuery {
  const { period, ...filters } = query.filters
  if (period === undefined) return query
  return { ...query, filters: { ...filters, from: Math.max(filters.from ?? 0, beginningOf(period, now)) } }
}

/** The periods covered by the figures. Pure. */
import type { StatisticsSettings } from '../../../../shared/domain/settings.ts'

/** Epoch milliseconds, `to` excluded; null for no limit. */
export interface OpenSpan {
  from: number | null
  to: number | null
}

const lengths = { month: 30, quarter: 91, year: 365 } as const

/** Local midnight, some days away from the day of a given time. */
export function midnight(at: number, days = 0): number {
  const date = new Date(at)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime()
}

/** "2026-11-27" for a time, in the user's time zone. */
export function dayOf(at: number): string {
  const date = new Date(at)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** Local midnight of "2026-11-27"; null for a text that is not a day. */
export function midnightOf(day: string): number | null {
  const [year, month, date] = day.split('-').map(Number)
  const at = new Date(year!, month! - 1, date).getTime()
  return Number.isNaN(at) ? null : at
}

/** @param now epoch milliseconds; today is included in every period without an end */
export function spanOf({ range, from, to }: StatisticsSettings, now: number): OpenSpan {
  if (range === 'all') return { from: null, to: null }
  if (range !== 'own') return { from: midnight(now, 1 - lengths[range]), to: null }
  const [first, last] = [from, to].map((day) => (day === null ? null : midnightOf(day))) as [
    number | null,
    number | null
  ]
  const end = last === null ? null : midnight(last, 1)
  // Two days in the wrong order mean the period between them.
  if (first !== null && end !== null && end <= first) return { from: last, to: midnight(first, 1) }
  return { from: first, to: end }
}

/** The days shown: from the period's beginning, or the first picture, to its end, or today. */
export function drawnSpan(span: OpenSpan, first: number | null, now: number): { from: number; to: number } {
  const to = span.to ?? midnight(now, 1)
  return { from: span.from ?? midnight(Math.min(first ?? now, now)), to }
}

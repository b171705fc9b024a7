/** Days laid out as a calendar: one column per week, one row per weekday. Pure. */
import type { Statistics } from '../../../../shared/domain/statistics.ts'
import { dayOf, midnight } from './ranges.ts'

export interface Cell {
  day: string
  /** This midnight and the next, epoch milliseconds. */
  from: number
  to: number
  pictures: number
  column: number
  /** 0 is Monday. */
  row: number
  /** 0 for none, then 1 to 4. */
  level: number
}

export interface MonthLabel {
  column: number
  from: number
}

export interface CalendarYear {
  /** Shown before it if there are several. */
  year: number
  pictures: number
  cells: Cell[]
  months: MonthLabel[]
  columns: number
}

/** Colour thresholds: the quartiles of the days with pictures. */
export function thresholds(counts: readonly number[]): number[] {
  const sorted = counts.filter((count) => count > 0).toSorted((a, b) => a - b)
  // If all days are equal they are neither low nor high.
  if (sorted[0] === sorted.at(-1)) return [0, 0, sorted[0] ?? 0]
  return [0.25, 0.5, 0.75].map((share) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0)
}

export const levelOf = (count: number, steps: readonly number[]): number =>
  count === 0 ? 0 : 1 + steps.filter((step) => count > step).length

const weekday = (at: number): number => (new Date(at).getDay() + 6) % 7

/** The days of a period, including those without pictures. */
export function daysOf(
  days: Statistics['days'],
  span: { from: number; to: number }
): { day: string; from: number; to: number; pictures: number }[] {
  const counts = new Map(days.map(({ day, pictures }) => [day, pictures]))
  const all = []
  for (let from = midnight(span.from); from < span.to; ) {
    const day = dayOf(from)
    const to = midnight(from, 1)
    all.push({ day, from, to, pictures: counts.get(day) ?? 0 })
    from = to
  }
  return all
}

/**
 * One block for a period of up to a year, otherwise one for each calendar year, newest first.
 * @param most blocks; earlier years are left out
 */
export function calendarOf(days: Statistics['days'], span: { from: number; to: number }, most: number): CalendarYear[] {
  const steps = thresholds(days.map(({ pictures }) => pictures))
  const yearOf = (at: number): number => new Date(at).getFullYear()
  const all = daysOf(days, {
    from: Math.max(span.from, new Date(yearOf(span.to - 1) - most, 11, 31).getTime()),
    to: span.to
  })
  const oneBlock = all.length <= 371
  const blocks = new Map<number, typeof all>()
  for (const each of all) {
    const key = oneBlock ? yearOf(span.to - 1) : yearOf(each.from)
    const block = blocks.get(key)
    if (block) block.push(each)
    else blocks.set(key, [each])
  }
  return [...blocks]
    .toSorted(([a], [b]) => b - a)
    .slice(0, most)
    .map(([year, of]) => blockOf(year, of, steps))
}

function blockOf(
  year: number,
  days: readonly { day: string; from: number; to: number; pictures: number }[],
  steps: readonly number[]
): CalendarYear {
  const lead = weekday(days[0]!.from)
  const cells = days.map((each, at) => ({
    ...each,
    column: Math.floor((at + lead) / 7),
    row: (at + lead) % 7,
    level: levelOf(each.pictures, steps)
  }))
  const months: MonthLabel[] = []
  for (const { from, column, day } of cells) {
    if (!day.endsWith('-01') && months.length > 0) continue
    if (months.length > 0 && column - months.at(-1)!.column < 3) months.pop()
    months.push({ column, from })
  }
  return {
    year,
    pictures: days.reduce((sum, { pictures }) => sum + pictures, 0),
    cells,
    months,
    columns: cells.at(-1)!.column + 1
  }
}

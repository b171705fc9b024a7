import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { calendarOf, daysOf, levelOf, thresholds } from './calendar-days.ts'
import { dayOf, drawnSpan, midnightOf, spanOf } from './ranges.ts'

const zone = process.env['TZ']
beforeAll(() => {
  process.env['TZ'] = 'Europe/Berlin'
})
afterAll(() => {
  if (zone === undefined) delete process.env['TZ']
  else process.env['TZ'] = zone
})

const at = (text: string): number => Date.parse(text)
const iso = (moment: number | null): string | null => (moment === null ? null : new Date(moment).toISOString())
/** The afternoon after the clocks went back. */
const now = at('2026-10-26T15:00:00Z')

describe("begins at midnight in the user's time zone, and includes today", () => {
  it('accepts two days from the user, in either order, the last one whole', () => {
    const { from, to } = spanOf({ range: 'month', from: null, to: null }, now)
    expect([iso(from), to]).toEqual(['2026-09-26T22:00:00.000Z', null])
    expect(spanOf({ range: 'all', from: null, to: null }, now)).toEqual({ from: null, to: null })
  })

  it('is drawn from the first picture to today if it has no ends', () => {
    const own = (first: string | null, last: string | null): (string | null)[] => {
      const { from, to } = spanOf({ range: 'own', from: first, to: last }, now)
      return [iso(from), iso(to)]
    }
    expect(own('2026-10-25', '2026-10-25')).toEqual(['2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'])
    expect(own('2026-10-02', '2026-10-01')).toEqual(own('2026-10-01', '2026-10-02'))
    expect(own(null, '2026-10-01')).toEqual([null, '2026-10-01T22:00:00.000Z'])
  })

  it('is drawn from the first picture to today where it has no ends', () => {
    const { from, to } = drawnSpan({ from: null, to: null }, at('2026-10-20T10:00:00Z'), now)
    expect([iso(from), iso(to)]).toEqual(['2026-10-19T22:00:00.000Z', '2026-10-26T23:00:00.000Z'])
    expect(dayOf(from)).toBe('2026-10-20')
    expect(midnightOf('2026-10-20')).toBe(from)
  })
})

describe('the calendar', () => {
  const span = { from: at('2026-10-22T22:00:00Z'), to: at('2026-10-27T23:00:00Z') }
  const some = [{ day: '2026-10-25', from: at('2026-10-24T22:00:00Z'), to: at('2026-10-25T23:00:00Z'), pictures: 3 }]

  it('has every day once, including the one with 25 hours', () => {
    expect(daysOf(some, span).map(({ day, pictures, from, to }) => [day, pictures, (to - from) / 3_600_000])).toEqual([
      ['2026-10-23', 0, 24],
      ['2026-10-24', 0, 24],
      ['2026-10-25', 3, 25],
      ['2026-10-26', 0, 24],
      ['2026-10-27', 0, 24]
    ])
  })

  it('is in columns of weeks from Monday', () => {
    const [block] = calendarOf(some, span, 6)
    expect(block!.cells.map(({ column, row }) => [column, row])).toEqual([
      [0, 4],
      [0, 5],
      [0, 6],
      [1, 0],
      [1, 1]
    ])
    expect(block).toMatchObject({ year: 2026, pictures: 3, columns: 2 })
  })

  it('has a block for each year if there are several, newest first, and no more than requested', () => {
    const long = { from: at('2015-05-01T00:00:00Z'), to: span.to }
    const blocks = calendarOf(some, long, 3)
    expect(blocks.map(({ year, cells }) => [year, cells[0]!.day, cells.length])).toEqual([
      [2026, '2026-01-01', 300],
      [2025, '2025-01-01', 365],
      [2024, '2024-01-01', 366]
    ])
    expect(blocks[1]!.months).toHaveLength(12)
  })

  it('has one colour for none and four for some', () => {
    const steps = thresholds([0, 1, 2, 3, 4, 100])
    expect([0, 1, 2, 3, 4, 100].map((count) => levelOf(count, steps))).toEqual([0, 1, 1, 2, 3, 4])
    expect([0, 5].map((count) => levelOf(count, thresholds([5, 5])))).toEqual([0, 3])
  })
})

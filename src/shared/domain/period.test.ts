import { describe, expect, it } from 'vitest'
import { beginningOf, withoutPeriod } from './period.ts'
import { everything, sameQuery } from './picture-query.ts'

const now = new Date(2026, 10, 27, 15, 30).getTime()

describe('a period', () => {
  it('begins at a local midnight', () => {
    expect(beginningOf('today', now)).toBe(new Date(2026, 10, 27).getTime())
    expect(beginningOf('last-7-days', now)).toBe(new Date(2026, 10, 21).getTime())
    expect(beginningOf('last-30-days', now)).toBe(new Date(2026, 9, 29).getTime())
    expect(beginningOf('this-year', now)).toBe(new Date(2026, 0, 1).getTime())
  })
  it('becomes a time, the later one if there are two', () => {
    const query = { ...everything, filters: { period: 'today' as const, seed: 1 } }
    expect(withoutPeriod(query, now).filters).toEqual({ from: new Date(2026, 10, 27).getTime(), seed: 1 })
    expect(withoutPeriod({ ...query, filters: { ...query.filters, from: now } }, now).filters.from).toBe(now)
    expect(withoutPeriod(everything, now)).toBe(everything)
  })
})

describe('two queries', () => {
  it('are the same if they list the same', () => {
    expect(
      sameQuery(
        { ...everything, filters: { seed: 1, favourite: true } },
        { ...everything, filters: { favourite: true, seed: 1, tags: undefined } }
      )
    ).toBe(true)
    expect(sameQuery(everything, { ...everything, shuffle: 7 })).toBe(true)
    expect(sameQuery({ ...everything, sort: 'random' }, { ...everything, sort: 'random', shuffle: 7 })).toBe(false)
    expect(sameQuery(everything, { ...everything, sort: 'oldest' })).toBe(false)
  })
})

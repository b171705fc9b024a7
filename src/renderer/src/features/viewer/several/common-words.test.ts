import { describe, expect, it } from 'vitest'
import { commonLines, madeWords, valuesWords } from './common-words.ts'

const now = new Date('2026-11-21T15:00:00').getTime()

describe('what many pictures have in common', () => {
  it('is given once if it is the same, and counted if it differs', () => {
    expect(valuesWords([{ value: 'SD 3', count: 5 }], 'not known')).toBe('SD 3')
    expect(
      valuesWords(
        [
          { value: 'SD 3', count: 1200 },
          { value: '', count: 5 }
        ],
        'not known'
      )
    ).toBe('SD 3 (1,200), not known (5)')
    expect(
      valuesWords(
        ['a', 'b', 'c', 'd', 'e'].map((value) => ({ value, count: 1 })),
        '–'
      )
    ).toBe('a (1), b (1), c (1) and 2 more')
  })

  it('includes the days', () => {
    expect(madeWords(now, now - 1000, now)).toBe('today')
    expect(madeWords(new Date('2024-05-03T10:00:00').getTime(), now, now)).toBe('3 May 2024 to today')
  })

  it('includes missing files', () => {
    const nothing = {
      count: 3,
      favourites: 0,
      ratings: [],
      tags: [],
      collections: [],
      noted: 0,
      notes: null,
      trashed: 0
    }
    const lines = commonLines(
      { ...nothing, bytes: 2_000_000, models: [], sizes: [], from: null, to: null, withoutFile: 1 },
      now
    )
    expect(lines).toEqual([{ label: 'Files', value: '2.0 MB; 1 picture without one' }])
  })
})

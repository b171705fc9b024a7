import { describe, expect, it } from 'vitest'
import { everything, type PictureQuery } from '../../../../shared/domain/picture-query.ts'
import { dayAfter, dayText, startOfDayText } from './days.ts'
import { modelValues, withChosen } from './label-sections.tsx'
import { ratedCount } from './rating-section.tsx'
import { currentSearch } from './saved-store.ts'
import { lastWord } from './search/last-word.ts'
import { withRecent } from './search/recent.ts'
import { tagValues } from './tags-section.tsx'
import { shownValues } from './value-list.tsx'

const asking = (patch: Partial<PictureQuery>): PictureQuery => ({ ...everything, ...patch })

describe('recent searches', () => {
  it('have the newest first, each once, and none that finds nothing', () => {
    expect(withRecent(['fox', 'sea'], 'Sea ')).toEqual(['Sea', 'fox'])
    expect(withRecent(['fox'], ' ** ')).toEqual(['fox'])
    expect(withRecent(['fox'], '')).toEqual(['fox'])
  })
  it('keep only the end of a search that was typed step by step', () => {
    expect(withRecent(['spar', 'fox'], 'sparrow')).toEqual(['sparrow', 'fox'])
    expect(withRecent(['fox', 'spar'], 'sparrow')).toEqual(['sparrow', 'fox', 'spar'])
  })
  it('are limited to twenty', () => {
    const many = Array.from({ length: 20 }, (_, at) => `search ${at}x`)
    expect(withRecent(many, 'another')).toHaveLength(20)
  })
})

describe('the word that may become a tag', () => {
  it('is the last one, outside quotes and not excluded', () => {
    expect(lastWord('lighthouse spr')).toEqual({ before: 'lighthouse ', word: 'spr' })
    expect(lastWord('"red fox" spr')).toEqual({ before: '"red fox" ', word: 'spr' })
    for (const text of ['', 'spring ', '"red fo', 'fox -spr', '"red fox"']) expect(lastWord(text)).toBeNull()
  })
})

describe('values in a long list', () => {
  const values = Array.from({ length: 20 }, (_, at) => ({ value: `v${at}`, label: `Value ${at}`, count: 20 - at }))
  it('are the first few, and chosen ones beyond them', () => {
    expect(shownValues(values, [], '', false)).toHaveLength(8)
    expect(shownValues(values, ['v2'], '', false).map(({ value }) => value)).toEqual([
      'v0',
      'v1',
      'v2',
      'v3',
      'v4',
      'v5',
      'v6',
      'v7'
    ])
    expect(shownValues(values, ['v15'], '', false)[0]?.value).toBe('v15')
    expect(shownValues(values, [], '', true)).toHaveLength(20)
  })
  it('are filtered by part of their names', () => {
    expect(shownValues(values, [], 'VALUE 1', false).map(({ value }) => value)).toEqual([
      'v1',
      'v10',
      'v11',
      'v12',
      'v13',
      'v14',
      'v15',
      'v16',
      'v17',
      'v18',
      'v19'
    ])
  })
  it("for tags include the chosen ones in the filter's spelling, even if none is left", () => {
    expect(tagValues([{ value: 'Birds', count: 3 }], ['birds', 'gone'], ['sea'])).toEqual([
      { value: 'birds', label: 'birds', count: 3 },
      { value: 'gone', label: 'gone', count: 0 },
      { value: 'sea', label: 'sea', count: undefined }
    ])
  })
  it('for models are combined for all services', () => {
    const models = [
      { value: 'SDXL', service: 'A', count: 2 },
      { value: 'Other', service: 'A', count: 4 },
      { value: 'SDXL', service: 'B', count: 3 },
      { value: '', service: '', count: 1 }
    ]
    expect(modelValues(models)).toEqual([
      { value: 'SDXL', label: 'SDXL', count: 5, note: 'A, B' },
      { value: 'Other', label: 'Other', count: 4, note: 'A' },
      { value: '', label: 'Unknown model', count: 1, note: 'Unknown service' }
    ])
    expect(withChosen([], ['SDXL'], (value) => value)).toEqual([{ value: 'SDXL', label: 'SDXL', count: 0 }])
  })
  it('for ratings are summed by number of stars', () => {
    expect(ratedCount([10, 1, 2, 3, 4, 5], { least: 3, most: 5 })).toBe(12)
    expect(ratedCount([10, 1, 2, 3, 4, 5], { least: 0, most: 0 })).toBe(10)
    expect(ratedCount(undefined, { least: 3, most: 5 })).toBeUndefined()
  })
})

describe('days', () => {
  it('are read and written in the format of a date field', () => {
    const may = new Date(2026, 4, 3).getTime()
    expect(startOfDayText('2026-05-03')).toBe(may)
    expect(dayText(may)).toBe('2026-05-03')
    expect(dayAfter(startOfDayText('2026-12-31'))).toBe(new Date(2027, 0, 1).getTime())
    for (const text of ['', '0002-05-03', '2026-02-31', '3.5.2026']) expect(startOfDayText(text)).toBeUndefined()
    expect(dayAfter(undefined)).toBeUndefined()
  })
})

describe('the current saved search', () => {
  const fox = { id: 'a', name: 'Fox', createdAt: 0, query: asking({ search: 'fox' }) }
  const sea = { id: 'b', name: 'Sea', createdAt: 0, query: asking({ search: 'sea', filters: { favourite: true } }) }
  it('is the one with the same query', () => {
    expect(currentSearch([fox, sea], fox.query, null)).toEqual({ search: fox, changed: false })
    expect(currentSearch([fox, sea], asking({ search: 'fox', filters: { seed: undefined } }), null)?.search).toBe(fox)
    expect(currentSearch([fox, sea], everything, null)).toBeNull()
  })
  it('is changed once the query differs from it, until everything is shown again', () => {
    expect(currentSearch([fox, sea], asking({ search: 'fox', sort: 'oldest' }), 'a')).toEqual({
      search: fox,
      changed: true
    })
    expect(currentSearch([fox, sea], sea.query, 'a')).toEqual({ search: sea, changed: false })
    expect(currentSearch([fox, sea], everything, 'a')).toBeNull()
    expect(currentSearch([sea], asking({ search: 'fox' }), 'a')).toBeNull()
  })
})

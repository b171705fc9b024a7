import { describe, expect, it } from 'vitest'
import { type PictureFilters, pictureFiltersSchema } from '../../../../shared/domain/picture-query.ts'
import { chipsOf, dateWords } from './filter-words.ts'
import { toggled, withFilters } from './filters.ts'

const id = '01ARZ3NDEKTSV4RRFFQ69G5FAV'
const collections = [{ id, name: 'Spring', createdAt: 0 }]
const texts = (filters: PictureFilters): string[] => chipsOf(filters, collections).map(({ text }) => text)

/** A value for each filter. */
const each: Required<PictureFilters> = {
  services: ['Pixazo'],
  models: ['SDXL Lightning'],
  kinds: ['imported'],
  sizes: ['large'],
  orientations: ['portrait'],
  period: 'last-7-days',
  from: new Date(2026, 4, 3).getTime(),
  to: new Date(2026, 4, 6).getTime(),
  seed: 42,
  rating: { least: 3, most: 5 },
  favourite: true,
  tags: ['birds', 'to print'],
  tagged: false,
  collectionId: id,
  hasMask: true,
  hasChildren: true,
  missing: true,
  fileRemoved: true,
  batchId: id,
  failed: true
}

describe('the chips of a query', () => {
  it('describe every filter, and each removes its own', () => {
    expect(Object.keys(each).toSorted()).toEqual(Object.keys(pictureFiltersSchema.shape).toSorted())
    for (const name of Object.keys(each) as (keyof PictureFilters)[]) {
      const filters = { [name]: each[name] } as PictureFilters
      const chips = chipsOf(filters, collections)
      expect(chips.length).toBe(name === 'tags' ? 2 : 1)
      for (const { text, spoken } of chips) {
        expect(text).toMatch(/\S/)
        expect(spoken).toMatch(/\S/)
      }
      const left = chips.reduce(
        (rest, chip) => withFilters(rest, chipsOf(rest, collections).find(({ key }) => key === chip.key)!.without),
        filters
      )
      expect(left).toEqual({})
    }
  })
  it('name what is chosen', () => {
    expect(texts({ models: ['SDXL Lightning'], rating: { least: 3, most: 5 } })).toEqual(['SDXL Lightning', '★ 3+'])
    expect(texts({ services: ['A', 'B'] })).toEqual(['A or B'])
    expect(texts({ services: ['A', 'B', 'C'] })).toEqual(['3 services'])
    expect(texts({ models: [''] })).toEqual(['Unknown model'])
    expect(texts({ tags: ['birds', 'sea'], seed: 0 })).toEqual(['birds', 'sea', 'Seed 0'])
    expect(texts({ rating: { least: 0, most: 0 } })).toEqual(['Not rated'])
    expect([2, 5].map((most) => texts({ rating: { least: most, most } })[0])).toEqual(['★ 2', '★ 5'])
    expect(texts({ rating: { least: 1, most: 3 } })).toEqual(['★ 1 to 3'])
  })
  it('include a collection that was removed meanwhile', () => {
    expect(chipsOf({ collectionId: id }, [])[0]?.text).toBe('A removed collection')
  })
  it('have one for both ends of a date range', () => {
    expect(texts({ from: each.from, to: each.to })).toEqual(['3 May 2026 to 5 May 2026'])
    expect(dateWords(each.from, undefined)).toBe('Since 3 May 2026')
    expect(dateWords(undefined, each.to)).toBe('Until 5 May 2026')
    expect(dateWords(each.from, new Date(2026, 4, 4).getTime())).toBe('3 May 2026')
  })
})

describe('a filter of several values', () => {
  it('adds and removes one, and is removed with the last', () => {
    expect(toggled(undefined, 'a')).toEqual(['a'])
    expect(toggled(['a'], 'b')).toEqual(['a', 'b'])
    expect(toggled(['a', 'b'], 'a')).toEqual(['b'])
    expect(toggled(['a'], 'a')).toBeUndefined()
  })
})

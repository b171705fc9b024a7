import { describe, expect, it } from 'vitest'
import type { PictureStub } from '../../../../shared/domain/picture.ts'
import { everything } from '../../../../shared/domain/picture-query.ts'
import { PictureIndex } from '../../data/picture-index.ts'
import { joinItems } from './gallery-items.ts'
import { layoutRows } from './layout-rows.ts'
import { monthsAlong, placeWords } from './place-words.ts'

const now = new Date(2026, 10, 27, 12).getTime()
const day = 86_400_000
const index = new PictureIndex()
// One per day, older ones with better ratings.
index.append(
  Array.from({ length: 90 }, (_, at): PictureStub => [`p${at}`, 100, 100, 0, now - at * day, at < 45 ? 0 : 4])
)
const items = joinItems([], index, now)
const rows = layoutRows({
  shape: 'square',
  count: 90,
  aspect: () => 1,
  group: null,
  width: 100,
  rowHeight: 100,
  gap: 0,
  headerHeight: 0
})

describe('the position in the list', () => {
  it('is a day if the list is by date', () => {
    expect(placeWords(0, rows, items, everything, now)).toBe('Today')
    expect(placeWords(150, rows, items, everything, now)).toBe('Yesterday')
    expect(placeWords(1e9, rows, items, everything, now)).toBeNull()
  })

  it('is otherwise a rating or a number', () => {
    expect(placeWords(50, rows, items, { ...everything, sort: 'rating' }, now)).toBe('Not rated')
    expect(placeWords(8999, rows, items, { ...everything, sort: 'rating' }, now)).toBe('\u2605\u2605\u2605\u2605')
    expect(placeWords(1050, rows, items, { ...everything, sort: 'random' }, now)).toBe('11 of 90')
    expect(placeWords(1050, rows, items, { ...everything, scope: 'trash' }, now)).toBe('11 of 90')
  })

  it('has months along the track', () => {
    expect([...new Set(monthsAlong(rows, items, 800).map(({ words }) => words))]).toEqual([
      'Nov 2026',
      'Oct 2026',
      'Sept 2026',
      'Aug 2026'
    ])
  })
})

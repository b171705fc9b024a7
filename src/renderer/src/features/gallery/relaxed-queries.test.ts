import { describe, expect, it } from 'vitest'
import { everything } from '../../../../shared/domain/picture-query.ts'
import { quoted, relaxedQueries } from './relaxed-queries.ts'

describe('the parts to drop from a query that finds nothing', () => {
  it('are its search, or one of its filters', () => {
    const query = { ...everything, search: 'sparrow', filters: { favourite: true, tags: ['a', 'b'] } }
    expect(relaxedQueries(query, []).map(({ words, query: less }) => [words, less.search, less.filters])).toEqual([
      ['“sparrow”', '', { favourite: true, tags: ['a', 'b'] }],
      ['Favourites', 'sparrow', { tags: ['a', 'b'] }],
      ['a', 'sparrow', { favourite: true, tags: ['b'] }],
      ['b', 'sparrow', { favourite: true, tags: ['a'] }]
    ])
  })
  it('are none if the query has only one part: without it, everything is shown', () => {
    expect(relaxedQueries({ ...everything, search: 'sparrow' }, [])).toEqual([])
    expect(relaxedQueries({ ...everything, filters: { seed: 3 } }, [])).toEqual([])
  })
  it('fit into a line', () => {
    expect(quoted(' sparrow ')).toBe('“sparrow”')
    expect(quoted('x'.repeat(100))).toHaveLength(43)
  })
})

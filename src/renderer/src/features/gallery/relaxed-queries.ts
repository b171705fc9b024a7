/** Which single part of a query that finds nothing to drop, so that something is found. */

import type { PictureQuery } from '../../../../shared/domain/picture-query.ts'
import type { Collection } from '../../../../shared/domain/shelf.ts'
import { chipsOf } from '../../data/find/filter-words.ts'
import { withFilters } from '../../data/find/filters.ts'

export interface RelaxedQuery {
  key: string
  /** What is dropped: "★ 3+", "“sparrow”". */
  words: string
  query: PictureQuery
}

/** Search texts in a sentence are truncated to this many characters. */
const longestWords = 40

/** For a sentence: in quotes, and no longer than a line. */
export function quoted(search: string): string {
  const text = search.trim()
  return `“${text.length > longestWords ? `${text.slice(0, longestWords).trimEnd()}…` : text}”`
}

/** The query without its search, and without each of its filters; none if it has only one part. */
export function relaxedQueries(query: PictureQuery, collections: readonly Collection[]): RelaxedQuery[] {
  const chips = chipsOf(query.filters, collections).map(({ key, text, without }) => ({
    key,
    words: text,
    query: { ...query, filters: withFilters(query.filters, without) }
  }))
  const search =
    query.search.trim() === '' ? [] : [{ key: 'search', words: quoted(query.search), query: { ...query, search: '' } }]
  const all = [...search, ...chips]
  return all.length < 2 ? [] : all
}

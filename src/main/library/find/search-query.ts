/** The text of the search field as queries for SQLite's full-text indexes. */
import { parseSearch, type SearchTerm } from '../../../shared/domain/search-words.ts'
import { spaceOut } from '../database/space-out.ts'

export interface SearchQuery {
  /** FTS5 expressions that a picture must all match. */
  wanted: string[]
  /** FTS5 expressions that it must not match. */
  unwanted: string[]
  /** Something was typed, but none of it is searchable: nothing is found. */
  nowhere: boolean
}

function expression({ text, phrase }: SearchTerm): string {
  const quoted = `"${spaceOut(text).replaceAll('"', '""')}"`
  return phrase ? quoted : `${quoted} *`
}

/**
 * Words match as prefixes ("mount" finds "mountains"), "quoted words" as a phrase, -word excludes. All words must
 * occur.
 */
export function searchQuery(input: string): SearchQuery {
  const terms = parseSearch(input)
  const wanted = terms.filter(({ not }) => !not).map(expression)
  const unwanted = terms.filter(({ not }) => not).map(expression)
  return { wanted, unwanted, nowhere: terms.length === 0 && input.trim() !== '' }
}

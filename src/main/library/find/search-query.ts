/** What is typed into the search field, as questions to SQLite's full-text indexes. */
import { parseSearch, type SearchTerm } from '../../../shared/domain/search-words.ts'
import { spaceOut } from '../database/space-out.ts'

export interface SearchQuery {
  /** FTS5 expressions, every one of which a picture must match. */
  wanted: string[]
  /** FTS5 expressions none of which it may match. */
  unwanted: string[]
  /** Something was typed, and nothing of it can be searched for: nothing is found. */
  nowhere: boolean
}

function expression({ text, phrase }: SearchTerm): string {
  const quoted = `"${spaceOut(text).replaceAll('"', '""')}"`
  return phrase ? quoted : `${quoted} *`
}

/**
 * Words match as beginnings ("mount" finds "mountains"), "quoted words" as a phrase, -word leaves out. All words must
 * be there.
 */
export function searchQuery(input: string): SearchQuery {
  const terms = parseSearch(input)
  const wanted = terms.filter(({ not }) => !not).map(expression)
  const unwanted = terms.filter(({ not }) => not).map(expression)
  return { wanted, unwanted, nowhere: terms.length === 0 && input.trim() !== '' }
}

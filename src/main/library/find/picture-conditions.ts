/** A query's search and filters as SQL over `pictures p` (its covering index) and the side tables. */
import type { SQLInputValue } from 'node:sqlite'
import type { PictureQuery } from '../../../shared/domain/picture-query.ts'
import type { Statements } from '../database/statements.ts'
import { conditionOf, setFilters } from './filter-table.ts'
import { searchQuery } from './search-query.ts'

/** Parts of a WHERE clause, all of which must be true. */
export interface Conditions {
  sql: string[]
  values: SQLInputValue[]
}

/** Where the rows come from, and the conditions on them. */
export interface Listing extends Conditions {
  from: string
  /** The search is answered by one match in the word index, whose rows come in the order of the history. */
  byWords: boolean
}

class Builder implements Conditions {
  readonly sql: string[] = []
  readonly values: SQLInputValue[] = []

  and(sql: string, ...values: SQLInputValue[]): void {
    this.sql.push(sql)
    this.values.push(...values)
  }
}

const inWords = 'SELECT rowid FROM words WHERE words MATCH ?'
const inMarks = 'SELECT rowid FROM marks WHERE marks MATCH ?'

/**
 * A listing of shown pictures. If no search word occurs in a note or tag, which is nearly always so, one match in the
 * prompt index answers it.
 */
export function listingOf(sql: Statements, { search, filters }: Pick<PictureQuery, 'search' | 'filters'>): Listing {
  const builder = new Builder()
  const { wanted, unwanted, nowhere } = searchQuery(search)
  const noted = wanted.some((term) => sql.row(`${inMarks} LIMIT 1`, term) !== undefined)
  const byWords = wanted.length > 0 && !noted
  if (byWords) builder.and('words MATCH ?', wanted.join(' AND '))
  else for (const term of wanted) builder.and(`p.seq IN (${inWords} UNION ${inMarks})`, term, term)
  for (const term of unwanted) builder.and(`p.seq NOT IN (${inWords})`, term)
  for (const term of unwanted) builder.and(`p.seq NOT IN (${inMarks})`, term)
  if (nowhere) builder.and('p.seq < 0')
  builder.and('p.trashed_at IS NULL')
  for (const set of setFilters(filters)) {
    const { sql: condition, values } = conditionOf(set)
    builder.and(condition, ...values)
  }
  const from = byWords
    ? 'words w CROSS JOIN pictures p INDEXED BY pictures_shown ON p.seq = w.rowid'
    : 'pictures p INDEXED BY pictures_shown'
  return { from, byWords, sql: builder.sql, values: builder.values }
}

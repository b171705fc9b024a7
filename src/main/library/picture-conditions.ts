/** A query's search and filters as SQL over `pictures p` (its covering index) and the tables beside it. */
import type { SQLInputValue } from 'node:sqlite'
import { field, flag, modelShift, orientations, pictureKinds, sizeClasses } from '../../shared/domain/picture-flags.ts'
import type { PictureFilters, PictureQuery } from '../../shared/domain/picture-query.ts'
import { tagKey } from '../../shared/domain/tag.ts'
import { searchQuery } from './search-query.ts'
import type { Statements } from './statements.ts'

/** Parts of a WHERE, all of which must be true. */
export interface Conditions {
  sql: string[]
  values: SQLInputValue[]
}

/** Where the rows come from, and what must be true of them. */
export interface Listing extends Conditions {
  from: string
  /** The search is answered by one match of the index of words, whose rows come in the order of the history. */
  byWords: boolean
}

/** Filters whose values are bits of the flags: their counts come from one histogram. */
export const flagFilters = [
  'services',
  'models',
  'kinds',
  'sizes',
  'orientations',
  'rating',
  'favourite',
  'tagged',
  'hasMask',
  'hasChildren',
  'missing',
  'fileRemoved'
] as const satisfies (keyof PictureFilters)[]

const flags = (part: { shift: number; mask: number }): string => `((p.facet >> ${part.shift}) & ${part.mask})`

class Builder implements Conditions {
  readonly sql: string[] = []
  readonly values: SQLInputValue[] = []

  and(sql: string, ...values: SQLInputValue[]): void {
    this.sql.push(sql)
    this.values.push(...values)
  }

  bit(on: boolean | undefined, bit: number): void {
    if (on !== undefined) this.and(`(p.facet & ${bit}) ${on ? '<>' : '='} 0`)
  }

  oneOf(part: { shift: number; mask: number }, all: readonly string[], chosen: readonly string[] | undefined): void {
    if (chosen !== undefined) this.and(`${flags(part)} IN (${chosen.map((value) => all.indexOf(value)).join(', ')})`)
  }
}

/** @param skip filters that are not asked */
function addFilters(builder: Builder, filters: PictureFilters, skip: ReadonlySet<string>): void {
  const given = Object.fromEntries(Object.entries(filters).filter(([name, value]) => value !== undefined && !skip.has(name))) as PictureFilters
  const models = (column: string, labels: readonly string[]): void =>
    builder.and(`(p.facet >> ${modelShift}) IN (SELECT key FROM models WHERE ${column} IN (SELECT value FROM json_each(?)))`, JSON.stringify(labels))
  if (given.services) models('service', given.services)
  if (given.models) models('model', given.models)
  builder.oneOf(field.kind, pictureKinds, given.kinds)
  builder.oneOf(field.size, sizeClasses, given.sizes)
  builder.oneOf(field.orientation, orientations, given.orientations)
  if (given.rating) builder.and(`(p.facet & ${field.rating.mask}) BETWEEN ? AND ?`, given.rating.least, given.rating.most)
  builder.bit(given.favourite, flag.favourite)
  builder.bit(given.tagged, flag.tagged)
  builder.bit(given.hasMask, flag.mask)
  builder.bit(given.hasChildren, flag.children)
  builder.bit(given.missing, flag.missing)
  builder.bit(given.fileRemoved, flag.fileRemoved)
  if (given.from !== undefined) builder.and('p.created_at >= ?', given.from)
  if (given.to !== undefined) builder.and('p.created_at < ?', given.to)
  if (given.seed !== undefined) builder.and("p.seq IN (SELECT seq FROM pictures WHERE parameters ->> '$.seed' = ?)", given.seed)
  for (const tag of given.tags ?? []) builder.and('p.seq IN (SELECT seq FROM picture_tags WHERE tag = (SELECT key FROM tags WHERE tag_key = ?))', tagKey(tag))
  if (given.collectionId !== undefined) builder.and('p.seq IN (SELECT seq FROM collection_pictures WHERE collection = ?)', given.collectionId)
  if (given.batchId !== undefined) builder.and('p.seq IN (SELECT seq FROM pictures WHERE batch_id = ?)', given.batchId)
  if (given.failed) builder.and('p.seq < 0')
}

const inWords = 'SELECT rowid FROM words WHERE words MATCH ?'
const inMarks = 'SELECT rowid FROM marks WHERE marks MATCH ?'

/**
 * A listing of shown pictures. Where no word of the search stands in a note or a tag, which is nearly always so, one match of the
 * prompts' index answers it.
 */
export function listingOf(sql: Statements, { search, filters }: Pick<PictureQuery, 'search' | 'filters'>, skip: Iterable<string> = []): Listing {
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
  addFilters(builder, filters, new Set(skip))
  const from = byWords ? 'words w CROSS JOIN pictures p INDEXED BY pictures_shown ON p.seq = w.rowid' : 'pictures p INDEXED BY pictures_shown'
  return { from, byWords, sql: builder.sql, values: builder.values }
}

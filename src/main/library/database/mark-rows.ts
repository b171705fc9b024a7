/** Users' marks on pictures in the database: read and changed for thousands at once. */

import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import type { PictureMarks } from '../../../shared/domain/picture-change.ts'
import { tagKey } from '../../../shared/domain/tag.ts'
import { listColumn } from './picture-row.ts'
import { type Row, Statements } from './statements.ts'

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((value, at) => value === b[at])

/** The side tables cover shown pictures only. Looking into every row takes half a second at 100,000 pictures. */
const trashed = 'pictures INDEXED BY pictures_trashed WHERE trashed_at IS NOT NULL'

export class MarkRows {
  private readonly sql: Statements

  constructor(database: DatabaseSync) {
    this.sql = new Statements(database)
  }

  /** By id, in the order of the ids; unknown ones are left out. */
  read(ids: readonly string[]): Map<string, PictureMarks> {
    const sql = `SELECT p.id, p.favourite, p.rating, p.notes, p.tags, p.collections
      FROM json_each(?) j CROSS JOIN pictures p ON p.id = j.value ORDER BY j.key`
    return new Map(this.sql.rows(sql, JSON.stringify(ids)).flatMap((row) => marksOf(row) ?? []))
  }

  /** Writes the columns that differ. Must be called in a transaction. */
  write(id: string, before: PictureMarks, after: PictureMarks): void {
    const columns: [string, SQLInputValue][] = []
    if (after.favourite !== before.favourite) columns.push(['favourite', Number(after.favourite)])
    if (after.rating !== before.rating) columns.push(['rating', after.rating])
    if (after.notes !== before.notes) columns.push(['notes', after.notes])
    if (!same(after.tags, before.tags)) columns.push(['tags', listColumn(after.tags)])
    if (!same(after.collectionIds, before.collectionIds)) columns.push(['collections', listColumn(after.collectionIds)])
    if (columns.length === 0) return
    const assignments = columns.map(([name]) => `${name} = ?`).join(', ')
    this.sql.run(`UPDATE pictures SET ${assignments} WHERE id = ?`, ...columns.map(([, value]) => value), id)
  }

  /** Tags in the spelling that this library already uses; a new one is unchanged. */
  spelled(tags: readonly string[]): string[] {
    return tags.map((tag) => String(this.sql.row('SELECT tag FROM tags WHERE tag_key = ?', tagKey(tag))?.tag ?? tag))
  }

  /** Ids of all pictures with the tag, in the trash or not. */
  idsWithTag(tag: string): string[] {
    const sql = `SELECT id FROM pictures
      WHERE seq IN (SELECT seq FROM picture_tags WHERE tag = (SELECT key FROM tags WHERE tag_key = ?))
      UNION ALL SELECT id FROM ${trashed}
      AND tags IS NOT NULL AND EXISTS (SELECT 1 FROM json_each(tags) WHERE tag_key(value) = ?)`
    return this.sql.rows(sql, tagKey(tag), tagKey(tag)).map((row) => String(row.id))
  }

  /** Ids of all pictures in the collection, in the trash or not. */
  idsInCollection(collection: string): string[] {
    const sql = `SELECT id FROM pictures WHERE seq IN (SELECT seq FROM collection_pictures WHERE collection = ?)
      UNION ALL SELECT id FROM ${trashed}
      AND collections IS NOT NULL AND EXISTS (SELECT 1 FROM json_each(collections) WHERE value = ?)`
    return this.sql.rows(sql, collection, collection).map((row) => String(row.id))
  }

  /** Spells the tag this way from now on. */
  spell(tag: string): void {
    this.sql.run('UPDATE tags SET tag = ? WHERE tag_key = ?', tag, tagKey(tag))
  }
}

/** Parsed by hand: for ten thousand pictures a schema would take longer than the database. */
function marksOf(row: Row): [string, PictureMarks][] | null {
  try {
    const marks = {
      favourite: row.favourite === 1,
      rating: Number(row.rating),
      notes: String(row.notes),
      tags: list(row.tags),
      collectionIds: list(row.collections)
    }
    return [[String(row.id), marks]]
  } catch {
    return null
  }
}

/** @throws if it is no list of texts: the row was not written by this app */
function list(value: unknown): string[] {
  const values: unknown = typeof value === 'string' ? JSON.parse(value) : []
  if (!Array.isArray(values) || !values.every((one) => typeof one === 'string')) throw new TypeError('no list of texts')
  return values
}

/**
 * What counting needs of every shown picture, in memory: a few numbers each, some megabytes for a hundred thousand.
 * Read when first needed; afterwards only changed pictures are read again.
 */
import type { DatabaseSync } from 'node:sqlite'
import { Statements } from '../database/statements.ts'

export interface CountedPicture {
  /** See shared/domain/picture-flags.ts. */
  facet: number
  /** Epoch milliseconds. */
  createdAt: number
  /** Keys in the table of tags; null for none. */
  tags: number[] | null
  /** Ids; null for none. */
  collections: string[] | null
}

/** If more pictures than this have changed, they are not read one by one. */
const mostChanged = 5000

export class PictureColumns {
  private readonly sql: Statements
  private readonly pictures = new Map<number, CountedPicture>()
  private readonly changed = new Set<number>()
  /** What is in memory is invalid. */
  private unread = true
  private version = -1

  /** @param database changes to it by other connections are noticed, too */
  constructor(database: DatabaseSync) {
    this.sql = new Statements(database)
    // A read-only library is not changed by this connection, and even a temporary trigger would be refused.
    if (this.sql.count('PRAGMA query_only') === 1) return
    database.function('picture_changed', { varargs: false }, (seq) => {
      if (!this.unread) this.changed.add(Number(seq))
      return null
    })
    // Temporary: they belong to this connection and leave nothing in the file.
    for (const [event, row] of [
      ['INSERT', 'NEW'],
      ['UPDATE', 'NEW'],
      ['DELETE', 'OLD']
    ] as const) {
      database.exec(
        `CREATE TEMP TRIGGER IF NOT EXISTS counted_${event.toLowerCase()} AFTER ${event} ON main.pictures
         BEGIN SELECT picture_changed(${row}.seq); END`
      )
    }
  }

  /** By place in the history, up to date. */
  current(): ReadonlyMap<number, CountedPicture> {
    const version = this.sql.count('PRAGMA data_version')
    if (this.unread || version !== this.version || this.changed.size > mostChanged) {
      this.pictures.clear()
      this.read('', '')
    } else if (this.changed.size > 0) {
      for (const seq of this.changed) this.pictures.delete(seq)
      const seqs = JSON.stringify([...this.changed])
      this.read('AND p.seq IN (SELECT value FROM json_each(?))', 'WHERE seq IN (SELECT value FROM json_each(?))', seqs)
    }
    this.changed.clear()
    this.version = version
    this.unread = false
    return this.pictures
  }

  private read(andThese: string, theseOnly: string, ...values: string[]): void {
    const shown = `SELECT p.seq, p.facet, p.created_at FROM pictures p INDEXED BY pictures_shown
      WHERE p.trashed_at IS NULL ${andThese}`
    for (const [seq, facet, createdAt] of this.sql.tuples(shown, ...values)) {
      this.pictures.set(Number(seq), {
        facet: Number(facet),
        createdAt: Number(createdAt),
        tags: null,
        collections: null
      })
    }
    for (const [seq, tag] of this.sql.tuples(`SELECT seq, tag FROM picture_tags ${theseOnly}`, ...values)) {
      const picture = this.pictures.get(Number(seq))
      if (picture) (picture.tags ??= []).push(Number(tag))
    }
    for (const [seq, id] of this.sql.tuples(
      `SELECT seq, collection FROM collection_pictures ${theseOnly}`,
      ...values
    )) {
      const picture = this.pictures.get(Number(seq))
      if (picture) (picture.collections ??= []).push(String(id))
    }
  }
}

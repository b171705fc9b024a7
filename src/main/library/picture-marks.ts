/** What people note of pictures: changed in bulk, taken back, and the tags as a whole. */
import type { DatabaseSync } from 'node:sqlite'
import type { PictureChange, PictureMarks } from '../../shared/domain/picture-change.ts'
import { type TagCount, tagKey } from '../../shared/domain/tag.ts'
import { AppError } from '../../shared/errors.ts'
import type { Incoming } from './incoming.ts'
import { MarkRows } from './mark-rows.ts'
import { Statements } from './statements.ts'

/** Changes that can be taken back. */
const remembered = 50

export interface Changed {
  /** Ids of the pictures that there are. */
  changed: string[]
  undo: string
}

export class PictureMarksStore {
  private readonly incoming: Incoming
  private readonly rows: MarkRows
  private readonly sql: Statements
  private readonly newId: () => string
  /** What the pictures of a change had before it, newest last. */
  private readonly before = new Map<string, Record<string, PictureMarks>>()

  constructor(database: DatabaseSync, incoming: Incoming, newId: () => string) {
    this.incoming = incoming
    this.rows = new MarkRows(database)
    this.sql = new Statements(database)
    this.newId = newId
  }

  async change(ids: string[], marks: PictureChange): Promise<Changed> {
    const undo = this.newId()
    const before = await this.incoming.change(undo, { ids, marks })
    this.before.set(undo, before)
    for (const old of this.before.keys()) {
      if (this.before.size <= remembered) break
      this.before.delete(old)
    }
    return { changed: Object.keys(before), undo }
  }

  /** @throws AppError not-found: it was taken back already, or is too old */
  async undo(undo: string): Promise<string[]> {
    const before = this.before.get(undo)
    if (before === undefined) throw new AppError('not-found', 'This change is too old to be undone.', { nextStep: 'Change it back by hand.' })
    const ids = Object.keys(before)
    if (ids.length > 0) await this.incoming.change(this.newId(), { ids, before })
    this.before.delete(undo)
    return ids
  }

  /** Most used first. @param prefix beginning of any word of the tag, in any case */
  tags(prefix: string, limit: number): TagCount[] {
    const key = tagKey(prefix.trim())
    const sql = `SELECT t.tag AS tag, (SELECT count(*) FROM picture_tags p WHERE p.tag = t.key) AS n FROM tags t
      WHERE (? = '' OR substr(t.tag_key, 1, length(?)) = ? OR instr(t.tag_key, ' ' || ?) > 0) ORDER BY n DESC, t.tag LIMIT ?`
    return this.sql
      .rows(sql, key, key, key, key, limit)
      .map((row) => ({ tag: String(row.tag), count: Number(row.n) }))
      .filter(({ count }) => count > 0)
  }

  /** @returns ids of the pictures that had it */
  async renameTag(tag: string, name: string): Promise<string[]> {
    const ids = this.rows.idsWithTag(tag)
    const respelled = tagKey(tag) === tagKey(name)
    if (respelled) this.rows.spell(name)
    const before = Object.fromEntries(this.rows.read(ids))
    const renamed = Object.entries(before).map(([id, marks]) => [id, { ...marks, tags: renamedTags(marks.tags, tag, name) }] as const)
    if (ids.length > 0) await this.incoming.change(this.newId(), { ids, before: Object.fromEntries(renamed) })
    return ids
  }

  /** @returns ids of the pictures that had it */
  async removeTag(tag: string): Promise<string[]> {
    const ids = this.rows.idsWithTag(tag)
    if (ids.length > 0) await this.change(ids, { removeTags: [tag] })
    return ids
  }

  /** Takes the pictures out of a collection that goes away. @returns their ids */
  async emptyCollection(collection: string): Promise<string[]> {
    const ids = this.rows.idsInCollection(collection)
    if (ids.length > 0) await this.incoming.change(this.newId(), { ids, marks: { removeFrom: [collection] } })
    return ids
  }
}

function renamedTags(tags: readonly string[], tag: string, name: string): string[] {
  const renamed = tags.map((one) => (tagKey(one) === tagKey(tag) ? name : one))
  return renamed.filter((one, at) => renamed.findIndex((other) => tagKey(other) === tagKey(one)) === at)
}

/** Users' marks on pictures: changed in bulk, undone, and the tags as a whole. */

import type { DatabaseSync } from 'node:sqlite'
import { setImmediate } from 'node:timers/promises'
import { changeMarks, type PictureChange, type PictureMarks, takenBack } from '../../../shared/domain/picture-change.ts'
import { type TagCount, tagKey } from '../../../shared/domain/tag.ts'
import { AppError } from '../../../shared/errors.ts'
import { t } from '../../../shared/messages/t.ts'
import { MarkRows } from '../database/mark-rows.ts'
import { Statements } from '../database/statements.ts'
import type { Change } from '../journal/change-entry.ts'
import type { Incoming } from '../journal/incoming.ts'

/** Number of changes that can be undone. */
const mostChanges = 50
/** Pictures whose marks are kept for undo; the last change is kept however many it touched. */
const mostRemembered = 250_000
/** Pictures whose marks are read without a pause. */
const readAtOnce = 2000

/** A change that can be undone. */
export interface Changed {
  /** Ids of the pictures that exist. */
  changed: string[]
  undo: string
}

/** A change, and what its pictures had before it. */
interface Remembered {
  change: Change
  before: Record<string, PictureMarks>
}

export class PictureMarksStore {
  private readonly incoming: Incoming
  private readonly rows: MarkRows
  private readonly sql: Statements
  private readonly newId: () => string
  /** Newest last. */
  private readonly remembered = new Map<string, Remembered>()

  constructor(database: DatabaseSync, incoming: Incoming, newId: () => string) {
    this.incoming = incoming
    this.rows = new MarkRows(database)
    this.sql = new Statements(database)
    this.newId = newId
  }

  async change(ids: string[], marks: PictureChange): Promise<Changed> {
    return await this.keep({ ids: [...new Set(ids)], marks })
  }

  /** Later changes stay. @throws AppError not-found: it was already undone, or is too old */
  async undo(undo: string): Promise<string[]> {
    const remembered = this.remembered.get(undo)
    if (remembered === undefined)
      throw new AppError('not-found', t('library.pictureMarks.tooOld'), {
        nextStep: t('library.pictureMarks.changeBack')
      })
    const before = await this.marksWithout(remembered)
    const ids = Object.keys(before)
    if (ids.length > 0) await this.incoming.change(this.newId(), { ids, before })
    this.remembered.delete(undo)
    return ids
  }

  /** What its pictures have once the change is undone. */
  private async marksWithout({ change, before }: Remembered): Promise<Record<string, PictureMarks>> {
    const ids = Object.keys(before)
    const target: Record<string, PictureMarks> = {}
    for (let at = 0; at < ids.length; at += readAtOnce) {
      if (at > 0) await setImmediate()
      for (const [id, now] of this.rows.read(ids.slice(at, at + readAtOnce))) {
        const was = before[id]!
        target[id] = takenBack(
          now,
          was,
          change.before === undefined ? changeMarks(was, change.marks ?? {}) : (change.before[id] ?? was)
        )
      }
    }
    return target
  }

  /** Most used first. @param prefix beginning of any word of the tag, in any case */
  tags(prefix: string, limit: number): TagCount[] {
    const key = tagKey(prefix.trim())
    const sql = `SELECT t.tag AS tag, (SELECT count(*) FROM picture_tags p WHERE p.tag = t.key) AS n FROM tags t
      WHERE (? = '' OR substr(t.tag_key, 1, length(?)) = ? OR instr(t.tag_key, ' ' || ?) > 0)
      ORDER BY n DESC, t.tag LIMIT ?`
    return this.sql
      .rows(sql, key, key, key, key, limit)
      .map((row) => ({ tag: String(row.tag), count: Number(row.n) }))
      .filter(({ count }) => count > 0)
  }

  /** On every picture that has it; if another tag has the new name, the two are merged. */
  async renameTag(tag: string, name: string): Promise<Changed> {
    const ids = this.rows.idsWithTag(tag)
    if (tagKey(tag) === tagKey(name)) this.rows.spell(name)
    const renamed = [...this.rows.read(ids)].map(
      ([id, marks]) => [id, { ...marks, tags: renamedTags(marks.tags, tag, name) }] as const
    )
    return await this.keep({ ids, before: Object.fromEntries(renamed) })
  }

  /** From every picture that has it. */
  async removeTag(tag: string): Promise<Changed> {
    return await this.keep({ ids: this.rows.idsWithTag(tag), marks: { removeTags: [tag] } })
  }

  /** Takes the pictures out of a collection that is removed. */
  async emptyCollection(collection: string): Promise<Changed> {
    return await this.keep({ ids: this.rows.idsInCollection(collection), marks: { removeFrom: [collection] } })
  }

  /** Applies it, and remembers the state before. */
  private async keep(change: Change): Promise<Changed> {
    const undo = this.newId()
    const before = change.ids.length === 0 ? {} : await this.incoming.change(undo, change)
    this.remembered.set(undo, { change, before })
    this.forgetOldest()
    return { changed: Object.keys(before), undo }
  }

  private forgetOldest(): void {
    let pictures = [...this.remembered.values()].reduce((sum, { before }) => sum + Object.keys(before).length, 0)
    for (const [old, { before }] of this.remembered) {
      if (this.remembered.size <= mostChanges && (pictures <= mostRemembered || this.remembered.size === 1)) break
      pictures -= Object.keys(before).length
      this.remembered.delete(old)
    }
  }
}

function renamedTags(tags: readonly string[], tag: string, name: string): string[] {
  const renamed = tags.map((one) => (tagKey(one) === tagKey(tag) ? name : one))
  return renamed.filter((one, at) => renamed.findIndex((other) => tagKey(other) === tagKey(one)) === at)
}

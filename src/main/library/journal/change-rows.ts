/** Applies a change to the rows in steps, so that a hundred thousand pictures do not block the window. */

import type { DatabaseSync } from 'node:sqlite'
import { setImmediate } from 'node:timers/promises'
import { changeMarks, type PictureMarks } from '../../../shared/domain/picture-change.ts'
import { t } from '../../../shared/messages/t.ts'
import { MarkRows } from '../database/mark-rows.ts'
import { inTransaction } from '../database/migrations.ts'
import type { PictureRows } from '../database/picture-rows.ts'
import type { Change } from './change-entry.ts'

/** Pictures per transaction: a few hundredths of a second. */
export const rowsAtOnce = 250

/** What a step changed, to undo it. */
interface Before {
  marks: Map<string, PictureMarks>
  dates: { id: string; trashedAt: number | null; fileRemovedAt: number | null }[]
}

/**
 * A change failed between two steps and could not be undone either: its journal entry must stay, so that it is
 * finished.
 */
export class HalfDone extends Error {
  override readonly name = 'HalfDone'
}

export class ChangeRows {
  private readonly database: DatabaseSync
  private readonly rows: PictureRows
  private readonly marks: MarkRows

  constructor(database: DatabaseSync, rows: PictureRows) {
    this.database = database
    this.rows = rows
    this.marks = new MarkRows(database)
  }

  /**
   * All or nothing: each step is a transaction, and if one fails, the previous steps are undone.
   * @returns what the pictures had before, by id
   * @throws HalfDone, or SQLite's own error; then nothing is changed
   */
  async apply(change: Change): Promise<Record<string, PictureMarks>> {
    const { marks } = change
    const spelled =
      marks?.addTags === undefined
        ? change
        : { ...change, marks: { ...marks, addTags: this.marks.spelled(marks.addTags) } }
    const were: Record<string, PictureMarks> = {}
    const done: Before[] = []
    try {
      for (let at = 0; at < change.ids.length; at += rowsAtOnce) {
        if (at > 0) await setImmediate()
        const before = inTransaction(this.database, () => this.step(change.ids.slice(at, at + rowsAtOnce), spelled))
        done.push(before)
        for (const [id, was] of before.marks) were[id] = was
      }
    } catch (error) {
      this.takeBack(done, error)
      throw error
    }
    return were
  }

  private step(ids: readonly string[], { marks, before, trashedAt, fileRemovedAt }: Change): Before {
    const had: Before = {
      marks: new Map(),
      dates: trashedAt === undefined && fileRemovedAt === undefined ? [] : this.rows.dates(ids)
    }
    if (marks !== undefined || before !== undefined) {
      had.marks = this.marks.read(ids)
      for (const [id, was] of had.marks)
        this.marks.write(id, was, before === undefined ? changeMarks(was, marks ?? {}) : (before[id] ?? was))
    }
    for (const { id } of had.dates) {
      if (trashedAt !== undefined) this.rows.setTrashedAt(id, trashedAt)
      if (fileRemovedAt !== undefined) this.rows.setFileRemovedAt(id, fileRemovedAt)
    }
    return had
  }

  private takeBack(done: readonly Before[], why: unknown): void {
    try {
      for (const { marks, dates } of done.toReversed()) {
        inTransaction(this.database, () => {
          const now = this.marks.read([...marks.keys()])
          for (const [id, was] of marks) this.marks.write(id, now.get(id) ?? was, was)
          for (const { id, trashedAt, fileRemovedAt } of dates) {
            this.rows.setTrashedAt(id, trashedAt)
            this.rows.setFileRemovedAt(id, fileRemovedAt)
          }
        })
      }
    } catch {
      throw new HalfDone(t('library.changeRows.interrupted'), { cause: why })
    }
  }
}

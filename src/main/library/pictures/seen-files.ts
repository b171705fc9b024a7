/**
 * Files of watched folders that were examined: what was refused, or deleted since, is not imported again at each start.
 */
import type { DatabaseSync } from 'node:sqlite'
import { setImmediate } from 'node:timers/promises'
import { nearestMoment } from '../../../shared/domain/moment.ts'
import { inTransaction } from '../database/migrations.ts'
import { Statements } from '../database/statements.ts'

export interface SeenFile {
  /** Absolute. */
  path: string
  size: number
  /** Epoch milliseconds. */
  modifiedAt: number
}

/**
 * Rows queried or written without a pause: some milliseconds. A watched folder may hold a hundred thousand files, and
 * is scanned often.
 */
const atOnce = 500

export class SeenFiles {
  private readonly database: DatabaseSync
  private readonly sql: Statements

  constructor(database: DatabaseSync) {
    this.database = database
    this.sql = new Statements(database)
  }

  /** Those that were never examined, or have changed since. */
  async unseen<F extends SeenFile>(files: readonly F[]): Promise<F[]> {
    const unseen: F[] = []
    for (const [at, file] of files.entries()) {
      if (at % atOnce === atOnce - 1) await setImmediate()
      const row = this.sql.row('SELECT size, modified_at FROM seen_files WHERE path = ?', file.path)
      if (
        row === undefined ||
        Number(row.size) !== file.size ||
        Number(row.modified_at) !== nearestMoment(file.modifiedAt)
      )
        unseen.push(file)
    }
    return unseen
  }

  async note(files: readonly SeenFile[]): Promise<void> {
    for (let at = 0; at < files.length; at += atOnce) {
      if (at > 0) await setImmediate()
      inTransaction(this.database, () => {
        for (const { path, size, modifiedAt } of files.slice(at, at + atOnce)) {
          this.sql.run(
            'INSERT OR REPLACE INTO seen_files (path, size, modified_at) VALUES (?, ?, ?)',
            path,
            size,
            nearestMoment(modifiedAt)
          )
        }
      })
    }
  }
}

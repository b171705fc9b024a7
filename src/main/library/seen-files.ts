/** Files of watched folders that were looked at: what was refused, or thrown away since, is not brought in again at each start. */
import type { DatabaseSync } from 'node:sqlite'
import { inTransaction } from './migrations.ts'
import { Statements } from './statements.ts'

export interface SeenFile {
  /** Absolute. */
  path: string
  size: number
  /** Epoch milliseconds. */
  modifiedAt: number
}

export class SeenFiles {
  private readonly database: DatabaseSync
  private readonly sql: Statements

  constructor(database: DatabaseSync) {
    this.database = database
    this.sql = new Statements(database)
  }

  /** Those that were never looked at, or have changed since. */
  unseen<F extends SeenFile>(files: readonly F[]): F[] {
    return files.filter(({ path, size, modifiedAt }) => {
      const row = this.sql.row('SELECT size, modified_at FROM seen_files WHERE path = ?', path)
      return row === undefined || Number(row.size) !== size || Number(row.modified_at) !== Math.round(modifiedAt)
    })
  }

  note(files: readonly SeenFile[]): void {
    inTransaction(this.database, () => {
      for (const { path, size, modifiedAt } of files) {
        this.sql.run('INSERT OR REPLACE INTO seen_files (path, size, modified_at) VALUES (?, ?, ?)', path, size, Math.round(modifiedAt))
      }
    })
  }
}

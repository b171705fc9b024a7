/**
 * The database's schema as an ordered list of steps, one file each in `migrations/`. A released step is frozen: its
 * text imports nothing, a test holds its hash, and whatever changes the schema is a new step.
 */

import type { DatabaseSync } from 'node:sqlite'
import { AppError } from '../../../shared/errors.ts'
import { t } from '../../../shared/messages/t.ts'
import { pictures } from './migrations/0001-pictures.ts'
import { inpainting } from './migrations/0002-inpainting.ts'
import { uploads } from './migrations/0003-uploads.ts'
import { finding } from './migrations/0004-finding.ts'
import { lineage } from './migrations/0005-lineage.ts'
import { watchedFiles } from './migrations/0006-watched-files.ts'
import { installations } from './migrations/0007-installations.ts'
import { ledgerState } from './migrations/0008-ledger-state.ts'
import { libraryId } from './migrations/0009-library-id.ts'
import { registerSqlFunctions } from './sql-functions.ts'

export interface Migration {
  /** The `user_version` after this step; each is one more than the previous. */
  version: number
  sql: string
}

export const migrations: readonly Migration[] = [
  { version: 1, sql: pictures },
  { version: 2, sql: inpainting },
  { version: 3, sql: uploads },
  { version: 4, sql: finding },
  { version: 5, sql: lineage },
  { version: 6, sql: watchedFiles },
  { version: 7, sql: installations },
  { version: 8, sql: ledgerState },
  { version: 9, sql: libraryId }
]

/** The newest schema that this app knows. */
export const schemaVersion = 9

/** The schema's version in the open database; 0 for a new file. */
export function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.user_version)
}

/** The error for a library from a later app. Nothing in it is touched. */
export function newerLibrary(): AppError {
  return new AppError('storage', t('library.migrations.newer'), {
    nextStep: t('library.migrations.update'),
    action: 'choose-folder'
  })
}

/**
 * Migrates the database to the newest version, each step in one transaction that also sets `user_version`: a crash
 * leaves the version before or after the step.
 * @param backUp called once before the first step unless the database is new
 * @throws AppError storage: the database is from a newer app
 */
export async function migrate(
  database: DatabaseSync,
  backUp: (from: number) => Promise<void>,
  steps: readonly Migration[] = migrations
): Promise<void> {
  registerSqlFunctions(database)
  const from = versionOf(database)
  const newest = steps.at(-1)?.version ?? 0
  if (from > newest) throw newerLibrary()
  if (from > 0 && from < newest) await backUp(from)
  for (const { version, sql } of steps) {
    if (version > from) inTransaction(database, () => database.exec(`${sql}; PRAGMA user_version = ${version};`))
  }
}

/** Runs the work in one transaction; anything thrown rolls it back. */
export function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    database.exec('COMMIT')
    return result
  } catch (error) {
    // On some failures (a full disk) SQLite itself rolls the transaction back, and then there is none to end.
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

/** The work of the checking process as plain functions: tests call them in their own process. */

import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { t } from '../../shared/messages/t.ts'
import { codeOf, storageError } from '../files/storage-error.ts'
import type { Hashed } from './checker.ts'

/** Bytes read at once. */
const piece = 1024 * 1024
const mostProblems = 20

/** The requests to the process, by name. */
export interface CheckWork {
  hash: { input: string; output: Hashed | null }
  database: { input: string; output: string[] }
  compact: { input: string; output: null }
}

export const checkWork: { [K in keyof CheckWork]: (file: string) => Promise<CheckWork[K]['output']> } = {
  async hash(file) {
    const hash = createHash('sha256')
    let bytes = 0
    try {
      for await (const chunk of createReadStream(file, { highWaterMark: piece })) {
        hash.update(chunk as Buffer)
        bytes += (chunk as Buffer).length
      }
    } catch (error) {
      if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return null
      throw storageError(error, t('checking.checkWork.fileOfLibrary'), 'read')
    }
    return { sha256: hash.digest('hex'), bytes }
  },
  async database(file) {
    try {
      using database = new DatabaseSync(file, { readOnly: true, timeout: 5000 })
      const found = database.prepare(`PRAGMA integrity_check(${mostProblems})`).all()
      return found.map((row) => String(row['integrity_check'])).filter((line) => line !== 'ok')
    } catch (error) {
      return [error instanceof Error ? error.message : String(error)]
    }
  },
  async compact(file) {
    try {
      using database = new DatabaseSync(file)
      database.exec('VACUUM')
      return null
    } catch (error) {
      // SQLite's numeric code; 13 is a full disk.
      const full = error instanceof Error && 'errcode' in error && error.errcode === 13
      throw storageError(
        full ? Object.assign(new Error('full', { cause: error }), { code: 'ENOSPC' }) : error,
        t('checking.checkWork.copyOfIndex')
      )
    }
  }
}

import { AppError } from '../../../shared/errors.ts'
import { t } from '../../../shared/messages/t.ts'
import { codeOf, storageError } from '../../files/storage-error.ts'

/** SQLite's primary result codes that the library distinguishes. */
const sqlite = { readOnly: 8, corrupt: 11, full: 13, notADatabase: 26 }

function resultCode(error: unknown): number | null {
  if (codeOf(error) !== 'ERR_SQLITE_ERROR') return null
  const code = error instanceof Error && 'errcode' in error ? error.errcode : null
  return typeof code === 'number' ? code & 0xff : null
}

/**
 * What says nothing about the file: not allowed, busy, locked, out of memory, read-only, interrupted, a failing or full
 * disk, no file to open, no way to lock it.
 */
const passing = new Set([3, 5, 6, 7, 8, 9, 10, 13, 14, 15, 22])

/**
 * True for any SQLite error during opening or repair that only a damaged file explains: a missing table as much as a
 * torn page. (In normal use, see `isDamage`: there an error may be due to the query.)
 */
export function spoilsOpening(error: unknown): boolean {
  const code = resultCode(error)
  if (code !== null) return !passing.has(code)
  // A number too large for JavaScript, which the app would never have stored.
  return codeOf(error) === 'ERR_OUT_OF_RANGE'
}

/**
 * True for a row that no database would take: it violates a constraint of its table, or a number or text in it is too
 * large.
 */
export function refusesRow(error: unknown): boolean {
  return [1, 18, 19, 20, 25].includes(resultCode(error) ?? 0)
}

/** True if the database file itself is broken and has to be set aside. */
export function isDamage(error: unknown): boolean {
  const code = resultCode(error)
  return code === sqlite.corrupt || code === sqlite.notADatabase
}

/** Any error of SQLite or the file system as an AppError. An AppError passes unchanged. */
export function libraryError(error: unknown): AppError {
  const code = resultCode(error)
  if (code === sqlite.full)
    return storageError(
      Object.assign(new Error('full', { cause: error }), { code: 'ENOSPC' }),
      t('library.databaseError.index')
    )
  if (code === sqlite.readOnly)
    return storageError(
      Object.assign(new Error('read-only', { cause: error }), { code: 'EROFS' }),
      t('library.databaseError.index')
    )
  if (isDamage(error)) {
    return new AppError(
      'storage',
      t('library.databaseError.damaged'),
      { nextStep: t('library.databaseError.restart') },
      { cause: error }
    )
  }
  return storageError(error, t('library.databaseError.library'))
}

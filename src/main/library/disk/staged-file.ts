/** A copy of a file from outside, in the library's own folder: from here on nobody else can change it. */

import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { pictureMimeOf } from '../../../shared/domain/picture-signature.ts'
import { AppError } from '../../../shared/errors.ts'
import { t } from '../../../shared/messages/t.ts'
import { copyDurably } from '../../files/copy-durably.ts'
import { storageError } from '../../files/storage-error.ts'
import { assertImportable } from '../../imaging/importable.ts'
import type { LibraryFs } from './library-fs.ts'
import type { LibraryPaths } from './library-paths.ts'
import { isInside } from './same-place.ts'

export interface FileToTake {
  /** Absolute. */
  path: string
  /** As the user knows it: with its folders below the chosen one. */
  name: string
}

export interface Staged {
  file: string
  /** When the original was last modified, epoch milliseconds. */
  modifiedAt: number
}

/** The same limit as for pictures added any other way. */
const mostBytes = 256 * 1024 * 1024

/**
 * Copies the file into `incoming/`, durably, under a name that the next start sweeps.
 * @throws AppError invalid-input: no picture by its first bytes, empty, over 256 MB, not a file, or changed while it
 * was copied; not-found; storage, disk-full
 */
export async function stage(fs: LibraryFs, paths: LibraryPaths, { path, name }: FileToTake): Promise<Staged> {
  const before = await reading(name, () => fs.stat(path))
  if (!before.isFile())
    throw refused(t('library.stagedFile.notAFile', { name: shown(name) }), t('library.stagedFile.notAFileNext'))
  if (before.size > mostBytes)
    throw refused(t('library.stagedFile.tooLarge', { name: shown(name) }), t('library.stagedFile.tooLargeNext'))
  if (await isInside(paths.folder, await reading(name, () => fs.realpath(path)))) {
    throw refused(t('library.stagedFile.inLibrary', { name: shown(name) }), t('library.stagedFile.inLibraryNext'))
  }
  const start = await reading(name, () => fs.readStart(path, 64))
  if (pictureMimeOf(start) === null) assertImportable(start, name)
  const file = join(paths.incoming, `.import.${randomBytes(6).toString('hex')}.tmp`)
  try {
    await copyDurably(path, file, { fs })
    const after = await reading(name, () => fs.stat(path))
    if (after.size !== before.size || after.mtimeMs !== before.mtimeMs)
      throw new AppError('storage', t('library.stagedFile.changed', { name: shown(name) }), {
        nextStep: t('library.stagedFile.changedNext'),
        action: 'retry'
      })
  } catch (error) {
    await fs.rm(file, { force: true }).catch(() => undefined)
    throw storageError(error, name, 'read')
  }
  return { file, modifiedAt: Math.max(0, Math.round(before.mtimeMs)) }
}

async function reading<T>(name: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    const gone =
      error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR', 'ELOOP'].includes(String(error.code))
    if (gone)
      throw new AppError(
        'not-found',
        t('library.stagedFile.gone', { name: shown(name) }),
        { nextStep: t('library.stagedFile.goneNext') },
        { cause: error }
      )
    throw storageError(error, shown(name), 'read')
  }
}

const refused = (message: string, nextStep: string): AppError => new AppError('invalid-input', message, { nextStep })

const shown = (name: string): string => (name.length > 200 ? `…${name.slice(-200)}` : name)

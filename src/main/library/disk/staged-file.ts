/** A copy of a file from outside, in the library's own folder: from here on nobody else can change what was read. */

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
  /** As the user knows it: with the folders below the one that was chosen. */
  name: string
}

export interface Staged {
  file: string
  /** When the original was last written, epoch milliseconds. */
  modifiedAt: number
}

/** As much as is taken by any other way. */
const mostBytes = 256 * 1024 * 1024

/**
 * Copies the file into `incoming/`, durably, under a name that the next start sweeps.
 * @throws AppError invalid-input: no picture by its first bytes, empty, over 256 MB, no file at all, or changed while
 *   it was
 *   copied; not-found; storage, disk-full
 */
export async function stage(fs: LibraryFs, paths: LibraryPaths, { path, name }: FileToTake): Promise<Staged> {
  const before = await reading(name, () => fs.stat(path))
  if (!before.isFile())
    throw refused(name, t('library.stagedFile.isNoFile'), t('library.stagedFile.choosePictureItself'))
  if (before.size > mostBytes)
    throw refused(name, t('library.stagedFile.isLargerThan256Mb'), t('library.stagedFile.makeItSmallerInAnother'))
  if (await isInside(paths.folder, await reading(name, () => fs.realpath(path)))) {
    throw refused(name, t('library.stagedFile.isPartOfThisLibrary'), t('library.stagedFile.thereIsNothingToDo'))
  }
  const start = await reading(name, () => fs.readStart(path, 64))
  if (pictureMimeOf(start) === null) assertImportable(start, name)
  const file = join(paths.incoming, `.import.${randomBytes(6).toString('hex')}.tmp`)
  try {
    await copyDurably(path, file, { fs })
    const after = await reading(name, () => fs.stat(path))
    if (after.size !== before.size || after.mtimeMs !== before.mtimeMs)
      throw new AppError('storage', t('library.stagedFile.wasChangedWhileItWas', { name: shown(name) }), {
        nextStep: t('library.stagedFile.importItAgainWhenIt'),
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
        t('library.stagedFile.thisFileIsNotThere', { name: shown(name) }),
        { nextStep: t('library.stagedFile.seeWhetherItWasMoved') },
        { cause: error }
      )
    throw storageError(error, shown(name), 'read')
  }
}

function refused(name: string, what: string, nextStep: string): AppError {
  return new AppError('invalid-input', `${shown(name)} ${what}.`, { nextStep })
}

const shown = (name: string): string => (name.length > 200 ? `…${name.slice(-200)}` : name)

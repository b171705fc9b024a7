/** A library to another folder or disk: copied and checked while it is in use, finished while it is closed. */
import { join } from 'node:path'
import { AppError } from '../../../shared/errors.ts'
import { writeDurably } from '../../files/durable-file.ts'
import { ifThere } from '../library-fs.ts'
import { assertApart } from './backup.ts'
import type { CopyResult } from './copy-files.ts'
import { assertRoom, copyFiles } from './copy-files.ts'
import { belongsInMove, filesIn, placeOf, promisedHash } from './folder-files.ts'
import type { CopyingParts } from './restore.ts'
import { beginCopy, endCopy, holdJobsName, takeBack } from './unfinished.ts'

/** Runs the rest while nobody writes to the library. @returns what the rest returns */
export type WhileClosed = <T>(rest: () => Promise<T>) => Promise<T>

const isOfDatabase = (path: string): boolean => path.startsWith('library.db')

/**
 * Copies the library. Until the very end the new folder is marked as unfinished, and nothing in the old one is touched: a crash
 * anywhere leaves the old library whole and open at the next start, or both whole.
 * @param whileClosed closes the library for the last part; the caller opens the new one afterwards
 * @throws AppError invalid-input, disk-full, storage, or the signal's reason; the new folder is then as empty as before
 */
export async function moveLibraryTo(parts: CopyingParts, from: string, to: string, whileClosed: WhileClosed): Promise<CopyResult> {
  const { fs, task } = parts
  assertApart(from, to)
  await beginCopy(fs, from, to)
  try {
    const all = await filesIn(fs, from, belongsInMove, task.signal)
    await assertRoom(
      fs,
      to,
      all.reduce((sum, { size }) => sum + size, 0)
    )
    const solid = all.filter(({ path }) => promisedHash(path) !== null || path.startsWith('thumbnails/'))
    const first = await copyFiles(parts, { from, to, files: solid, damaged: 'keep', doing: 'Copying' })
    const rest = await whileClosed(async () => {
      const files = await filesIn(fs, from, belongsInMove, task.signal)
      const result = await copyFiles(parts, { from, to, files, damaged: 'keep', doing: 'Finishing' })
      await assertSame(parts, from, to, files.map(({ path }) => path).filter(isOfDatabase))
      // From here on there are two whole libraries; the old one must not send again what the new one sends.
      await writeDurably(join(from, holdJobsName), new Uint8Array(), { fs })
      await endCopy(fs, to)
      return result
    })
    return { copied: first.copied + rest.copied, bytes: first.bytes + rest.bytes, unchanged: 0, damaged: [...first.damaged, ...rest.damaged] }
  } catch (error) {
    await fs.rm(join(from, holdJobsName), { force: true }).catch(() => undefined)
    await takeBack(fs, to).catch(() => undefined)
    throw error
  }
}

async function assertSame({ fs, checker, task }: CopyingParts, from: string, to: string, paths: string[]): Promise<void> {
  for (const path of paths) {
    task.progress(0, null, 'Checking the index')
    const [old, copy] = [await checker.hash(placeOf(from, path)), await checker.hash(placeOf(to, path))]
    const there = await ifThere(fs.stat(placeOf(from, path)))
    if (there === null || old?.sha256 === copy?.sha256) continue
    throw new AppError('storage', 'The index was not copied as it is.', { nextStep: 'Check the disk that it was copied to, then try again.', action: 'retry' })
  }
}

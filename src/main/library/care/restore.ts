/** From a backup back to a library, in a folder of its own. */
import { join } from 'node:path'
import { AppError } from '../../../shared/errors.ts'
import type { TaskContext } from '../../../shared/task-context.ts'
import type { Checker } from '../../checking/checker.ts'
import { writeDurably } from '../../files/durable-file.ts'
import type { LibraryFs } from '../library-fs.ts'
import { assertApart } from './backup.ts'
import { carryThrough, readManifest } from './backup-manifest.ts'
import type { CopyResult } from './copy-files.ts'
import { copyFiles } from './copy-files.ts'
import { filesIn } from './folder-files.ts'
import { beginCopy, endCopy, holdJobsName, takeBack } from './unfinished.ts'

export interface CopyingParts {
  fs: LibraryFs
  checker: Checker
  task: TaskContext
}

const ofBackup = new Set(['palimpsest-backup.json', 'next', 'ready'])

/**
 * Copies a backup into an empty folder as a library. Every original is checked; a damaged one is left out and told.
 * @param open absolute path of the library that is open, which is never written over
 * @throws AppError invalid-input, disk-full, storage, or the signal's reason; the folder is then as empty as before
 */
export async function restoreBackupTo({ fs, checker, task }: CopyingParts, backup: string, to: string, open: string): Promise<CopyResult> {
  assertApart(open, to)
  assertApart(backup, to)
  await carryThrough(fs, backup)
  const manifest = await readManifest(fs, backup)
  if (manifest === null) throw new AppError('invalid-input', 'There is no backup in this folder.', { nextStep: 'Choose the folder of a backup.' })
  if (!manifest.whole) {
    throw new AppError('invalid-input', 'This backup was not made to its end.', { nextStep: 'Choose another one, or back up into this folder again first.' })
  }
  await beginCopy(fs, backup, to)
  try {
    const files = await filesIn(fs, backup, (path) => !ofBackup.has(path.split('/', 1)[0] ?? ''), task.signal)
    const whole = manifest.database === null || (await checker.hash(join(backup, 'library.db')))?.sha256 === manifest.database
    if (!whole) task.note('warning', "The backup's index is damaged. It is built again from the files beside the pictures; the list of jobs is lost.")
    const wanted = files.filter(({ path }) => whole || path !== 'library.db')
    const result = await copyFiles({ fs, checker, task }, { from: backup, to, files: wanted, damaged: 'leave-out', doing: 'Restoring' })
    await writeDurably(join(to, holdJobsName), new Uint8Array(), { fs })
    await endCopy(fs, to)
    return result
  } catch (error) {
    await takeBack(fs, to).catch(() => undefined)
    throw error
  }
}

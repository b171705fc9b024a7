/** Restores a backup as a library in a folder of its own. */

import { join } from 'node:path'
import { AppError } from '../../../shared/errors.ts'
import { t } from '../../../shared/messages/t.ts'
import type { TaskContext } from '../../../shared/task-context.ts'
import type { Checker } from '../../checking/checker.ts'
import { codeOf } from '../../files/storage-error.ts'
import type { LibraryFs } from '../disk/library-fs.ts'
import { assertApart } from './backup.ts'
import { carryThrough, isOfBackup, manifestName, readManifest, readyState } from './backup-manifest.ts'
import { contentOf } from './content-of.ts'
import type { CopyResult } from './copy-files.ts'
import { copyFiles } from './copy-files.ts'
import type { FolderFile } from './folder-files.ts'
import { filesIn, holdJobsName } from './folder-files.ts'
import { beginCopy, endCopy, holdJobs, named, takeBack, type UnfinishedCopy } from './unfinished.ts'

export interface CopyingParts {
  fs: LibraryFs
  checker: Checker
  task: TaskContext
  newId: () => string
}

/**
 * Copies a backup into an empty folder as a library. Every original is verified; a damaged one is left out and
 * reported.
 * @param open absolute path of the open library, which is never overwritten
 * @throws AppError invalid-input, disk-full, storage, or the signal's reason; nothing of it is then left in the folder
 */
export async function restoreBackupTo(
  parts: CopyingParts,
  backup: string,
  to: string,
  open: string
): Promise<CopyResult> {
  const { fs, checker, task } = parts
  await assertApart(open, to)
  await assertApart(backup, to, 'backup')
  const state = await throughOrBeside(fs, backup)
  const beside = new Map((state?.files ?? []).map((file) => [file.path, file]))
  const placeIn = (path: string): string => join(beside.has(path) ? state!.folder : backup, path)
  const manifest = await readManifest(fs, beside.has(manifestName) ? state!.folder : backup)
  if (manifest === null)
    throw new AppError('invalid-input', t('library.restore.notABackup'), {
      nextStep: t('library.restore.notABackupNext')
    })
  if (!manifest.whole) {
    throw new AppError('invalid-input', t('library.restore.incomplete'), {
      nextStep: t('library.restore.incompleteNext')
    })
  }
  const copy = await beginCopy(fs, backup, to, parts.newId())
  const { written } = copy
  try {
    const shut: string[] = []
    const isOfLibrary = (path: string): boolean => !isOfBackup(path.split('/', 1)[0] ?? '')
    const files = await filesIn(fs, backup, isOfLibrary, task.signal, (path, error) => {
      if (path === '') throw error
      shut.push(path)
      task.note('error', t('library.restore.folderUnreadable', { path }))
    })
    const whole =
      manifest.database === null || (await contentOf(checker, placeIn('library.db'), manifest.database)) === 'whole'
    if (!whole) task.note('warning', t('library.restore.indexDamaged'))
    const wanted = ({ path }: FolderFile): boolean => (whole || path !== 'library.db') && path !== manifestName
    const inPlace = files.filter((file) => wanted(file) && !beside.has(file.path))
    const how = { to, damaged: 'leave-out', doing: 'restoring', written } as const
    const result = await copyFiles(parts, { ...how, from: backup, files: inPlace })
    if (state !== null) {
      const more = await copyFiles(parts, { ...how, from: state.folder, files: state.files.filter(wanted) })
      result.copied += more.copied
      result.bytes += more.bytes
    }
    result.damaged.push(...shut)
    await written.add([{ path: holdJobsName, size: 0, mtimeMs: null }])
    await holdJobs(fs, to, null)
    await endCopy(fs, copy)
    await written.end().catch(() => undefined)
    return result
  } catch (error) {
    await undo(parts, copy)
    throw error
  }
}

/** A ready state is put in place; on a read-only medium it is read where it is. */
async function throughOrBeside(fs: LibraryFs, backup: string): ReturnType<typeof readyState> {
  try {
    await carryThrough(fs, backup)
    return null
  } catch (error) {
    if (!['EROFS', 'EACCES', 'EPERM'].includes(codeOf(error))) throw error
    return await readyState(fs, backup)
  }
}

/**
 * Undoes a failed or cancelled copy, and reports which files of others stay. Never throws: the caller reports the
 * failure.
 */
export async function undo({ fs, task }: CopyingParts, copy: UnfinishedCopy, opened = false): Promise<void> {
  const left = await takeBack(fs, copy, opened).catch(() => [])
  if (left.length > 0) task.note('info', t('library.restore.foreignLeft', { to: copy.to, left: named(left) }))
}

/**
 * Deleting many pictures, or the files of many: some dozens at a time, so that everything else goes on between them.
 */
import { t } from '../../shared/messages/t.ts'
import type { TaskContext } from '../../shared/task-context.ts'
import type { Deleted, LibraryWriter, RemovedFilesResult } from '../library/library.ts'

/** Pictures at a time. */
export const atOnce = 40

export type Progress = Pick<TaskContext, 'signal' | 'progress' | 'soFar'>

/** For work that nobody watches. */
export const unwatched: Progress = {
  signal: new AbortController().signal,
  progress: () => undefined,
  soFar: () => undefined
}

/**
 * Deletes pictures of the trash for good.
 * @param gone told of each group as it goes
 * @throws AppError storage; the signal's reason. What was deleted until then stays deleted.
 */
export async function deleteForGood(
  library: Pick<LibraryWriter, 'deleteForGood'>,
  ids: readonly string[],
  { signal, progress, soFar }: Progress,
  gone: (ids: string[]) => void
): Promise<Deleted> {
  const result: Deleted = { ids: [], bytes: 0 }
  for (let at = 0; at < ids.length; at += atOnce) {
    signal.throwIfAborted()
    const { ids: deleted, bytes, left } = await library.deleteForGood(ids.slice(at, at + atOnce))
    result.ids.push(...deleted)
    result.bytes += bytes
    if (deleted.length > 0) gone(deleted)
    if (left !== null) throw left
    progress(Math.min(ids.length, at + atOnce), ids.length, t('trash.deletion.deleting'))
    soFar(t('trash.deletion.deletedSoFar', { deleted: result.ids.length, count: ids.length }))
  }
  return result
}

/**
 * Removes the files of pictures and keeps their recipes.
 * @param changed told of each group as it is done
 * @throws AppError disk-full, storage; the signal's reason. What was removed until then stays removed.
 */
export async function removeFiles(
  library: Pick<LibraryWriter, 'removeFiles'>,
  ids: readonly string[],
  { signal, progress, soFar }: Progress,
  changed: (ids: string[]) => void
): Promise<RemovedFilesResult> {
  const result: RemovedFilesResult = { ids: [], skipped: [], bytes: 0 }
  for (let at = 0; at < ids.length; at += atOnce) {
    signal.throwIfAborted()
    const { ids: removed, skipped, bytes } = await library.removeFiles(ids.slice(at, at + atOnce))
    result.ids.push(...removed)
    result.skipped.push(...skipped)
    result.bytes += bytes
    if (removed.length > 0) changed(removed)
    progress(Math.min(ids.length, at + atOnce), ids.length, t('trash.deletion.removingFiles'))
    soFar(t('trash.deletion.filesRemovedSoFar', { removed: result.ids.length, count: ids.length }))
  }
  return result
}

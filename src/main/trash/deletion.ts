/** Deletes many pictures, or the files of many: a few dozen at a time, so that everything else can run in between. */
import { t } from '../../shared/messages/t.ts'
import type { TaskContext } from '../../shared/task-context.ts'
import type { Deleted, LibraryWriter, RemovedFilesResult } from '../library/library.ts'

/** Pictures at a time. */
export const atOnce = 40

export type Progress = Pick<TaskContext, 'signal' | 'progress' | 'soFar'>

/** For work without a progress display. */
export const unwatched: Progress = {
  signal: new AbortController().signal,
  progress: () => undefined,
  soFar: () => undefined
}

/**
 * Deletes pictures in the trash for good.
 * @param gone called with each deleted group
 * @throws AppError storage; the signal's reason. What was deleted by then stays deleted.
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
 * @param changed called with each finished group
 * @throws AppError disk-full, storage; the signal's reason. What was removed by then stays removed.
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

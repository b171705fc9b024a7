import { t } from '../../shared/messages/t.ts'
import type { Deleted, RemovedFilesResult } from '../library/library.ts'
import { deleteForGood, type Progress, removeFiles, unwatched } from '../trash/deletion.ts'
import type { Context } from './context.ts'
import { defineProcedures } from './define-procedures.ts'
import { tellAdded, tellChanged } from './tell-changed.ts'

/** More than this become a task, which shows progress and can be cancelled. */
const few = 200

/**
 * Done at once, or as a task if there are many.
 * @throws AppError the task's own error, or `cancelled`
 */
async function watched<T>(
  context: Context,
  title: string,
  ids: readonly string[],
  work: (progress: Progress) => Promise<T>,
  summary: (result: T) => string
): Promise<T> {
  if (ids.length <= few) return await work(unwatched)
  const outcome = Promise.withResolvers<T>()
  context.tasks.start({ kind: 'delete', title, notBeside: ['move', 'restore', 'repair'] }, async (task) => {
    try {
      const result = await work(task)
      outcome.resolve(result)
      return { summary: summary(result) }
    } catch (error) {
      outcome.reject(error)
      throw error
    }
  })
  return await outcome.promise
}

/** Deletes pictures in the trash for good, and tells the window. */
export async function deleteFromTrash(context: Context, ids: readonly string[]): Promise<Deleted> {
  const { library } = context.opened()
  const gone = (some: string[]): void => context.host.emit('picturesRemoved', { ids: some })
  const work = (progress: Progress): Promise<Deleted> => deleteForGood(library, ids, progress, gone)
  return await watched(context, t('procedures.trash.deleteFromTrash'), ids, work, (deleted) =>
    t('procedures.trash.deleted', { count: deleted.ids.length })
  )
}

/** The trash, and removed files. */
export function trashProcedures(context: Context) {
  const library = () => context.opened().library
  const all = (): string[] => library().trashedBefore(Number.MAX_SAFE_INTEGER)
  return defineProcedures({
    'trash.info': () => library().trashTotals(),
    'trash.restoreAll': async () => {
      const ids = await library().restore(all())
      tellAdded(context, ids)
      return { restored: ids.length }
    },
    'trash.delete': async ({ ids }) => {
      const deleted = await deleteFromTrash(context, ids ?? all())
      return { removed: deleted.ids.length, freed: deleted.bytes }
    },
    'pictures.removeFiles': async ({ ids }) => {
      const work = (progress: Progress): Promise<RemovedFilesResult> =>
        removeFiles(library(), ids, progress, (changed) => {
          tellChanged(context, changed)
        })
      const summary = (result: RemovedFilesResult): string =>
        t('procedures.trash.filesRemoved', { count: result.ids.length })
      const {
        ids: removed,
        skipped,
        bytes
      } = await watched(context, t('procedures.trash.removeFilesKeepRecipes'), ids, work, summary)
      return { removed: removed.length, skipped: skipped.length, freed: bytes }
    }
  })
}

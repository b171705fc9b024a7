/** An import as a task: its input, and what it reports meanwhile. */

import type { TaskAction } from '../../shared/domain/task.ts'
import { t } from '../../shared/messages/t.ts'
import type { TaskResult, TaskWork } from '../../shared/task-context.ts'
import type { LibraryReader, LibraryWriter } from '../library/library.ts'
import type { FileToTake, TakenFile } from '../library/pictures/intake.ts'
import type { Found } from './find-files.ts'
import { findFiles } from './find-files.ts'
import { count, lineOf, noTally, summaryOf } from './import-words.ts'

/** What an import needs of the library. */
export type ImportLibrary = Pick<LibraryWriter, 'takeIn'> & Pick<LibraryReader, 'info'>

export interface ImportOptions {
  library: ImportLibrary
  /** Assigned to each imported picture. */
  batchId: string
  /** Absolute paths of files and folders. */
  paths: readonly string[]
  /** Called after each file. */
  taken?: (file: FileToTake, what: TakenFile) => void
  /** Already searched; otherwise that is done first. */
  found?: Found | undefined
  /** A picture that is already here stays as it is, also in the trash. */
  leaveKnown?: boolean | undefined
}

/** Searches the folders, then imports file by file; when cancelled, what was imported stays. */
export function importWork({ library, batchId, paths, taken, found, leaveKnown = false }: ImportOptions): TaskWork {
  return async ({ signal, progress, note, soFar }): Promise<TaskResult> => {
    const { files, passedOver, unreadable } =
      found ??
      (await findFiles(paths, signal, {
        looking: (soFarFound) => progress(0, null, t('importing.importWork.looking', { count: soFarFound })),
        skip: [library.info().folder]
      }))
    const tally = noTally()
    for (const { name, why } of unreadable) note('error', t('importing.importWork.notImported', { name, reason: why }))
    tally.refused += unreadable.length
    const actions = (): TaskAction[] => (tally.imported > 0 ? [{ kind: 'showBatch', batchId }] : [])
    let done = 0
    progress(0, files.length, t('importing.importWork.readingPictures'))
    await library.takeIn(files, {
      batchId,
      signal,
      leaveKnown,
      taken: (file, what) => {
        done += 1
        count(tally, what)
        const { level, text } = lineOf(file.name, what)
        note(level, text)
        progress(done, files.length, t('importing.importWork.reading', { name: file.name }))
        soFar(`${summaryOf(tally)} ${t('importing.importWork.staysImported')}`, actions())
        taken?.(file, what)
      }
    })
    if (passedOver > 0) note('info', t('importing.importWork.passedOver', { count: passedOver }))
    return { summary: summaryOf(tally), actions: actions() }
  }
}

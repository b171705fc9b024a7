/** Imports as tasks, sequential or parallel, and what the window is told about the imported pictures. */

import { basename } from 'node:path'
import type { Clock } from '../../shared/clock.ts'
import type { Task } from '../../shared/domain/task.ts'
import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import type { TaskWork } from '../../shared/task-context.ts'
import type { FileToTake, TakenFile } from '../library/pictures/intake.ts'
import type { TaskStart } from '../tasks/task-service.ts'
import type { Found } from './find-files.ts'
import { type ImportLibrary, importWork } from './import-work.ts'

export interface ImportServiceParts {
  clock: Clock
  newId: () => string
  library: () => ImportLibrary
  start: (what: TaskStart, work: TaskWork) => Task
  /** Pictures were imported: the list has to be read again. */
  touched: () => void
}

export interface ImportRequest {
  /** Absolute. */
  paths: readonly string[]
  title?: string
  found?: Found | undefined
  leaveKnown?: boolean | undefined
  taken?: ((file: FileToTake, what: TakenFile) => void) | undefined
}

export interface ImportService {
  /** @throws AppError invalid-input: nothing was given, or other work needs exclusive use of the library */
  start(request: ImportRequest): Task
}

/** Milliseconds between two times that the window reloads its list. */
const every = 1500

export function createImportService({ clock, newId, library, start, touched }: ImportServiceParts): ImportService {
  return {
    start({ paths, title = titleOf(paths), found, leaveKnown, taken }) {
      if (paths.length === 0)
        throw new AppError('invalid-input', t('importing.importService.noFiles'), {
          nextStep: t('importing.importService.noFilesNext')
        })
      let told = clock.monotonic()
      let untold = false
      const came = (file: FileToTake, what: TakenFile): void => {
        taken?.(file, what)
        if (what.outcome === 'refused' || (what.outcome === 'known' && !what.restored)) return
        untold = true
        if (clock.monotonic() - told < every) return
        told = clock.monotonic()
        untold = false
        touched()
      }
      const work = importWork({ library: library(), batchId: newId(), paths, taken: came, found, leaveKnown })
      return start({ kind: 'import', title, notBeside: ['restore', 'move', 'repair'] }, async (context) => {
        try {
          return await work(context)
        } finally {
          if (untold) touched()
        }
      })
    }
  }
}

/** "Import fox.png", "Import the folder Pictures", "Import 12 files and folders". */
function titleOf(paths: readonly string[]): string {
  return paths.length === 1
    ? t('importing.importService.import', { paths: basename(paths[0]!) })
    : t('importing.importService.importMany', { count: paths.length })
}

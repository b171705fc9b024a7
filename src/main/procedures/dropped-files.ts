/**
 * Paths of dropped files, passed on by the preload. The page gets a ticket: it can have the dropped files imported, and
 * name no other path.
 */

import { isAbsolute } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'

export interface DroppedFiles {
  /** @returns a ticket, good for one use */
  keep(paths: readonly string[]): string
  /** @throws AppError not-found */
  take(ticket: string): string[]
}

/** Drops that nobody asked for are forgotten, oldest first. */
const mostKept = 20

export function createDroppedFiles(newId: () => string): DroppedFiles {
  const kept = new Map<string, string[]>()
  return {
    keep(paths) {
      const ticket = newId()
      kept.set(
        ticket,
        paths.filter((path) => isAbsolute(path))
      )
      for (const old of kept.keys()) {
        if (kept.size <= mostKept) break
        kept.delete(old)
      }
      return ticket
    },
    take(ticket) {
      const paths = kept.get(ticket)
      if (paths === undefined)
        throw new AppError('not-found', t('procedures.droppedFiles.forgotten'), {
          nextStep: t('procedures.droppedFiles.dropItAgain')
        })
      kept.delete(ticket)
      return paths
    }
  }
}

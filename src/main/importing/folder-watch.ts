/**
 * Watched folders: new pictures in them are imported automatically. The system's change notifications are only a hint
 * to scan; each scan reads the folder and compares it with what was seen before, so that nothing is missed on network
 * drives, after a restart, or when thousands of files are moved in at once.
 */

import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Clock } from '../../shared/clock.ts'
import type { Task } from '../../shared/domain/task.ts'
import type { WatchedFolder } from '../../shared/domain/watched-folder.ts'
import type { AppError } from '../../shared/errors.ts'
import { toWireError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import type { LibraryReader, LibraryWriter } from '../library/library.ts'
import type { FileToTake, TakenFile } from '../library/pictures/intake.ts'
import type { FoundFile } from './find-files.ts'
import { findFiles } from './find-files.ts'
import type { ImportService } from './import-service.ts'

export interface FolderWatchParts {
  clock: Clock
  /** Absolute paths, as the settings say. */
  folders: () => readonly string[]
  library: () => Pick<LibraryReader, 'info'> & Pick<LibraryWriter, 'seen'>
  imports: ImportService
  /** Resolves when the task has ended. */
  ended: (taskId: string) => Promise<Task>
  /** Removes an ended task from the list. */
  dismiss: (taskId: string) => void
  changed: (folders: WatchedFolder[]) => void
  /** Calls back when something changes in one of these folders. @returns a function that ends it */
  hints: (folders: readonly string[], changed: () => void) => () => void
}

export interface FolderWatch {
  /** Scans now, and from now on. */
  start(): void
  /** The settings or the library have changed. */
  wake(): void
  /** Scans every folder once and imports what is new and complete. @returns true if a file is still being written */
  look(): Promise<boolean>
  status(): WatchedFolder[]
  close(): Promise<void>
}

/** Milliseconds: a file that has not changed for this long is complete. */
const stillness = 1000
/** Milliseconds without a hint after which a scan runs anyway. */
const patience = 60_000
/** Milliseconds for which hints are collected. */
const gathering = 300
/** Files; an import of fewer without a fault leaves no entry in the list of activities. */
const few = 20
const mostProblems = 20

/** Not a picture, or one that the imaging process died or hung on: the next scan would only kill the process again. */
const isTheFilesOwn = ({ code }: AppError): boolean => code === 'invalid-input' || code === 'bad-response'

const problemOf = ({ code, message }: AppError): string =>
  code === 'bad-response' ? `${message} ${t('importing.folderWatch.notTriedAgain')}` : message

const fresh = (folder: string): WatchedFolder => ({
  folder,
  state: 'watching',
  imported: 0,
  refused: 0,
  problems: [],
  lookedAt: null
})

export function createFolderWatch(parts: FolderWatchParts): FolderWatch {
  const { clock, folders, library, imports, ended, dismiss, changed, hints } = parts
  const statuses = new Map<string, WatchedFolder>()
  /** As they were at the last scan: path to "size modified". */
  let before = new Map<string, string>()
  const ending = new AbortController()
  let ring: () => void = () => undefined
  let stopHints: () => void = () => undefined
  let running: Promise<void> | null = null

  const status = (): WatchedFolder[] => folders().map((folder) => statuses.get(folder) ?? fresh(folder))

  function update(folder: string, change: Partial<WatchedFolder>): void {
    const was = statuses.get(folder) ?? fresh(folder)
    const now = { ...was, ...change }
    statuses.set(folder, now)
    const told = (one: WatchedFolder): string => JSON.stringify({ ...one, lookedAt: null })
    if (told(was) !== told(now)) changed(status())
  }

  /** @returns the folders below it, to be watched; whether a file is still being written */
  async function lookAt(folder: string, now: Map<string, string>): Promise<{ below: string[]; unfinished: boolean }> {
    const open = library()
    if (open.info().state !== 'ready') {
      update(folder, { state: 'paused' })
      return { below: [], unfinished: false }
    }
    const isThere = await stat(folder).then(
      (stats) => stats.isDirectory(),
      () => false
    )
    if (!isThere) {
      update(folder, { state: 'missing' })
      return { below: [], unfinished: false }
    }
    const found = await findFiles([folder], ending.signal, { skip: [open.info().folder] })
    update(folder, { state: 'watching', lookedAt: clock.now() })
    const unseen = await open.seen.unseen(found.files)
    const whole = unseen.filter((file) => isStill(file, now))
    if (whole.length > 0) await bring(folder, whole)
    return { below: found.folders, unfinished: whole.length < unseen.length }
  }

  /** Written long ago, or unchanged between two scans. */
  function isStill({ path, size, modifiedAt }: FoundFile, now: Map<string, string>): boolean {
    const state = `${size} ${modifiedAt}`
    now.set(path, state)
    return clock.now() - modifiedAt > 10 * stillness || before.get(path) === state
  }

  async function bring(folder: string, files: FoundFile[]): Promise<void> {
    const open = library()
    const done = new Map(files.map((file) => [file.path, file]))
    const seen: FoundFile[] = []
    let imported = 0
    const problems: string[] = []
    const taken = ({ path, name }: FileToTake, what: TakenFile): void => {
      if (what.outcome === 'imported') imported += 1
      if (what.outcome === 'refused') problems.push(`${name}: ${problemOf(what.error)}`)
      // What could not be read now may be readable at the next scan; what is no picture stays that way until it
      // changes.
      if (what.outcome !== 'refused' || isTheFilesOwn(what.error)) seen.push(done.get(path)!)
    }
    try {
      const found = { files, folders: [], passedOver: 0, unreadable: [] }
      const task = imports.start({
        paths: [folder],
        title: t('importing.folderWatch.newPicturesIn', { folder: basename(folder) }),
        found,
        leaveKnown: true,
        taken
      })
      const { state } = await ended(task.id)
      if (state === 'done' && files.length <= few && problems.length === 0) dismiss(task.id)
      // What the user cancelled is not restarted automatically.
      await open.seen.note(state === 'cancelled' && !ending.signal.aborted ? files : seen)
    } catch (error) {
      // Other work needs exclusive use of the library: at the next scan.
      problems.push(toWireError(error).message)
    }
    const was = statuses.get(folder) ?? fresh(folder)
    update(folder, {
      imported: was.imported + imported,
      refused: was.refused + problems.length,
      problems: [...problems, ...was.problems].slice(0, mostProblems)
    })
  }

  async function look(): Promise<boolean> {
    const now = new Map<string, string>()
    const below: string[] = []
    let unfinished = false
    for (const folder of folders()) {
      if (ending.signal.aborted) break
      const looked = await lookAt(folder, now).catch(() => ({ below: [], unfinished: true }))
      below.push(...looked.below)
      unfinished ||= looked.unfinished
    }
    before = now
    stopHints()
    stopHints = ending.signal.aborted ? () => undefined : hints(below, () => ring())
    return unfinished
  }

  async function loop(): Promise<void> {
    while (!ending.signal.aborted) {
      const rung = new Promise<void>((resolve) => {
        ring = resolve
      })
      const unfinished = await look()
      const waiting = new AbortController()
      const signal = AbortSignal.any([waiting.signal, ending.signal])
      await Promise.race([
        rung.then(() => clock.sleep(gathering, ending.signal)),
        clock.sleep(unfinished ? stillness : patience, signal)
      ]).catch(() => undefined)
      waiting.abort()
    }
  }

  return {
    start: () => {
      running ??= loop()
    },
    wake: () => {
      for (const folder of statuses.keys()) if (!folders().includes(folder)) statuses.delete(folder)
      changed(status())
      ring()
    },
    look,
    status,
    async close() {
      ending.abort()
      stopHints()
      ring()
      await running
    }
  }
}

/** Backs up the open library into a folder: as a library of its own, updated if there is one already. */

import { join } from 'node:path'
import { AppError } from '../../../shared/errors.ts'
import { t } from '../../../shared/messages/t.ts'
import type { TaskContext } from '../../../shared/task-context.ts'
import type { Checker } from '../../checking/checker.ts'
import { makeFolderDurable } from '../../files/durable-file.ts'
import { isSystemFile } from '../../files/system-files.ts'
import { withoutLinks } from '../database/copy-database.ts'
import type { LibraryFs } from '../disk/library-fs.ts'
import { forEachAtOnce, ifReadable, ifThere, isAbsent } from '../disk/library-fs.ts'
import { isInside } from '../disk/same-place.ts'
import type { BackupState, Manifest } from './backup-manifest.ts'
import {
  beginState,
  carryThrough,
  commitState,
  manifestVersion,
  readManifest,
  writeManifest
} from './backup-manifest.ts'
import { assertRoom, copyFiles, notThere } from './copy-files.ts'
import type { FolderFile } from './folder-files.ts'
import { belongsInBackup, filesIn, placeOf, promisedHash } from './folder-files.ts'
import { named } from './unfinished.ts'

export interface BackupSource {
  /** Absolute path of the open library. */
  folder: string
  libraryId: string
  name: string
  /** Pictures and bytes, as reported for the backup. */
  totals: () => { pictures: number; bytes: number }
  /** Resolves when every sidecar matches its row. */
  settled: () => Promise<void>
  /** Writes a consistent copy of the database. */
  copyDatabase: (target: string, signal: AbortSignal) => Promise<void>
}

export interface BackupParts {
  fs: LibraryFs
  checker: Checker
  task: TaskContext
  /** Epoch milliseconds. */
  now: number
}

export interface BackupResult {
  folder: string
  pictures: number
  copied: number
  bytes: number
  unchanged: number
  /** How many of these were read again. */
  reread: number
  /** Files of the backup that had changed and were repaired. */
  mended: number
  damaged: number
}

/**
 * @param what the first folder is, as worded in the message
 * @throws AppError invalid-input: one folder is inside the other, by whatever name
 */
export async function assertApart(
  library: string,
  other: string,
  what: 'library' | 'backup' = 'library'
): Promise<void> {
  if (!(await isInside(library, other)) && !(await isInside(other, library))) return
  throw new AppError(
    'invalid-input',
    t(what === 'library' ? 'library.backup.insideLibrary' : 'library.backup.insideBackup'),
    {
      nextStep: t('library.backup.chooseElsewhere'),
      action: 'choose-folder'
    }
  )
}

/**
 * Creates or updates the backup in this folder. Originals are only ever added; everything that changes is assembled
 * separately and put in place in one step at the end, so that an existing backup stays complete whenever this is
 * interrupted.
 * @param folder absolute; a backup of this library, or a folder that is empty or missing
 * @throws AppError invalid-input: it holds something else; disk-full, storage; or the signal's reason
 */
export async function backUpLibrary(parts: BackupParts, source: BackupSource, folder: string): Promise<BackupResult> {
  const { fs, checker, task, now } = parts
  await assertApart(source.folder, folder)
  const before = await prepare(fs, source, folder, now)
  const shut = new Set<string>()
  const unreadableFolder: ListedParts['unreadableFolder'] = (path, error) => {
    // The library itself is inaccessible.
    if (path === '') throw error
    if (!shut.has(path)) task.note('error', t('library.backup.folderUnreadable', { path }))
    shut.add(path)
  }
  const listed = { ...parts, unreadableFolder }
  const rotten = await readAgain(listed, source, folder, before.round)
  const solid = await copySolid(listed, source, folder, new Set(), rotten.solid)
  task.progress(0, null, t('library.backup.copyingIndex'))
  await source.settled()
  const state = await beginState(fs, folder)
  const database = join(state.folder, 'library.db')
  await source.copyDatabase(database, task.signal)
  withoutLinks(database)
  // What was removed, and what ended jobs once held, is still in the file's free space.
  await checker.compact(database)
  // Pictures that were added while the others were copied are in the index by now, so they must be in the folder too.
  const late = await copySolid(listed, source, folder, new Set(solid.damaged))
  const unreadable = await stageChanged(listed, source.folder, folder, state, rotten.soft)
  const hashed = await checker.hash(database)
  const { pictures, bytes } = source.totals()
  const manifest: Manifest = {
    ...before,
    madeAt: now,
    pictures,
    bytes,
    whole: true,
    database: hashed?.sha256 ?? null,
    round: before.round + 1
  }
  await writeManifest(fs, state.folder, manifest)
  task.signal.throwIfAborted()
  task.progress(1, 1, t('library.backup.finishing'))
  await commitState(fs, folder, state)
  const unmended = new Set(solid.damaged)
  const mended = [...rotten.solid].filter((path) => !unmended.has(path))
  for (const path of [...mended, ...rotten.soft]) task.note('warning', t('library.backup.mended', { path }))
  return {
    folder,
    pictures,
    copied: solid.copied + late.copied,
    bytes: solid.bytes + late.bytes,
    unchanged: solid.unchanged,
    reread: rotten.read,
    mended: mended.length + rotten.soft.size,
    damaged: solid.damaged.length + late.damaged.length + unreadable + shut.size
  }
}

async function prepare(fs: LibraryFs, source: BackupSource, folder: string, now: number): Promise<Manifest> {
  await makeFolderDurable(folder, { fs })
  await carryThrough(fs, folder)
  const there = await readManifest(fs, folder)
  if (there !== null) {
    if (there.libraryId === source.libraryId) return there
    throw new AppError('invalid-input', t('library.backup.otherLibrary', { name: there.name }), {
      nextStep: t('library.backup.chooseAnotherFolder'),
      action: 'choose-folder'
    })
  }
  const others = (await fs.readdir(folder)).filter((name) => !isSystemFile(name))
  if (others.length > 0) {
    throw new AppError('invalid-input', t('library.backup.notEmpty', { others: named(others) }), {
      nextStep: t('library.backup.chooseEmpty'),
      action: 'choose-folder'
    })
  }
  const { pictures, bytes } = source.totals()
  const manifest: Manifest = {
    format: 'palimpsest-backup',
    version: manifestVersion,
    libraryId: source.libraryId,
    name: source.name,
    madeAt: now,
    pictures,
    bytes,
    whole: false,
    database: null,
    round: 0
  }
  await writeManifest(fs, folder, manifest)
  return manifest
}

/** With a report of each folder of the library that exists but cannot be read. */
type ListedParts = BackupParts & { unreadableFolder: (path: string, error: unknown) => void }

async function copySolid(
  { fs, checker, task, unreadableFolder }: ListedParts,
  source: BackupSource,
  folder: string,
  known: ReadonlySet<string> = new Set(),
  again: ReadonlySet<string> = new Set()
): ReturnType<typeof copyFiles> {
  const files = await filesIn(fs, source.folder, belongsInBackup, task.signal, unreadableFolder)
  const solid = files.filter(({ path }) => promisedHash(path) !== null && !known.has(path))
  return await copyFiles(
    { fs, checker, task },
    {
      from: source.folder,
      to: folder,
      files: solid,
      damaged: 'leave-out',
      doing: 'copying',
      written: null,
      again
    }
  )
}

interface Rotten {
  /** Number of files that were read. */
  read: number
  /** Paths of files whose content has changed: those with a hash in their name, and all others. */
  solid: ReadonlySet<string>
  soft: ReadonlySet<string>
}

/** The number of backups in which each file is read once. */
const rounds = 16
/** Bytes up to which a library is read completely each time: a few seconds. */
const readWhole = 256 * 1024 * 1024

/**
 * Reads a part of the existing files, a different one each time: a disk on a shelf loses bits silently, and a file with
 * the right size and time would be trusted forever.
 */
async function readAgain(
  { fs, checker, task, unreadableFolder }: ListedParts,
  source: BackupSource,
  folder: string,
  round: number
): Promise<Rotten> {
  const all = await filesIn(fs, source.folder, belongsInBackup, task.signal, unreadableFolder)
  const absent = new Set(await notThere(fs, all, folder, task.signal))
  const there = all.filter((file) => !absent.has(file))
  const isSmall = there.reduce((sum, { size }) => sum + size, 0) <= readWhole
  const turn = isSmall ? there : there.filter(({ path }) => roundOf(path) === round % rounds)
  const [solid, soft] = [new Set<string>(), new Set<string>()]
  let done = 0
  await forEachAtOnce(turn, 4, async ({ path, size, mtimeMs }) => {
    task.signal.throwIfAborted()
    const promised = promisedHash(path)
    // Unreadable is as good as damaged.
    const copy = await checker.hash(placeOf(folder, path)).catch(() => null)
    const right = promised ?? (await checker.hash(placeOf(source.folder, path)).catch(() => null))?.sha256
    if (right !== undefined && copy?.sha256 !== right) {
      const now = await ifThere(fs.stat(placeOf(source.folder, path)))
      // What was just changed in the library is not bit rot.
      if (now?.size === size && now.mtimeMs === mtimeMs) (promised === null ? soft : solid).add(path)
    }
    done += 1
    task.progress(done, turn.length, t('library.backup.rereading', { done, count: turn.length }))
  })
  return { read: turn.length, solid, soft }
}

/** Any number that stays with the file. */
function roundOf(path: string): number {
  let sum = 0
  for (let at = 0; at < path.length; at += 1) sum += path.charCodeAt(at)
  return sum % rounds
}

/**
 * Adds to the new state every small file that differs from the backup.
 * @returns how many could not be read and were left out
 */
async function stageChanged(
  { fs, task, unreadableFolder }: ListedParts,
  library: string,
  folder: string,
  state: BackupState,
  again: ReadonlySet<string>
): Promise<number> {
  const files = await filesIn(fs, library, belongsInBackup, task.signal, unreadableFolder)
  const soft = files.filter(({ path }) => promisedHash(path) === null)
  const absent = new Set(await notThere(fs, soft, folder, task.signal))
  const changed = soft.filter((file) => absent.has(file) || again.has(file.path))
  await assertRoom(
    fs,
    folder,
    changed.reduce((sum, { size }) => sum + size, 0)
  )
  await state.written.add(changed)
  const made = new Set<string>()
  let done = 0
  let unreadable = 0
  await forEachAtOnce(changed, 16, async (file) => {
    task.signal.throwIfAborted()
    if (!(await stageOne(fs, made, library, state.folder, file))) {
      unreadable += 1
      task.note('error', t('library.backup.fileUnreadable', { path: file.path }))
    }
    done += 1
    task.progress(done, changed.length, t('library.backup.copyingDescriptionsOf', { done, count: changed.length }))
  })
  return unreadable
}

/** False for a file that cannot be read; an earlier one stays in the backup. */
async function stageOne(
  fs: LibraryFs,
  made: Set<string>,
  library: string,
  state: string,
  { path, mtimeMs }: FolderFile
): Promise<boolean> {
  const source = placeOf(library, path)
  const target = placeOf(state, path)
  const parent = join(target, '..')
  if (!made.has(parent)) await fs.mkdir(parent, { recursive: true })
  made.add(parent)
  // They are not awaited one by one: the index, which is, holds everything in them.
  try {
    await fs.copyFile(source, target)
  } catch (error) {
    if (isAbsent(error) && (await ifThere(fs.stat(source))) === null) return true
    if (path === 'library.json' || (await ifReadable(fs, source)) !== null) throw error
    await fs.rm(target, { force: true })
    return false
  }
  // On some systems a write-protected file cannot be given its time, nor be replaced by the next backup.
  await fs.chmod(target, 0o644).catch(() => undefined)
  await fs.setTime(target, mtimeMs)
  return true
}

/** Backing up the open library into a folder: a library of its own, brought up to date where one is there already. */
import { join } from 'node:path'
import { AppError } from '../../../shared/errors.ts'
import type { TaskContext } from '../../../shared/task-context.ts'
import type { Checker } from '../../checking/checker.ts'
import { makeFolderDurable } from '../../files/durable-file.ts'
import { isSystemFile } from '../../files/system-files.ts'
import { withoutLinks } from '../copy-database.ts'
import type { LibraryFs } from '../library-fs.ts'
import { forEachAtOnce, ifThere } from '../library-fs.ts'
import { isInside } from '../same-place.ts'
import type { BackupState, Manifest } from './backup-manifest.ts'
import { beginState, carryThrough, commitState, manifestVersion, readManifest, writeManifest } from './backup-manifest.ts'
import { assertRoom, copyFiles, notThere } from './copy-files.ts'
import type { FolderFile } from './folder-files.ts'
import { belongsInBackup, filesIn, placeOf, promisedHash } from './folder-files.ts'
import { named } from './unfinished.ts'

export interface BackupSource {
  /** Absolute path of the open library. */
  folder: string
  libraryId: string
  name: string
  /** Pictures and bytes, as they are told of the backup. */
  totals: () => { pictures: number; bytes: number }
  /** Resolves when every sidecar says what its row says. */
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
  damaged: number
}

/** @throws AppError invalid-input: one folder is inside the other, by whatever names */
export async function assertApart(library: string, other: string): Promise<void> {
  if (!(await isInside(library, other)) && !(await isInside(other, library))) return
  throw new AppError('invalid-input', 'The chosen folder is inside the library, or has the library in it.', {
    nextStep: 'Choose a folder somewhere else, best on another disk.',
    action: 'choose-folder'
  })
}

/**
 * Makes or updates the backup in this folder. Originals are only ever added; everything that changes is put together beside
 * and takes its place in one go at the end, so that a backup that was there stays whole whenever this is cut off.
 * @param folder absolute; a backup of this library, or a folder that is empty or not there
 * @throws AppError invalid-input: it holds something else; disk-full, storage; or the signal's reason
 */
export async function backUpLibrary(parts: BackupParts, source: BackupSource, folder: string): Promise<BackupResult> {
  const { fs, checker, task, now } = parts
  await assertApart(source.folder, folder)
  const before = await prepare(fs, source, folder, now)
  const solid = await copySolid(parts, source, folder)
  task.progress(0, null, 'Copying the index')
  await source.settled()
  const state = await beginState(fs, folder)
  const database = join(state.folder, 'library.db')
  await source.copyDatabase(database, task.signal)
  withoutLinks(database)
  // What was taken out, and what jobs that have ended once held, is still in the file's free space.
  await checker.compact(database)
  // Pictures that came while the others were copied are in the index by now, so they must be in the folder too.
  const late = await copySolid(parts, source, folder, new Set(solid.damaged))
  await stageChanged(parts, source.folder, folder, state)
  const hashed = await checker.hash(database)
  const { pictures, bytes } = source.totals()
  const manifest: Manifest = { ...before, madeAt: now, pictures, bytes, whole: true, database: hashed?.sha256 ?? null }
  await writeManifest(fs, state.folder, manifest)
  task.signal.throwIfAborted()
  task.progress(1, 1, 'Putting everything in its place')
  await commitState(fs, folder, state)
  return {
    folder,
    pictures,
    copied: solid.copied + late.copied,
    bytes: solid.bytes + late.bytes,
    unchanged: solid.unchanged,
    damaged: solid.damaged.length + late.damaged.length
  }
}

async function prepare(fs: LibraryFs, source: BackupSource, folder: string, now: number): Promise<Manifest> {
  await makeFolderDurable(folder, { fs })
  await carryThrough(fs, folder)
  const there = await readManifest(fs, folder)
  if (there !== null) {
    if (there.libraryId === source.libraryId) return there
    throw new AppError('invalid-input', `This folder holds a backup of another library (${there.name}).`, {
      nextStep: 'Choose another folder.',
      action: 'choose-folder'
    })
  }
  const others = (await fs.readdir(folder)).filter((name) => !isSystemFile(name))
  if (others.length > 0) {
    throw new AppError('invalid-input', `This folder is not empty, and it is no backup: it holds ${named(others)}.`, {
      nextStep: 'Choose an empty folder.',
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
    database: null
  }
  await writeManifest(fs, folder, manifest)
  return manifest
}

async function copySolid(
  { fs, checker, task }: BackupParts,
  source: BackupSource,
  folder: string,
  known: ReadonlySet<string> = new Set()
): ReturnType<typeof copyFiles> {
  const files = await filesIn(fs, source.folder, belongsInBackup, task.signal)
  const solid = files.filter(({ path }) => promisedHash(path) !== null && !known.has(path))
  return await copyFiles({ fs, checker, task }, { from: source.folder, to: folder, files: solid, damaged: 'leave-out', doing: 'Copying', written: null })
}

/** Puts every small file that is not as it is in the backup into the state that is being made. */
async function stageChanged({ fs, task }: BackupParts, library: string, folder: string, state: BackupState): Promise<void> {
  const files = await filesIn(fs, library, belongsInBackup, task.signal)
  const soft = files.filter(({ path }) => promisedHash(path) === null)
  const changed = await notThere(fs, soft, folder, task.signal)
  await assertRoom(
    fs,
    folder,
    changed.reduce((sum, { size }) => sum + size, 0)
  )
  await state.written.add(changed)
  const made = new Set<string>()
  let done = 0
  await forEachAtOnce(changed, 16, async (file) => {
    task.signal.throwIfAborted()
    await stageOne(fs, made, library, state.folder, file)
    done += 1
    task.progress(done, changed.length, `Copying descriptions: ${done.toLocaleString('en')} of ${changed.length.toLocaleString('en')}`)
  })
}

async function stageOne(fs: LibraryFs, made: Set<string>, library: string, state: string, { path, mtimeMs }: FolderFile): Promise<void> {
  const target = placeOf(state, path)
  const parent = join(target, '..')
  if (!made.has(parent)) await fs.mkdir(parent, { recursive: true })
  made.add(parent)
  // Not each on its own is waited for: the index, which is, holds all that they say.
  if ((await ifThere(fs.copyFile(placeOf(library, path), target).then(() => true))) !== true) return
  // A write-protected one could not be given its time everywhere, nor be replaced by the next backup.
  await fs.chmod(target, 0o644).catch(() => undefined)
  await fs.setTime(target, mtimeMs)
}

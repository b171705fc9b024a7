/** What makes a folder a backup, and what is known of it before anything is done with it. */

import { randomBytes } from 'node:crypto'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { momentSchema } from '../../../shared/domain/moment.ts'
import { AppError } from '../../../shared/errors.ts'
import { t } from '../../../shared/messages/t.ts'
import { syncFolder, writeJsonDurably } from '../../files/durable-file.ts'
import type { LibraryFs } from '../disk/library-fs.ts'
import { ifThere } from '../disk/library-fs.ts'
import { jsonOf } from '../disk/sidecar.ts'
import type { FolderFile } from './folder-files.ts'
import { filesIn, placeOf } from './folder-files.ts'
import { removeEmpty, WrittenFiles } from './written-files.ts'

export const manifestName = 'palimpsest-backup.json'

/** Only for display: an impossible number does not block access to the backup. */
const countSchema = z.number().int().min(0).catch(0)

export const manifestSchema = z.object({
  format: z.literal('palimpsest-backup'),
  version: z.number().int(),
  /** Of the library it was made from. */
  libraryId: z.string(),
  /** Name of the library's folder. */
  name: z.string(),
  madeAt: momentSchema.catch(0),
  pictures: countSchema,
  /** Of all originals. */
  bytes: countSchema,
  /** False until the first one is complete. */
  whole: z.boolean(),
  /** SHA-256 of the copy of the database. */
  database: z.string().nullable(),
  /** How often it was updated; determines which files are read again next. */
  round: countSchema
})

export type Manifest = z.infer<typeof manifestSchema>

export const manifestVersion = 1

/**
 * A folder that replaces the previous state: written completely under the first name, renamed to the second, then moved
 * into place. Each has its own name and a list of its contents, so that nothing put there by others is moved or
 * deleted.
 */
const next = /^next-[0-9a-f]{12}$/
const ready = /^ready-[0-9a-f]{12}$/
const listName = 'state.files'

/** Whether a name at the top of a backup belongs to the backup itself rather than to the library in it. */
export function isOfBackup(name: string): boolean {
  return name === manifestName || next.test(name) || ready.test(name)
}

/**
 * The manifest of a backup, or null if the folder is none. A ready state counts once `carryThrough` has put it in
 * place.
 */
export async function readManifest(fs: LibraryFs, folder: string): Promise<Manifest | null> {
  const bytes = await ifThere(fs.readFile(join(folder, manifestName)))
  if (bytes === null) return null
  const parsed = manifestSchema.safeParse(jsonOf(bytes))
  if (!parsed.success)
    throw new AppError('invalid-input', t('library.backupManifest.damaged'), {
      nextStep: t('library.backupManifest.chooseAnotherBackup')
    })
  if (parsed.data.version > manifestVersion) {
    throw new AppError('unsupported', t('library.backupManifest.newer'), {
      nextStep: t('library.backupManifest.update')
    })
  }
  return parsed.data
}

export async function writeManifest(fs: LibraryFs, folder: string, manifest: Manifest): Promise<void> {
  await writeJsonDurably(join(folder, manifestName), manifest, { fs })
}

/** A state being assembled. */
export interface BackupState {
  folder: string
  written: WrittenFiles
}

/** What SQLite may leave beside the copy of the index when it is cut off. */
const ofIndex = ['library.db', 'library.db-journal', 'library.db-wal', 'library.db-shm']

/** Where the next state of a backup is assembled; leftovers of interrupted attempts are removed. */
export async function beginState(fs: LibraryFs, folder: string): Promise<BackupState> {
  for (const name of await fs.readdir(folder)) {
    if (!next.test(name)) continue
    const left = await WrittenFiles.read(fs, join(folder, name, listName))
    await left?.takeBack(join(folder, name))
    await left?.end()
    await fs.rmdir(join(folder, name)).catch(() => undefined)
  }
  const state = join(folder, `next-${randomBytes(6).toString('hex')}`)
  await fs.mkdir(state, { recursive: true })
  const written = await WrittenFiles.begin(fs, join(state, listName))
  await written.add([...ofIndex, manifestName].map((path) => ({ path, size: null, mtimeMs: null })))
  return { folder: state, written }
}

/**
 * Commits a state to the backup. Once it is named ready it will be carried through, at the latest by whoever next opens
 * the backup; until then the previous state is untouched.
 */
export async function commitState(fs: LibraryFs, folder: string, state: BackupState): Promise<void> {
  await syncFolder(state.folder, fs)
  await fs.rename(state.folder, join(folder, basename(state.folder).replace('next', 'ready')))
  await syncFolder(folder, fs)
  await carryThrough(fs, folder)
}

/** A ready state that is not in place yet, with its contents; null in most folders. */
export async function readyState(
  fs: LibraryFs,
  folder: string
): Promise<{ folder: string; files: FolderFile[] } | null> {
  for (const name of (await ifThere(fs.readdir(folder))) ?? []) {
    const state = join(folder, name)
    const list = ready.test(name) ? await WrittenFiles.read(fs, join(state, listName)) : null
    if (list === null) continue
    const files = await filesIn(fs, state, () => true, new AbortController().signal)
    return { folder: state, files: files.filter(({ path }) => list.has(path)) }
  }
  return null
}

/** Puts a ready state in place; nothing to do in most folders. */
export async function carryThrough(fs: LibraryFs, folder: string): Promise<void> {
  const state = await readyState(fs, folder)
  if (state === null) return
  const made = new Set<string>()
  // The manifest vouches for all the others, so it comes last.
  for (const { path } of [
    ...state.files.filter((file) => file.path !== manifestName),
    ...state.files.filter((file) => file.path === manifestName)
  ]) {
    const target = placeOf(folder, path)
    const parent = join(target, '..')
    if (!made.has(parent)) await fs.mkdir(parent, { recursive: true })
    made.add(parent)
    await fs.rename(placeOf(state.folder, path), target)
  }
  for (const parent of made) await syncFolder(parent, fs).catch(() => undefined)
  const list = await WrittenFiles.read(fs, join(state.folder, listName))
  await removeEmpty(fs, state.folder, list?.folders() ?? [])
  await list?.end()
  // What others have put there stays, and is no longer a state.
  await fs.rmdir(state.folder).catch(() => undefined)
}

/** "Palimpsest backup 2026-11-27"; a number is added if there is already one from that day. */
export async function newBackupName(fs: LibraryFs, parent: string, now: number): Promise<string> {
  const date = new Date(now)
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-')
  const taken = new Set(await fs.readdir(parent))
  const name = t('library.backupManifest.palimpsestBackup', { day })
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name} (${number})`
    if (!taken.has(candidate)) return candidate
  }
}

export interface FoundBackup {
  folder: string
  manifest: Manifest
}

/** The backup in this folder, or the newest complete one directly below it. Null if there is none. */
export async function findBackup(
  fs: LibraryFs,
  folder: string,
  libraryId: string | null = null
): Promise<FoundBackup | null> {
  const own = await readManifest(fs, folder)
  if (own !== null) return { folder, manifest: own }
  const found: FoundBackup[] = []
  for (const name of (await ifThere(fs.readdir(folder))) ?? []) {
    const below = join(folder, name)
    const manifest = await readManifest(fs, below).catch(() => null)
    if (manifest !== null && (libraryId === null || manifest.libraryId === libraryId))
      found.push({ folder: below, manifest })
  }
  return (
    found.sort(
      (a, b) => Number(b.manifest.whole) - Number(a.manifest.whole) || b.manifest.madeAt - a.manifest.madeAt
    )[0] ?? null
  )
}

/** The name of a library: that of its folder. */
export function nameOfFolder(folder: string): string {
  return basename(folder) === '' ? folder : basename(folder)
}

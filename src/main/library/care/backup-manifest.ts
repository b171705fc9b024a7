/** What makes a folder a backup, and what is said of it before anything is done with it. */
import { basename, join } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { syncFolder, writeJsonDurably } from '../../files/durable-file.ts'
import type { LibraryFs } from '../library-fs.ts'
import { ifThere } from '../library-fs.ts'
import { jsonOf } from '../sidecar.ts'
import { filesIn, placeOf } from './folder-files.ts'

export const manifestName = 'palimpsest-backup.json'

export const manifestSchema = z.object({
  format: z.literal('palimpsest-backup'),
  version: z.number().int(),
  /** Of the library that it was made from. */
  libraryId: z.string(),
  /** As the library's folder was called. */
  name: z.string(),
  madeAt: z.number(),
  pictures: z.number().int(),
  /** Of all originals. */
  bytes: z.number(),
  /** False while the first one was not made to its end. */
  whole: z.boolean(),
  /** SHA-256 of the copy of the database. */
  database: z.string().nullable()
})

export type Manifest = z.infer<typeof manifestSchema>

export const manifestVersion = 1

/** A folder that takes the place of the state before it: written whole as `next`, then called `ready`, then moved into place. */
const next = 'next'
const ready = 'ready'

/** The manifest of a backup, or null when the folder is none. A state that is ready counts once `carryThrough` has put it in its place. */
export async function readManifest(fs: LibraryFs, folder: string): Promise<Manifest | null> {
  const bytes = await ifThere(fs.readFile(join(folder, manifestName)))
  if (bytes === null) return null
  const parsed = manifestSchema.safeParse(jsonOf(bytes))
  if (!parsed.success) throw new AppError('invalid-input', 'The description of this backup is damaged.', { nextStep: 'Choose another backup.' })
  if (parsed.data.version > manifestVersion) {
    throw new AppError('unsupported', 'This backup was made by a newer version of Palimpsest.', { nextStep: 'Update Palimpsest, then try again.' })
  }
  return parsed.data
}

export async function writeManifest(fs: LibraryFs, folder: string, manifest: Manifest): Promise<void> {
  await writeJsonDurably(join(folder, manifestName), manifest, { fs })
}

/** Where the next state of a backup is put together; an older one that was cut off is taken away. */
export async function beginState(fs: LibraryFs, folder: string): Promise<string> {
  await fs.rmTree(join(folder, next))
  await fs.mkdir(join(folder, next), { recursive: true })
  return join(folder, next)
}

/**
 * Makes the state that stands in `next` the backup's. From the moment it is called `ready` it is carried through, at the
 * latest by whoever opens the backup next; before that the older state is untouched.
 */
export async function commitState(fs: LibraryFs, folder: string): Promise<void> {
  await syncFolder(join(folder, next), fs)
  await fs.rename(join(folder, next), join(folder, ready))
  await syncFolder(folder, fs)
  await carryThrough(fs, folder)
}

/** Puts a state that is ready into its place; nothing to do in most folders. */
export async function carryThrough(fs: LibraryFs, folder: string): Promise<void> {
  const from = join(folder, ready)
  if ((await ifThere(fs.stat(from))) === null) return
  const files = await filesIn(fs, from, () => true, new AbortController().signal)
  const made = new Set<string>()
  // The manifest speaks for all the others, so it comes last.
  for (const { path } of [...files.filter((file) => file.path !== manifestName), ...files.filter((file) => file.path === manifestName)]) {
    const target = placeOf(folder, path)
    const parent = join(target, '..')
    if (!made.has(parent)) await fs.mkdir(parent, { recursive: true })
    made.add(parent)
    await fs.rename(placeOf(from, path), target)
  }
  for (const parent of made) await syncFolder(parent, fs).catch(() => undefined)
  await fs.rmTree(from)
}

/** "Palimpsest backup 2026-11-27"; a number is added where there is one of this day. */
export async function newBackupName(fs: LibraryFs, parent: string, now: number): Promise<string> {
  const date = new Date(now)
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
  const taken = new Set(await fs.readdir(parent))
  const name = `Palimpsest backup ${day}`
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name} (${number})`
    if (!taken.has(candidate)) return candidate
  }
}

export interface FoundBackup {
  folder: string
  manifest: Manifest
}

/** The backup in this folder, or the newest whole one in the folders directly below it. Null for none. */
export async function findBackup(fs: LibraryFs, folder: string, libraryId: string | null = null): Promise<FoundBackup | null> {
  const own = await readManifest(fs, folder)
  if (own !== null) return { folder, manifest: own }
  const found: FoundBackup[] = []
  for (const name of (await ifThere(fs.readdir(folder))) ?? []) {
    const below = join(folder, name)
    const manifest = await readManifest(fs, below).catch(() => null)
    if (manifest !== null && (libraryId === null || manifest.libraryId === libraryId)) found.push({ folder: below, manifest })
  }
  return found.sort((a, b) => Number(b.manifest.whole) - Number(a.manifest.whole) || b.manifest.madeAt - a.manifest.madeAt)[0] ?? null
}

/** What a library is called: the name of its folder. */
export function nameOfFolder(folder: string): string {
  return basename(folder) === '' ? folder : basename(folder)
}

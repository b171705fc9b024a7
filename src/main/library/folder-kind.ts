/**
 * What a folder is, decided by reading only: a library, a folder that can become one, or somebody else's. Until that is
 * known nothing is written to it, and no database in it is opened for writing.
 */

import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import { isSystemFile } from '../files/system-files.ts'
import { assertNoCopy } from './care/unfinished.ts'
import { applicationId, readHeader } from './database/database.ts'
import type { LibraryFs } from './disk/library-fs.ts'
import { ifThere, isAbsent, machineFs } from './disk/library-fs.ts'
import type { LibraryPaths } from './disk/library-paths.ts'
import { libraryPaths, sidecarParts } from './disk/library-paths.ts'
import { jsonOf } from './disk/sidecar.ts'

/**
 * - library: it contains one, whatever happened to parts of it
 * - empty: nothing but what systems put into folders, or leftovers of an interrupted first start
 * - foreign: files of other programs or people
 * - absent: it does not exist
 */
export type FolderKind = 'library' | 'empty' | 'foreign' | 'absent'

/** Folders of a library; a first start creates them before it writes its marker. */
const parts = ['pictures', 'masks', 'returned', 'drafts', 'thumbnails', 'backups', 'incoming']
/**
 * Files that a first start creates before it writes its marker. The temporary name of an atomic write of one of them
 * counts as well.
 */
const firstFiles = [
  /^library\.db(?:-wal|-shm|-journal)?$/,
  /^library\.lock(?:-journal)?$/,
  /^in-use(?:\.tmp)?$/,
  /^\.library\.json\.[0-9a-f]{12}\.tmp$/
]
const tablesOfOurs = ['pictures', 'masks', 'jobs', 'words', 'totals']

const markerSchema = z.object({ format: z.literal('palimpsest-library') })

/**
 * Examines the folder without changing anything in it.
 * @throws the file system's own error if it exists but cannot be read
 */
export async function folderKind(fs: LibraryFs, paths: LibraryPaths): Promise<FolderKind> {
  let names: string[]
  try {
    names = (await fs.readdir(paths.folder)).filter((name) => !isSystemFile(name))
  } catch (error) {
    if (isAbsent(error)) return 'absent'
    throw error
  }
  if (names.length === 0) return 'empty'
  const there = new Set(names)
  let refused: { error: unknown } | null = null
  try {
    const marker = there.has('library.json') ? await fs.readFile(paths.marker) : null
    if (marker !== null && markerSchema.safeParse(jsonOf(marker)).success) return 'library'
  } catch (error) {
    refused = { error }
  }
  // The marker is missing, damaged or unreadable now: any other part that nobody else makes is proof as well.
  if (there.has('library.db') && (await isOurDatabase(fs, paths.database))) return 'library'
  if (there.has('pictures') && (await holdsSidecars(fs, paths.pictures))) return 'library'
  if (refused !== null) throw refused.error
  return (await isCutOffStart(fs, paths, names)) ? 'empty' : 'foreign'
}

/**
 * @throws AppError invalid-input: the folder holds something else, a backup, or an interrupted copy of a library;
 * storage: it cannot be read
 */
export async function assertLibraryOrEmpty(folder: string, fs: LibraryFs = machineFs): Promise<void> {
  const paths = libraryPaths(folder)
  assertNoCopy(new Set((await ifThere(fs.readdir(folder))) ?? []))
  if ((await folderKind(fs, paths)) === 'foreign') throw foreignFolder()
}

/** Whether there is a library in this folder that could be opened. */
export async function holdsLibrary(folder: string, fs: LibraryFs = machineFs): Promise<boolean> {
  return (await folderKind(fs, libraryPaths(folder)).catch(() => 'absent')) === 'library'
}

export function foreignFolder(): AppError {
  return new AppError('invalid-input', t('library.folderKind.otherFiles'), {
    nextStep: t('library.folderKind.otherFilesNext'),
    action: 'choose-folder'
  })
}

/** By the id in its header or, as the first version left none, by its tables. */
async function isOurDatabase(fs: LibraryFs, file: string): Promise<boolean> {
  const header = await readHeader(fs, file)
  if (header === null) return false
  if (header.applicationId !== 0) return header.applicationId === applicationId
  const found = tablesIn(file)
  return found !== null && tablesOfOurs.every((name) => found.has(name))
}

/** Read without its log; null if it is damaged. */
function tablesIn(file: string): Set<unknown> | null {
  const url = pathToFileURL(file)
  // SQLite then creates neither a log nor a lock beside it.
  url.searchParams.set('immutable', '1')
  try {
    using database = new DatabaseSync(url, { readOnly: true })
    const rows = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all()
    return new Set(rows.map(({ name }) => name))
  } catch {
    return null
  }
}

/** A file named `<hash>.<id>.json` in the drawer of its hash: nobody else uses such names. */
async function holdsSidecars(fs: LibraryFs, pictures: string): Promise<boolean> {
  for (const drawer of (await ifThere(fs.readdir(pictures))) ?? []) {
    if (!/^[0-9a-f]{2}$/.test(drawer)) continue
    const names = await fs.readdir(join(pictures, drawer)).catch(() => [])
    if (names.some((name) => name.startsWith(drawer) && sidecarParts(name) !== null)) return true
  }
  return false
}

/** The app was killed in its very first moments here: its lock is there, and nothing that anyone could miss. */
async function isCutOffStart(fs: LibraryFs, paths: LibraryPaths, names: readonly string[]): Promise<boolean> {
  if (!names.every((name) => parts.includes(name) || firstFiles.some((file) => file.test(name)))) return false
  if (!names.some((name) => name === 'library.lock' || name === 'in-use.tmp')) return false
  for (const name of names) {
    if (!parts.includes(name)) continue
    const inside = await ifThere(fs.readdir(join(paths.folder, name)))
    if (inside === null || inside.some((each) => !isSystemFile(each))) return false
  }
  if (!names.includes('library.db') || (await fs.stat(paths.database)).size === 0) return true
  return tablesIn(paths.database)?.size === 0
}

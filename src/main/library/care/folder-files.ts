/** What a library's folder holds, and how each file is to be copied. */
import { join, posix } from 'node:path'
import { isTemporaryName } from '../../files/durable-file.ts'
import type { LibraryFs } from '../disk/library-fs.ts'
import { forEachAtOnce, ifThere } from '../disk/library-fs.ts'

export interface FolderFile {
  /** Below the library's folder, with "/" between. */
  path: string
  size: number
  mtimeMs: number
}

/** Files looked at at once. */
const width = 32

/** The note in a folder that a library is being copied to, and the list of what was copied so far. */
export const unfinishedName = 'unfinished-copy.json'
export const copyListName = 'unfinished-copy.files'
/** Left in a library of which there is another copy: its jobs may have been sent by that one. */
export const holdJobsName = 'hold-jobs'
/** Left in a folder that a library was moved out of: what of it the new one has. */
export const movedListName = 'moved.files'

/** What opening a library makes in its folder, at the top. */
export const openedNames = {
  files: ['in-use', 'library.lock', 'library.lock-journal', 'library.db', 'library.db-shm', 'library.db-wal'],
  folders: ['masks', 'returned', 'drafts', 'thumbnails', 'backups', 'incoming', 'pictures']
}

/**
 * Names at the top that belong to a running app or to one folder alone, never to a copy. The lock must not even be
 * opened: closing it would let go of it.
 */
const ofThisFolder = new Set([
  'in-use',
  'library.lock',
  'library.lock-journal',
  'library.db-shm',
  unfinishedName,
  copyListName,
  movedListName,
  holdJobsName,
  'palimpsest-backup.json',
  'last-backup.json'
])

/**
 * What a backup leaves out besides: what can be made again, what is in the copy of the database, and the copies
 * themselves.
 */
const notInBackup = new Set([
  'thumbnails',
  'backups',
  'incoming',
  'library.db',
  'library.db-wal',
  'database-is-damaged',
  'set-aside'
])

const damagedDatabase = /^library\.(?:damaged|set-aside)-/
const solidName = /^([0-9a-f]{64})\.(?:png|jpg|webp|avif)$/
const halfWritten = /\.tmp$/

/** Whether a name at the top belongs to a running app or to this folder alone. */
export function isOfThisFolder(name: string): boolean {
  return ofThisFolder.has(name)
}

/** Whether a file belongs into a backup. @param path as in FolderFile */
export function belongsInBackup(path: string): boolean {
  const top = path.split('/', 1)[0] ?? ''
  return !ofThisFolder.has(top) && !notInBackup.has(top) && !damagedDatabase.test(top)
}

/** Whether a file belongs into a library that moves. */
export function belongsInMove(path: string): boolean {
  return !ofThisFolder.has(path.split('/', 1)[0] ?? '')
}

/**
 * The SHA-256 that a file's name promises, null for a file that may change. Small pictures are named after their
 * originals and promise nothing.
 */
export function promisedHash(path: string): string | null {
  if (path.startsWith('thumbnails/') || path.startsWith('previews/')) return null
  return solidName.exec(posix.basename(path))?.[1] ?? null
}

/** @param path as in FolderFile @returns the path on this machine */
export function placeOf(folder: string, path: string): string {
  return join(folder, ...path.split('/'))
}

/**
 * Every file below a folder, temporary ones left out. What vanishes while it is looked at is not listed.
 * @param wanted decides by the path; a folder that is not wanted is not read
 * @param unreadable told of each folder that is there and cannot be read, this one ("") too, with what the disk
 *   answered; nothing in it is listed. Without it that is thrown.
 */
export async function filesIn(
  fs: LibraryFs,
  folder: string,
  wanted: (path: string) => boolean,
  signal: AbortSignal,
  unreadable?: (path: string, error: unknown) => void
): Promise<FolderFile[]> {
  const namesIn = async (path: string): Promise<string[]> => {
    try {
      return (await ifThere(fs.readdir(placeOf(folder, path)))) ?? []
    } catch (error) {
      if (unreadable === undefined) throw error
      unreadable(path, error)
      return []
    }
  }
  const found: FolderFile[] = []
  let folders = ['']
  while (folders.length > 0) {
    const below: string[] = []
    const entries: string[] = []
    for (const path of folders) {
      signal.throwIfAborted()
      for (const name of (await namesIn(path)).sort()) {
        const inside = path === '' ? name : `${path}/${name}`
        if (!isTemporaryName(name) && !halfWritten.test(name) && wanted(inside)) entries.push(inside)
      }
    }
    await forEachAtOnce(entries, width, async (path) => {
      signal.throwIfAborted()
      const stats = await ifThere(fs.stat(placeOf(folder, path)))
      if (stats?.isDirectory() === true) below.push(path)
      else if (stats?.isFile() === true) found.push({ path, size: stats.size, mtimeMs: stats.mtimeMs })
    })
    folders = below.sort()
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1))
}

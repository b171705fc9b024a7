/** What a library's folder contains, and how each file is copied. */
import { join, posix } from 'node:path'
import { isTemporaryName } from '../../files/durable-file.ts'
import type { LibraryFs } from '../disk/library-fs.ts'
import { forEachAtOnce, ifThere } from '../disk/library-fs.ts'

export interface FolderFile {
  /** Relative to the library's folder, with "/" as separator. */
  path: string
  size: number
  mtimeMs: number
}

/** Files examined at once. */
const width = 32

/** The note in a folder that a library is being copied to, and the list of what was copied so far. */
export const unfinishedName = 'unfinished-copy.json'
export const copyListName = 'unfinished-copy.files'
/** Left in a library that was copied: its jobs may have been sent by the copy. */
export const holdJobsName = 'hold-jobs'
/** Left in a folder that a library was moved out of: which of its files the new one has. */
export const movedListName = 'moved.files'

/** What opening a library creates at the top of its folder. */
export const openedNames = {
  files: ['in-use', 'library.lock', 'library.lock-journal', 'library.db', 'library.db-shm', 'library.db-wal'],
  folders: ['masks', 'returned', 'drafts', 'thumbnails', 'backups', 'incoming', 'pictures']
}

/**
 * Names at the top that belong to a running app or only to this folder, never to a copy. The lock must not even be
 * opened: closing it would release it.
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
 * What a backup additionally leaves out: what can be made again, what is in the copy of the database, and the copies
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

/** Whether a name at the top belongs to a running app or only to this folder. */
export function isOfThisFolder(name: string): boolean {
  return ofThisFolder.has(name)
}

/** Whether a file belongs in a backup. @param path as in FolderFile */
export function belongsInBackup(path: string): boolean {
  const top = path.split('/', 1)[0] ?? ''
  return !ofThisFolder.has(top) && !notInBackup.has(top) && !damagedDatabase.test(top)
}

/** Whether a file belongs in a library that is moved. */
export function belongsInMove(path: string): boolean {
  return !ofThisFolder.has(path.split('/', 1)[0] ?? '')
}

/**
 * The SHA-256 in a file's name; null for a file that may change. Thumbnails are named after their originals and promise
 * nothing.
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
 * Every file in a folder, except temporary ones. What vanishes during the search is not listed.
 * @param wanted decides by path; an unwanted folder is not read
 * @param unreadable called with each folder that exists but cannot be read, the top one ("") included, and the disk's
 * error; nothing in it is listed. Without it the error is thrown.
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

/** All file system calls of the library; tests pass one that fails where they want it to. */
import type { Stats } from 'node:fs'
import {
  chmod,
  copyFile,
  mkdir,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
  statfs,
  utimes
} from 'node:fs/promises'
import type { CopyingFs } from '../../files/copy-durably.ts'
import { type DurableFs, openForWriting } from '../../files/durable-file.ts'
import { codeOf } from '../../files/storage-error.ts'

export interface LibraryFs extends DurableFs, CopyingFs {
  readFile(path: string): Promise<Buffer>
  /** The first bytes of a file, fewer if it is shorter. */
  readStart(path: string, length: number): Promise<Buffer>
  readdir(path: string): Promise<string[]>
  realpath(path: string): Promise<string>
  stat(path: string): Promise<Stats>
  /** @param mtimeMs epoch milliseconds */
  setTime(path: string, mtimeMs: number): Promise<void>
  /** Removes an empty folder; no call removes one with its contents. */
  rmdir(path: string): Promise<void>
  /** Bytes that can still be written on the disk of this folder. */
  freeBytes(folder: string): Promise<number>
}

async function readStart(path: string, length: number): Promise<Buffer> {
  const handle = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

export const machineFs: LibraryFs = {
  // Users' prompts are nobody else's business. An existing folder keeps the permissions that its owner gave it.
  modes: { file: 0o600, folder: 0o700 },
  open: openForWriting,
  rename,
  rm,
  mkdir,
  readFile,
  readStart,
  readdir,
  realpath,
  stat,
  copyFile,
  chmod,
  setTime: (path, mtimeMs) => utimes(path, mtimeMs / 1000, mtimeMs / 1000),
  rmdir,
  freeBytes
}

/**
 * The same calls, but folders are created only while `there` exists: if a disk was unplugged or a share is not mounted,
 * nothing is created in the library's place that would keep it from coming back.
 * @param there a folder of the library that is created when it is opened
 */
export function madeOnlyIn(there: string, fs: LibraryFs): LibraryFs {
  return {
    ...fs,
    async mkdir(path, options) {
      await fs.stat(there)
      return await fs.mkdir(path, options)
    }
  }
}

/** True for a file or folder that simply does not exist. */
export function isAbsent(error: unknown): boolean {
  const code = codeOf(error)
  return code === 'ENOENT' || code === 'ENOTDIR'
}

/** The call's result, or null if the file or folder does not exist. Any other failure is thrown. */
export async function ifThere<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call
  } catch (error) {
    if (isAbsent(error)) return null
    throw error
  }
}

/**
 * The bytes of a file, or null if it does not exist or cannot be read now (a bad sector, a file locked by another
 * program).
 */
export async function ifReadable(fs: LibraryFs, path: string): Promise<Buffer | null> {
  return await fs.readFile(path).catch(() => null)
}

/** Does the work for each item, `width` at a time. The first failure ends it, after the work already begun is done. */
export async function forEachAtOnce<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>
): Promise<void> {
  let next = 0
  const lane = async (): Promise<void> => {
    while (next < items.length) {
      next += 1
      await work(items[next - 1]!)
    }
  }
  const lanes = await Promise.allSettled(Array.from({ length: Math.min(width, items.length) }, lane))
  for (const outcome of lanes) if (outcome.status === 'rejected') throw outcome.reason
}

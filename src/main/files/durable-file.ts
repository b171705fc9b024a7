/**
 * Writes a file so that after a crash or a power cut either the old or the new content is there, complete: a temporary
 * file beside it, fsync, rename, fsync of the folder.
 */

import { randomBytes } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { t } from '../../shared/messages/t.ts'
import { codeOf, storageError } from './storage-error.ts'

/** The operations on an open file that a durable write uses. */
export interface DurableHandle {
  writeFile(bytes: Uint8Array): Promise<void>
  /** Writes them one after the other, in one call. */
  writePieces(pieces: readonly Uint8Array[]): Promise<void>
  sync(): Promise<void>
  close(): Promise<void>
}

/** The file system calls of a durable write; tests pass one that fails where they want it to. */
export interface DurableFs {
  /** Permission bits of new files and folders if the call does not specify them; otherwise the system's defaults. */
  readonly modes?: { file: number; folder: number }
  open(path: string, flags: string, mode?: number): Promise<DurableHandle>
  rename(from: string, to: string): Promise<void>
  rm(path: string, options: { force: boolean }): Promise<void>
  mkdir(path: string, options: { recursive: true; mode?: number | undefined }): Promise<string | undefined>
}

export interface DurableOptions {
  /** Permission bits of the new file; default: the file system's `modes`, or 0o644. Windows ignores them. */
  mode?: number
  fs?: DurableFs
}

/**
 * The machine's own `open`, with a `writeFile` that passes the whole buffer at once: Node's splits it into chunks, each
 * of which waits for its turn.
 */
export async function openForWriting(path: string, flags: string, mode?: number): Promise<DurableHandle> {
  const handle = await open(path, flags, mode)
  async function writeFile(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.byteLength; ) at += (await handle.write(bytes, at, bytes.byteLength - at)).bytesWritten
  }
  return {
    writeFile,
    async writePieces(pieces) {
      let { bytesWritten: written } = await handle.writev(pieces)
      for (const piece of pieces) {
        if (written < piece.byteLength) await writeFile(piece.subarray(written))
        written = Math.max(0, written - piece.byteLength)
      }
    },
    sync: () => handle.sync(),
    close: () => handle.close()
  }
}

const machineFs: DurableFs = { open: openForWriting, rename, rm, mkdir }

const temporaryName = /^\.[^/\\]+\.[0-9a-f]{12}\.tmp$/

/**
 * Whether a file name is one that `writeDurably` leaves behind when the process dies in the middle: safe to sweep at
 * start.
 */
export function isTemporaryName(name: string): boolean {
  return temporaryName.test(name)
}

/**
 * Writes the whole file, durably. The folder must exist. An existing file is replaced atomically or stays unchanged.
 * @throws AppError disk-full | storage; the temporary file is removed.
 */
export async function writeDurably(path: string, bytes: Uint8Array, options: DurableOptions = {}): Promise<void> {
  const fs = options.fs ?? machineFs
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`)
  try {
    await writeAndSync(fs, temporary, bytes, options.mode ?? fs.modes?.file ?? 0o644)
    await renameStubbornly(fs, temporary, path)
    await syncFolder(dirname(path), fs)
  } catch (error) {
    await fs.rm(temporary, { force: true }).catch(() => undefined)
    throw storageError(error, basename(path))
  }
}

/**
 * Writes new files in place, in parallel: contents and names reach the disk at the same time, one wait instead of the
 * two of `writeDurably`. A power cut may leave one with any content, so readers must be able to recognize a complete
 * one.
 * @throws AppError disk-full | storage, also if one exists already; what was written is removed
 */
export async function writeNewDurably(
  files: readonly { path: string; bytes: Uint8Array }[],
  options: DurableOptions = {}
): Promise<void> {
  const fs = options.fs ?? machineFs
  const opened: { path: string; handle: DurableHandle }[] = []
  try {
    await allSettled(
      files.map(async ({ path, bytes }) => {
        const handle = await fs.open(path, 'wx', options.mode ?? fs.modes?.file ?? 0o644)
        opened.push({ path, handle })
        await handle.writeFile(bytes)
      })
    )
    const folders = files.map(({ path }) => dirname(path))
    await allSettled([...opened.map(({ handle }) => handle.sync()), syncFolders(folders, fs)])
  } catch (error) {
    await Promise.allSettled(opened.map(({ path }) => fs.rm(path, { force: true })))
    throw storageError(
      error,
      files.length === 1 ? basename(files[0]!.path) : t('files.durableFile.files', { count: files.length })
    )
  } finally {
    await Promise.allSettled(opened.map(({ handle }) => handle.close()))
  }
}

/** Moves files that are already on disk into place, durably; the folders must exist. @throws as `writeNewDurably` */
export async function moveAllDurably(
  moves: readonly { from: string; to: string }[],
  options: DurableOptions = {}
): Promise<void> {
  const fs = options.fs ?? machineFs
  try {
    await allSettled(moves.map(({ from, to }) => renameStubbornly(fs, from, to)))
    await syncFolders(
      moves.map(({ to }) => dirname(to)),
      fs
    )
  } catch (error) {
    throw storageError(
      error,
      moves.length === 1 ? basename(moves[0]!.to) : t('files.durableFile.files', { count: moves.length })
    )
  }
}

/** Waits for all of them, so that nothing continues after a failure; throws the first failure's reason. */
export async function allSettled(calls: readonly Promise<unknown>[]): Promise<void> {
  for (const outcome of await Promise.allSettled(calls)) if (outcome.status === 'rejected') throw outcome.reason
}

const syncFolders = (folders: readonly string[], fs: DurableFs): Promise<void> =>
  allSettled([...new Set(folders)].map((folder) => syncFolder(folder, fs)))

/** `writeDurably` for a value as indented JSON ending with a newline. */
export async function writeJsonDurably(path: string, value: unknown, options: DurableOptions = {}): Promise<void> {
  await writeDurably(path, jsonBytes(value), options)
}

/** A value as in the app's own files: indented JSON ending with a newline. */
export function jsonBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`)
}

/**
 * Creates the folder and any missing parents, and syncs the folders with the new entries, so that the new folders
 * themselves survive a power cut.
 * @throws AppError disk-full | storage
 */
export async function makeFolderDurable(folder: string, options: DurableOptions = {}): Promise<void> {
  const fs = options.fs ?? machineFs
  try {
    const first = await fs.mkdir(folder, { recursive: true, mode: options.mode ?? fs.modes?.folder })
    if (first === undefined) return
    for (let made = folder; ; made = dirname(made)) {
      await syncFolder(dirname(made), fs)
      if (made === first || made === dirname(made)) return
    }
  } catch (error) {
    throw storageError(error, basename(folder))
  }
}

/**
 * Errors from file systems that cannot sync a folder (shares, FUSE, 9p), or for a folder that may be written but not
 * listed.
 */
const cannotSync = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EPERM', 'EACCES', 'EISDIR', 'EBADF'])

/**
 * fsync of a folder: its entries (new names, renames) are on disk afterwards. Windows has no such call and needs none;
 * if the file system does not support it, its own write order has to do, as for SQLite.
 */
export async function syncFolder(folder: string, fs: DurableFs = machineFs): Promise<void> {
  if (process.platform === 'win32') return
  try {
    const handle = await fs.open(folder, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (!cannotSync.has(codeOf(error))) throw error
  }
}

async function writeAndSync(fs: DurableFs, path: string, bytes: Uint8Array, mode: number): Promise<void> {
  const handle = await fs.open(path, 'wx', mode)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** On Windows a virus scanner that has the old file open makes a rename fail briefly. */
async function renameStubbornly(fs: DurableFs, from: string, to: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await fs.rename(from, to)
    } catch (error) {
      const code = codeOf(error)
      if (process.platform !== 'win32' || attempt >= 5 || !['EPERM', 'EACCES', 'EBUSY'].includes(code)) throw error
      await delay(20 * 2 ** attempt)
    }
  }
}

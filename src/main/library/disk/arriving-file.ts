/**
 * Bytes on their way into the library: in its own folder, under a name that the next start sweeps, before anything is
 * known about them.
 */

import { randomBytes, webcrypto } from 'node:crypto'
import { join } from 'node:path'
import { t } from '../../../shared/messages/t.ts'
import { type DurableHandle, moveAllDurably } from '../../files/durable-file.ts'
import { storageError } from '../../files/storage-error.ts'
import type { LibraryFs } from './library-fs.ts'
import type { LibraryPaths } from './library-paths.ts'

export interface ArrivingFile {
  /** Readable from now on, whether or not it is on disk. */
  path: string
  /** Of the bytes, in hex. */
  sha256: Promise<string>
  /** Resolves when the bytes, though not the name, are on disk. @throws AppError disk-full | storage */
  onDisk: Promise<void>
  /**
   * Moves it into place, durably; it must be on disk, and the target folder must exist. @throws AppError disk-full |
   * storage
   */
  moveTo(place: string): Promise<void>
  /** Removes it if it was not moved. Never throws. */
  remove(): Promise<void>
}

function arrivingFile(fs: LibraryFs, path: string, sha256: Promise<string>, onDisk: Promise<void>): ArrivingFile {
  // Awaited when the picture is added; until then, and if it is no picture, by nobody.
  onDisk.catch(() => undefined)
  sha256.catch(() => undefined)
  let moved = false
  return {
    path,
    sha256,
    onDisk,
    async moveTo(place) {
      await moveAllDurably([{ from: path, to: place }], { fs })
      moved = true
    },
    async remove() {
      if (moved) return
      await onDisk.catch(() => undefined)
      await fs.rm(path, { force: true }).catch(() => undefined)
    }
  }
}

/**
 * Writes the bytes and waits neither for the disk nor for their hash, which proceed while the picture is decoded.
 * @throws AppError disk-full | storage; then nothing of it is left
 */
export async function arrive(fs: LibraryFs, paths: LibraryPaths, bytes: Uint8Array): Promise<ArrivingFile> {
  const sha256 = hashBeside(bytes)
  sha256.catch(() => undefined)
  const path = newPath(paths)
  try {
    const handle = await fs.open(path, 'wx', fs.modes?.file ?? 0o644)
    try {
      await handle.writeFile(bytes)
    } catch (error) {
      await handle.close()
      throw error
    }
    return arrivingFile(fs, path, sha256, synced(handle))
  } catch (error) {
    await fs.rm(path, { force: true }).catch(() => undefined)
    throw storageError(error, t('library.arrivingFile.picture'))
  }
}

const newPath = (paths: LibraryPaths): string => join(paths.incoming, `.new.${randomBytes(6).toString('hex')}.tmp`)

/** A file written while its bytes still arrive. */
export interface ReceivingFile {
  /** Begins, or starts over after a failed try. @returns takes each chunk, in order; never throws */
  begin(): (piece: Uint8Array) => void
  /**
   * @param bytes all of them
   * @returns the file, to be removed by the caller from now on; null if it does not contain exactly these bytes, for
   * whatever reason
   */
  finish(bytes: Uint8Array): Promise<ArrivingFile | null>
  /** Removes an unfinished file. Never throws. */
  remove(): Promise<void>
}

/** An empty file, opened or being opened. */
interface Empty {
  path: string
  handle: Promise<DurableHandle>
}

/** One try and its result so far. */
interface Received extends Empty {
  size: number
  written: Promise<void>
}

/**
 * A file for a picture being fetched: what is written meanwhile need not be written afterwards. Hashing it meanwhile
 * would slow the download.
 */
export function receive(fs: LibraryFs, paths: LibraryPaths): ReceivingFile {
  function opening(): Empty {
    const path = newPath(paths)
    const handle = fs.open(path, 'wx', fs.modes?.file ?? 0o644)
    handle.catch(() => undefined)
    return { path, handle }
  }

  // Opened while the server is still responding: the first chunk finds it open.
  let empty: Empty | null = opening()
  let current: Received | null = null

  async function drop({ path, handle }: Empty, written: Promise<void> = Promise.resolve()): Promise<void> {
    await written.catch(() => undefined)
    await handle.then((opened) => opened.close()).catch(() => undefined)
    await fs.rm(path, { force: true }).catch(() => undefined)
  }

  async function remove(): Promise<void> {
    const [unused, left] = [empty, current]
    empty = null
    current = null
    await Promise.all([
      unused === null ? undefined : drop(unused),
      left === null ? undefined : drop(left, left.written)
    ])
  }

  return {
    begin() {
      const { path, handle } = empty ?? opening()
      empty = null
      void remove()
      const mine: Received = { path, size: 0, handle, written: handle.then(() => undefined) }
      mine.written.catch(() => undefined)
      current = mine
      // What arrives during one write is written with the next.
      let waiting: Uint8Array[] = []
      const writeWaiting = async (): Promise<void> => {
        const pieces = waiting
        waiting = []
        if (pieces.length > 0) await (await handle).writePieces(pieces)
      }
      return (piece) => {
        mine.size += piece.byteLength
        if (waiting.push(piece) > 1) return
        mine.written = mine.written.then(writeWaiting)
        mine.written.catch(() => undefined)
      }
    },
    async finish(bytes) {
      const mine = current
      if (mine === null) {
        await remove()
        return null
      }
      const sha256 = hashBeside(bytes)
      sha256.catch(() => undefined)
      const isAll =
        mine.size === bytes.byteLength &&
        (await mine.written.then(
          () => true,
          () => false
        ))
      if (!isAll || current !== mine) {
        await remove()
        return null
      }
      current = null
      return arrivingFile(fs, mine.path, sha256, synced(await mine.handle))
    },
    remove
  }
}

async function synced(handle: DurableHandle): Promise<void> {
  try {
    await handle.sync()
  } catch (error) {
    throw storageError(error, t('library.arrivingFile.picture'))
  } finally {
    await handle.close()
  }
}

/** On another thread: for a large picture it takes some milliseconds. */
async function hashBeside(bytes: Uint8Array): Promise<string> {
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes)).toString('hex')
}

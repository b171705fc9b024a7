/**
 * Bytes on their way into the library: in its own folder, under a name that the next start sweeps, before anything is
 * known of them.
 */

import { randomBytes, webcrypto } from 'node:crypto'
import { join } from 'node:path'
import { t } from '../../../shared/messages/t.ts'
import { type DurableHandle, moveAllDurably } from '../../files/durable-file.ts'
import { storageError } from '../../files/storage-error.ts'
import type { LibraryFs } from './library-fs.ts'
import type { LibraryPaths } from './library-paths.ts'

export interface ArrivingFile {
  /** Can be read from now on, whether or not it is on the disk. */
  path: string
  /** Of the bytes, hex. */
  sha256: Promise<string>
  /** Resolves when the bytes are on the disk; the name is not. @throws AppError disk-full | storage */
  onDisk: Promise<void>
  /**
   * Puts it in its place, durably; it must be on the disk, and the place's folder there. @throws AppError disk-full |
   * storage
   */
  moveTo(place: string): Promise<void>
  /** Takes it away where it was not moved. Never throws. */
  remove(): Promise<void>
}

function arrivingFile(fs: LibraryFs, path: string, sha256: Promise<string>, onDisk: Promise<void>): ArrivingFile {
  // Whoever adds the picture asks; until then, and when it is no picture, nobody may.
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
 * Writes the bytes and waits neither for the disk nor for their hash, which are worked on while the picture is decoded.
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

/** A file that is written while its bytes still come. */
export interface ReceivingFile {
  /** Begins, or begins anew after a try that broke off. @returns takes each piece, in order; never throws */
  begin(): (piece: Uint8Array) => void
  /**
   * @param bytes all of them
   * @returns the file, whose taking away is the caller's from now on; null where it does not hold just these, whatever
   *   the reason
   */
  finish(bytes: Uint8Array): Promise<ArrivingFile | null>
  /** Takes away what was not finished. Never throws. */
  remove(): Promise<void>
}

/** An empty file, opened or being opened. */
interface Empty {
  path: string
  handle: Promise<DurableHandle>
}

/** One try: what has come of it. */
interface Received extends Empty {
  size: number
  written: Promise<void>
}

/**
 * A place for a picture that is being fetched: what is written meanwhile need not be afterwards. Hashing it meanwhile
 * would hold up the download.
 */
export function receive(fs: LibraryFs, paths: LibraryPaths): ReceivingFile {
  function opening(): Empty {
    const path = newPath(paths)
    const handle = fs.open(path, 'wx', fs.modes?.file ?? 0o644)
    handle.catch(() => undefined)
    return { path, handle }
  }

  // Opened while the server is still asked: the first piece finds it open.
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
      // What comes during one write goes out with the next.
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

/** On a thread of its own: of a large picture it takes some milliseconds. */
async function hashBeside(bytes: Uint8Array): Promise<string> {
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes)).toString('hex')
}

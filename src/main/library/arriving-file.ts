/** Bytes on their way into the library: in its own folder, under a name that the next start sweeps, before anything is known of them. */
import { randomBytes, webcrypto } from 'node:crypto'
import { join } from 'node:path'
import type { DurableHandle } from '../files/durable-file.ts'
import { storageError } from '../files/storage-error.ts'
import type { Layout } from './layout.ts'
import type { LibraryFs } from './library-fs.ts'

export interface ArrivingFile {
  /** Can be read from now on, whether or not it is on the disk. */
  path: string
  /** Of the bytes, hex. */
  sha256: Promise<string>
  /** Resolves when the bytes are on the disk; the name is not. @throws AppError disk-full | storage */
  onDisk: Promise<void>
  /** Takes it away where it still is. Never throws. */
  remove(): Promise<void>
}

/**
 * Writes the bytes and waits neither for the disk nor for their hash, which are worked on while the picture is decoded.
 * @throws AppError disk-full | storage; then nothing of it is left
 */
export async function arrive(fs: LibraryFs, layout: Layout, bytes: Uint8Array): Promise<ArrivingFile> {
  const sha256 = hashBeside(bytes)
  sha256.catch(() => undefined)
  const path = join(layout.incoming, `.new.${randomBytes(6).toString('hex')}.tmp`)
  const remove = async (): Promise<void> => await fs.rm(path, { force: true }).catch(() => undefined)
  try {
    const handle = await fs.open(path, 'wx', fs.modes?.file ?? 0o644)
    try {
      await handle.writeFile(bytes)
    } catch (error) {
      await handle.close()
      throw error
    }
    const onDisk = synced(handle)
    // Whoever adds the picture asks; until then, and when it is no picture, nobody may.
    onDisk.catch(() => undefined)
    return { path, sha256, onDisk, remove: async () => await onDisk.catch(() => undefined).then(remove) }
  } catch (error) {
    await remove()
    throw storageError(error, 'the picture')
  }
}

async function synced(handle: DurableHandle): Promise<void> {
  try {
    await handle.sync()
  } catch (error) {
    throw storageError(error, 'the picture')
  } finally {
    await handle.close()
  }
}

/** On a thread of its own: of a large picture it takes some milliseconds. */
async function hashBeside(bytes: Uint8Array): Promise<string> {
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes)).toString('hex')
}

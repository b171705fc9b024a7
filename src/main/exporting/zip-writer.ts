/** Writes files into one zip: streamed under another name beside its place, and renamed when complete. */
import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { storageError } from '../files/storage-error.ts'
import type { ExportWriter, WrittenFile } from './export-writer.ts'
import { takeName } from './take-name.ts'
import { freeTarget } from './target.ts'

export interface ZipOptions {
  /** Absolute; nothing of this name exists, unless it may be replaced. */
  path: string
  /** False: an existing file stays, and the zip gets the next free name. */
  replace: boolean
  /** Can stop the writing in the middle of a file. */
  signal: AbortSignal
}

/** @throws AppError disk-full, storage: the folder cannot be written */
export async function zipWriter({ path, replace, signal }: ZipOptions): Promise<ExportWriter> {
  // A megabyte of code that most starts of the app never need.
  const { Uint8ArrayReader, ZipWriter } = await import('@zip.js/zip.js')
  const temporary = join(dirname(path), `.${randomBytes(8).toString('hex')}.zip.tmp`)
  const failed = (error: unknown): never => {
    throw signal.aborted ? signal.reason : storageError(error, basename(path))
  }
  const handle = await mkdir(dirname(path), { recursive: true })
    .then(() => open(temporary, 'wx'))
    .catch(failed)
  const sink = new WritableStream<Uint8Array>({
    async write(chunk) {
      for (let at = 0; at < chunk.byteLength; )
        at += (await handle.write(chunk, at, chunk.byteLength - at)).bytesWritten
    }
  })
  const zip = new ZipWriter(sink, {
    // Pictures are already compressed; the few texts among them are not worth handling differently.
    level: 0,
    useWebWorkers: false,
    // It chooses zip64 itself if the old format has no room: sizes are only estimated beforehand.
    signal
  })
  let ended = false
  const close = async (): Promise<void> => {
    if (ended) return
    ended = true
    await handle.close()
  }
  return {
    async add({ path: name, content, modified }: WrittenFile) {
      const reader =
        'file' in content
          ? (Readable.toWeb(createReadStream(content.file)) as ReadableStream)
          : new Uint8ArrayReader(content)
      await zip.add(name, reader, { lastModDate: new Date(modified) }).catch(failed)
      return true
    },
    async finish() {
      try {
        await zip.close()
        await handle.sync()
        await close()
        if (!replace) return await nextFree(temporary, path)
        await rename(temporary, path)
        return path
      } catch (error) {
        return failed(error)
      }
    },
    async abandon() {
      await close().catch(() => undefined)
      await rm(temporary, { force: true }).catch(() => undefined)
    }
  }
}

/** Under the name, or the next free one: the work is not lost if the name was taken meanwhile. @returns its path */
async function nextFree(temporary: string, path: string): Promise<string> {
  for (;;) {
    const free = await freeTarget(path)
    if (await takeName(temporary, free)) return free
  }
}

/** Flushes commits that did not wait for the disk, off the main thread and alongside other work. */
import { storageError } from '../../files/storage-error.ts'
import type { LibraryFs } from '../disk/library-fs.ts'
import { ifThere } from '../disk/library-fs.ts'

/**
 * @param file of the database, in WAL mode
 * @returns a call that resolves when every commit before it is on disk and throws AppError disk-full | storage. Calls
 * made during one flush share the next.
 */
export function databaseFlush(fs: Pick<LibraryFs, 'open'>, file: string): () => Promise<void> {
  let running: Promise<void> | null = null
  let next: Promise<void> | null = null

  async function flush(): Promise<void> {
    try {
      // Windows flushes only files opened for writing. Without a log the commits are in the database, where a
      // checkpoint has put them durably.
      const handle = await ifThere(fs.open(`${file}-wal`, 'r+'))
      if (handle === null) return
      try {
        await handle.sync()
      } finally {
        await handle.close()
      }
    } catch (error) {
      throw storageError(error, 'library.db')
    }
  }

  function start(): Promise<void> {
    const mine = flush().finally(() => {
      if (running === mine) running = null
    })
    running = mine
    return mine
  }

  return async () => {
    if (running === null) return await start()
    // The running flush may have begun before the caller's commit.
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = null
        return start()
      })
    await next
  }
}

/** Maintenance of a library: its care, the copy of its index, and closing it cleanly. */
import { LibraryCare } from './care/library-care.ts'
import { backUp, isBackupDue } from './database/backups.ts'
import type { LibraryMaintenance, LibraryReader } from './library.ts'
import type { LibraryParts } from './library-parts.ts'

/** Bytes up to which copying the database takes no noticeable time. */
const smallDatabase = 16 * 1024 * 1024

export function libraryMaintenance(
  parts: LibraryParts,
  { thumbnail }: Pick<LibraryReader, 'thumbnail'>
): LibraryMaintenance {
  const { options, writeQueue, rows, incoming, thumbnails, drafts } = parts
  const { fs, paths, database, imaging, clock, newId, state, dispose, quietMoment } = options
  const ending = new AbortController()
  let closing: Promise<void> | null = null

  /** One copy a day. A failure costs nothing: the sidecars are the truth. */
  async function daily(signal?: AbortSignal): Promise<void> {
    try {
      const empty = database.prepare('SELECT 1 FROM pictures UNION ALL SELECT 1 FROM jobs LIMIT 1').get() === undefined
      if (!empty && (await isBackupDue(fs, paths, clock.now())))
        await backUp(fs, paths, database, clock.now(), { signal })
    } catch {
      // The next session tries again.
    }
  }

  /** For a large library it takes seconds, so it is not left to the end of the session, when somebody waits. */
  async function copyWhenQuiet(): Promise<void> {
    if (state !== 'ready' || quietMoment === undefined) return
    try {
      await quietMoment(ending.signal)
    } catch {
      return
    }
    await daily(ending.signal)
  }

  async function isSmall(): Promise<boolean> {
    return ((await fs.stat(paths.database).catch(() => null))?.size ?? Number.POSITIVE_INFINITY) < smallDatabase
  }

  const copying = copyWhenQuiet()

  async function end(): Promise<void> {
    const { state: last } = writeQueue
    ending.abort()
    await thumbnails.close()
    await writeQueue.close()
    await Promise.all([incoming.stop(), drafts.settled(), copying])
    if (last === 'ready' && (quietMoment === undefined || (await isSmall()))) await daily()
    parts.keepInfo()
    const hasLog = async (): Promise<boolean> => (await fs.stat(`${paths.database}-wal`).catch(() => null)) !== null
    // A disk that was gone and is back: closing checkpoints the log into the index as usual, so the next start misses
    // nothing.
    const isBack = last === 'unavailable' && (await hasLog())
    database.close()
    if (last === 'ready' || (isBack && !(await hasLog())))
      await fs.rm(paths.inUse, { force: true }).catch(() => undefined)
    await dispose?.()
  }

  return {
    database,
    care: new LibraryCare({
      fs,
      paths,
      libraryId: options.id ?? '',
      database,
      rows,
      incoming,
      imaging,
      clock,
      newId,
      assertWritable: () => writeQueue.assertWritable(),
      inTurn: (work) => writeQueue.inTurn(work),
      thumbnail
    }),
    look: () => writeQueue.look(),
    close() {
      closing ??= end()
      return closing
    }
  }
}

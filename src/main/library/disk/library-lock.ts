/**
 * Who may write to a library: the first copy of the app that opens it, whatever its profile. The lock is one of
 * SQLite's on a file of its own, so that the system itself lets go of it when a process ends, however it ends. Beside
 * it stands who has it.
 */
import { hostname } from 'node:os'
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { codeOf } from '../../files/storage-error.ts'
import type { LibraryFs } from './library-fs.ts'
import { ifThere } from './library-fs.ts'
import type { LibraryPaths } from './library-paths.ts'
import { jsonOf } from './sidecar.ts'

export interface Holder {
  /** Name of the machine; empty when it is not known. */
  host: string
  /** It is this machine. */
  here: boolean
  /** Epoch milliseconds; 0 when it is not known. */
  since: number
}

/** The lock, held until it is let go of. */
export interface LibraryLock {
  release(): void
}

const holderSchema = z.object({ host: z.string(), pid: z.number(), since: z.number() })

/**
 * Takes the lock.
 * @returns null while another process, or another library of this one, has it. On a disk that knows no locks everyone
 *   gets one:
 *   that is how it was before there were locks, and better than not opening it.
 */
export function claimLibrary(paths: LibraryPaths): LibraryLock | null {
  let database: DatabaseSync | null = null
  try {
    database = new DatabaseSync(paths.lock)
    database.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE')
  } catch (error) {
    database?.close()
    const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0
    // SQLITE_BUSY and SQLITE_LOCKED; everything else says nothing of another copy.
    return codeOf(error) === 'ERR_SQLITE_ERROR' && (code === 5 || code === 6) ? null : { release: () => undefined }
  }
  const held = database
  return { release: () => held.close() }
}

/** What stands in the mark of a library that is in use. */
export function holderText(now: number): string {
  return `${JSON.stringify({ host: hostname(), pid: process.pid, since: Math.round(now) })}\n`
}

/** Who has the library open. */
export async function holderOf(fs: LibraryFs, paths: LibraryPaths): Promise<Holder> {
  const bytes = await ifThere(fs.readFile(paths.inUse)).catch(() => null)
  const parsed = bytes === null ? null : holderSchema.safeParse(jsonOf(bytes))
  if (parsed?.success !== true) return { host: '', here: false, since: 0 }
  return { host: parsed.data.host, here: parsed.data.host === hostname(), since: parsed.data.since }
}

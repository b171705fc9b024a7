/**
 * Who may write to a library: the first copy of the app that opens it, whatever its profile. It is an SQLite lock on a
 * separate file, so that the system releases it when a process ends, however it ends. A file beside it says who holds
 * it.
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
  /** Name of the machine; empty if unknown. */
  host: string
  /** It is this machine. */
  here: boolean
  /** Epoch milliseconds; 0 if unknown. */
  since: number
}

/** The lock, held until released. */
export interface LibraryLock {
  release(): void
}

const holderSchema = z.object({ host: z.string(), pid: z.number(), since: z.number() })

/**
 * Takes the lock.
 * @returns null while another process, or another library in this one, has it. On a disk without locks everyone gets
 * one: better than not opening the library.
 */
export function claimLibrary(paths: LibraryPaths): LibraryLock | null {
  let database: DatabaseSync | null = null
  try {
    database = new DatabaseSync(paths.lock)
    database.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE')
  } catch (error) {
    database?.close()
    const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0
    // SQLITE_BUSY and SQLITE_LOCKED; everything else says nothing about another copy.
    return codeOf(error) === 'ERR_SQLITE_ERROR' && (code === 5 || code === 6) ? null : { release: () => undefined }
  }
  const held = database
  return { release: () => held.close() }
}

/** The content of the marker of a library in use. */
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

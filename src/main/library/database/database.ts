/** Opens the library's database and checks whether it is sound, at a cost that does not grow with the library. */
import { closeSync, openSync } from 'node:fs'
import { chmod, lstat, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { codeOf } from '../../files/storage-error.ts'
import type { LibraryFs } from '../disk/library-fs.ts'
import { ifThere } from '../disk/library-fs.ts'
import { migrate, schemaVersion, versionOf } from './migrations.ts'
import { hasItsSchema } from './schema.ts'
import { registerSqlFunctions } from './sql-functions.ts'

const busyTimeoutMs = 5000
const headerLength = 100
/** In the header of every library's database: "PLMP". The first version left none. */
export const applicationId = 0x504c_4d50

/** What the first bytes of a database file say; null if they are no SQLite header. */
export interface DatabaseHeader {
  userVersion: number
  /** Of the program that owns the file; 0 if it left none. */
  applicationId: number
}

/** Reads the header without opening the database, so that nothing is written beside it. */
export async function readHeader(fs: LibraryFs, file: string): Promise<DatabaseHeader | null> {
  const header = await fs.readStart(file, headerLength)
  if (header.length < headerLength || header.toString('latin1', 0, 16) !== 'SQLite format 3\0') return null
  return { userVersion: header.readInt32BE(60), applicationId: header.readInt32BE(68) }
}

/**
 * The database for reading and writing: with write-ahead log, every commit on disk before it counts.
 * @param first examines it before any byte is changed; its errors are rethrown
 * @throws SQLite's own error
 */
export function openDatabase(file: string, first: (database: DatabaseSync) => void = () => undefined): DatabaseSync {
  // SQLite gives the files beside it the same permissions.
  closeSync(openSync(file, 'a', 0o600))
  const database = new DatabaseSync(file, { timeout: busyTimeoutMs })
  try {
    registerSqlFunctions(database)
    first(database)
    database.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000;'
    )
    // macOS only: its fsync leaves the data in the drive's cache.
    if (process.platform === 'darwin') database.exec('PRAGMA fullfsync = 1; PRAGMA checkpoint_fullfsync = 1;')
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/**
 * A commit that reaches the disk with the next one: for what can be recovered from other data after a power cut. If
 * only the app ends, nothing is lost.
 */
export function committedLater<T>(database: DatabaseSync, write: () => T): T {
  if (database.isTransaction) return write()
  database.exec('PRAGMA synchronous = NORMAL')
  try {
    return write()
  } finally {
    database.exec('PRAGMA synchronous = FULL')
  }
}

const copyPrefix = 'palimpsest-library-'
/** A copy whose name contains no process id, as from the first version, is considered abandoned at this age. */
const oldCopyMs = 7 * 24 * 60 * 60 * 1000
/** All that a copy ever contains. */
const inCopy = /^library\.db(?:-wal|-shm|-journal)?$/

/**
 * Removes copies that ended processes left in the machine's temporary folder: they contain users' prompts. What cannot
 * be removed (another user's) stays, and so does a folder with anything else in it: somebody may have given a library
 * such a name.
 * @param now epoch milliseconds
 */
export async function sweepReadingCopies(now: number, folder = tmpdir()): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const [whole, pid] = /^palimpsest-library-(?:(\d+)-)?\w{6}$/.exec(name) ?? []
    if (whole === undefined) continue
    const path = join(folder, name)
    const stats = await lstat(path).catch(() => null)
    if (stats?.isDirectory() !== true) continue
    const left = pid === undefined ? now - stats.mtimeMs > oldCopyMs : !isRunning(Number(pid))
    const holds = left ? await readdir(path).catch(() => null) : null
    if (holds?.every((each) => inCopy.test(each)) === true)
      await rm(path, { recursive: true, force: true }).catch(() => undefined)
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // It is running but belongs to somebody else.
    return codeOf(error) === 'EPERM'
  }
}

/** A database opened read-only, and what to do when it is closed. */
export interface ReadOnlyDatabase {
  database: DatabaseSync
  dispose(): Promise<void>
}

/**
 * The database in a folder that cannot be written. A write-ahead log needs a file beside it even for reading, and an
 * older schema has to be migrated: in both cases the files are copied to the machine's temporary folder and read there.
 * Otherwise the file is read in place.
 */
export async function openReadOnly(fs: LibraryFs, file: string): Promise<ReadOnlyDatabase> {
  const log = await ifThere(fs.stat(`${file}-wal`))
  const isCurrent = (await readHeader(fs, file))?.userVersion === schemaVersion
  if (isCurrent && (log === null || log.size === 0)) {
    const url = pathToFileURL(file)
    url.searchParams.set('immutable', '1')
    return { database: new DatabaseSync(url, { readOnly: true }), dispose: async () => undefined }
  }
  const folder = await mkdtemp(join(tmpdir(), `${copyPrefix}${process.pid}-`))
  const copy = join(folder, basename(file))
  for (const suffix of log === null ? [''] : ['', '-wal']) {
    await fs.copyFile(`${file}${suffix}`, `${copy}${suffix}`)
    // A copy of a write-protected file would be write-protected too.
    await chmod(`${copy}${suffix}`, 0o600)
  }
  const database = new DatabaseSync(copy, { timeout: busyTimeoutMs })
  const dispose = async (): Promise<void> => await rm(folder, { recursive: true, force: true })
  try {
    // Without a schema it is no library: the caller finds that out.
    if (versionOf(database) > 0) await migrate(database, async () => undefined)
    database.exec('PRAGMA query_only = 1')
    return { database, dispose }
  } catch (error) {
    database.close()
    await dispose()
    throw error
  }
}

/** Marks the database as this app's. */
export function signDatabase(database: DatabaseSync): void {
  const found = Number(database.prepare('PRAGMA application_id').get()?.application_id)
  if (found !== applicationId) database.exec(`PRAGMA application_id = ${applicationId}`)
}

/**
 * Compares the schema, and reads the tables and the largest indexes at their ends. Finds garbage, a truncated file and
 * anything missing or changed in the schema; damage in the middle shows when it is read.
 * @throws SQLite's own error if the file is damaged
 */
export function isWhole(database: DatabaseSync): boolean {
  if (!hasItsSchema(database)) return false
  if (database.prepare('SELECT shown FROM totals').all().length !== 1) return false
  for (const sql of [
    'SELECT * FROM pictures ORDER BY seq LIMIT 1',
    'SELECT * FROM pictures ORDER BY seq DESC LIMIT 1',
    'SELECT id FROM pictures INDEXED BY pictures_shown WHERE trashed_at IS NULL ORDER BY seq DESC LIMIT 1',
    'SELECT * FROM pictures ORDER BY id DESC LIMIT 1',
    'SELECT * FROM jobs ORDER BY created_at DESC LIMIT 1',
    'SELECT * FROM masks LIMIT 1',
    // A whole word: a prefix would collect every picture that has it.
    `SELECT rowid FROM words WHERE words MATCH '"palimpsest"' LIMIT 1`
  ]) {
    database.prepare(sql).all()
  }
  return true
}

/**
 * Opening the library's database and finding out whether it is sound, at a cost that does not grow with the library.
 */
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
/** Stands in the header of every library's database: "PLMP". The first version left none. */
export const applicationId = 0x504c_4d50

/** What the first bytes of a database file say; null when they are no SQLite header. */
export interface DatabaseHeader {
  userVersion: number
  /** Of the program whose file it is; 0 when it left none. */
  applicationId: number
}

/** Reads the header without opening the database, so that nothing is written beside it. */
export async function readHeader(fs: LibraryFs, file: string): Promise<DatabaseHeader | null> {
  const header = await fs.readStart(file, headerLength)
  if (header.length < headerLength || header.toString('latin1', 0, 16) !== 'SQLite format 3\0') return null
  return { userVersion: header.readInt32BE(60), applicationId: header.readInt32BE(68) }
}

/**
 * The database for reading and writing: write-ahead log, every commit on the disk before it counts.
 * @param first looks at it before a byte of it is changed; what it throws is thrown
 * @throws SQLite's own error
 */
export function openDatabase(file: string, first: (database: DatabaseSync) => void = () => undefined): DatabaseSync {
  // SQLite gives what it makes beside it the same permissions.
  closeSync(openSync(file, 'a', 0o600))
  const database = new DatabaseSync(file, { timeout: busyTimeoutMs })
  try {
    registerSqlFunctions(database)
    first(database)
    database.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000;'
    )
    // macOS alone: its fsync leaves the data in the drive's cache.
    if (process.platform === 'darwin') database.exec('PRAGMA fullfsync = 1; PRAGMA checkpoint_fullfsync = 1;')
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/**
 * A commit that reaches the disk with the next one: for what is told again from the rest when a power cut takes it.
 * Whatever ends the app alone takes nothing.
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
/** A copy whose name tells no process, as the first version made them, is left behind when it is as old as this. */
const oldCopyMs = 7 * 24 * 60 * 60 * 1000
/** All that is ever in a copy. */
const inCopy = /^library\.db(?:-wal|-shm|-journal)?$/

/**
 * Takes away the copies in the machine's temporary folder that processes which have ended have left there: they hold
 * what people asked for. What cannot be taken away (another user's) stays, and so does a folder with anything else in
 * it: somebody may have called a library like that.
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
    // One that belongs to somebody else runs.
    return codeOf(error) === 'EPERM'
  }
}

/** A database that is opened for reading only, and what to do when it is closed. */
export interface ReadOnlyDatabase {
  database: DatabaseSync
  dispose(): Promise<void>
}

/**
 * The database in a folder that cannot be written. A write-ahead log needs a file beside it even for reading, and an
 * older schema has to be brought up to date: with either, the files are copied to the machine's temporary folder and
 * read there. Without, the file is read as it is.
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
    // A copy of a write-protected file would be one itself.
    await chmod(`${copy}${suffix}`, 0o600)
  }
  const database = new DatabaseSync(copy, { timeout: busyTimeoutMs })
  const dispose = async (): Promise<void> => await rm(folder, { recursive: true, force: true })
  try {
    // One without a schema is no library: the caller finds that out.
    if (versionOf(database) > 0) await migrate(database, async () => undefined)
    database.exec('PRAGMA query_only = 1')
    return { database, dispose }
  } catch (error) {
    database.close()
    await dispose()
    throw error
  }
}

/** Leaves word in the database whose it is. */
export function signDatabase(database: DatabaseSync): void {
  const found = Number(database.prepare('PRAGMA application_id').get()?.application_id)
  if (found !== applicationId) database.exec(`PRAGMA application_id = ${applicationId}`)
}

/**
 * Compares the schema, and touches the tables and the largest indexes at their ends. Finds garbage, a file that was cut
 * off and anything that is missing or changed in the schema; damage in the middle shows when it is read.
 * @throws SQLite's own error where the file is damaged
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
    // A whole word: the beginning of one would gather every picture that has it.
    `SELECT rowid FROM words WHERE words MATCH '"palimpsest"' LIMIT 1`
  ]) {
    database.prepare(sql).all()
  }
  return true
}

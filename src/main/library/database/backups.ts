/** Copies of the database, made by SQLite itself: copying the file of an open database gives an empty copy. */

import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { AppError } from '../../../shared/errors.ts'
import { t } from '../../../shared/messages/t.ts'
import { copyDurably } from '../../files/copy-durably.ts'
import { syncFolder } from '../../files/durable-file.ts'
import type { LibraryFs } from '../disk/library-fs.ts'
import { ifThere } from '../disk/library-fs.ts'
import type { LibraryPaths } from '../disk/library-paths.ts'
import { copyDatabase, withoutLinks } from './copy-database.ts'
import { applicationId, readHeader } from './database.ts'
import { schemaVersion } from './migrations.ts'
import { hasItsSchema } from './schema.ts'

const kept = 3
const backupEveryMs = 24 * 60 * 60 * 1000
const regular = /^library-(\d{8}T\d{9}Z)\.db$/
const any = /^(?:library|before-v\d+)-(\d{8}T\d{9}Z)\.db$/

/** A time as used in file names: "20261121T093000000Z". */
export function stamp(ms: number): string {
  return new Date(ms).toISOString().replaceAll(/[-:.]/g, '')
}

const timeOf = (name: string): string => any.exec(name)?.[1] ?? ''

/**
 * Names of the copies, newest first. A name with a future date was given while the clock was wrong, or the clock is
 * wrong now: it says nothing, and such copies come last, those with later content first.
 */
async function list(fs: LibraryFs, paths: LibraryPaths, pattern: RegExp, now: number): Promise<string[]> {
  const names = ((await ifThere(fs.readdir(paths.backups))) ?? [])
    .filter((name) => pattern.test(name))
    .sort((a, b) => timeOf(b).localeCompare(timeOf(a)))
  const latest = stamp(now + backupEveryMs)
  const dated = names.filter((name) => timeOf(name) <= latest)
  const undated = names.filter((name) => timeOf(name) > latest)
  if (undated.length < 2) return [...dated, ...undated]
  const content = new Map(undated.map((name) => [name, contentOf(join(paths.backups, name))]))
  return [...dated, ...undated.sort((a, b) => compare(content.get(b) ?? [], content.get(a) ?? []))]
}

/**
 * What increases with everything added, whatever the clock says: the last place in the history, and the number of the
 * last job.
 */
function contentOf(file: string): number[] {
  try {
    using database = new DatabaseSync(file, { readOnly: true })
    const { seq, job } =
      database.prepare('SELECT (SELECT max(seq) FROM pictures) AS seq, (SELECT max(rowid) FROM jobs) AS job').get() ??
      {}
    return [Number(seq ?? 0), Number(job ?? 0)]
  } catch {
    return []
  }
}

const compare = (a: readonly number[], b: readonly number[]): number =>
  (a[0] ?? -1) - (b[0] ?? -1) || (a[1] ?? -1) - (b[1] ?? -1)

/** Names of all copies, daily and before migrations, newest first. */
export async function listBackups(fs: LibraryFs, paths: LibraryPaths, now: number): Promise<string[]> {
  return await list(fs, paths, any, now)
}

/**
 * Writes a copy of the open database and keeps the newest three.
 * @param name "library" for the daily one, "before-v2" for the one before a migration, which is never rotated out
 */
export async function backUp(
  fs: LibraryFs,
  paths: LibraryPaths,
  database: DatabaseSync,
  now: number,
  { name = 'library', signal }: { name?: string; signal?: AbortSignal | undefined } = {}
): Promise<void> {
  const target = join(paths.backups, `${name}-${stamp(now)}.db`)
  const temporary = `${target}.tmp`
  await fs.rm(temporary, { force: true })
  try {
    await copyDatabase(database, temporary, signal)
    withoutLinks(temporary)
    await syncFile(fs, temporary)
    await fs.rename(temporary, target)
    await syncFolder(paths.backups, fs)
  } catch (error) {
    await fs.rm(temporary, { force: true }).catch(() => undefined)
    throw error
  }
  for (const old of (await list(fs, paths, regular, now)).slice(kept))
    await fs.rm(join(paths.backups, old), { force: true })
}

/** True if the newest copy is more than a day old or has a future date, or there is none. */
export async function isBackupDue(fs: LibraryFs, paths: LibraryPaths, now: number): Promise<boolean> {
  const newest = timeOf((await list(fs, paths, regular, now))[0] ?? '')
  return newest < stamp(now - backupEveryMs) || newest > stamp(now + backupEveryMs)
}

/**
 * Replaces the database with a copy; the database and its log must be out of the way.
 * @returns false if the copy is not sound; nothing is done then
 * @throws AppError internal: there is a log, which SQLite would replay into the copy
 */
export async function restoreBackup(fs: LibraryFs, paths: LibraryPaths, name: string): Promise<boolean> {
  const source = join(paths.backups, name)
  if (!(await isSound(fs, source))) return false
  for (const log of ['-wal', '-journal']) {
    if ((await ifThere(fs.stat(`${paths.database}${log}`))) !== null)
      throw new AppError('internal', t('library.backups.otherLog'))
  }
  const temporary = `${paths.database}.tmp`
  await copyDurably(source, temporary, { fs })
  await fs.rename(temporary, paths.database)
  await syncFolder(paths.folder, fs)
  return true
}

async function isSound(fs: LibraryFs, file: string): Promise<boolean> {
  try {
    const header = await readHeader(fs, file)
    if (header === null || header.userVersion < 1 || header.userVersion > schemaVersion) return false
    if (header.applicationId !== 0 && header.applicationId !== applicationId) return false
    using database = new DatabaseSync(file, { readOnly: true })
    return hasItsSchema(database) && database.prepare('PRAGMA quick_check(1)').get()?.quick_check === 'ok'
  } catch {
    return false
  }
}

async function syncFile(fs: LibraryFs, file: string): Promise<void> {
  const handle = await fs.open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

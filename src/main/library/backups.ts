/** Copies of the database, made by SQLite itself: copying the file of an open one gives an empty copy. */
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { copyDurably } from '../files/copy-durably.ts'
import { syncFolder } from '../files/durable-file.ts'
import { copyDatabase } from './copy-database.ts'
import { readHeader } from './database.ts'
import type { Layout } from './layout.ts'
import type { LibraryFs } from './library-fs.ts'
import { ifThere } from './library-fs.ts'
import { schemaVersion } from './migrations.ts'

const kept = 3
const backupEveryMs = 24 * 60 * 60 * 1000
const regular = /^library-(\d{8}T\d{9}Z)\.db$/
const any = /^(?:library|before-v\d+)-(\d{8}T\d{9}Z)\.db$/

/** A moment as it stands in file names: "20261121T093000000Z". */
export function stamp(ms: number): string {
  return new Date(ms).toISOString().replaceAll(/[-:.]/g, '')
}

/** Names of the copies, newest first. */
async function list(fs: LibraryFs, layout: Layout, pattern: RegExp): Promise<string[]> {
  const names = (await ifThere(fs.readdir(layout.backups))) ?? []
  const time = (name: string): string => any.exec(name)?.[1] ?? ''
  return names.filter((name) => pattern.test(name)).sort((a, b) => time(b).localeCompare(time(a)))
}

/**
 * Writes a copy of the open database and keeps the newest three.
 * @param name "library" for the daily one, "before-v2" for the one before a migration, which is never rotated away
 */
export async function backUp(
  fs: LibraryFs,
  layout: Layout,
  database: DatabaseSync,
  now: number,
  { name = 'library', signal }: { name?: string; signal?: AbortSignal } = {}
): Promise<void> {
  const target = join(layout.backups, `${name}-${stamp(now)}.db`)
  const temporary = `${target}.tmp`
  await fs.rm(temporary, { force: true })
  try {
    await copyDatabase(database, temporary, signal)
    await syncFile(fs, temporary)
    await fs.rename(temporary, target)
    await syncFolder(layout.backups, fs)
  } catch (error) {
    await fs.rm(temporary, { force: true }).catch(() => undefined)
    throw error
  }
  for (const old of (await list(fs, layout, regular)).slice(kept)) await fs.rm(join(layout.backups, old), { force: true })
}

/** True when the newest copy is more than a day old, or there is none. */
export async function isBackupDue(fs: LibraryFs, layout: Layout, now: number): Promise<boolean> {
  const newest = (await list(fs, layout, regular))[0]
  return newest === undefined || (regular.exec(newest)?.[1] ?? '') < stamp(now - backupEveryMs)
}

/**
 * Puts the newest sound copy in the place of the database, which must be out of the way.
 * @returns the copy's name, or null when none is sound
 */
export async function restoreBackup(fs: LibraryFs, layout: Layout): Promise<string | null> {
  for (const name of await list(fs, layout, any)) {
    const source = join(layout.backups, name)
    if (!(await isSound(fs, source))) continue
    const temporary = `${layout.database}.tmp`
    await copyDurably(source, temporary, { fs })
    await fs.rename(temporary, layout.database)
    await syncFolder(layout.folder, fs)
    return name
  }
  return null
}

async function isSound(fs: LibraryFs, file: string): Promise<boolean> {
  try {
    const header = await readHeader(fs, file)
    if (header === null || header.userVersion < 1 || header.userVersion > schemaVersion) return false
    using database = new DatabaseSync(file, { readOnly: true })
    return database.prepare('PRAGMA quick_check(1)').get()?.quick_check === 'ok'
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

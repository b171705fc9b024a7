/**
 * A lost or damaged database: it is set aside, the newest sound backup replaces it (for the jobs), and the pictures are
 * read again from the sidecars, which are the truth.
 */

import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '../../../shared/clock.ts'
import { AppError } from '../../../shared/errors.ts'
import { t } from '../../../shared/messages/t.ts'
import { formatList } from '../../../shared/words/list.ts'
import { copyDurably } from '../../files/copy-durably.ts'
import { writeDurably } from '../../files/durable-file.ts'
import type { Imaging } from '../../imaging/imaging.ts'
import { backUp, listBackups, restoreBackup, stamp } from '../database/backups.ts'
import { applicationId, isWhole, openDatabase, readHeader } from '../database/database.ts'
import { spoilsOpening } from '../database/database-error.ts'
import { migrate } from '../database/migrations.ts'
import { forgetOldLinks } from '../database/old-links.ts'
import { PictureRows } from '../database/picture-rows.ts'
import type { LibraryFs } from '../disk/library-fs.ts'
import { ifThere } from '../disk/library-fs.ts'
import type { LibraryPaths } from '../disk/library-paths.ts'
import type { RescanResult } from './rescan.ts'
import { rescan } from './rescan.ts'

export interface RecoveryContext {
  fs: LibraryFs
  paths: LibraryPaths
  clock: Clock
  imaging: Imaging
  /** The folder held a library before. */
  known: boolean
  /** The last session did not close it. */
  wasInUse: boolean
}

export interface SoundDatabase {
  database: DatabaseSync
  /** What was repaired, in plain words. */
  repairs: string[]
}

type Finding = 'sound' | 'new' | 'gone' | 'damaged' | 'log-lost' | 'half-mended' | 'asked'

/** What was found, with the database still open if it is of use. */
interface Examined {
  finding: Finding
  database: DatabaseSync | null
}

/** What the repair has done so far, for its report. */
interface Mending {
  finding: Finding
  /** The name under which the damaged index was set aside. */
  aside: string | null
  /** The copy of an index that was rebuilt. */
  kept: string | null
  /** The copy that replaced it. */
  restored: string | null
}

interface Filled {
  /** Jobs that were held back. */
  jobs: number
  result: RescanResult
}

/** The database, sound, of the newest version, and with every picture in the folder. */
export async function openSound(context: RecoveryContext): Promise<SoundDatabase> {
  const { fs, paths, clock } = context
  const note = (await ifThere(fs.readFile(paths.damageNote)))?.toString() ?? null
  const examined = note === 'damaged' ? nothing('damaged') : await examine(context, note)
  if (examined.finding !== 'sound' && examined.finding !== 'new') return await mend(context, examined)
  const before = (database: DatabaseSync) => (from: number) =>
    backUp(fs, paths, database, clock.now(), { name: `before-v${from + 1}` })
  const open = async (): Promise<DatabaseSync> => examined.database ?? openDatabase(paths.database)
  const upToDate = await unlessDamaged(open, async (database) => {
    await forgetOldLinks(fs, paths, database, clock.now())
    await migrate(database, before(database))
  })
  return upToDate === null ? await mend(context, nothing('damaged')) : { database: upToDate.database, repairs: [] }
}

const nothing = (finding: Finding): Examined => ({ finding, database: null })

/**
 * Opens and does the work; null, with the database closed, if either shows that it is damaged. @throws errors that say
 * nothing about the file
 */
async function unlessDamaged<T>(
  open: () => Promise<DatabaseSync>,
  work: (database: DatabaseSync) => Promise<T>
): Promise<{ database: DatabaseSync; result: T } | null> {
  let database: DatabaseSync | null = null
  try {
    database = await open()
    return { database, result: await work(database) }
  } catch (error) {
    database?.close()
    if (spoilsOpening(error)) return null
    throw error
  }
}

/**
 * From what was found to a sound database. Whatever turns out to be damaged on the way is set aside, and the next best
 * is tried.
 */
async function mend(context: RecoveryContext, { finding, database: open }: Examined): Promise<SoundDatabase> {
  const { fs, paths } = context
  const so: Mending = {
    finding,
    aside: finding === 'damaged' || finding === 'gone' ? await setAside(context) : null,
    kept: null,
    restored: null
  }
  const fill = async (database: DatabaseSync): Promise<Filled> => {
    await migrate(database, async () => undefined)
    // The jobs of a sound index are correct.
    const jobs = so.finding === 'asked' ? 0 : holdBack(database)
    return { jobs, result: await rescan({ ...context, database, rows: new PictureRows(database), writable: true }) }
  }
  const mended = async ({ database, result }: { database: DatabaseSync; result: Filled }): Promise<SoundDatabase> => {
    await fs.rm(paths.damageNote, { force: true }).catch((error: unknown) => {
      database.close()
      throw error
    })
    return { database, repairs: report(so, result) }
  }
  try {
    if (open !== null) so.kept = await keepCopy(context, finding)
    // As long as this note exists, the next start knows that the pictures are not all read yet.
    await writeDurably(paths.damageNote, new TextEncoder().encode('half-mended'), { fs })
  } catch (error) {
    open?.close()
    throw error
  }
  if (open !== null) {
    const found = await unlessDamaged(async () => open, fill)
    if (found !== null) return await mended(found)
    so.finding = 'damaged'
    so.aside = await setAside(context)
  }
  for (const backup of await listBackups(fs, paths, context.clock.now())) {
    if (!(await restoreBackup(fs, paths, backup))) continue
    const found = await unlessDamaged(async () => openDatabase(paths.database), fill)
    if (found !== null) {
      so.restored = backup
      return await mended(found)
    }
    // The backup itself stays where it is.
    for (const suffix of databaseFiles) await fs.rm(`${paths.database}${suffix}`, { force: true })
  }
  const fresh = await unlessDamaged(async () => openDatabase(paths.database), fill)
  if (fresh === null)
    throw new AppError('storage', t('library.recovery.failed'), {
      nextStep: t('library.recovery.checkDisk'),
      action: 'retry'
    })
  return await mended(fresh)
}

async function examine({ fs, paths, known, wasInUse }: RecoveryContext, note: string | null): Promise<Examined> {
  const stats = await ifThere(fs.stat(paths.database))
  if (stats === null) return nothing(known ? 'gone' : 'new')
  if (stats.size === 0) return nothing(known ? 'damaged' : 'new')
  const header = await readHeader(fs, paths.database)
  if (header === null || (header.applicationId !== 0 && header.applicationId !== applicationId))
    return nothing('damaged')
  // While it is open, the last commits are only in the log.
  const logLost = known && wasInUse && (await ifThere(fs.stat(`${paths.database}-wal`))) === null
  const { database, schema } = tryDatabase(paths.database)
  if (database === null || schema === 'broken') return nothing('damaged')
  if (schema === 'none') {
    if (!known) return { finding: 'new', database }
    database.close()
    return nothing('damaged')
  }
  if (note !== null) return { finding: note === 'asked' ? 'asked' : 'half-mended', database }
  return { finding: logLost ? 'log-lost' : 'sound', database }
}

/**
 * Opens the file and examines it before it is changed. "none": a first start that was cut off before the schema was
 * created. A failure that says nothing about the file (locked, no memory) is thrown.
 */
function tryDatabase(file: string): { database: DatabaseSync | null; schema: 'whole' | 'none' | 'broken' } {
  let schema: 'whole' | 'none' | 'broken' = 'broken'
  let database: DatabaseSync | null = null
  try {
    database = openDatabase(file, (opened) => {
      if (isWhole(opened)) schema = 'whole'
      else if (opened.prepare('SELECT 1 FROM sqlite_schema').get() === undefined) schema = 'none'
      else throw new NotOurs()
    })
    return { database, schema }
  } catch (error) {
    if (!(error instanceof NotOurs) && !spoilsOpening(error)) throw error
    return { database: null, schema: 'broken' }
  }
}

/** The schema differs from what it should be. */
class NotOurs extends Error {}

/** The database file and what SQLite keeps beside it. */
const databaseFiles = ['', '-wal', '-shm', '-journal']

/**
 * Moves the database with its log out of the way; nothing is deleted. A log without its database would be replayed into
 * the replacement.
 * @returns the new name
 */
async function setAside({ fs, paths, clock }: RecoveryContext): Promise<string> {
  const name = await freeName(fs, paths, 'library.damaged', clock.now())
  for (const suffix of databaseFiles) {
    const there = (await ifThere(fs.stat(`${paths.database}${suffix}`))) !== null
    if (there) await fs.rename(`${paths.database}${suffix}`, join(paths.folder, `${name}${suffix}`))
  }
  return name
}

/**
 * Reading the sidecars drops the rows that no longer have one, so a copy of the index is kept beside it. An index whose
 * rebuild was requested, or whose repair was cut off, was copied when that began.
 * @returns the copy's name
 */
async function keepCopy({ fs, paths, clock }: RecoveryContext, finding: Finding): Promise<string | null> {
  if (finding !== 'log-lost' && finding !== 'half-mended') return null
  const names = await fs.readdir(paths.folder)
  if (finding === 'half-mended' && names.some((name) => /^library\.(?:damaged|set-aside)-.*\.db$/.test(name)))
    return null
  const name = await freeName(fs, paths, 'library.set-aside', clock.now())
  await copyDurably(paths.database, join(paths.folder, name), { fs })
  // What is not in the file yet. Without it the copy is merely older.
  if (names.includes('library.db-wal'))
    await copyDurably(`${paths.database}-wal`, join(paths.folder, `${name}-wal`), { fs })
  return name
}

/** A name containing the time that no file has. */
async function freeName(fs: LibraryFs, paths: LibraryPaths, what: string, now: number): Promise<string> {
  const names = new Set(await fs.readdir(paths.folder))
  for (let time = now; ; time += 1) {
    const name = `${what}-${stamp(time)}.db`
    if (![...names].some((other) => other.startsWith(name))) return name
  }
}

/**
 * Jobs restored from a backup may have been sent since: none is sent automatically. The user decides.
 * @returns how many were held back
 */
export function holdBack(database: DatabaseSync): number {
  const error = {
    code: 'may-have-been-charged',
    message: t('library.recovery.jobsOlder'),
    data: { nextStep: t('library.recovery.jobsOlderNext'), action: 'decide' }
  }
  const changed = database
    .prepare(
      `UPDATE jobs SET state = 'uncertain', row = CASE
         WHEN json_valid(row) THEN json_set(row, '$.state', 'uncertain', '$.waitUntil', NULL,
           '$.progress', NULL, '$.fraction', NULL, '$.error', json(?))
         ELSE row END
       WHERE state IN ('queued', 'waiting', 'sending')`
    )
    .run(JSON.stringify(error))
  return Number(changed.changes)
}

function report({ finding, aside, kept, restored }: Mending, { jobs, result }: Filled): string[] {
  const what: Partial<Record<Finding, string>> = {
    gone: t('library.recovery.gone'),
    damaged: t('library.recovery.damaged', { aside: aside ?? 'library.damaged.db' }),
    'log-lost': t('library.recovery.logLost'),
    asked: t('library.recovery.asked'),
    'half-mended': t('library.recovery.halfMended')
  }
  const readBack = t('library.recovery.readBack', { pictures: result.pictures, masks: result.masks })
  const lines = [[what[finding] ?? '', readBack].filter(Boolean).join(' ')]
  if (kept !== null) lines.push(t('library.recovery.kept', { kept }))
  if (restored !== null) lines.push(t('library.recovery.jobsRestored', { restored }))
  else if (finding === 'damaged' || finding === 'gone') lines.push(t('library.recovery.noBackup'))
  if (jobs > 0) lines.push(t('library.recovery.jobsInDoubt', { count: jobs }))
  if (result.mended > 0) lines.push(t('library.recovery.mended', { count: result.mended }))
  if (result.unreadable > 0) lines.push(t('library.recovery.unreadable', { count: result.unreadable }))
  if (result.unread > 0) lines.push(t('library.recovery.unread', { count: result.unread }))
  if (result.unreadFolders.length > 0) {
    lines.push(
      t('library.recovery.unreadFolders', {
        count: result.unreadFolders.length,
        folders: formatList(result.unreadFolders.map((name) => `pictures/${name}`))
      })
    )
  }
  if (result.missing > 0) lines.push(t('library.recovery.missing', { count: result.missing }))
  return lines
}

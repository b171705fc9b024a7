/**
 * A database that is lost or damaged: it is set aside, the newest sound backup is put in its place (for the jobs), and the
 * pictures are read again from the sidecars, which are the truth.
 */
import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '../../shared/clock.ts'
import { writeDurably } from '../files/durable-file.ts'
import type { Imaging } from '../imaging/imaging.ts'
import { restoreBackup, stamp } from './backups.ts'
import { isWhole, openDatabase } from './database.ts'
import { isDamage } from './database-error.ts'
import type { Layout } from './layout.ts'
import type { LibraryFs } from './library-fs.ts'
import { ifThere } from './library-fs.ts'
import { migrate } from './migrations.ts'
import { PictureRows } from './picture-rows.ts'
import type { RescanResult } from './rescan.ts'
import { rescan } from './rescan.ts'

export interface RecoveryContext {
  fs: LibraryFs
  layout: Layout
  clock: Clock
  imaging: Imaging
  /** The folder held a library before. */
  known: boolean
  /** The last session did not close it. */
  wasInUse: boolean
}

export interface SoundDatabase {
  database: DatabaseSync
  /** What was mended, in plain words. */
  repairs: string[]
}

type Finding = 'sound' | 'new' | 'gone' | 'damaged' | 'log-lost' | 'half-mended' | 'asked'

/** What was found, with the database still open where it is of use. */
interface Examined {
  finding: Finding
  database: DatabaseSync | null
}

/** The database, sound and with every picture that the folder holds. A new one has no schema yet. */
export async function openSound(context: RecoveryContext): Promise<SoundDatabase> {
  const { fs, layout } = context
  const note = (await ifThere(fs.readFile(layout.damageNote)))?.toString() ?? null
  const { finding, database: found } = note === 'damaged' ? nothing('damaged') : await examine(context, note)
  if (finding === 'sound' || finding === 'new') return { database: found ?? openDatabase(layout.database), repairs: [] }
  const aside = finding === 'damaged' ? await setAside(context) : null
  let database = found
  try {
    // Until this note is gone the next start knows that the pictures are not all read yet.
    await writeDurably(layout.damageNote, new TextEncoder().encode('half-mended'), { fs })
    const restored = found === null ? await restoreBackup(fs, layout) : null
    database ??= openDatabase(layout.database)
    await migrate(database, async () => undefined)
    // The jobs of a sound index are what they say.
    const jobs = finding === 'asked' ? 0 : holdBack(database)
    const result = await rescan({ ...context, database, rows: new PictureRows(database), writable: true })
    await fs.rm(layout.damageNote, { force: true })
    return { database, repairs: report(finding, aside, restored, jobs, result) }
  } catch (error) {
    database?.close()
    throw error
  }
}

const nothing = (finding: Finding): Examined => ({ finding, database: null })

async function examine({ fs, layout, known, wasInUse }: RecoveryContext, note: string | null): Promise<Examined> {
  const stats = await ifThere(fs.stat(layout.database))
  if (stats === null) return nothing(known ? 'gone' : 'new')
  if (stats.size === 0) return nothing(known ? 'damaged' : 'new')
  // While it is open, the last commits are in the log alone.
  const logLost = wasInUse && (await ifThere(fs.stat(`${layout.database}-wal`))) === null
  const { database, schema } = tryDatabase(layout.database)
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
 * Opens the file and looks at it. "none": a first start that was cut off before the schema was made. A failure that says
 * nothing of the file (locked, no memory) is thrown.
 */
function tryDatabase(file: string): { database: DatabaseSync | null; schema: 'whole' | 'none' | 'broken' } {
  let database: DatabaseSync | null = null
  try {
    database = openDatabase(file)
    if (isWhole(database)) return { database, schema: 'whole' }
    if (database.prepare('SELECT 1 FROM sqlite_schema').get() === undefined) return { database, schema: 'none' }
  } catch (error) {
    if (!isDamage(error)) {
      database?.close()
      throw error
    }
  }
  database?.close()
  return { database: null, schema: 'broken' }
}

/** Moves the database with its log out of the way; nothing is deleted. @returns the new name */
async function setAside({ fs, layout, clock }: RecoveryContext): Promise<string> {
  const name = `library.damaged-${stamp(clock.now())}.db`
  for (const suffix of ['', '-wal', '-shm']) {
    const there = (await ifThere(fs.stat(`${layout.database}${suffix}`))) !== null
    if (there) await fs.rename(`${layout.database}${suffix}`, `${layout.database.slice(0, -'library.db'.length)}${name}${suffix}`)
  }
  return name
}

/**
 * Jobs as a backup remembers them may have been sent since: none of them is sent by itself. The user decides.
 * @returns how many were held back
 */
export function holdBack(database: DatabaseSync): number {
  const error = {
    code: 'may-have-been-charged',
    message: 'The list of jobs is older than the last use of the app, so this request may have been sent already.',
    data: { nextStep: 'Look at your account at the service, then send it again or let it go.', action: 'decide' }
  }
  const changed = database
    .prepare(
      `UPDATE jobs SET state = 'uncertain', row = json_set(row, '$.state', 'uncertain', '$.waitUntil', NULL, '$.progress', NULL, '$.fraction', NULL, '$.error', json(?))
       WHERE state IN ('queued', 'waiting', 'sending')`
    )
    .run(JSON.stringify(error))
  return Number(changed.changes)
}

function report(finding: Finding, aside: string | null, restored: string | null, jobs: number, result: RescanResult): string[] {
  const count = (n: number, one: string): string => `${n.toLocaleString('en')} ${one}${n === 1 ? '' : 's'}`
  const what: Partial<Record<Finding, string>> = {
    gone: "The library's index was not there.",
    damaged: `The library's index was damaged and was set aside as ${aside ?? 'library.damaged.db'}.`,
    'log-lost': "The last changes to the library's index were lost.",
    asked: "The library's index was built again.",
    'half-mended': "Mending the library's index had not come to its end and was done again."
  }
  const read = [count(result.pictures, 'picture'), ...(result.masks > 0 ? [count(result.masks, 'mask')] : [])]
  const verb = result.masks === 0 && result.pictures === 1 ? 'was' : 'were'
  const lines = [`${what[finding] ?? ''} ${read.join(' and ')} ${verb} read back from the folder.`]
  if (restored !== null) lines.push(`The list of jobs came back from the backup ${restored}.`)
  else if (finding === 'damaged' || finding === 'gone') lines.push('There was no sound backup, so the list of jobs starts empty.')
  if (jobs > 0) lines.push(`${count(jobs, 'job')} may have been sent already and wait${jobs === 1 ? 's' : ''} for your decision.`)
  if (result.mended > 0) lines.push(`${count(result.mended, 'picture')} had a damaged description; what could be saved is listed.`)
  if (result.unreadable > 0)
    lines.push(`${count(result.unreadable, 'description')} could not be read and belong${result.unreadable === 1 ? 's' : ''} to no picture that is there.`)
  if (result.unread > 0)
    lines.push(
      `${count(result.unread, 'picture')} without a description could not be read now and ${result.unread === 1 ? 'is' : 'are'} not listed. Nothing was moved; “Repair” tries again.`
    )
  if (result.missing > 0) lines.push(`${count(result.missing, 'picture')} had lost the file and ${result.missing === 1 ? 'is' : 'are'} shown as missing.`)
  return lines
}

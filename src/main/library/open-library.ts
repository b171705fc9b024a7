/** Opening a library's folder: new, known, damaged, read-only or not there. */
import { resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { Clock } from '../../shared/clock.ts'
import type { LibraryInfo } from '../../shared/contract.ts'
import type { Picture } from '../../shared/domain/picture.ts'
import { makeFolderDurable, writeJsonDurably } from '../files/durable-file.ts'
import { codeOf } from '../files/storage-error.ts'
import type { Imaging } from '../imaging/imaging.ts'
import { backUp } from './backups.ts'
import { assertNoCopy, forgetCopies, mustHoldJobs } from './care/unfinished.ts'
import { isWhole, openReadOnly, readHeader } from './database.ts'
import { libraryError } from './database-error.ts'
import { Incoming } from './incoming.ts'
import type { Layout } from './layout.ts'
import { layoutOf } from './layout.ts'
import type { Library } from './library.ts'
import type { LibraryFs } from './library-fs.ts'
import { ifThere, machineFs } from './library-fs.ts'
import type { Holder, LibraryLock } from './library-lock.ts'
import { claimLibrary, holderOf, holderText } from './library-lock.ts'
import { migrate, newerLibrary, schemaVersion, versionOf } from './migrations.ts'
import { PictureRows } from './picture-rows.ts'
import { holdBack, openSound } from './recovery.ts'
import { rescan } from './rescan.ts'
import { jsonOf } from './sidecar.ts'
import { StoredLibrary } from './stored-library.ts'

export interface LibraryOptions {
  /** Absolute path. */
  folder: string
  imaging: Imaging
  clock: Clock
  newId: () => string
  /** True for a folder that held a library before: when there is none now, the disk is unplugged and no new one is made. */
  mustExist?: boolean
  /** Called when a picture's file turned out to be gone, or is back. */
  changed?: (picture: Picture) => void
  /** Called when the folder of the open library turned out to be gone. */
  stateChanged?: (info: LibraryInfo) => void
  /**
   * Resolves at a quiet moment of the session, or is rejected with the signal's reason when it ends: then the daily copy of the
   * database is made. Without it the copy is made while closing.
   */
  quietMoment?: (signal: AbortSignal) => Promise<void>
  fs?: LibraryFs
}

/** Version of the folder's layout. */
const layoutVersion = 1
const markerSchema = z.object({ format: z.literal('palimpsest-library'), version: z.number().int(), id: z.string() })

interface Opening extends LibraryOptions {
  fs: LibraryFs
  layout: Layout
  /** Names at the top of the folder. */
  names: Set<string>
}

/**
 * Opens the library, makes a new one where there is none, and mends what is damaged. The cost does not grow with the
 * library unless the database was lost or damaged.
 * @throws AppError storage: the library is of a newer app (nothing is touched), or it cannot be opened at all
 */
export async function openLibrary(options: LibraryOptions): Promise<Library> {
  const fs = options.fs ?? machineFs
  const layout = layoutOf(resolve(options.folder))
  const names = await namesIn(fs, layout, options.mustExist === true)
  if (names === null) return await emptyLibrary({ ...options, fs, layout, names: new Set() }, 'unavailable')
  const opening = { ...options, fs, layout, names }
  try {
    assertNoCopy(names)
    await assertNotNewer(opening)
    return await openInTurn(opening)
  } catch (error) {
    throw libraryError(error)
  }
}

/** Whether there is a library in this folder that could be opened. */
export async function holdsLibrary(folder: string, fs: LibraryFs = machineFs): Promise<boolean> {
  const names = await fs.readdir(folder).catch(() => [])
  return isKnown(new Set(names))
}

/** What the folder holds, made when it is not there; null when it cannot be had. */
async function namesIn(fs: LibraryFs, layout: Layout, mustExist: boolean): Promise<Set<string> | null> {
  try {
    if (!mustExist) await makeFolderDurable(layout.folder, { fs }).catch(() => undefined)
    const names = new Set(await fs.readdir(layout.folder))
    return mustExist && !isKnown(names) ? null : names
  } catch {
    return null
  }
}

/** True when the folder held a library before, whatever became of its database. */
function isKnown(names: Set<string>): boolean {
  return names.has('library.json') || names.has('pictures')
}

async function assertNotNewer({ fs, layout, names }: Opening): Promise<void> {
  const marker = names.has('library.json') ? markerSchema.safeParse(jsonOf(await fs.readFile(layout.marker))) : null
  if (marker?.success === true && marker.data.version > layoutVersion) throw newerLibrary()
  const header = names.has('library.db') ? await readHeader(fs, layout.database) : null
  if (header !== null && header.userVersion > schemaVersion) throw newerLibrary()
}

/** For writing, unless another copy of the app does that, or the folder cannot be written. */
async function openInTurn(opening: Opening): Promise<Library> {
  const { fs, layout } = opening
  if (!(await canBeWritten(opening))) return await openForReading(opening, null)
  const lock = claimLibrary(layout)
  if (lock === null) return await openForReading(opening, await holderOf(fs, layout))
  try {
    await markInUse(opening)
    return await openForWriting(opening, lock)
  } catch (error) {
    lock.release()
    throw error
  }
}

/** False when the folder cannot be written. A full disk is no reason not to show what is there. */
async function canBeWritten({ fs, layout }: Opening): Promise<boolean> {
  try {
    // Not the mark itself: another copy of the app may have it. An unfinished write leaves nothing that is taken for it.
    const handle = await fs.open(`${layout.inUse}.tmp`, 'w')
    await handle.close()
    await fs.rm(`${layout.inUse}.tmp`, { force: true })
    return true
  } catch (error) {
    if (['EROFS', 'EACCES', 'EPERM'].includes(codeOf(error))) return false
    if (['ENOSPC', 'EDQUOT'].includes(codeOf(error))) return true
    throw error
  }
}

/** Leaves the mark that the library is in use, and by whom. On a full disk it is empty, or not there: the lock is what counts. */
async function markInUse({ fs, layout, clock }: Opening): Promise<void> {
  try {
    const handle = await fs.open(layout.inUse, 'w')
    try {
      await handle.writeFile(new TextEncoder().encode(holderText(clock.now())))
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (!['ENOSPC', 'EDQUOT'].includes(codeOf(error))) throw error
  }
}

async function openForWriting(opening: Opening, lock: LibraryLock): Promise<Library> {
  const { fs, layout, names, clock, newId, imaging } = opening
  const { pictures, masks, returned, drafts, thumbnails, backups, incoming } = layout
  for (const part of [pictures, masks, returned, drafts, thumbnails, backups, incoming]) await makeFolderDurable(part, { fs })
  const { database, repairs } = await openSound({ fs, layout, clock, imaging, known: isKnown(names), wasInUse: names.has('in-use') })
  try {
    await migrate(database, (from) => backUp(fs, layout, database, clock.now(), { name: `before-v${from + 1}` }))
    if (!names.has('library.json')) {
      await writeJsonDurably(layout.marker, { format: 'palimpsest-library', version: layoutVersion, id: newId() }, { fs })
    }
    const journal = new Incoming(fs, layout, new PictureRows(database), database)
    await journal.settle(names.has('in-use'))
    if (await mustHoldJobs(fs, layout.folder)) holdBack(database)
    await forgetCopies(fs, layout.folder, names)
    const id = await idOf(fs, layout)
    return new StoredLibrary({ ...opening, id, database, incoming: journal, state: 'ready', repairs, dispose: async () => lock.release() })
  } catch (error) {
    database.close()
    throw error
  }
}

/** Empty where the marker is damaged. */
async function idOf(fs: LibraryFs, layout: Layout): Promise<string> {
  const bytes = await ifThere(fs.readFile(layout.marker))
  const marker = bytes === null ? null : markerSchema.safeParse(jsonOf(bytes))
  return marker?.success === true ? marker.data.id : ''
}

/**
 * A folder that cannot be written: its database as it is, or one in memory made from the sidecars.
 * @param holder the copy of the app that writes to it now, if that is why
 */
async function openForReading(opening: Opening, holder: Holder | null): Promise<Library> {
  const { fs, layout, imaging } = opening
  const found = holder === null ? await readable(fs, layout) : besides(layout)
  if (found !== null) return new StoredLibrary({ ...opening, ...found, state: 'read-only', openElsewhere: holder, repairs: [] })
  return await emptyLibrary(opening, 'read-only', async (database) => {
    const { pictures } = await rescan({ fs, layout, imaging, database, rows: new PictureRows(database), writable: false })
    return pictures === 0 ? [] : [`The library's index could not be used. ${pictures} pictures were read from their files for this session.`]
  })
}

/** The database beside the one who writes it: what is changed there is seen here. Null when it is not to be had that way. */
function besides(layout: Layout): { database: DatabaseSync } | null {
  let database: DatabaseSync | null = null
  try {
    database = new DatabaseSync(layout.database, { readOnly: true, timeout: 5000 })
    if (versionOf(database) === schemaVersion && isWhole(database)) return { database }
  } catch {
    // It is being made, or mended, at this moment: the sidecars are read instead.
  }
  database?.close()
  return null
}

async function readable(fs: LibraryFs, layout: Layout): Promise<Awaited<ReturnType<typeof openReadOnly>> | null> {
  if ((await ifThere(fs.stat(layout.database))) === null) return null
  let found: Awaited<ReturnType<typeof openReadOnly>> | null = null
  try {
    found = await openReadOnly(fs, layout.database)
    if (isWhole(found.database)) return found
  } catch {
    // Damaged: the sidecars are read instead.
  }
  found?.database.close()
  await found?.dispose()
  return null
}

/** A library that lives in memory and refuses every change. */
async function emptyLibrary(
  opening: Opening,
  state: LibraryInfo['state'],
  fill: (database: DatabaseSync) => Promise<string[]> = async () => []
): Promise<Library> {
  const database = new DatabaseSync(':memory:')
  await migrate(database, async () => undefined)
  const repairs = await fill(database)
  database.exec('PRAGMA query_only = 1')
  return new StoredLibrary({ ...opening, database, state, repairs })
}

/** Opens a library's folder: new, known, damaged, read-only or missing. */

import { randomBytes } from 'node:crypto'
import { basename, join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { Clock } from '../../shared/clock.ts'
import type { LibraryInfo } from '../../shared/contract.ts'
import type { Picture } from '../../shared/domain/picture.ts'
import { t } from '../../shared/messages/t.ts'
import { makeFolderDurable, writeJsonDurably } from '../files/durable-file.ts'
import { codeOf, storageError } from '../files/storage-error.ts'
import type { Imaging } from '../imaging/imaging.ts'
import { holdBack, openSound } from './care/recovery.ts'
import { rescan } from './care/rescan.ts'
import { assertNoCopy, forgetCopies, mustHoldJobs } from './care/unfinished.ts'
import { applicationId, isWhole, openReadOnly, readHeader, signDatabase } from './database/database.ts'
import { libraryError } from './database/database-error.ts'
import { migrate, newerLibrary, schemaVersion, versionOf } from './database/migrations.ts'
import { PictureRows } from './database/picture-rows.ts'
import type { LibraryFs } from './disk/library-fs.ts'
import { ifReadable, ifThere, isAbsent, machineFs, madeOnlyIn } from './disk/library-fs.ts'
import type { Holder, LibraryLock } from './disk/library-lock.ts'
import { claimLibrary, holderOf, holderText } from './disk/library-lock.ts'
import type { LibraryPaths } from './disk/library-paths.ts'
import { libraryPaths } from './disk/library-paths.ts'
import { jsonOf } from './disk/sidecar.ts'
import { type FolderKind, folderKind, foreignFolder } from './folder-kind.ts'
import { Incoming } from './journal/incoming.ts'
import type { Library } from './library.ts'
import { storedLibrary } from './stored-library.ts'

export interface LibraryOptions {
  /** Absolute path. */
  folder: string
  imaging: Imaging
  clock: Clock
  newId: () => string
  /**
   * True for a folder that held a library before: if there is none now, the disk is unplugged and no new one is
   * created.
   */
  mustExist?: boolean
  /** Called when a picture's file turned out to be missing, or is back. */
  changed?: (picture: Picture) => void
  /** Called when the folder of the open library turned out to be gone. */
  stateChanged?: (info: LibraryInfo) => void
  /**
   * Resolves at a quiet moment of the session, or is rejected with the signal's reason when the session ends: then the
   * daily copy of the database is made. Without it the copy is made while closing.
   */
  quietMoment?: (signal: AbortSignal) => Promise<void>
  fs?: LibraryFs
}

/** Version of the folder's layout. */
const layoutVersion = 1
const markerSchema = z.object({ format: z.literal('palimpsest-library'), version: z.number().int(), id: z.string() })

interface Opening extends LibraryOptions {
  fs: LibraryFs
  paths: LibraryPaths
  /** Names at the top of the folder. */
  names: Set<string>
  /** It held a library before, whatever happened to its database. */
  known: boolean
}

/**
 * Opens the library, creates a new one in an empty folder, and repairs what is damaged. The cost does not grow with the
 * library unless the database was lost or damaged.
 * @throws AppError invalid-input: the folder holds something else (nothing is touched); storage: the library is from a
 * newer app (nothing is touched), or it cannot be opened at all
 */
export async function openLibrary(options: LibraryOptions): Promise<Library> {
  const opening = await look(options)
  if ('unavailable' in opening) return await unavailableLibrary(options, opening.unavailable)
  try {
    await assertNotNewer(opening)
    return await openInTurn(opening)
  } catch (error) {
    throw libraryError(error)
  }
}

/**
 * A placeholder for a library that cannot be opened: empty, and refusing every change, so that the app can start and
 * another one can be chosen.
 * @param reason why, in plain words, unless the folder is simply missing
 */
export async function unavailableLibrary(options: LibraryOptions, reason: string | null = null): Promise<Library> {
  const fs = options.fs ?? machineFs
  return await emptyLibrary(
    { ...options, fs, paths: libraryPaths(resolve(options.folder)), names: new Set(), known: true },
    'unavailable',
    reason
  )
}

/**
 * What the folder holds, created if missing; or why it is inaccessible, null if it is simply missing.
 * @throws AppError invalid-input: it holds something else
 */
async function look(options: LibraryOptions): Promise<Opening | { unavailable: string | null }> {
  const { mustExist = false, fs = machineFs } = options
  const paths = libraryPaths(resolve(options.folder))
  let names: Set<string>
  let kind: FolderKind
  try {
    if (!mustExist) await makeFolderDurable(paths.folder, { fs }).catch(() => undefined)
    names = new Set(await fs.readdir(paths.folder))
    kind = await folderKind(fs, paths)
  } catch (error) {
    const { message, data } = storageError(error, t('library.openLibrary.library'), 'read')
    return { unavailable: isAbsent(error) ? null : [message, data.nextStep].join(' ') }
  }
  assertNoCopy(names)
  if (mustExist && kind !== 'library') return { unavailable: null }
  if (kind === 'foreign') throw foreignFolder()
  return { ...options, fs, paths, names, known: kind === 'library' }
}

/** What the marker says; null if it says nothing or cannot be read. */
function markerIn(bytes: Uint8Array | null): z.infer<typeof markerSchema> | null {
  return bytes === null ? null : (markerSchema.safeParse(jsonOf(bytes)).data ?? null)
}

async function assertNotNewer({ fs, paths, names }: Opening): Promise<void> {
  const marker = names.has('library.json') ? markerIn(await ifReadable(fs, paths.marker)) : null
  if (marker !== null && marker.version > layoutVersion) throw newerLibrary()
  const header = names.has('library.db') ? await readHeader(fs, paths.database) : null
  const isOurs = header !== null && (header.applicationId === 0 || header.applicationId === applicationId)
  if (isOurs && header.userVersion > schemaVersion) throw newerLibrary()
}

/** For writing, unless another copy of the app does that, or the folder cannot be written. */
async function openInTurn(opening: Opening): Promise<Library> {
  const { fs, paths } = opening
  const refusal = await whyNotWritable(opening)
  if (refusal !== null) return await openForReading(opening, null, refusal.reason)
  const lock = claimLibrary(paths)
  if (lock === null) return await openForReading(opening, await holderOf(fs, paths))
  try {
    await markInUse(opening)
    return await openForWriting(opening, lock)
  } catch (error) {
    // What was opened was closed cleanly; an earlier marker still tells of a session that was not.
    if (!opening.names.has('in-use')) await fs.rm(paths.inUse, { force: true }).catch(() => undefined)
    lock.release()
    throw error
  }
}

/** Why nothing can be written; the reason is null if the folder itself is why. */
interface Refusal {
  reason: string | null
}

/**
 * Null if the library can be written: its folder, every folder in it that takes files, and its database. Finding out
 * only with the first failing write is too late: a request may have been paid for by then. A full disk does not prevent
 * showing the library.
 */
async function whyNotWritable({ fs, paths, names }: Opening): Promise<Refusal | null> {
  // Not the marker itself: another copy of the app may have it. Leftovers of an unfinished write are not mistaken for
  // it.
  if (await refuses(() => probe(fs, `${paths.inUse}.tmp`))) return { reason: null }
  const { pictures, masks, returned, drafts, thumbnails, backups, incoming } = paths
  for (const folder of [pictures, masks, returned, drafts, thumbnails, backups, incoming]) {
    const name = basename(folder)
    if (
      !names.has(name) ||
      !(await refuses(() => probe(fs, join(folder, `.writable.${randomBytes(6).toString('hex')}.tmp`))))
    )
      continue
    return {
      reason: t('library.openLibrary.folderNotWritable', { name, folder: paths.folder })
    }
  }
  for (const name of ['library.db', 'library.db-wal']) {
    if (!names.has(name) || !(await refuses(async () => await (await fs.open(join(paths.folder, name), 'r+')).close())))
      continue
    return {
      reason: t('library.openLibrary.fileProtected', { name, folder: paths.folder })
    }
  }
  return null
}

async function probe(fs: LibraryFs, file: string): Promise<void> {
  await (await fs.open(file, 'w')).close()
  await fs.rm(file, { force: true })
}

async function refuses(write: () => Promise<void>): Promise<boolean> {
  try {
    await write()
    return false
  } catch (error) {
    if (['EROFS', 'EACCES', 'EPERM'].includes(codeOf(error))) return true
    if (isAbsent(error) || ['ENOSPC', 'EDQUOT'].includes(codeOf(error))) return false
    throw error
  }
}

/**
 * Writes the marker that the library is in use, and by whom. On a full disk it is empty or missing: the lock is what
 * counts.
 */
async function markInUse({ fs, paths, names, clock }: Opening): Promise<void> {
  try {
    // A write-protected marker is just as old.
    if (names.has('in-use')) await fs.rm(paths.inUse, { force: true })
    const handle = await fs.open(paths.inUse, 'w')
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
  const { paths, names, known, clock, imaging } = opening
  const { pictures, masks, returned, drafts, thumbnails, backups, incoming } = paths
  for (const part of [pictures, masks, returned, drafts, thumbnails, backups, incoming])
    await makeFolderDurable(part, { fs: opening.fs })
  const fs = madeOnlyIn(pictures, opening.fs)
  const { database, repairs } = await openSound({ fs, paths, clock, imaging, known, wasInUse: names.has('in-use') })
  try {
    signDatabase(database)
    const id = await leaveMarker(opening, database)
    const journal = new Incoming(fs, paths, new PictureRows(database), database)
    await journal.settle(names.has('in-use'))
    if (await mustHoldJobs(fs, paths.folder)) holdBack(database)
    await forgetCopies(fs, paths.folder, names)
    return storedLibrary({
      ...opening,
      fs,
      id,
      database,
      incoming: journal,
      state: 'ready',
      repairs,
      dispose: async () => lock.release()
    })
  } catch (error) {
    database.close()
    throw error
  }
}

/**
 * A marker that no longer says anything is kept beside the new one, which gets the id stored in the index: held answers
 * find their library by it.
 * @returns the library's id
 */
async function leaveMarker({ fs, paths, names, newId }: Opening, database: DatabaseSync): Promise<string> {
  const remembered = database.prepare('SELECT id FROM library_id').get()?.['id']
  const known = typeof remembered === 'string' ? remembered : null
  let bytes: Uint8Array | null = null
  if (names.has('library.json')) {
    try {
      bytes = await fs.readFile(paths.marker)
    } catch (error) {
      // It may be intact and readable another time: only the index can tell which library this is.
      if (known === null) throw error
      return known
    }
  }
  const found = markerIn(bytes)
  if (found !== null && found.version > layoutVersion) throw newerLibrary()
  const id = found?.id ?? known ?? newId()
  if (known !== id)
    database
      .prepare('INSERT INTO library_id (only, id) VALUES (1, ?) ON CONFLICT (only) DO UPDATE SET id = excluded.id')
      .run(id)
  if (found !== null) return id
  if (bytes !== null) {
    try {
      await fs.rename(paths.marker, `${paths.marker}.damaged`)
    } catch {
      // Another program has it open: it stays, and the index has the id.
      return id
    }
  }
  await writeJsonDurably(paths.marker, { format: 'palimpsest-library', version: layoutVersion, id }, { fs })
  return id
}

/**
 * A folder that cannot be written: its database as it is, or one in memory built from the sidecars.
 * @param holder the copy of the app that writes to it now, if that is why
 * @param reason what in it cannot be written, if that is why
 */
async function openForReading(opening: Opening, holder: Holder | null, reason: string | null = null): Promise<Library> {
  const { fs, paths, imaging } = opening
  const found = holder === null ? await readable(fs, paths) : besides(paths)
  if (found !== null)
    return storedLibrary({ ...opening, ...found, state: 'read-only', openElsewhere: holder, reason, repairs: [] })
  return await emptyLibrary(opening, 'read-only', reason, async (database) => {
    const { pictures } = await rescan({
      fs,
      paths,
      imaging,
      database,
      rows: new PictureRows(database),
      writable: false
    })
    return pictures === 0 ? [] : [t('library.openLibrary.indexUnusable', { count: pictures })]
  })
}

/** The database alongside its writer: changes made there are visible here. Null if it cannot be opened that way. */
function besides(paths: LibraryPaths): { database: DatabaseSync } | null {
  let database: DatabaseSync | null = null
  try {
    database = new DatabaseSync(paths.database, { readOnly: true, timeout: 5000 })
    if (versionOf(database) === schemaVersion && isWhole(database)) return { database }
  } catch {
    // It is being created or repaired at this moment: the sidecars are read instead.
  }
  database?.close()
  return null
}

async function readable(fs: LibraryFs, paths: LibraryPaths): Promise<Awaited<ReturnType<typeof openReadOnly>> | null> {
  if ((await ifThere(fs.stat(paths.database))) === null) return null
  let found: Awaited<ReturnType<typeof openReadOnly>> | null = null
  try {
    found = await openReadOnly(fs, paths.database)
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
  reason: string | null,
  fill: (database: DatabaseSync) => Promise<string[]> = async () => []
): Promise<Library> {
  const database = new DatabaseSync(':memory:')
  await migrate(database, async () => undefined)
  const repairs = await fill(database)
  database.exec('PRAGMA query_only = 1')
  return storedLibrary({ ...opening, database, state, reason, repairs })
}

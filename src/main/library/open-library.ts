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
import { isWhole, openReadOnly, readHeader } from './database.ts'
import { libraryError } from './database-error.ts'
import { Incoming } from './incoming.ts'
import type { Layout } from './layout.ts'
import { layoutOf } from './layout.ts'
import type { Library } from './library.ts'
import type { LibraryFs } from './library-fs.ts'
import { ifThere, machineFs } from './library-fs.ts'
import { migrate, newerLibrary, schemaVersion } from './migrations.ts'
import { PictureRows } from './picture-rows.ts'
import { openSound } from './recovery.ts'
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
    await assertNotNewer(opening)
    return (await markInUse(opening)) ? await openForWriting(opening) : await openForReading(opening)
  } catch (error) {
    throw libraryError(error)
  }
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

/** @returns false when the folder cannot be written. A full disk is no reason not to show what is there. */
async function markInUse({ fs, layout }: Opening): Promise<boolean> {
  try {
    const handle = await fs.open(layout.inUse, 'w')
    await handle.close()
    return true
  } catch (error) {
    if (['EROFS', 'EACCES', 'EPERM'].includes(codeOf(error))) return false
    if (['ENOSPC', 'EDQUOT'].includes(codeOf(error))) return true
    throw error
  }
}

async function openForWriting(opening: Opening): Promise<Library> {
  const { fs, layout, names, clock, newId, imaging } = opening
  const { pictures, masks, returned, drafts, thumbnails, backups, incoming } = layout
  for (const part of [pictures, masks, returned, drafts, thumbnails, backups, incoming]) await makeFolderDurable(part, { fs })
  const { database, repairs } = await openSound({ fs, layout, clock, imaging, known: isKnown(names), wasInUse: names.has('in-use') })
  try {
    await migrate(database, (from) => backUp(fs, layout, database, clock.now(), `before-v${from + 1}`))
    if (!names.has('library.json')) {
      await writeJsonDurably(layout.marker, { format: 'palimpsest-library', version: layoutVersion, id: newId() }, { fs })
    }
    await new Incoming(fs, layout, new PictureRows(database), database).settle(names.has('in-use'))
    return new StoredLibrary({ ...opening, database, state: 'ready', repairs })
  } catch (error) {
    database.close()
    throw error
  }
}

/** A folder that cannot be written: its database as it is, or one in memory made from the sidecars. */
async function openForReading(opening: Opening): Promise<Library> {
  const { fs, layout, imaging } = opening
  const found = await readable(fs, layout)
  if (found !== null) return new StoredLibrary({ ...opening, ...found, state: 'read-only', repairs: [] })
  return await emptyLibrary(opening, 'read-only', async (database) => {
    const { pictures } = await rescan({ fs, layout, imaging, database, rows: new PictureRows(database), writable: false })
    return pictures === 0 ? [] : [`The library's index could not be used. ${pictures} pictures were read from their files for this session.`]
  })
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

/** Rebuilds the pictures and masks of a database from the files: the way back from every loss of the database. */
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Mask } from '../../../shared/domain/mask.ts'
import { writeJsonDurably } from '../../files/durable-file.ts'
import type { Imaging } from '../../imaging/imaging.ts'
import { refusesRow } from '../database/database-error.ts'
import type { PictureRows } from '../database/picture-rows.ts'
import { Statements } from '../database/statements.ts'
import type { LibraryFs } from '../disk/library-fs.ts'
import { forEachAtOnce, ifReadable, ifThere } from '../disk/library-fs.ts'
import type { LibraryPaths } from '../disk/library-paths.ts'
import { isOriginalName, sidecarParts } from '../disk/library-paths.ts'
import type { StoredPicture } from '../disk/sidecar.ts'
import { readSidecar, sidecarOf } from '../disk/sidecar.ts'
import { readDeletions, wasTakenBack } from '../journal/deletion-entry.ts'
import { readMaskSidecar } from '../pictures/mask-store.ts'
import { fillShelf, readShelf, shelfFrom, shelfIn } from '../shelves/shelf-store.ts'
import { originalAlone } from './original-alone.ts'

/** Files read at once. */
const width = 32
/** Rows written without a pause: about ten milliseconds. */
const rowsInOneGo = 100

export interface RescanResult {
  pictures: number
  masks: number
  /** Pictures whose sidecar was damaged or unreadable: listed from the old index, or without their recipe. */
  mended: number
  /** Damaged sidecars without a picture to list. */
  unreadable: number
  /**
   * Damaged sidecars whose original could not be read now, or not as a picture: the original stays, and a later repair
   * may list it.
   */
  unread: number
  /** Unreadable drawers: their pictures are listed as the old index knew them, if there is one. */
  unreadFolders: string[]
  missing: number
}

export interface RescanContext {
  fs: LibraryFs
  paths: LibraryPaths
  database: DatabaseSync
  rows: PictureRows
  imaging: Imaging
  /** False in a folder that cannot be written: damaged sidecars then stay as they are. */
  writable: boolean
}

/** Contents of one drawer of `pictures/`. */
interface Drawer {
  path: string
  originals: Set<string>
  sidecars: string[]
}

/** Reads every sidecar, then replaces all rows of pictures and masks in one transaction. The jobs stay unchanged. */
export async function rescan(context: RescanContext): Promise<RescanResult> {
  const { fs, paths, rows, database } = context
  if (context.writable) await reopenChanges(fs, paths)
  const deleted = await deletedSidecars(fs, paths)
  const found: StoredPicture[] = []
  const result: RescanResult = {
    pictures: 0,
    masks: 0,
    mended: 0,
    unreadable: 0,
    unread: 0,
    unreadFolders: [],
    missing: 0
  }
  for (const name of (await ifThere(fs.readdir(paths.pictures))) ?? []) {
    if (!/^[0-9a-f]{2}$/.test(name)) continue
    const drawer = await readDrawer(fs, join(paths.pictures, name)).catch(() => null)
    if (drawer === null) {
      // The old index is all there is for now.
      found.push(...rows.inDrawer(name))
      result.unreadFolders.push(name)
      continue
    }
    await forEachAtOnce(drawer.sidecars, width, async (file) => {
      if (await deleted(join(drawer.path, file))) return
      const stored = await readOne(context, drawer, file, result)
      if (stored !== null) found.push(stored)
    })
  }
  const masks = await readMasks(context)
  found.sort((a, b) => a.order - b.order || (a.picture.id < b.picture.id ? -1 : 1))
  const used = found.flatMap(({ picture }) => picture.collectionIds)
  const kept = (await readShelf(fs, paths).catch(() => shelfIn(new Statements(database)))) ?? {
    collections: [],
    searches: []
  }
  // A collection known from its pictures but lost from the shelf comes back under a generated name.
  const lost = used.filter((id) => !kept.collections.some((collection) => collection.id === id))
  const shelf = { ...kept, collections: [...kept.collections, ...shelfFrom(lost, 0).collections] }
  const seen = new Set<string>()
  await inOneStep(database, async () => {
    rows.removeAll()
    let inserted = 0
    for (const stored of found) {
      if (seen.has(stored.picture.id)) continue
      seen.add(stored.picture.id)
      try {
        rows.insert(stored)
      } catch (error) {
        if (!refusesRow(error)) throw error
        seen.delete(stored.picture.id)
        result.unreadable += 1
      }
      inserted += 1
      if (inserted % rowsInOneGo === 0) await nextTurn()
    }
    for (const mask of masks) rows.insertMask(mask)
    fillShelf(database, shelf)
  })
  result.pictures = seen.size
  result.masks = masks.length
  return result
}

/** Changes whose sidecars were still pending are missing from rows read from the sidecars: they are applied again. */
async function reopenChanges(fs: LibraryFs, paths: LibraryPaths): Promise<void> {
  const names = (await ifThere(fs.readdir(paths.incoming))) ?? []
  for (const name of names.filter((one) => one.endsWith('.changed.json'))) {
    await fs.rename(join(paths.incoming, name), join(paths.incoming, name.replace(/\.changed\.json$/, '.change.json')))
  }
}

/**
 * Recognizes the sidecars of pictures whose deletion is decided but not finished: they are not listed again. A sidecar
 * that was written after the decision and differs belongs to a picture that was restored since, for example by an older
 * version of the app.
 */
async function deletedSidecars(fs: LibraryFs, paths: LibraryPaths): Promise<(file: string) => Promise<boolean>> {
  const entries = await readDeletions(fs, paths)
  const byFile = new Map(
    entries.flatMap(({ pictures, writtenMs }) =>
      pictures.map((picture) => [paths.sidecar(picture), { picture, writtenMs }] as const)
    )
  )
  return async (file) => {
    const found = byFile.get(file)
    if (found === undefined) return false
    const bytes = await ifReadable(fs, file)
    const stored = bytes === null ? null : readSidecar(bytes)
    return stored === null || !wasTakenBack(found.picture, stored) || (await fs.stat(file)).mtimeMs <= found.writtenMs
  }
}

/** One transaction that lets the rest of the app run in between: nobody else uses this database yet. */
async function inOneStep(database: DatabaseSync, work: () => Promise<void>): Promise<void> {
  database.exec('BEGIN IMMEDIATE')
  try {
    await work()
    database.exec('COMMIT')
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

async function readDrawer(fs: LibraryFs, path: string): Promise<Drawer> {
  const names = (await ifThere(fs.readdir(path))) ?? []
  return {
    path,
    originals: new Set(names.filter(isOriginalName)),
    sidecars: names.filter((name) => sidecarParts(name) !== null)
  }
}

async function readOne(
  context: RescanContext,
  drawer: Drawer,
  name: string,
  result: RescanResult
): Promise<StoredPicture | null> {
  const { sha256 = '', id = '' } = sidecarParts(name) ?? {}
  const bytes = await ifReadable(context.fs, join(drawer.path, name))
  const stored = bytes === null ? null : readSidecar(bytes)
  const fits =
    stored !== null &&
    stored.picture.id === id &&
    stored.picture.sha256 === sha256 &&
    stored.picture.fileName.startsWith(`${sha256}.`)
  const picture =
    fits && isOriginalName(stored.picture.fileName) ? stored : await knownOtherwise(context, drawer, sha256, id, result)
  if (picture === null) {
    return null
  }
  if (picture !== stored) {
    result.mended += 1
    // What the disk did not deliver now may be readable later.
    if (bytes !== null && context.writable) await writeAgain(context.fs, join(drawer.path, name), picture)
  }
  const missing = picture.picture.fileRemovedAt === null && !drawer.originals.has(picture.picture.fileName)
  if (missing) result.missing += 1
  return { ...picture, picture: { ...picture.picture, missing } }
}

/** Without its sidecar: the old index may still know the picture; if not, its file is listed without its recipe. */
async function knownOtherwise(
  context: RescanContext,
  drawer: Drawer,
  sha256: string,
  id: string,
  result: RescanResult
): Promise<StoredPicture | null> {
  const known = context.rows.get(id)
  return known?.picture.sha256 === sha256 ? known : await fromFileAlone(context, drawer, sha256, id, result)
}

/** A new sidecar replaces a damaged one, which stays beside it. */
async function writeAgain(fs: LibraryFs, file: string, stored: StoredPicture): Promise<void> {
  try {
    await fs.rename(file, `${file}.damaged`)
    await writeJsonDurably(file, sidecarOf(stored), { fs })
  } catch {
    // The row has it, and a repair writes it.
  }
}

async function fromFileAlone(
  context: RescanContext,
  drawer: Drawer,
  sha256: string,
  id: string,
  result: RescanResult
): Promise<StoredPicture | null> {
  const fileName = [...drawer.originals].find((name) => name.startsWith(`${sha256}.`))
  const found = fileName === undefined ? null : await originalAlone(context, join(drawer.path, fileName), fileName, id)
  if (found?.is === 'known') return found.stored
  if (found?.is === 'unread') result.unread += 1
  else result.unreadable += 1
  return null
}

async function readMasks({ fs, paths, rows }: RescanContext): Promise<Mask[]> {
  const masks: Mask[] = []
  const names = (await ifThere(fs.readdir(paths.masks))) ?? []
  const sidecars = names.filter((name) => /^[0-9a-f]{64}\.json$/.test(name))
  await forEachAtOnce(sidecars, width, async (name) => {
    const mask = (await readMaskSidecar(fs, paths, name.slice(0, 64))) ?? rows.mask('sha256', name.slice(0, 64))
    if (mask !== null && names.includes(`${mask.sha256}.png`)) masks.push(mask)
  })
  return masks.sort((a, b) => a.createdAt - b.createdAt)
}

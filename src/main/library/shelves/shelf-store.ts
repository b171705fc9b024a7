/** Collections and saved searches: one small file beside the database, which indexes it. */

import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { Clock } from '../../../shared/clock.ts'
import type { PictureQuery } from '../../../shared/domain/picture-query.ts'
import {
  type Collection,
  collectionSchema,
  type SavedSearch,
  type Shelf,
  savedSearchSchema,
  shelfSchema
} from '../../../shared/domain/shelf.ts'
import { AppError } from '../../../shared/errors.ts'
import { t } from '../../../shared/messages/t.ts'
import { writeJsonDurably } from '../../files/durable-file.ts'
import { inTransaction } from '../database/migrations.ts'
import { Statements } from '../database/statements.ts'
import type { LibraryFs } from '../disk/library-fs.ts'
import { ifThere } from '../disk/library-fs.ts'
import type { LibraryPaths } from '../disk/library-paths.ts'
import { jsonOf } from '../disk/sidecar.ts'

const fileSchema = z.strictObject({
  format: z.literal('palimpsest-shelf'),
  version: z.literal(1),
  ...shelfSchema.shape
})

export interface ShelfStoreParts {
  fs: LibraryFs
  paths: LibraryPaths
  database: DatabaseSync
  clock: Clock
  newId: () => string
}

export class ShelfStore {
  private readonly parts: ShelfStoreParts
  private readonly sql: Statements
  /** Collections removed in this session, by undo id. */
  private readonly removed = new Map<string, Collection>()

  constructor(parts: ShelfStoreParts) {
    this.parts = parts
    this.sql = new Statements(parts.database)
  }

  get(): Shelf {
    return sorted(shelfIn(this.sql))
  }

  /** @throws AppError invalid-input: the name is taken; disk-full, storage */
  async createCollection(name: string): Promise<Collection> {
    const { clock, newId } = this.parts
    const collection = { id: newId(), name: name.trim(), createdAt: Math.round(clock.now()) }
    const shelf = this.get()
    assertFree(shelf.collections, collection)
    await this.write({ ...shelf, collections: [...shelf.collections, collection] })
    return collection
  }

  /** @throws AppError not-found, invalid-input: the name is taken; disk-full, storage */
  async renameCollection(id: string, name: string): Promise<Collection> {
    const shelf = this.get()
    const renamed = { ...found(shelf.collections, id, t('library.shelfStore.collectionGone')), name: name.trim() }
    assertFree(shelf.collections, renamed)
    await this.write({ ...shelf, collections: replaced(shelf.collections, renamed) })
    return renamed
  }

  /** Its pictures are up to the caller. @param undo the id for `bringBack` @throws AppError disk-full, storage */
  async removeCollection(id: string, undo: string): Promise<void> {
    const shelf = this.get()
    const removed = shelf.collections.find((one) => one.id === id)
    if (removed !== undefined) this.removed.set(undo, removed)
    await this.write({ ...shelf, collections: shelf.collections.filter((other) => other.id !== id) })
  }

  /**
   * Restores a removed collection, under its name or, if that was taken since, a similar one.
   * @returns false if this removed none
   * @throws AppError disk-full, storage
   */
  async bringBack(undo: string): Promise<boolean> {
    const removed = this.removed.get(undo)
    if (removed === undefined) return false
    const shelf = this.get()
    const collection = { ...removed, name: freeName(shelf.collections, removed.name) }
    await this.write({ ...shelf, collections: [...shelf.collections, collection] })
    this.removed.delete(undo)
    return true
  }

  /** @throws AppError invalid-input: the name is taken; disk-full, storage */
  async saveSearch(name: string, query: PictureQuery): Promise<SavedSearch> {
    const { clock, newId } = this.parts
    const search = { id: newId(), name: name.trim(), createdAt: Math.round(clock.now()), query }
    const shelf = this.get()
    assertFree(shelf.searches, search)
    await this.write({ ...shelf, searches: [...shelf.searches, search] })
    return search
  }

  /** @throws AppError not-found, invalid-input: the name is taken; disk-full, storage */
  async changeSearch(id: string, name: string, query: PictureQuery): Promise<SavedSearch> {
    const shelf = this.get()
    const changed = { ...found(shelf.searches, id, t('library.shelfStore.searchGone')), name: name.trim(), query }
    assertFree(shelf.searches, changed)
    await this.write({ ...shelf, searches: replaced(shelf.searches, changed) })
    return changed
  }

  /** @throws AppError disk-full, storage */
  async removeSearch(id: string): Promise<void> {
    const shelf = this.get()
    await this.write({ ...shelf, searches: shelf.searches.filter((other) => other.id !== id) })
  }

  /** The file first: it is the truth from which a lost database is rebuilt. */
  private async write(shelf: Shelf): Promise<void> {
    const { fs, paths, database } = this.parts
    await writeJsonDurably(paths.shelf, { format: 'palimpsest-shelf', version: 1, ...shelf }, { fs })
    inTransaction(database, () => fillShelf(database, shelf))
  }
}

/** Replaces what the database has of the shelf. Must be called in a transaction. */
export function fillShelf(database: DatabaseSync, { collections, searches }: Shelf): void {
  const sql = new Statements(database)
  database.exec('DELETE FROM collections; DELETE FROM saved_searches')
  for (const { id, name, createdAt } of collections)
    sql.run('INSERT OR IGNORE INTO collections (id, name, created_at) VALUES (?, ?, ?)', id, name, createdAt)
  const insert = 'INSERT OR IGNORE INTO saved_searches (id, name, created_at, query) VALUES (?, ?, ?, ?)'
  for (const { id, name, createdAt, query } of searches) sql.run(insert, id, name, createdAt, JSON.stringify(query))
}

/** The shelf as stored in the database. */
export function shelfIn(sql: Statements): Shelf {
  const collections = sql
    .rows('SELECT id, name, created_at AS createdAt FROM collections')
    .flatMap((row) => collectionSchema.safeParse({ ...row }).data ?? [])
  const searches = sql
    .rows('SELECT id, name, created_at AS createdAt, query FROM saved_searches')
    .flatMap((row) => savedSearchSchema.safeParse({ ...row, query: jsonText(row.query) }).data ?? [])
  return { collections, searches }
}

/**
 * The shelf as stored in its file; null if there is none, or it cannot be understood. @throws the file system's own
 * error: it cannot be read
 */
export async function readShelf(fs: LibraryFs, paths: LibraryPaths): Promise<Shelf | null> {
  const bytes = await ifThere(fs.readFile(paths.shelf))
  const parsed = bytes === null ? null : fileSchema.safeParse(jsonOf(bytes))
  return parsed?.success === true ? { collections: parsed.data.collections, searches: parsed.data.searches } : null
}

/**
 * Reconstructs a lost shelf from the pictures that refer to its collections.
 * @param ids as the pictures have them
 */
export function shelfFrom(ids: Iterable<string>, createdAt: number): Shelf {
  const collections = [...new Set(ids)].map((id, at) => ({
    id,
    name: t('library.shelfStore.untitledCollection', { count: at + 1 }),
    createdAt
  }))
  return { collections, searches: [] }
}

const jsonText = (value: unknown): unknown =>
  typeof value === 'string' ? jsonOf(new TextEncoder().encode(value)) : undefined

const replaced = <T extends { id: string }>(all: T[], one: T): T[] =>
  all.map((other) => (other.id === one.id ? one : other))

/** @param gone the message if it does not exist */
function found<T extends { id: string }>(all: T[], id: string, gone: string): T {
  const one = all.find((other) => other.id === id)
  if (one === undefined) throw new AppError('not-found', gone)
  return one
}

/** "Birds", or "Birds 2" if the name is taken. */
function freeName(all: readonly { name: string }[], name: string): string {
  const taken = new Set(all.map((one) => one.name.toLocaleLowerCase()))
  let free = name
  for (let n = 2; taken.has(free.toLocaleLowerCase()); n += 1) free = `${name.slice(0, 90)} ${n}`
  return free
}

function assertFree<T extends { id: string; name: string }>(all: T[], one: T): void {
  if (!all.some(({ id, name }) => id !== one.id && name.toLocaleLowerCase() === one.name.toLocaleLowerCase())) return
  throw new AppError('invalid-input', t('library.shelfStore.nameTaken', { name: one.name }), {
    nextStep: t('library.shelfStore.chooseAnotherName')
  })
}

function sorted({ collections, searches }: Shelf): Shelf {
  const order = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })
  const byName = <T extends { name: string }>(all: T[]): T[] => all.toSorted((a, b) => order.compare(a.name, b.name))
  return { collections: byName(collections), searches: byName(searches) }
}

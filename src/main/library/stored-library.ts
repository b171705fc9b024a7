/** The library in an open folder. */
import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '../../shared/clock.ts'
import type { LibraryInfo } from '../../shared/contract.ts'
import type { RasterMask } from '../../shared/domain/inpaint.ts'
import type { Mask } from '../../shared/domain/mask.ts'
import { withoutPeriod } from '../../shared/domain/period.ts'
import type { Picture, PictureStub } from '../../shared/domain/picture.ts'
import type { PictureChange } from '../../shared/domain/picture-change.ts'
import type { Facets, PictureQuery } from '../../shared/domain/picture-query.ts'
import type { PictureSummary } from '../../shared/domain/picture-summary.ts'
import type { Collection, SavedSearch, Shelf } from '../../shared/domain/shelf.ts'
import type { StudioDraft } from '../../shared/domain/studio-draft.ts'
import type { TagCount } from '../../shared/domain/tag.ts'
import { AppError } from '../../shared/errors.ts'
import { codeOf } from '../files/storage-error.ts'
import type { Imaging } from '../imaging/imaging.ts'
import { assertImportable } from '../imaging/importable.ts'
import type { Recipe } from '../metadata/recipe.ts'
import { LibraryCare } from './care/library-care.ts'
import { backUp, isBackupDue } from './database/backups.ts'
import { libraryError } from './database/database-error.ts'
import { databaseFlush } from './database/database-flush.ts'
import { PictureRows } from './database/picture-rows.ts'
import { type ReceivingFile, receive } from './disk/arriving-file.ts'
import { DraftStore } from './disk/draft-store.ts'
import type { Layout } from './disk/layout.ts'
import type { LibraryFs } from './disk/library-fs.ts'
import { OriginalFiles } from './disk/original-files.ts'
import type { ReturnedFiles } from './disk/returned-files.ts'
import { stage } from './disk/staged-file.ts'
import { ThumbnailFiles, thumbnailSide } from './disk/thumbnail-files.ts'
import { PictureFacets } from './find/picture-facets.ts'
import { PictureList } from './find/picture-list.ts'
import { summarise } from './find/picture-summary.ts'
import { type After, Gate } from './journal/gate.ts'
import { Incoming } from './journal/incoming.ts'
import { RemovedFiles } from './journal/removed-files.ts'
import type { DeletedForGood, Imported, Library, RemovedFilesResult } from './library.ts'
import { ImportedPictures, provenance } from './pictures/imported-pictures.ts'
import { type FileToTake, type IntakeParts, type TakeIn, takeIn } from './pictures/intake.ts'
import { MaskStore } from './pictures/mask-store.ts'
import type { NewPicture } from './pictures/new-picture.ts'
import { type Changed, PictureMarksStore } from './pictures/picture-marks.ts'
import { type Arrived, PictureStore } from './pictures/picture-store.ts'
import { SeenFiles } from './pictures/seen-files.ts'
import { ShelfStore } from './shelves/shelf-store.ts'

export interface StoredLibraryOptions {
  fs: LibraryFs
  layout: Layout
  database: DatabaseSync
  imaging: Imaging
  clock: Clock
  newId: () => string
  /** Of the library; empty where it cannot be read. */
  id?: string
  state: LibraryInfo['state']
  repairs: string[]
  /** Called when a file turned out to be gone, or is back. */
  changed?: (picture: Picture) => void
  /** Who has it open, when that is why it is read-only. */
  openElsewhere?: LibraryInfo['openElsewhere']
  /** Why it is not ready, in plain words, where neither another copy of the app nor an absent disk is why. */
  reason?: string | null
  quietMoment?: (signal: AbortSignal) => Promise<void>
  /** Called when the folder turned out to be gone. */
  stateChanged?: (info: LibraryInfo) => void
  /** The journal, with what still follows from the last session. */
  incoming?: Incoming
  /** Takes away what was made for reading a folder that cannot be written. */
  dispose?: () => Promise<void>
}

/** Pictures made from one picture that are told at once. */
const mostChildren = 1000
/** Bytes up to which a copy of the database takes no time that anyone would notice. */
const smallDatabase = 16 * 1024 * 1024

export class StoredLibrary implements Library {
  readonly id: string
  readonly database: DatabaseSync
  readonly care: LibraryCare
  readonly seen: SeenFiles
  private readonly options: StoredLibraryOptions
  private readonly flush: () => Promise<void>
  private readonly gate: Gate
  private readonly rows: PictureRows
  private readonly incoming: Incoming
  private readonly originals: OriginalFiles
  private readonly thumbnails: ThumbnailFiles
  private readonly store: PictureStore
  private readonly answers: ReturnedFiles
  private readonly intake: IntakeParts
  private readonly removed: RemovedFiles
  private readonly masks: MaskStore
  private readonly drafts: DraftStore
  private readonly list: PictureList
  private readonly counts: PictureFacets
  private readonly marks: PictureMarksStore
  private readonly shelves: ShelfStore
  private closing: Promise<void> | null = null
  private last: LibraryInfo | null = null
  private readonly ending = new AbortController()
  private readonly copying: Promise<void>

  constructor(options: StoredLibraryOptions) {
    const { fs, layout, database, imaging, clock, newId } = options
    this.options = options
    this.id = options.id ?? ''
    this.database = database
    this.flush = databaseFlush(fs, layout.database)
    this.seen = new SeenFiles(database)
    this.gate = new Gate(fs, layout, options.state, (options.openElsewhere ?? null) !== null, () => options.stateChanged?.(this.info()))
    this.rows = new PictureRows(database)
    this.incoming = options.incoming ?? new Incoming(fs, layout, this.rows, database)
    this.originals = new OriginalFiles(fs, layout)
    this.thumbnails = new ThumbnailFiles(fs, layout, imaging, options.state === 'ready')
    this.answers = this.incoming.answers
    this.removed = new RemovedFiles(fs, layout, this.rows)
    const { rows, incoming, originals, thumbnails, answers } = this
    this.store = new PictureStore({ fs, layout, database, flush: this.flush, imaging, clock, newId, rows, incoming, originals, thumbnails, answers })
    this.intake = this.intakeParts()
    this.masks = new MaskStore({ fs, layout, rows, imaging, clock, newId })
    this.drafts = new DraftStore(fs, layout, clock, options.state === 'ready')
    this.list = new PictureList(database)
    this.counts = new PictureFacets(database)
    this.marks = new PictureMarksStore(database, incoming, newId)
    this.shelves = new ShelfStore({ fs, layout, database, clock, newId })
    const { gate } = this
    this.care = new LibraryCare({
      fs,
      layout,
      database,
      rows,
      incoming,
      imaging,
      clock,
      newId,
      assertWritable: () => gate.assertWritable(),
      inTurn: (work) => gate.inTurn(work),
      thumbnail: (id) => this.thumbnail(id)
    })
    this.copying = this.copyWhenQuiet()
  }

  /** Of a closed library what it was when it was closed. */
  info(): LibraryInfo {
    if (this.last !== null) return this.last
    const { layout, repairs, openElsewhere = null, reason = null } = this.options
    const { state } = this.gate
    const { shown, bytes } = this.gate.guarded(() => this.rows.totals())
    return { folder: layout.folder, pictures: shown, trashed: this.gate.guarded(() => this.rows.trashedCount()), bytes, state, openElsewhere, reason, repairs }
  }

  writable(): boolean {
    return this.gate.writable
  }

  async room(): Promise<number> {
    const { fs, layout } = this.options
    this.gate.assertWritable()
    return await fs.freeBytes(layout.folder).catch((error: unknown) => {
      throw libraryError(error)
    })
  }

  async add(picture: NewPicture): Promise<Picture> {
    this.gate.assertWritable()
    const there = await this.store.existing(picture)
    if (there !== null) return there
    const arrived = await this.gate.beside(() => this.store.arrive(picture.bytes, picture.received))
    try {
      const { still } = arrived
      const added = await this.gate.inTurn((after) => this.store.add(still === undefined ? picture : { ...picture, bytes: still.bytes }, arrived, after))
      if (still !== undefined) picture.leftOut?.(still.said)
      picture.texts?.(arrived.inspected.texts ?? [])
      return added
    } finally {
      await arrived.file.remove()
    }
  }

  receive(): ReceivingFile {
    const { fs, layout } = this.options
    return receive(fs, layout)
  }

  async import(bytes: Uint8Array, name = ''): Promise<Imported> {
    this.gate.assertWritable()
    assertImportable(bytes, name)
    const arrived = await this.gate.beside(() => this.store.arriveFromOutside(bytes, name))
    try {
      return await this.gate.inTurn((after) => this.fromArrived(bytes, name, arrived, after))
    } finally {
      await arrived.file.remove()
    }
  }

  private async fromArrived(bytes: Uint8Array, name: string, arrived: Arrived & { recipe: Recipe | null }, after: After): Promise<Imported> {
    const known = await this.store.known(arrived.file)
    if (known === null) return { picture: await this.store.add(this.fromOutside(bytes, name, arrived.recipe), arrived, after), known: false, restored: false }
    const { picture, fileIsBack } = known
    if (fileIsBack) this.options.changed?.(picture)
    if (picture.trashedAt === null) return { picture, known: true, restored: false }
    await this.incoming.change(this.options.newId(), { ids: [picture.id], trashedAt: null })
    return { picture: { ...picture, trashedAt: null }, known: true, restored: true }
  }

  async takeIn(files: readonly FileToTake[], options: TakeIn): Promise<void> {
    this.gate.assertWritable()
    await takeIn(this.intake, files, options)
  }

  get(id: string): Picture | null {
    return this.gate.guarded(() => this.rows.get(id)?.picture ?? null)
  }

  ofJob(jobId: string): Picture[] {
    return this.gate.guarded(() => this.rows.ofJob(jobId).map(({ picture }) => picture))
  }

  children(id: string): Picture[] {
    return this.gate.guarded(() => this.rows.childrenOf(id, mostChildren).map(({ picture }) => picture))
  }

  index(after: string | null, limit: number, query: PictureQuery): { stubs: PictureStub[]; total: number | null } {
    return this.gate.guarded(() => this.list.page(after, limit, withoutPeriod(query, this.options.clock.now())))
  }

  facets(query: PictureQuery, since: readonly number[] = []): Facets {
    return this.gate.guarded(() => this.counts.count(withoutPeriod(query, this.options.clock.now()), since))
  }

  async summary(ids: string[]): Promise<PictureSummary> {
    return await summarise(this.database, ids)
  }

  async change(ids: string[], change: PictureChange): Promise<Changed> {
    return await this.gate.inTurn(() => this.marks.change(ids, change))
  }

  async undoChange(undo: string): Promise<{ changed: string[]; shelf: boolean }> {
    return await this.gate.inTurn(async () => {
      const shelf = await this.shelves.bringBack(undo)
      return { changed: await this.marks.undo(undo), shelf }
    })
  }

  tags(prefix: string, limit: number): TagCount[] {
    return this.gate.guarded(() => this.marks.tags(prefix, limit))
  }

  async renameTag(tag: string, name: string): Promise<Changed> {
    return await this.gate.inTurn(() => this.marks.renameTag(tag, name))
  }

  async removeTag(tag: string): Promise<Changed> {
    return await this.gate.inTurn(() => this.marks.removeTag(tag))
  }

  shelf(): Shelf {
    return this.gate.guarded(() => this.shelves.get())
  }

  async createCollection(name: string): Promise<Collection> {
    return await this.gate.inTurn(() => this.shelves.createCollection(name))
  }

  async renameCollection(id: string, name: string): Promise<Collection> {
    return await this.gate.inTurn(() => this.shelves.renameCollection(id, name))
  }

  async removeCollection(id: string): Promise<Changed> {
    return await this.gate.inTurn(async () => {
      const changed = await this.marks.emptyCollection(id)
      try {
        await this.shelves.removeCollection(id, changed.undo)
      } catch (error) {
        // The collection stays, and so does what was in it.
        await this.marks.undo(changed.undo)
        throw error
      }
      return changed
    })
  }

  async saveSearch(name: string, query: PictureQuery): Promise<SavedSearch> {
    return await this.gate.inTurn(() => this.shelves.saveSearch(name, query))
  }

  async changeSearch(id: string, name: string, query: PictureQuery): Promise<SavedSearch> {
    return await this.gate.inTurn(() => this.shelves.changeSearch(id, name, query))
  }

  async removeSearch(id: string): Promise<void> {
    await this.gate.inTurn(() => this.shelves.removeSearch(id))
  }

  async trash(ids: string[]): Promise<void> {
    const trashedAt = Math.round(this.options.clock.now())
    await this.gate.inTurn(async () => {
      // What is in the trash already keeps its date.
      await this.incoming.change(this.options.newId(), { ids: this.rows.only('shown', ids), trashedAt })
    })
  }

  async restore(ids: string[]): Promise<string[]> {
    return await this.gate.inTurn(async () => {
      const trashed = this.rows.only('trash', ids)
      if (trashed.length > 0) await this.incoming.change(this.options.newId(), { ids: trashed, trashedAt: null })
      return trashed
    })
  }

  trashTotals(): { pictures: number; bytes: number } {
    return this.gate.guarded(() => this.rows.trashTotals())
  }

  trashedBefore(time: number): string[] {
    return this.gate.guarded(() => this.rows.trashedBefore(time))
  }

  async deleteForGood(ids: string[]): Promise<DeletedForGood> {
    return await this.gate.inTurn(async () => {
      const trashed = this.rows.only('trash', ids)
      if (trashed.length === 0) return { ids: [], bytes: 0, left: null }
      const { bytes, failed } = await this.incoming.deletions.delete(this.options.newId(), trashed)
      if (failed === null) return { ids: trashed, bytes, left: null }
      await this.gate.look()
      return { ids: trashed, bytes, left: filesLeft(failed) }
    })
  }

  async removeFiles(ids: string[]): Promise<RemovedFilesResult> {
    const { clock, newId } = this.options
    return await this.gate.inTurn(async () => {
      const kept: string[] = []
      const skipped: string[] = []
      for (const id of ids) {
        const picture = this.rows.get(id)?.picture
        if (picture === undefined || picture.fileRemovedAt !== null) continue
        // Without a small picture of it nothing would be left to look at.
        const thumbnail = await this.thumbnail(id).catch(() => null)
        if (thumbnail === null) skipped.push(id)
        else {
          await this.removed.keepPreview(picture, thumbnail)
          kept.push(id)
        }
      }
      let bytes = 0
      if (kept.length === 0) return { ids: kept, skipped, bytes }
      const deleteThem = async (): Promise<void> => {
        bytes = await this.removed.delete(kept)
      }
      try {
        await this.incoming.change(newId(), { ids: kept, fileRemovedAt: Math.round(clock.now()) }, deleteThem)
      } catch (error) {
        const left = await this.removed.stillThere(kept)
        if (left.length > 0) await this.incoming.change(newId(), { ids: left, fileRemovedAt: null })
        throw error
      }
      return { ids: kept, skipped, bytes }
    })
  }

  async originalPath(id: string): Promise<string | null> {
    const picture = this.get(id)
    if (picture === null) return null
    if (picture.fileRemovedAt !== null) return null
    const found = await this.originals.find(picture)
    // With its disk everything is gone, and nothing of it is lost.
    if (found === 'gone') await this.gate.look()
    this.note(picture, found === 'gone')
    return found === 'gone' || found === 'refused' ? null : found.path
  }

  async original(id: string): Promise<{ bytes: Uint8Array; mime: string } | null> {
    const path = await this.originalPath(id)
    return path === null ? null : { bytes: await this.options.fs.readFile(path), mime: this.get(id)?.mime ?? 'application/octet-stream' }
  }

  async thumbnail(id: string): Promise<Uint8Array | null> {
    const picture = this.get(id)
    if (picture === null) return null
    return (await this.thumbnails.read(picture.sha256)) ?? (await this.removed.preview(picture.sha256)) ?? (await this.newThumbnail(picture))
  }

  async smallThumbnail(id: string): Promise<{ bytes: Uint8Array; standsIn: boolean } | null> {
    const picture = this.get(id)
    if (picture === null) return null
    const small = await this.thumbnails.readSmall(picture.sha256)
    if (small !== null) return { bytes: small, standsIn: false }
    const large = await this.thumbnail(id)
    return large === null ? null : { bytes: large, standsIn: true }
  }

  async keepReturned(bytes: Uint8Array): Promise<string> {
    return await this.gate.inTurn(() => this.answers.keep(bytes))
  }

  async returned(sha256: string): Promise<Uint8Array | null> {
    return await this.answers.read(sha256)
  }

  async addMask(mask: Uint8Array | RasterMask): Promise<Mask> {
    this.gate.assertWritable()
    const encoded = await this.masks.encode(mask)
    return await this.gate.inTurn(() => this.masks.add(encoded))
  }

  getMask(id: string): { mask: Mask; path: string } | null {
    return this.gate.guarded(() => this.masks.get(id))
  }

  namedMasks(): Mask[] {
    return this.gate.guarded(() => this.masks.named())
  }

  async nameMask(id: string, name: string | null): Promise<Mask> {
    return await this.gate.inTurn(() => this.masks.name(id, name))
  }

  async draft(pictureId: string): Promise<StudioDraft | null> {
    return await this.drafts.read(pictureId)
  }

  async saveDraft(pictureId: string, draft: StudioDraft): Promise<void> {
    this.gate.assertWritable()
    await this.drafts.save(pictureId, draft, () => this.get(pictureId) !== null)
  }

  async flushed(): Promise<void> {
    await this.gate.beside(this.flush)
  }

  /** Looks whether the folder is still there; `stateChanged` of the options is told when it is not. */
  async look(): Promise<void> {
    await this.gate.look()
  }

  close(): Promise<void> {
    this.closing ??= this.end()
    return this.closing
  }

  private async newThumbnail(picture: Picture): Promise<Uint8Array | null> {
    const path = await this.originalPath(picture.id)
    return path === null ? null : await this.thumbnails.make(picture.sha256, path)
  }

  /** Keeps in the row whether the file is there, and tells when that has changed. */
  private note(picture: Picture, missing: boolean): void {
    if (picture.missing === missing || !this.gate.writable) return
    this.gate.guarded(() => this.rows.setMissing(picture.sha256, missing))
    this.options.changed?.({ ...picture, missing })
  }

  private async end(): Promise<void> {
    const { fs, layout, dispose, quietMoment } = this.options
    const { state } = this.gate
    this.ending.abort()
    await this.thumbnails.close()
    await this.gate.close()
    await Promise.all([this.incoming.stop(), this.drafts.settled(), this.copying])
    if (state === 'ready' && (quietMoment === undefined || (await this.isSmall()))) await this.daily()
    this.last = this.lastInfo()
    const hasLog = async (): Promise<boolean> => (await fs.stat(`${layout.database}-wal`).catch(() => null)) !== null
    // A disk that was gone and is back: closing takes the log into the index as ever, so the next start misses nothing.
    const isBack = state === 'unavailable' && (await hasLog())
    this.database.close()
    if (state === 'ready' || (isBack && !(await hasLog()))) await fs.rm(layout.inUse, { force: true }).catch(() => undefined)
    await dispose?.()
  }

  /** A disk that is gone by now takes the counts with it. */
  private lastInfo(): LibraryInfo {
    try {
      return this.info()
    } catch {
      const { layout, repairs } = this.options
      return { folder: layout.folder, pictures: 0, trashed: 0, bytes: 0, state: this.gate.state, openElsewhere: null, reason: null, repairs }
    }
  }

  /** Of a large library it takes seconds, so that it is not left to the end of the session, when somebody waits. */
  private async copyWhenQuiet(): Promise<void> {
    const { state, quietMoment } = this.options
    if (state !== 'ready' || quietMoment === undefined) return
    try {
      await quietMoment(this.ending.signal)
    } catch {
      return
    }
    await this.daily(this.ending.signal)
  }

  private async isSmall(): Promise<boolean> {
    const { fs, layout } = this.options
    return ((await fs.stat(layout.database).catch(() => null))?.size ?? Number.POSITIVE_INFINITY) < smallDatabase
  }

  /** A copy a day. A failure costs nothing: the sidecars are the truth. */
  private async daily(signal?: AbortSignal): Promise<void> {
    const { fs, layout, clock } = this.options
    try {
      const empty = this.database.prepare('SELECT 1 FROM pictures UNION ALL SELECT 1 FROM jobs LIMIT 1').get() === undefined
      if (!empty && (await isBackupDue(fs, layout, clock.now()))) await backUp(fs, layout, this.database, clock.now(), { signal })
    } catch {
      // The next session tries again.
    }
  }

  /** Many files at once: examined side by side, listed a group at a time. */
  private intakeParts(): IntakeParts {
    const { fs, layout, database, imaging, clock, newId, changed = () => undefined } = this.options
    const { rows, incoming, originals } = this
    const imported = new ImportedPictures({ fs, layout, database, clock, newId, rows, incoming, originals, changed })
    return {
      imaging,
      thumbnailSide,
      stage: (file) => stage(fs, layout, file),
      unstage: async ({ file }) => await fs.rm(file, { force: true }).catch(() => undefined),
      list: async (ready, how) => {
        const taken = await this.gate.inTurn(() => imported.list(ready, how))
        await Promise.all(ready.map(({ examined }) => this.thumbnails.keep(examined.sha256, examined.thumbnail)))
        return taken
      }
    }
  }

  /** A picture whose bytes and name are all that is given of it. */
  private fromOutside(bytes: Uint8Array, name: string, recipe: Recipe | null): NewPicture {
    const unknown = { jobId: null, batchId: null, request: null, tookMs: null }
    return {
      bytes,
      origin: 'imported',
      ordinal: 0,
      demo: false,
      ...unknown,
      ...provenance(recipe, name, Math.round(this.options.clock.now())),
      madeAt: recipe?.madeAt ?? null
    }
  }
}

const filesLeft = (why: unknown): AppError =>
  new AppError(
    'storage',
    'The pictures are deleted, but some of their files could not be removed from the disk.',
    { nextStep: 'They are removed when Palimpsest starts again. If they stay, check the disk and who may write to the folder.', detail: codeOf(why) },
    { cause: why }
  )

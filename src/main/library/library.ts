/**
 * The local history: files, sidecars, database. Opened by `openLibrary`. Code that only reads gets the reader, code
 * that only changes gets the writer.
 */
import type { DatabaseSync } from 'node:sqlite'
import type { LibraryInfo } from '../../shared/contract.ts'
import type { RasterMask } from '../../shared/domain/inpaint.ts'
import type { Mask } from '../../shared/domain/mask.ts'
import type { Picture, PictureStub } from '../../shared/domain/picture.ts'
import type { PictureChange } from '../../shared/domain/picture-change.ts'
import type { Facets, PictureQuery } from '../../shared/domain/picture-query.ts'
import type { PictureSummary } from '../../shared/domain/picture-summary.ts'
import type { Collection, SavedSearch, Shelf } from '../../shared/domain/shelf.ts'
import type { StudioDraft } from '../../shared/domain/studio-draft.ts'
import type { TagCount } from '../../shared/domain/tag.ts'
import type { AppError } from '../../shared/errors.ts'
import type { LibraryCare } from './care/library-care.ts'
import type { ReceivingFile } from './disk/arriving-file.ts'
import type { FileToTake, TakeIn } from './pictures/intake.ts'
import type { NewPicture } from './pictures/new-picture.ts'
import type { Changed } from './pictures/picture-marks.ts'
import type { SeenFiles } from './pictures/seen-files.ts'

export interface Imported {
  picture: Picture
  /** The library already had these bytes. */
  known: boolean
  /** It was in the trash. */
  restored: boolean
}

export interface Deleted {
  ids: string[]
  /** Bytes freed. */
  bytes: number
}

export interface DeletedForGood extends Deleted {
  /**
   * Why some of their files still exist, for the user; null if none do. They are deleted automatically, at the next
   * start at the latest.
   */
  left: AppError | null
}

export interface RemovedFilesResult extends Deleted {
  /** Left unchanged because no preview could be made: their file is lost or damaged. */
  skipped: string[]
}

export interface LibraryReader {
  /** Identifies the library wherever it is; empty if it cannot be read. */
  readonly id: string
  info(): LibraryInfo
  /** Whether it can be changed now, as far as is known. Costs nothing. */
  writable(): boolean
  /** Free bytes on its disk. @throws AppError storage: it is missing */
  room(): Promise<number>
  get(id: string): Picture | null
  /** Those of the ids that the library has, in the trash or not: one query, however many. */
  existing(ids: readonly string[]): ReadonlySet<string>
  /** Pictures made from this one that are not in the trash, newest first, at most a thousand. */
  children(id: string): Picture[]
  /** The pictures of a job, by ordinal; for recovery after a crash between a picture and the end of its job. */
  ofJob(jobId: string): Picture[]
  /**
   * A page of the list in the query's order. @param after id of the last picture of the previous page
   * @throws AppError not-found: that one is gone, the list has to be read again
   */
  index(after: string | null, limit: number, query: PictureQuery): { stubs: PictureStub[]; total: number | null }
  /** How many pictures each value of each filter would list. @param since times, epoch milliseconds */
  facets(query: PictureQuery, since?: readonly number[]): Facets
  /** What these pictures have in common. */
  summary(ids: string[]): Promise<PictureSummary>
  /** Most used first; with a prefix, those with a word beginning with it. */
  tags(prefix: string, limit: number): TagCount[]
  shelf(): Shelf
  /** What is in the trash; shared bytes are counted once for each picture. */
  trashTotals(): { pictures: number; bytes: number }
  /** Ids of what went to the trash before this time, epoch milliseconds; longest there first. */
  trashedBefore(time: number): string[]
  /**
   * Absolute path of the original, or null if the user removed it or it is missing (the row is then marked missing).
   */
  originalPath(id: string): Promise<string | null>
  /** Bytes of the original with its type, for the window; null if there is none. */
  original(id: string): Promise<{ bytes: Uint8Array; mime: string } | null>
  /** Bytes of the thumbnail (512 px), made again if missing; null if the original is missing too. */
  thumbnail(id: string): Promise<Uint8Array | null>
  /**
   * Bytes of the small thumbnail (256 px). If there is none yet, the large one is returned instead and the small one is
   * made in the background.
   */
  smallThumbnail(id: string): Promise<{ bytes: Uint8Array; standsIn: boolean } | null>
  /** The bytes of such an answer; null if they are missing. */
  returned(sha256: string): Promise<Uint8Array | null>
  getMask(id: string): { mask: Mask; path: string } | null
  /** Sorted by name. */
  namedMasks(): Mask[]
  /** The work left in the studio for this picture; null for none, and for a damaged file (which is set aside). */
  draft(pictureId: string): Promise<StudioDraft | null>
}

export interface LibraryWriter {
  /** Files of watched folders that were examined. */
  readonly seen: SeenFiles
  /**
   * The recipe and the file are on disk when it resolves; the row follows, and a start restores it from the recipe (see
   * the README). The same bytes for the same job and ordinal are stored once: adding them again returns the existing
   * picture.
   * @throws AppError bad-response (not a picture), disk-full, storage. Nothing half-made stays listed.
   */
  add(picture: NewPicture): Promise<Picture>
  /** A file for a picture about to be fetched: written as it arrives. To be passed to `add`, or removed. */
  receive(): ReceivingFile
  /**
   * A picture from outside. For bytes already here the existing picture is returned, restored from the trash and with
   * its file put back if that was missing (which the option `changed` is told).
   * @param name as the user knows the file, for messages when it is refused; may be empty
   * @throws AppError invalid-input: of another type, animated, over 64 megapixels, damaged; disk-full, storage
   */
  import(bytes: Uint8Array, name?: string): Promise<Imported>
  /**
   * Imports many files from outside, each reported as it is done; see intake.ts. Every picture is whole and listed, or
   * absent, also after a crash.
   * @throws the signal's reason; AppError disk-full, storage: the library itself cannot be written, and the rest was
   * skipped
   */
  takeIn(files: readonly FileToTake[], options: TakeIn): Promise<void>
  /**
   * One change to many pictures, in one transaction. Unknown ids are skipped.
   * @returns how many there are, and how to undo it
   * @throws AppError disk-full, storage; then nothing is changed
   */
  change(ids: string[], change: PictureChange): Promise<Changed>
  /**
   * Undoes one of the last fifty changes: of marks, of a tag everywhere, or the removal of a collection.
   * @returns `shelf`: a collection is back
   * @throws AppError not-found: too old; disk-full, storage
   */
  undoChange(undo: string): Promise<{ changed: string[]; shelf: boolean }>
  /** On every picture that has it. */
  renameTag(tag: string, name: string): Promise<Changed>
  removeTag(tag: string): Promise<Changed>
  /** @throws AppError invalid-input: the name is taken; not-found; disk-full, storage; the same for all of these */
  createCollection(name: string): Promise<Collection>
  renameCollection(id: string, name: string): Promise<Collection>
  /** Its pictures stay. */
  removeCollection(id: string): Promise<Changed>
  saveSearch(name: string, query: PictureQuery): Promise<SavedSearch>
  changeSearch(id: string, name: string, query: PictureQuery): Promise<SavedSearch>
  removeSearch(id: string): Promise<void>
  /** What is already there keeps its date. */
  trash(ids: string[]): Promise<void>
  /** @returns those that were in the trash */
  restore(ids: string[]): Promise<string[]>
  /**
   * Deletes pictures from the trash with everything stored for them; bytes shared with another picture stay. Other
   * pictures are skipped. If interrupted, it is done for all of them or for none; the next start finishes it. To be
   * called with a few dozen at a time: nothing else is changed meanwhile.
   * @throws AppError disk-full, storage: none was deleted
   */
  deleteForGood(ids: string[]): Promise<DeletedForGood>
  /**
   * Deletes the originals and keeps a preview, the recipe and the sidecar. Bytes shared with another picture stay.
   * Importing the same bytes brings the file back. To be called with a few dozen at a time.
   * @throws AppError disk-full, storage
   */
  removeFiles(ids: string[]): Promise<RemovedFilesResult>
  /**
   * Stores a service's own answer as it came, for the picture that is stitched from it. The same bytes are stored once.
   * It is deleted with the last picture whose report refers to it.
   * @returns its SHA-256
   * @throws AppError bad-response (not a picture by its first bytes), disk-full, storage
   */
  keepReturned(bytes: Uint8Array): Promise<string>
  /**
   * Stores a mask, white = repaint: a PNG, or pixels. For the same pixels the existing mask is returned.
   * @throws AppError invalid-input: no valid PNG, pixels that do not fit their size, over 64 megapixels; disk-full,
   * storage
   */
  addMask(mask: Uint8Array | RasterMask): Promise<Mask>
  /** Null removes it from the list. @throws AppError not-found, disk-full, storage */
  nameMask(id: string, name: string | null): Promise<Mask>
  /**
   * Durable when it resolves; of concurrent calls the last one wins. @throws AppError not-found (no such picture),
   * invalid-input, disk-full, storage
   */
  saveDraft(pictureId: string, draft: StudioDraft): Promise<void>
  /**
   * Resolves when every commit so far is on disk, including those by `committedLater`. @throws AppError disk-full,
   * storage
   */
  flushed(): Promise<void>
}

export interface LibraryMaintenance {
  /** Shared with the job ledger, whose tables are part of this file's migrations. Read-only if the folder is. */
  readonly database: DatabaseSync
  /** Backing up, checking, repairing. */
  readonly care: Pick<LibraryCare, 'backUp' | 'backupPlace' | 'lastBackup' | 'repair' | 'verify'>
  /**
   * Checks whether the folder still exists: an unplugged disk does not report itself. If it is gone, the state becomes
   * `unavailable`.
   */
  look(): Promise<void>
  close(): Promise<void>
}

export type Library = LibraryReader & LibraryWriter & LibraryMaintenance

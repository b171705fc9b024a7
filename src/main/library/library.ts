/** The local history: files, sidecars, database. Built by `openLibrary`. */
import type { DatabaseSync } from 'node:sqlite'
import type { LibraryInfo } from '../../shared/contract.ts'
import type { JobRequest } from '../../shared/domain/job.ts'
import type { Mask } from '../../shared/domain/mask.ts'
import type { Picture, PictureStub } from '../../shared/domain/picture.ts'

export interface NewPicture {
  bytes: Uint8Array
  origin: Picture['origin']
  jobId: string | null
  batchId: string | null
  request: JobRequest | null
  providerLabel: string | null
  operationLabel: string | null
  tookMs: number | null
  ordinal: number
  demo: boolean
}

export interface Library {
  /** Shared with the job ledger, whose tables are part of this file's migrations. Read-only when the folder is. */
  readonly database: DatabaseSync
  info(): LibraryInfo
  /**
   * The recipe, the file, the row, in that order, each durable before the next (see the README for why). The same bytes for the same job and ordinal are
   * stored once: adding them again returns the picture that is there.
   * @throws AppError bad-response (not a picture), disk-full, storage. Nothing half-made stays listed.
   */
  add(picture: NewPicture): Promise<Picture>
  get(id: string): Picture | null
  /** The pictures that a job brought, by ordinal; for recovery after a crash between a picture and the end of its job. */
  ofJob(jobId: string): Picture[]
  index(after: string | null, limit: number, search: string): { stubs: PictureStub[]; total: number }
  setFavourite(ids: string[], favourite: boolean): Promise<Picture[]>
  trash(ids: string[]): Promise<void>
  restore(ids: string[]): Promise<Picture[]>
  emptyTrash(): Promise<number>
  /** Takes everything out of the trash. @returns how many */
  restoreTrash(): Promise<number>
  /** Absolute path of the original, or null when the file is gone (the row is then marked missing). */
  originalPath(id: string): Promise<string | null>
  /** Bytes of the original with its type, for the window; null when there is none. */
  original(id: string): Promise<{ bytes: Uint8Array; mime: string } | null>
  /** Bytes of the thumbnail (512 px), made again when it is gone; null when the original is gone too. */
  thumbnail(id: string): Promise<Uint8Array | null>
  addMask(png: Uint8Array): Promise<Mask>
  getMask(id: string): { mask: Mask; path: string } | null
  close(): Promise<void>
}

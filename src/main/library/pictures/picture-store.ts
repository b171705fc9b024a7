/** Adds pictures to the library. */
import { dirname } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '../../../shared/clock.ts'
import type { EmbeddedTexts } from '../../../shared/domain/embedded-texts.ts'
import { nothingKnown, type Picture } from '../../../shared/domain/picture.ts'
import { assertPicture } from '../../../shared/domain/picture-signature.ts'
import { allSettled, makeFolderDurable } from '../../files/durable-file.ts'
import type { Imaging, KeptStill, PictureFacts } from '../../imaging/imaging.ts'
import { committedLater } from '../database/database.ts'
import { inTransaction } from '../database/migrations.ts'
import type { PictureRows } from '../database/picture-rows.ts'
import { type ArrivingFile, arrive, type ReceivingFile } from '../disk/arriving-file.ts'
import { hashOf } from '../disk/hash.ts'
import type { LibraryFs } from '../disk/library-fs.ts'
import { ifThere } from '../disk/library-fs.ts'
import type { LibraryPaths } from '../disk/library-paths.ts'
import { fileNameFor } from '../disk/library-paths.ts'
import type { OriginalFiles } from '../disk/original-files.ts'
import type { ReturnedFiles } from '../disk/returned-files.ts'
import type { StoredPicture } from '../disk/sidecar.ts'
import { withoutSignedLinks } from '../disk/sidecar.ts'
import type { ThumbnailFiles } from '../disk/thumbnail-files.ts'
import { thumbnailSide } from '../disk/thumbnail-files.ts'
import type { Incoming } from '../journal/incoming.ts'
import type { After } from '../journal/write-queue.ts'
import type { NewPicture } from './new-picture.ts'

export interface PictureStoreParts {
  fs: LibraryFs
  paths: LibraryPaths
  database: DatabaseSync
  /** Resolves when every commit so far is on disk. */
  flush: () => Promise<void>
  imaging: Imaging
  clock: Clock
  newId: () => string
  rows: PictureRows
  incoming: Incoming
  originals: OriginalFiles
  thumbnails: ThumbnailFiles
  answers: ReturnedFiles
}

/** What the imaging process reports about a picture. */
interface Inspected {
  facts: PictureFacts
  thumbnail: Uint8Array
  /** The texts in the file, if requested. */
  texts?: EmbeddedTexts['texts']
}

/** A picture that has been decoded, and whose bytes are in the library's folder already, or being written to disk. */
export interface Arrived {
  inspected: Inspected
  file: ArrivingFile
  /** If only part of the received bytes is the picture: what is kept, and what is said about the rest. */
  still?: KeptStill
}

export class PictureStore {
  private readonly parts: PictureStoreParts
  /** Files and sidecars whose row could not be written, by job and ordinal: a new try continues with them. */
  private readonly unlisted = new Map<string, StoredPicture>()

  constructor(parts: PictureStoreParts) {
    this.parts = parts
  }

  /**
   * Writes the bytes into `incoming/` and decodes them from there while they reach the disk. The caller has to remove
   * the file in the end.
   * @param received already has the bytes, if they were written as they arrived
   * @throws AppError bad-response: no picture; disk-full, storage. Then nothing is left.
   */
  async arrive(bytes: Uint8Array, received?: ReceivingFile): Promise<Arrived> {
    assertPicture(bytes)
    const file = (await received?.finish(bytes)) ?? (await arrive(this.parts.fs, this.parts.paths, bytes))
    const seen = await this.parts.imaging.inspect({ file: file.path }, thumbnailSide).catch(async (error: unknown) => {
      await file.remove()
      throw error
    })
    const { still, ...inspected } = seen
    if (still === undefined) return { file, inspected }
    await file.remove()
    const instead = await arrive(this.parts.fs, this.parts.paths, still.bytes)
    return { file: instead, inspected: { ...inspected, facts: still.facts }, still }
  }

  /** The picture that this job has already added, if its file exists. */
  async existing(picture: NewPicture): Promise<Picture | null> {
    const listed = this.listed(picture)
    if (listed === null) return null
    // A file that the user removed is not fetched again.
    if (listed.picture.fileRemovedAt !== null) return listed.picture
    const found = await this.parts.originals.find(listed.picture)
    return typeof found === 'object' && !listed.picture.missing ? listed.picture : null
  }

  /**
   * Sidecar into the journal, file into place, row, sidecar into place. A crash anywhere leaves the picture whole and
   * found at the next start, or absent. Journal and file are on disk when it resolves; the row reaches the disk right
   * after, and only then does its entry leave the journal: a start restores the row from the entry.
   */
  async add(picture: NewPicture, arrived: Arrived, after: After): Promise<Picture> {
    const { answers } = this.parts
    const { facts, thumbnail } = arrived.inspected
    const there = await this.existing(picture)
    if (there !== null) return there
    const replaced = this.listed(picture)
    const sha256 = await arrived.file.sha256
    const key = keyOf(picture, sha256)
    const before = replaced ?? this.unlisted.get(key) ?? null
    const stored = this.describe(picture, sha256, facts, before)
    await this.placeFiles(stored, arrived.file, before !== null)
    this.list(stored, key, replaced !== null)
    const answer = answerOf(stored.picture)
    if (answer !== null) answers.listed(answer)
    after(() => this.finish(stored, replaced))
    after(() => this.parts.thumbnails.keep(sha256, thumbnail))
    return stored.picture
  }

  /** A sidecar that stays in the journal is moved into place at the next start. */
  private async finish(stored: StoredPicture, replaced: StoredPicture | null): Promise<void> {
    const { incoming, fs, paths, flush } = this.parts
    await flush()
    await incoming.finishPicture(stored)
    if (replaced !== null && replaced.picture.sha256 !== stored.picture.sha256)
      await fs.rm(paths.sidecar(replaced.picture), { force: true })
  }

  private listed({ jobId, ordinal }: NewPicture): StoredPicture | null {
    if (jobId === null) return null
    return this.parts.rows.ofJob(jobId).find((stored) => stored.picture.ordinal === ordinal) ?? null
  }

  /**
   * @param before the same picture of the same job, whose file is missing or whose row could not be written: it keeps
   * its id, place and star
   */
  private describe(
    picture: NewPicture,
    sha256: string,
    facts: PictureFacts,
    before: StoredPicture | null
  ): StoredPicture {
    const { newId, clock, rows } = this.parts
    const now = Math.round(clock.now())
    const createdAt = before?.picture.createdAt ?? now
    const request = withoutSignedLinks(picture.request)
    return {
      order: before?.order ?? rows.nextOrder(createdAt),
      request,
      picture: {
        ...nothingKnown(),
        ...marksOf(before?.picture),
        id: before?.picture.id ?? newId(),
        sha256,
        fileName: fileNameFor(sha256, facts.mime),
        mime: facts.mime,
        width: facts.width,
        height: facts.height,
        bytes: picture.bytes.length,
        colour: facts.colour,
        createdAt,
        origin: picture.origin,
        jobId: picture.jobId,
        batchId: picture.batchId,
        operationId: request?.operationId ?? null,
        providerLabel: picture.providerLabel,
        operationLabel: picture.operationLabel,
        parameters: request?.parameters ?? null,
        tookMs: picture.tookMs,
        ordinal: picture.ordinal,
        sourcePictureId: request?.source?.kind === 'picture' ? request.source.pictureId : null,
        derivedFromPictureId: request?.derivedFromPictureId ?? null,
        maskId: request?.mask?.kind === 'mask' ? request.mask.maskId : null,
        inpaint: request?.inpaint ?? null,
        inpaintReport: picture.inpaintReport ?? null,
        demo: picture.demo
      }
    }
  }

  /** The journal and the bytes reach the disk in parallel; the file gets its name only when both are there. */
  private async placeFiles(stored: StoredPicture, arriving: ArrivingFile, again: boolean): Promise<void> {
    const { fs, paths, incoming } = this.parts
    const file = paths.original(stored.picture)
    try {
      const isThere = this.hasBytes(file, stored.picture)
      await allSettled([
        incoming.beginPicture(stored, again),
        makeFolderDurable(dirname(file), { fs }),
        arriving.onDisk,
        isThere
      ])
      if (!(await isThere)) await arriving.moveTo(file)
    } catch (error) {
      // The entry of an earlier try may be complete, with its file in place: a start lists it.
      if (!again) await incoming.forgetPicture(stored.picture.id).catch(() => undefined)
      throw error
    }
  }

  /** Bytes shared with another picture are not written again, unless their file is damaged. */
  private async hasBytes(file: string, { bytes, sha256 }: Picture): Promise<boolean> {
    const { fs } = this.parts
    const stats = await ifThere(fs.stat(file))
    return stats !== null && stats.size === bytes && hashOf(await fs.readFile(file)) === sha256
  }

  /** If the row cannot be written, file and sidecar stay: the next try or the next start lists them. */
  private list(stored: StoredPicture, key: string, replace: boolean): void {
    const { rows, database } = this.parts
    try {
      committedLater(database, () =>
        inTransaction(database, () => {
          if (replace) rows.remove(stored.picture.id)
          rows.insert(stored)
          // Another picture with the same bytes gets its file back with this one.
          rows.setMissing(stored.picture.sha256, false)
        })
      )
      this.unlisted.delete(key)
    } catch (error) {
      if (!replace) this.unlisted.set(key, stored)
      throw error
    }
  }
}

/** The marks that a picture keeps when it is added again. */
function marksOf(before: Picture | undefined): Partial<Picture> {
  if (before === undefined) return {}
  const { favourite, rating, notes, tags, collectionIds, children, trashedAt } = before
  return { favourite, rating, notes, tags, collectionIds, children, trashedAt }
}

const keyOf = ({ jobId, ordinal }: NewPicture, sha256: string): string => `${jobId ?? sha256}:${ordinal}`

const answerOf = (picture: Picture): string | null => picture.inpaintReport?.returnedSha256 ?? null

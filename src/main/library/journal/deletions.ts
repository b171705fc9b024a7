/**
 * Deletes for good: the decision is written to the journal, then the rows are deleted, then the files. No list ever
 * shows half a picture, and an interrupted deletion is finished at the next start.
 */
import { dirname, join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { syncFolder, writeJsonDurably } from '../../files/durable-file.ts'
import { libraryError } from '../database/database-error.ts'
import { inTransaction } from '../database/migrations.ts'
import type { PictureRows } from '../database/picture-rows.ts'
import { removeDraft } from '../disk/draft-store.ts'
import type { LibraryFs } from '../disk/library-fs.ts'
import { forEachAtOnce, ifThere } from '../disk/library-fs.ts'
import type { LibraryPaths } from '../disk/library-paths.ts'
import type { ReturnedFiles } from '../disk/returned-files.ts'
import { readSidecar } from '../disk/sidecar.ts'
import { makeRoom } from '../disk/thumbnail-files.ts'
import { type DeletedPicture, deletedPicture, deletionOf, readDeletions, wasTakenBack } from './deletion-entry.ts'
import { keptBeside, type SidecarLane } from './sidecar-lane.ts'

/** Rows deleted per transaction: a few hundredths of a second. */
const rowsAtOnce = 250
/** Folders synced at once. */
const width = 16

/** The result of a deletion. */
export interface Deletion {
  /** Bytes freed. */
  bytes: number
  /**
   * Why some of the files still exist; null if none do. They are deleted with the next deletion or at the next start.
   */
  failed: unknown
}

export interface DeletionsParts {
  fs: LibraryFs
  paths: LibraryPaths
  database: DatabaseSync
  rows: PictureRows
  lane: SidecarLane
  answers: ReturnedFiles
}

export class Deletions {
  private readonly parts: DeletionsParts
  /** Decided, rows deleted, but not all files: by the entry's path. */
  private readonly unfinished = new Map<string, readonly DeletedPicture[]>()

  constructor(parts: DeletionsParts) {
    this.parts = parts
  }

  /**
   * Deletes these pictures from the trash with everything stored for them; bytes shared with another picture stay. To
   * be called in turn with every other change of files and rows.
   * @throws AppError disk-full | storage, or SQLite's own error; then nothing is deleted
   */
  async delete(entryId: string, ids: readonly string[]): Promise<Deletion> {
    const { fs, paths, rows, lane } = this.parts
    await this.finish()
    const pictures = ids.flatMap((id) => rows.get(id) ?? []).map(deletedPicture)
    const entry = paths.incomingFile(entryId, 'deletion')
    await lane.leave(ids)
    try {
      await this.withRoom(() => writeJsonDurably(entry, deletionOf(pictures), { fs }))
      await this.withRoom(async () => this.removeRows(ids))
    } catch (error) {
      // The entry may exist although writing it failed (in the fsync of the folder): it must not take effect later.
      await fs.rm(entry, { force: true }).catch(() => undefined)
      throw error
    } finally {
      lane.stay(ids)
    }
    this.unfinished.set(entry, pictures)
    return await this.finishOne(entry, pictures)
  }

  /**
   * Resumes what the last session decided: no row of it is left when this resolves. `finish` must follow once all other
   * rows are correct, since bytes shared with another picture must stay.
   * @throws AppError, or SQLite's own error
   */
  async takeUp(): Promise<void> {
    const { fs, paths, rows } = this.parts
    for (const { path, pictures } of await readDeletions(fs, paths)) {
      const decided = pictures.filter((picture) => {
        const now = rows.get(picture.id)
        return now === null || !wasTakenBack(picture, now)
      })
      const ids = decided.map(({ id }) => id)
      for (let at = 0; at < ids.length; at += rowsAtOnce)
        await this.withRoom(async () => this.removeRows(ids.slice(at, at + rowsAtOnce)))
      this.unfinished.set(path, decided)
    }
  }

  /** True for a deleted picture of which something is left. */
  has(id: string): boolean {
    return this.pictures().some((picture) => picture.id === id)
  }

  /** True for the name of an original or sidecar that is to be deleted: it must not be taken for a lost picture. */
  takes(name: string): boolean {
    return this.pictures().some(({ id, sha256, fileName }) => name === fileName || name === `${sha256}.${id}.json`)
  }

  /** Folders that contain files of unfinished deletions. */
  drawers(): Set<string> {
    return new Set(this.pictures().map((picture) => dirname(this.parts.paths.sidecar(picture))))
  }

  /**
   * Deletes the files. What cannot be deleted now is deleted next time; no error is thrown for it. In turn, like
   * `delete`.
   */
  async finish(): Promise<void> {
    for (const [entry, pictures] of this.unfinished) await this.finishOne(entry, pictures)
  }

  private pictures(): DeletedPicture[] {
    return [...this.unfinished.values()].flat()
  }

  private removeRows(ids: readonly string[]): void {
    const { database, rows } = this.parts
    inTransaction(database, () => {
      for (const id of ids) rows.remove(id)
    })
  }

  /** Deleting on a full disk needs room first: thumbnails provide it, since they can be made again. */
  private async withRoom(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      const { fs, paths } = this.parts
      if (libraryError(error).code !== 'disk-full' || !(await makeRoom(fs, paths))) throw error
      await work()
    }
  }

  private async finishOne(entry: string, pictures: readonly DeletedPicture[]): Promise<Deletion> {
    const { fs, paths } = this.parts
    const done: Deletion = { bytes: 0, failed: null }
    try {
      const coming = await this.bytesOnTheirWayIn()
      const folders = new Set([paths.incoming, paths.drafts])
      for (const picture of pictures) {
        try {
          await this.removeFilesOf(picture, coming, folders, done)
        } catch (error) {
          done.failed ??= error
        }
      }
      if (done.failed !== null) return done
      // The entry stays until nothing can reappear after a power cut.
      await forEachAtOnce([...folders], width, async (folder) => void (await ifThere(syncFolder(folder, fs))))
      // If the whole disk is gone, nothing was deleted.
      await fs.stat(paths.pictures)
      await fs.rm(entry, { force: true })
      this.unfinished.delete(entry)
    } catch (error) {
      done.failed = error
    }
    return done
  }

  /** The sidecar before the original: a file without row and sidecar is listed by nobody. */
  private async removeFilesOf(
    picture: DeletedPicture,
    coming: ReadonlySet<string>,
    folders: Set<string>,
    done: Deletion
  ): Promise<void> {
    const { fs, paths, rows, answers } = this.parts
    const { id, sha256, fileName, returnedSha256 } = picture
    const gone = async (file: string): Promise<void> => {
      folders.add(dirname(file))
      await fs.rm(file, { force: true })
    }
    await removeDraft(fs, paths, id)
    // It exists if the sidecar could not be moved into place: the next start would list the picture again.
    await gone(paths.incomingFile(id, 'picture'))
    await gone(paths.sidecar(picture))
    for (const kept of [keptBeside(paths.sidecar(picture)), `${paths.sidecar(picture)}.damaged`])
      if ((await ifThere(fs.stat(kept))) !== null) await gone(kept)
    const others = rows.withSameBytes(sha256)
    if (fileName !== null && !coming.has(sha256) && others.every(({ fileRemoved }) => fileRemoved)) {
      const file = paths.original({ id, sha256, fileName })
      const size = (await ifThere(fs.stat(file)))?.size ?? 0
      await gone(file)
      done.bytes += size
    }
    if (!coming.has(sha256) && others.length === 0) {
      for (const file of [paths.thumbnail(sha256), paths.smallThumbnail(sha256), paths.preview(sha256)])
        await gone(file)
    }
    if (returnedSha256 === null || rows.isReturned(returnedSha256)) return
    await answers.remove(returnedSha256)
    folders.add(dirname(paths.returnedFile(returnedSha256)))
  }

  /** Pictures whose rows could not be written yet: the next try or the next start lists them, with their originals. */
  private async bytesOnTheirWayIn(): Promise<Set<string>> {
    const { fs, paths } = this.parts
    const coming = new Set<string>()
    for (const name of (await ifThere(fs.readdir(paths.incoming))) ?? []) {
      if (!name.endsWith('.picture.json') || this.has(name.slice(0, 26))) continue
      const bytes = await ifThere(fs.readFile(join(paths.incoming, name)))
      const stored = bytes === null ? null : readSidecar(bytes)
      if (stored !== null) coming.add(stored.picture.sha256)
    }
    return coming
  }
}

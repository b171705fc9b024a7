/**
 * The journal: one small file in `incoming/` for each operation that has begun, removed when it is finished. What a
 * crash left unfinished is thus found by reading one nearly empty folder, however large the library.
 */
import { basename, dirname, join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { PictureMarks } from '../../../shared/domain/picture-change.ts'
import { isTemporaryName, jsonBytes, writeJsonDurably, writeNewDurably } from '../../files/durable-file.ts'
import { refusesRow } from '../database/database-error.ts'
import type { PictureRows } from '../database/picture-rows.ts'
import { hashOf } from '../disk/hash.ts'
import type { LibraryFs } from '../disk/library-fs.ts'
import { ifReadable, ifThere } from '../disk/library-fs.ts'
import type { LibraryPaths } from '../disk/library-paths.ts'
import { isOriginalName } from '../disk/library-paths.ts'
import { ReturnedFiles } from '../disk/returned-files.ts'
import type { StoredPicture } from '../disk/sidecar.ts'
import { jsonOf, readSidecar, sidecarOf } from '../disk/sidecar.ts'
import { type Change, changeSchema } from './change-entry.ts'
import { ChangeRows, HalfDone } from './change-rows.ts'
import { Deletions } from './deletions.ts'
import { RemovedFiles } from './removed-files.ts'
import { type Following, SidecarLane, trueEntry } from './sidecar-lane.ts'

/** A journal entry; anything else in its folder belongs to somebody else. */
const entryName = /^[0-9A-HJKMNP-TV-Z]{26}\.(picture|change|changed)\.json$/

const opening = Buffer.from('{\n  "format": "palimpsest-picture"')

/**
 * Whether a picture's entry is incomplete, or empty as a power cut may leave it: a complete one ends with a newline.
 * Its file has no name yet, so the entry describes nothing.
 */
function isCutOff(entry: Buffer): boolean {
  if (entry.every((byte) => byte === 0)) return true
  const start = entry.subarray(0, opening.length)
  return entry.at(-1) !== 0x0a && start.equals(opening.subarray(0, start.length))
}

/** Null for a damaged entry. */
function changeIn(entry: Buffer): Change | null {
  const parsed = changeSchema.safeParse(jsonOf(entry))
  if (!parsed.success) return null
  const { format: _, version: __, favourite, ...rest } = parsed.data
  return favourite === undefined ? rest : { ...rest, marks: { ...rest.marks, favourite } }
}

/** Sidecars of an interrupted change that are written before the library is shown. */
const fewSidecars = 200

export class Incoming {
  private readonly fs: LibraryFs
  private readonly paths: LibraryPaths
  private readonly rows: PictureRows
  private readonly changes: ChangeRows
  private readonly removed: RemovedFiles
  /** The sidecars to be written afterwards. */
  readonly lane: SidecarLane
  /** Service answers: a deletion removes those that no picture refers to any more. */
  readonly answers: ReturnedFiles
  readonly deletions: Deletions
  /** Changes of the last session that cannot be read now. */
  private readonly unread: string[] = []

  constructor(fs: LibraryFs, paths: LibraryPaths, rows: PictureRows, database: DatabaseSync) {
    this.fs = fs
    this.paths = paths
    this.rows = rows
    this.changes = new ChangeRows(database, rows)
    this.removed = new RemovedFiles(fs, paths, rows)
    this.lane = new SidecarLane(fs, paths, rows)
    this.answers = new ReturnedFiles(fs, paths)
    this.deletions = new Deletions({ fs, paths, database, rows, lane: this.lane, answers: this.answers })
  }

  /**
   * Writes the sidecar of a picture whose file and row are still to come.
   * @param again after an earlier try, which may have left its entry, with its file in place: the old entry is kept
   * until the new one is complete
   */
  async beginPicture(stored: StoredPicture, again: boolean): Promise<void> {
    if (again)
      await writeJsonDurably(this.paths.incomingFile(stored.picture.id, 'picture'), sidecarOf(stored), { fs: this.fs })
    else await this.beginPictures([stored])
  }

  /**
   * The same for several, in parallel. One that a power cut left half written is no sidecar, and its file is not in
   * place.
   */
  async beginPictures(pictures: readonly StoredPicture[]): Promise<void> {
    const files = pictures.map((stored) => ({
      path: this.paths.incomingFile(stored.picture.id, 'picture'),
      bytes: jsonBytes(sidecarOf(stored))
    }))
    await writeNewDurably(files, { fs: this.fs })
  }

  /** The picture was not added: nothing of it may be listed at the next start. */
  async forgetPicture(id: string): Promise<void> {
    await this.fs.rm(this.paths.incomingFile(id, 'picture'), { force: true })
  }

  /** File and row exist: the sidecar is moved into place beside the file. */
  async finishPicture(stored: StoredPicture): Promise<void> {
    await this.fs.rename(this.paths.incomingFile(stored.picture.id, 'picture'), this.paths.sidecar(stored.picture))
  }

  /**
   * Changes the rows, and afterwards the sidecars, in the background: a thousand files take seconds, and nobody has to
   * wait for them. The journal has the change already; a sidecar that cannot be written is written at the next start.
   * @param then what has to be done before the entry may be removed; its errors are thrown, the rows stay changed
   * @returns what the changed pictures had before, by id: for undo
   * @throws AppError disk-full | storage, or SQLite's own error; then nothing is changed
   */
  async change(entryId: string, change: Change, then?: () => Promise<void>): Promise<Record<string, PictureMarks>> {
    const entry = this.paths.incomingFile(entryId, 'change')
    let before: Record<string, PictureMarks>
    await this.outdateUnread()
    try {
      await writeJsonDurably(entry, { format: 'palimpsest-change', version: 1, ...change }, { fs: this.fs })
      before = await this.changes.apply(change)
    } catch (error) {
      if (error instanceof HalfDone) throw error.cause
      // The entry may exist although writing it failed (in the fsync of the folder): it must not take effect later.
      await this.fs.rm(entry, { force: true }).catch(() => undefined)
      throw error
    }
    try {
      await then?.()
    } finally {
      this.lane.add({ entry, ids: change.ids })
    }
    return before
  }

  /** Resolves when the sidecars of every change so far are written. */
  settled(): Promise<void> {
    return this.lane.settled()
  }

  /**
   * Ends the background work; the remaining entries say that their rows are correct, so that no start applies them
   * again.
   */
  async stop(): Promise<void> {
    await this.deletions.finish()
    for (const entry of await this.lane.stop()) await this.fs.rename(entry, trueEntry(entry)).catch(() => undefined)
  }

  /**
   * Finishes or undoes what the last session left.
   * @param crashed the last session did not close the library: any write may have been interrupted
   * @returns number of pictures added to the list by this
   */
  async settle(crashed: boolean): Promise<number> {
    let adopted = 0
    await this.sweep(this.paths.thumbnails)
    if (crashed) await this.sweepAll()
    await this.deletions.takeUp()
    const names = (await ifThere(this.fs.readdir(this.paths.incoming))) ?? []
    const changes: string[] = []
    for (const name of names.sort()) {
      const file = join(this.paths.incoming, name)
      const [, kind] = entryName.exec(name) ?? []
      if (isTemporaryName(name)) await this.discard(file)
      // A deleted picture's sidecar is deleted with its other files.
      else if (kind === 'picture' && this.deletions.has(name.slice(0, 26))) continue
      else if (kind === 'picture' && (await this.settlePicture(file))) adopted += 1
      else if (kind === 'change' || kind === 'changed') changes.push(file)
    }
    await this.settleChanges(changes)
    for (const drawer of this.deletions.drawers()) await this.sweep(drawer)
    await this.deletions.finish()
    return adopted
  }

  /** An entry, or an original, that cannot be read now stays for the next start. */
  private async settlePicture(file: string): Promise<boolean> {
    const entry = await ifReadable(this.fs, file)
    if (entry === null) return false
    if (isCutOff(entry)) {
      await this.discard(file)
      return false
    }
    const stored = readSidecar(entry)
    if (stored === null || !isOriginalName(stored.picture.fileName)) {
      await this.leaveDamaged(file)
      return false
    }
    const original = this.paths.original(stored.picture)
    await this.sweep(dirname(original))
    const listed = this.rows.get(stored.picture.id)
    if (listed !== null) {
      // The row may have changed since the entry was written: it is newer.
      await this.putInPlace(listed, file)
      return false
    }
    let bytes: Buffer | null
    try {
      bytes = await ifThere(this.fs.readFile(original))
    } catch {
      return false
    }
    const { jobId, ordinal } = stored.picture
    const twin = jobId === null ? undefined : this.rows.ofJob(jobId).find(({ picture }) => picture.ordinal === ordinal)
    if (bytes === null || hashOf(bytes) !== stored.picture.sha256 || twin !== undefined) {
      await this.discard(file)
      return false
    }
    try {
      this.rows.insert(stored)
    } catch (error) {
      if (!refusesRow(error)) throw error
      await this.leaveDamaged(file)
      return false
    }
    await this.putInPlace(stored, file)
    return true
  }

  /** A disk too full for a sidecar does not prevent showing the library: the entry has it until the next start. */
  private async putInPlace(stored: StoredPicture, entry: string): Promise<void> {
    try {
      await this.writeSidecar(stored)
      await this.fs.rm(entry, { force: true })
    } catch {
      // It stays.
    }
  }

  /**
   * The rows of every change are corrected before the library is shown, and before any follow-up work: a later change
   * may say that a file stays. Thousands of sidecars, and everything after them, are written while the library is
   * already in use; if a later entry were finished before an earlier one, a crash would let the earlier one take effect
   * again over it.
   */
  private async settleChanges(entries: readonly string[]): Promise<void> {
    const followings: Following[] = []
    const files: Change[] = []
    for (const entry of entries) {
      const bytes = await ifReadable(this.fs, entry)
      if (bytes === null) {
        this.unread.push(entry)
        continue
      }
      const change = changeIn(bytes)
      if (change === null) {
        await this.leaveDamaged(entry)
        continue
      }
      await this.outdateUnread()
      if (!entry.endsWith('.changed.json')) await this.changes.apply(change)
      files.push(change)
      followings.push({ entry, ids: change.ids, first: () => this.sweepDrawersOf(change.ids) })
    }
    for (const { fileRemovedAt, ids } of files) if (typeof fileRemovedAt === 'number') await this.deleteOrKeep(ids)
    const long = followings.findIndex(({ ids }) => ids.length > fewSidecars)
    const first = long < 0 ? followings : followings.slice(0, long)
    for (const following of first) this.lane.add(following)
    // A disk too full for a sidecar does not prevent showing the library.
    await this.lane.settled()
    for (const following of followings.slice(first.length)) this.lane.add(following)
  }

  /** Files that are no longer wanted; one that cannot be deleted now counts as present. */
  private async deleteOrKeep(ids: readonly string[]): Promise<void> {
    try {
      await this.removed.delete(ids)
    } catch {
      await this.changes.apply({ ids: [...ids], fileRemovedAt: null })
    }
  }

  /**
   * A later change follows: an unreadable earlier one must not take effect over it at a next start. In all likelihood
   * its rows were already correct, which the entry says from now on.
   */
  private async outdateUnread(): Promise<void> {
    for (const entry of this.unread.splice(0)) await this.fs.rename(entry, trueEntry(entry)).catch(() => undefined)
  }

  /** Leftovers of an interrupted sidecar write. */
  private async sweepDrawersOf(ids: readonly string[]): Promise<void> {
    const { paths, rows, fs } = this
    const all = async (): Promise<string[]> =>
      ((await ifThere(fs.readdir(paths.pictures))) ?? []).map((name) => join(paths.pictures, name))
    const some = (): string[] =>
      ids.flatMap((id) => rows.get(id)?.picture ?? []).map((picture) => dirname(paths.sidecar(picture)))
    for (const drawer of new Set(ids.length > fewSidecars ? await all() : some())) await this.sweep(drawer)
  }

  /**
   * An entry that was written completely and cannot be read was damaged since, and may still tell a person what it
   * contained.
   */
  private async leaveDamaged(entry: string): Promise<void> {
    await this.fs.rename(entry, `${entry}.damaged`).catch(() => undefined)
  }

  /** What cannot be removed now (another program has it open) is removed at a later start. */
  private async discard(file: string): Promise<void> {
    await this.fs.rm(file, { force: true }).catch(() => undefined)
  }

  async writeSidecar(stored: StoredPicture): Promise<void> {
    await this.lane.write(stored)
  }

  /**
   * All places where something is written without the journal; thumbnails are swept at each start, because nobody waits
   * for them.
   */
  private async sweepAll(): Promise<void> {
    const { folder, masks, drafts, returned, previews } = this.paths
    for (const plain of [folder, masks, drafts]) await this.sweep(plain)
    for (const cabinet of [returned, previews]) {
      for (const drawer of (await ifThere(this.fs.readdir(cabinet))) ?? [])
        if (/^[0-9a-f]{2}$/.test(drawer)) await this.sweep(join(cabinet, drawer))
    }
  }

  /** Removes from this one folder what an interrupted write left. */
  private async sweep(folder: string): Promise<void> {
    const names = await this.fs.readdir(folder).catch(() => [])
    for (const name of names) if (isTemporaryName(name)) await this.discard(join(folder, basename(name)))
  }
}

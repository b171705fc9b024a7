/**
 * The journal: one small file in `incoming/` for each thing that has begun, taken away when it is finished. What a
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

/** An entry of the journal; anything else in its folder is somebody else's. */
const entryName = /^[0-9A-HJKMNP-TV-Z]{26}\.(picture|change|changed)\.json$/

const opening = Buffer.from('{\n  "format": "palimpsest-picture"')

/**
 * Whether a picture's entry is only the beginning of one, or the nothing that a power cut leaves of what was being
 * written: a whole one ends with a line. Its file has no name yet, so there is nothing that it could tell of.
 */
function isCutOff(entry: Buffer): boolean {
  if (entry.every((byte) => byte === 0)) return true
  const start = entry.subarray(0, opening.length)
  return entry.at(-1) !== 0x0a && start.equals(opening.subarray(0, start.length))
}

/** Null for an entry that is damaged. */
function changeIn(entry: Buffer): Change | null {
  const parsed = changeSchema.safeParse(jsonOf(entry))
  if (!parsed.success) return null
  const { format: _, version: __, favourite, ...rest } = parsed.data
  return favourite === undefined ? rest : { ...rest, marks: { ...rest.marks, favourite } }
}

/** Sidecars of a change that was cut off that are written before the library is shown. */
const fewSidecars = 200

export class Incoming {
  private readonly fs: LibraryFs
  private readonly paths: LibraryPaths
  private readonly rows: PictureRows
  private readonly changes: ChangeRows
  private readonly removed: RemovedFiles
  /** The sidecars that follow. */
  readonly lane: SidecarLane
  /** What services answered: a deletion takes away what no picture names any more. */
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
   * @param again after an earlier try, which may have left its entry, with its file in place: until the new one is
   *   whole, the old one is
   */
  async beginPicture(stored: StoredPicture, again: boolean): Promise<void> {
    if (again)
      await writeJsonDurably(this.paths.incomingFile(stored.picture.id, 'picture'), sidecarOf(stored), { fs: this.fs })
    else await this.beginPictures([stored])
  }

  /**
   * The same for several, side by side. One that a power cut left half written is no sidecar, and its file has not
   * come.
   */
  async beginPictures(pictures: readonly StoredPicture[]): Promise<void> {
    const files = pictures.map((stored) => ({
      path: this.paths.incomingFile(stored.picture.id, 'picture'),
      bytes: jsonBytes(sidecarOf(stored))
    }))
    await writeNewDurably(files, { fs: this.fs })
  }

  /** The picture did not come: nothing of it is to be listed at the next start. */
  async forgetPicture(id: string): Promise<void> {
    await this.fs.rm(this.paths.incomingFile(id, 'picture'), { force: true })
  }

  /** File and row are there: the sidecar goes to its place beside the file. */
  async finishPicture(stored: StoredPicture): Promise<void> {
    await this.fs.rename(this.paths.incomingFile(stored.picture.id, 'picture'), this.paths.sidecar(stored.picture))
  }

  /**
   * Changes the rows, and the sidecars after it, in the background: a thousand files take seconds, and nobody has to
   * wait for them. The journal has the change already; a sidecar that cannot be written is written at the next start.
   * @param then what has to be done before the entry may go; what it throws is thrown, the rows stay changed
   * @returns what the changed pictures had before, by id: to take it back
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
      // The entry may be there although writing it failed (in the fsync of the folder): it must not come true later.
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
   * Ends what follows in the background; the entries that are left say that their rows are true, so that no start does
   * them again.
   */
  async stop(): Promise<void> {
    await this.deletions.finish()
    for (const entry of await this.lane.stop()) await this.fs.rename(entry, trueEntry(entry)).catch(() => undefined)
  }

  /**
   * Finishes or takes back what the last session left.
   * @param crashed the last session did not close the library: any write may have been cut off
   * @returns pictures that came into the list by it
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
      // One that was deleted goes with its other files.
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
      // The row may have changed since the entry was written: it is the later word.
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

  /**
   * A disk that is too full for a sidecar is no reason not to show the library: the entry has it until the next start.
   */
  private async putInPlace(stored: StoredPicture, entry: string): Promise<void> {
    try {
      await this.writeSidecar(stored)
      await this.fs.rm(entry, { force: true })
    } catch {
      // It stays.
    }
  }

  /**
   * The rows of every change are made true before the library is shown, and before anything follows from one of them: a
   * later change may say that a file stays. Thousands of sidecars, and all that comes after them, follow while the
   * library is in use already; were a later entry finished before an earlier one, a crash would let the earlier one
   * come true again over it.
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
    // A disk that is too full for a sidecar is no reason not to show the library.
    await this.lane.settled()
    for (const following of followings.slice(first.length)) this.lane.add(following)
  }

  /** Files that are not wanted any more; one that cannot be deleted now is one that is there. */
  private async deleteOrKeep(ids: readonly string[]): Promise<void> {
    try {
      await this.removed.delete(ids)
    } catch {
      await this.changes.apply({ ids: [...ids], fileRemovedAt: null })
    }
  }

  /**
   * A later change follows: one that could not be read must not come true over it at a next start. Its rows were true
   * in all likelihood, which the entry says from now on.
   */
  private async outdateUnread(): Promise<void> {
    for (const entry of this.unread.splice(0)) await this.fs.rename(entry, trueEntry(entry)).catch(() => undefined)
  }

  /** What a sidecar that was cut off left. */
  private async sweepDrawersOf(ids: readonly string[]): Promise<void> {
    const { paths, rows, fs } = this
    const all = async (): Promise<string[]> =>
      ((await ifThere(fs.readdir(paths.pictures))) ?? []).map((name) => join(paths.pictures, name))
    const some = (): string[] =>
      ids.flatMap((id) => rows.get(id)?.picture ?? []).map((picture) => dirname(paths.sidecar(picture)))
    for (const drawer of new Set(ids.length > fewSidecars ? await all() : some())) await this.sweep(drawer)
  }

  /**
   * An entry that was written to its end and cannot be read was damaged since, and may still tell a person what it
   * held.
   */
  private async leaveDamaged(entry: string): Promise<void> {
    await this.fs.rename(entry, `${entry}.damaged`).catch(() => undefined)
  }

  /** What cannot be taken away now (another program has it open) goes at a next start. */
  private async discard(file: string): Promise<void> {
    await this.fs.rm(file, { force: true }).catch(() => undefined)
  }

  async writeSidecar(stored: StoredPicture): Promise<void> {
    await this.lane.write(stored)
  }

  /**
   * Wherever something is written of which the journal knows nothing; thumbnails are swept at each start, for nobody
   * waits for them.
   */
  private async sweepAll(): Promise<void> {
    const { folder, masks, drafts, returned, previews } = this.paths
    for (const plain of [folder, masks, drafts]) await this.sweep(plain)
    for (const cabinet of [returned, previews]) {
      for (const drawer of (await ifThere(this.fs.readdir(cabinet))) ?? [])
        if (/^[0-9a-f]{2}$/.test(drawer)) await this.sweep(join(cabinet, drawer))
    }
  }

  /** Takes away what a write that was cut off left in this one folder. */
  private async sweep(folder: string): Promise<void> {
    const names = await this.fs.readdir(folder).catch(() => [])
    for (const name of names) if (isTemporaryName(name)) await this.discard(join(folder, basename(name)))
  }
}

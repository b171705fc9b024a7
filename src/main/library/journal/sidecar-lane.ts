/**
 * Writes the sidecars after a change of the rows, in the background and one change at a time: nobody waits for them,
 * the journal already has the change.
 */
import { dirname } from 'node:path'
import { makeFolderDurable, writeJsonDurably } from '../../files/durable-file.ts'
import type { PictureRows } from '../database/picture-rows.ts'
import type { LibraryFs } from '../disk/library-fs.ts'
import { forEachAtOnce, ifReadable, ifThere } from '../disk/library-fs.ts'
import type { LibraryPaths } from '../disk/library-paths.ts'
import type { StoredPicture } from '../disk/sidecar.ts'
import { readSidecar, sidecarOf } from '../disk/sidecar.ts'

/** Sidecars written at once; fewer for a large change, so that thumbnails can still be read meanwhile. */
const widthOfFew = 8
const widthOfMany = 2
const few = 200

/** The follow-up work of one journal entry. */
export interface Following {
  /** The entry itself, removed when everything is done. */
  entry: string
  ids: readonly string[]
  /** What has to be done before the sidecars. */
  first?: () => Promise<void>
}

/** The name of an entry once its rows are correct. */
export const trueEntry = (entry: string): string => entry.replace(/\.change\.json$/, '.changed.json')

/** Where a sidecar is kept that could not be read when another one replaced it. */
export const keptBeside = (sidecar: string): string => `${sidecar}.before`

const isWithoutRecipe = ({ request, picture }: StoredPicture): boolean =>
  request === null && picture.parameters === null

export class SidecarLane {
  private readonly fs: LibraryFs
  private readonly paths: LibraryPaths
  private readonly rows: PictureRows
  private readonly waiting = new Set<Following>()
  private readonly leaving = new Set<string>()
  private readonly writing = new Map<string, Promise<void>>()
  private last: Promise<void> = Promise.resolve()
  private stopped = false
  /**
   * An entry remains that would change the rows again at the next start: later entries remain as well, so that they
   * have the last word.
   */
  private blocked = false

  constructor(fs: LibraryFs, paths: LibraryPaths, rows: PictureRows) {
    this.fs = fs
    this.paths = paths
    this.rows = rows
  }

  /** An entry whose sidecars could not be written stays: they are written at the next start. */
  add(following: Following): void {
    this.waiting.add(following)
    this.last = this.last.then(() => this.follow(following)).catch(() => this.leaveOver(following))
  }

  /** Its rows are correct, which the entry says from now on: it must not undo a later change of the same pictures. */
  private async leaveOver(following: Following): Promise<void> {
    try {
      await this.fs.rename(following.entry, trueEntry(following.entry))
      this.waiting.delete(following)
    } catch {
      this.blocked = true
    }
  }

  /** Resolves when the sidecars of every change so far are written. */
  settled(): Promise<void> {
    return this.last
  }

  /**
   * Stops writing large changes after the sidecars being written now. @returns entries whose rows are correct and whose
   * sidecars are pending
   */
  async stop(): Promise<string[]> {
    this.stopped = [...this.waiting].reduce((sum, { ids }) => sum + ids.length, 0) > few
    await this.last
    return [...this.waiting].map(({ entry }) => entry)
  }

  /** These pictures are being deleted for good: none of their sidecars is written from now on. `stay` undoes it. */
  async leave(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.leaving.add(id)
    await Promise.allSettled(ids.flatMap((id) => this.writing.get(id) ?? []))
  }

  stay(ids: readonly string[]): void {
    for (const id of ids) this.leaving.delete(id)
  }

  /** @throws AppError disk-full, storage; then the entry stays */
  private async follow(following: Following): Promise<void> {
    const { entry, ids, first } = following
    await first?.()
    await forEachAtOnce(ids, ids.length > few ? widthOfMany : widthOfFew, (id) => this.writeOne(id))
    if (this.stopped || this.blocked) return
    await this.fs.rm(entry, { force: true })
    this.waiting.delete(following)
  }

  async write(stored: StoredPicture): Promise<void> {
    const file = this.paths.sidecar(stored.picture)
    await makeFolderDurable(dirname(file), { fs: this.fs })
    const whole = isWithoutRecipe(stored) ? await this.withItsRecipe(file, stored) : stored
    await writeJsonDurably(file, sidecarOf(whole), { fs: this.fs })
  }

  /**
   * A picture listed from its file alone may have a sidecar that was unreadable then. What the sidecar knows is kept;
   * if it still cannot be read, it is kept beside the new one, the first one permanently.
   */
  private async withItsRecipe(file: string, stored: StoredPicture): Promise<StoredPicture> {
    if ((await ifThere(this.fs.stat(file))) === null) return stored
    const bytes = await ifReadable(this.fs, file)
    const before = bytes === null ? null : readSidecar(bytes)
    if (before?.picture.id === stored.picture.id) {
      if (isWithoutRecipe(before)) return stored
      const { favourite, rating, notes, tags, collectionIds, trashedAt, fileRemovedAt, fileName } = stored.picture
      const marks = { favourite, rating, notes, tags, collectionIds, trashedAt, fileRemovedAt, fileName }
      return { ...before, order: stored.order, picture: { ...before.picture, ...marks } }
    }
    const kept = keptBeside(file)
    if ((await ifThere(this.fs.stat(kept))) === null) await this.fs.rename(file, kept)
    return stored
  }

  private async writeOne(id: string): Promise<void> {
    const stored = this.stopped || this.leaving.has(id) ? null : this.rows.get(id)
    if (stored === null) return
    const work = this.write(stored)
    this.writing.set(id, work)
    try {
      await work
    } finally {
      this.writing.delete(id)
    }
  }
}

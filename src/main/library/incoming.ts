/**
 * The journal: one small file in `incoming/` for each thing that has begun, taken away when it is finished. What a crash
 * left unfinished is thus found by reading one nearly empty folder, however large the library.
 */
import { basename, dirname, join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { idSchema } from '../../shared/domain/ids.ts'
import { changeMarks, type PictureMarks, pictureChangeSchema, pictureMarksSchema } from '../../shared/domain/picture-change.ts'
import { isTemporaryName, jsonBytes, makeFolderDurable, writeAllDurably, writeJsonDurably } from '../files/durable-file.ts'
import { hashOf } from './hash.ts'
import type { Layout } from './layout.ts'
import { isOriginalName } from './layout.ts'
import type { LibraryFs } from './library-fs.ts'
import { forEachAtOnce, ifThere } from './library-fs.ts'
import { MarkRows } from './mark-rows.ts'
import { inTransaction } from './migrations.ts'
import type { PictureRows } from './picture-rows.ts'
import type { StoredPicture } from './sidecar.ts'
import { jsonOf, readSidecar, sidecarOf } from './sidecar.ts'

const changeSchema = z.strictObject({
  format: z.literal('palimpsest-change'),
  version: z.literal(1),
  ids: z.array(idSchema),
  /** As the first version wrote it; now a part of `marks`. */
  favourite: z.boolean().optional(),
  marks: pictureChangeSchema.optional(),
  /** What each picture is to have, by id: a change that is taken back. */
  before: z.record(idSchema, pictureMarksSchema).optional(),
  trashedAt: z.number().int().nullable().optional(),
  fileRemovedAt: z.number().int().nullable().optional()
})

/** A change to many pictures at once. */
export type Change = Omit<z.infer<typeof changeSchema>, 'format' | 'version' | 'favourite'>

/** Sidecars written at once. */
const width = 8
/** Sidecars of a change that was cut off that are written before the library is shown. */
const fewSidecars = 200

export class Incoming {
  private readonly fs: LibraryFs
  private readonly layout: Layout
  private readonly rows: PictureRows
  private readonly database: DatabaseSync
  private readonly marks: MarkRows
  private settling: Promise<void> = Promise.resolve()

  constructor(fs: LibraryFs, layout: Layout, rows: PictureRows, database: DatabaseSync) {
    this.fs = fs
    this.layout = layout
    this.rows = rows
    this.database = database
    this.marks = new MarkRows(database)
  }

  /** Writes the sidecar of a picture whose file and row are still to come. */
  async beginPicture(stored: StoredPicture): Promise<void> {
    await writeJsonDurably(this.layout.incomingFile(stored.picture.id, 'picture'), sidecarOf(stored), { fs: this.fs })
  }

  /** The same for several, side by side. */
  async beginPictures(pictures: readonly StoredPicture[]): Promise<void> {
    const files = pictures.map((stored) => ({ path: this.layout.incomingFile(stored.picture.id, 'picture'), bytes: jsonBytes(sidecarOf(stored)) }))
    await writeAllDurably(files, { fs: this.fs })
  }

  /** The picture did not come: nothing of it is to be listed at the next start. */
  async forgetPicture(id: string): Promise<void> {
    await this.fs.rm(this.layout.incomingFile(id, 'picture'), { force: true })
  }

  /** File and row are there: the sidecar goes to its place beside the file. */
  async finishPicture(stored: StoredPicture): Promise<void> {
    await this.fs.rename(this.layout.incomingFile(stored.picture.id, 'picture'), this.layout.sidecar(stored.picture))
  }

  /**
   * Changes the rows at once and the sidecars after it, in the background: a thousand files take seconds, and nobody has to
   * wait for them. The journal has the change already; a sidecar that cannot be written is written at the next start.
   * @returns what the changed pictures had before, by id: to take it back
   * @throws AppError disk-full | storage, or SQLite's own error; then nothing is changed
   */
  async change(entryId: string, change: Change): Promise<Record<string, PictureMarks>> {
    const entry = this.layout.incomingFile(entryId, 'change')
    let before: Record<string, PictureMarks>
    try {
      await writeJsonDurably(entry, { format: 'palimpsest-change', version: 1, ...change }, { fs: this.fs })
      before = this.applyToRows(change)
    } catch (error) {
      // The entry may be there although writing it failed (in the fsync of the folder): it must not come true later.
      await this.fs.rm(entry, { force: true }).catch(() => undefined)
      throw error
    }
    this.settling = this.settling.then(() => this.finishChange(entry, change)).catch(() => undefined)
    return before
  }

  /** Resolves when the sidecars of every change so far are written. */
  settled(): Promise<void> {
    return this.settling
  }

  /**
   * Finishes or takes back what the last session left.
   * @param crashed the last session did not close the library: a mask or a draft may have been cut off
   * @returns pictures that came into the list by it
   */
  async settle(crashed: boolean): Promise<number> {
    let adopted = 0
    if (crashed) for (const folder of [this.layout.masks, this.layout.drafts]) await this.sweep(folder)
    const names = (await ifThere(this.fs.readdir(this.layout.incoming))) ?? []
    for (const name of names.sort()) {
      const file = join(this.layout.incoming, name)
      if (isTemporaryName(name)) await this.fs.rm(file, { force: true })
      else if (name.endsWith('.picture.json') && (await this.settlePicture(file))) adopted += 1
      else if (name.endsWith('.change.json')) await this.settleChange(file)
    }
    return adopted
  }

  private async settlePicture(file: string): Promise<boolean> {
    const stored = readSidecar(await this.fs.readFile(file))
    if (stored === null || !isOriginalName(stored.picture.fileName)) {
      await this.fs.rm(file, { force: true })
      return false
    }
    const original = this.layout.original(stored.picture)
    await this.sweep(dirname(original))
    const listed = this.rows.get(stored.picture.id)
    if (listed !== null) {
      // The row may have changed since the entry was written: it is the later word.
      await this.writeSidecar(listed)
      await this.fs.rm(file, { force: true })
      return false
    }
    const bytes = await ifThere(this.fs.readFile(original))
    const { jobId, ordinal } = stored.picture
    const twin = jobId === null ? undefined : this.rows.ofJob(jobId).find(({ picture }) => picture.ordinal === ordinal)
    if (bytes === null || hashOf(bytes) !== stored.picture.sha256 || twin !== undefined) {
      await this.fs.rm(file, { force: true })
      return false
    }
    this.rows.insert(stored)
    await this.writeSidecar(stored)
    await this.fs.rm(file, { force: true })
    return true
  }

  /** The rows are made true before the library is shown; thousands of sidecars follow while it is in use already. */
  private async settleChange(file: string): Promise<void> {
    const parsed = changeSchema.safeParse(jsonOf(await this.fs.readFile(file)))
    if (!parsed.success) return await this.fs.rm(file, { force: true })
    const { format: _, version: __, favourite, ...rest } = parsed.data
    const change = favourite === undefined ? rest : { ...rest, marks: { ...rest.marks, favourite } }
    this.applyToRows(change)
    const finish = async (): Promise<void> => {
      const changed = change.ids.flatMap((id) => this.rows.get(id) ?? [])
      for (const drawer of new Set(changed.map(({ picture }) => dirname(this.layout.sidecar(picture))))) await this.sweep(drawer)
      await this.finishChange(file, change)
    }
    if (change.ids.length <= fewSidecars) return await finish()
    this.settling = this.settling.then(finish).catch(() => undefined)
  }

  private applyToRows({ ids, marks, before, trashedAt, fileRemovedAt }: Change): Record<string, PictureMarks> {
    return inTransaction(this.database, () => {
      const were: Record<string, PictureMarks> = {}
      if (marks !== undefined || before !== undefined) {
        const spelled = marks?.addTags === undefined ? marks : { ...marks, addTags: this.marks.spelled(marks.addTags) }
        for (const [id, was] of this.marks.read(ids)) {
          const after = before === undefined ? changeMarks(was, spelled ?? {}) : (before[id] ?? was)
          this.marks.write(id, was, after)
          were[id] = was
        }
      }
      for (const id of ids) {
        if (trashedAt !== undefined) this.rows.setTrashedAt(id, trashedAt)
        if (fileRemovedAt !== undefined) this.rows.setFileRemovedAt(id, fileRemovedAt)
      }
      return were
    })
  }

  private async finishChange(entry: string, { ids }: Change): Promise<void> {
    const changed = ids.flatMap((id) => this.rows.get(id) ?? [])
    await forEachAtOnce(changed, width, (stored) => this.writeSidecar(stored))
    await this.fs.rm(entry, { force: true })
  }

  async writeSidecar(stored: StoredPicture): Promise<void> {
    const file = this.layout.sidecar(stored.picture)
    await makeFolderDurable(dirname(file), { fs: this.fs })
    await writeJsonDurably(file, sidecarOf(stored), { fs: this.fs })
  }

  /** Takes away what a write that was cut off left in this one folder. */
  private async sweep(folder: string): Promise<void> {
    const names = (await ifThere(this.fs.readdir(folder))) ?? []
    for (const name of names) if (isTemporaryName(name)) await this.fs.rm(join(folder, basename(name)), { force: true })
  }
}

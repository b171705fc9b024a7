/** "Remove the file but keep its recipe": the original is deleted; a preview of it, the recipe and the sidecar stay. */
import { dirname } from 'node:path'
import type { Picture } from '../../../shared/domain/picture.ts'
import { makeFolderDurable, writeDurably } from '../../files/durable-file.ts'
import type { PictureRows } from '../database/picture-rows.ts'
import type { LibraryFs } from '../disk/library-fs.ts'
import { ifThere } from '../disk/library-fs.ts'
import type { LibraryPaths } from '../disk/library-paths.ts'

export class RemovedFiles {
  private readonly fs: LibraryFs
  private readonly paths: LibraryPaths
  private readonly rows: PictureRows

  constructor(fs: LibraryFs, paths: LibraryPaths, rows: PictureRows) {
    this.fs = fs
    this.paths = paths
    this.rows = rows
  }

  /** Stores the preview where it is not counted among what can be made again. Durable when it resolves. */
  async keepPreview({ sha256 }: Pick<Picture, 'sha256'>, thumbnail: Uint8Array): Promise<void> {
    const file = this.paths.preview(sha256)
    await makeFolderDurable(dirname(file), { fs: this.fs })
    await writeDurably(file, thumbnail, { fs: this.fs })
  }

  /** The preview; null if there is none. */
  async preview(sha256: string): Promise<Uint8Array | null> {
    return await ifThere(this.fs.readFile(this.paths.preview(sha256)))
  }

  /** Those whose rows say that their file was removed, and whose file exists. */
  async stillThere(ids: readonly string[]): Promise<string[]> {
    const found: string[] = []
    for (const id of ids) {
      const picture = this.rows.get(id)?.picture
      if (picture === undefined || picture.fileRemovedAt === null) continue
      if ((await ifThere(this.fs.stat(this.paths.original(picture)))) !== null) found.push(id)
    }
    return found
  }

  /**
   * Deletes the originals of those whose rows say so, unless another picture has the same bytes and needs them. Can be
   * repeated.
   * @returns bytes freed
   */
  async delete(ids: readonly string[]): Promise<number> {
    let freed = 0
    for (const id of ids) {
      const picture = this.rows.get(id)?.picture
      if (picture === undefined || picture.fileRemovedAt === null) continue
      if (this.rows.withSameBytes(picture.sha256).some(({ fileRemoved }) => !fileRemoved)) continue
      const file = this.paths.original(picture)
      const stats = await ifThere(this.fs.stat(file))
      if (stats === null) continue
      await this.fs.rm(file, { force: true })
      freed += stats.size
    }
    return freed
  }
}

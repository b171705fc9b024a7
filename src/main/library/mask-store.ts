import type { Clock } from '../../shared/clock.ts'
import type { Mask } from '../../shared/domain/mask.ts'
import { assertPicture } from '../../shared/domain/picture-signature.ts'
import { AppError } from '../../shared/errors.ts'
import { writeDurably, writeJsonDurably } from '../files/durable-file.ts'
import { hashOf } from './hash.ts'
import type { Layout } from './layout.ts'
import type { LibraryFs } from './library-fs.ts'
import type { PictureRows } from './picture-rows.ts'

/** The masks: each once, under the SHA-256 of its PNG, with a sidecar. */
export class MaskStore {
  private readonly fs: LibraryFs
  private readonly layout: Layout
  private readonly rows: PictureRows
  private readonly clock: Clock
  private readonly newId: () => string

  constructor(fs: LibraryFs, layout: Layout, rows: PictureRows, clock: Clock, newId: () => string) {
    this.fs = fs
    this.layout = layout
    this.rows = rows
    this.clock = clock
    this.newId = newId
  }

  /**
   * Stores the mask; the same bytes give the mask that is there.
   * @throws AppError invalid-input: no PNG; disk-full | storage
   */
  async add(png: Uint8Array): Promise<Mask> {
    const { mime, width, height } = assertPicture(png)
    if (mime !== 'image/png') throw new AppError('invalid-input', 'A mask is a PNG picture.')
    const sha256 = hashOf(png)
    const known = this.rows.mask('sha256', sha256)
    const mask = known ?? { id: this.newId(), sha256, width, height, createdAt: Math.round(this.clock.now()) }
    await writeDurably(this.layout.mask(sha256), png, { fs: this.fs })
    if (known !== null) return known
    await writeJsonDurably(this.layout.maskSidecar(sha256), { format: 'palimpsest-mask', version: 1, mask }, { fs: this.fs })
    this.rows.insertMask(mask)
    return mask
  }

  get(id: string): { mask: Mask; path: string } | null {
    const mask = this.rows.mask('id', id)
    return mask === null ? null : { mask, path: this.layout.mask(mask.sha256) }
  }
}

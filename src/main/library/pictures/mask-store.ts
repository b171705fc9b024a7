import type { Clock } from '../../../shared/clock.ts'
import type { RasterMask } from '../../../shared/domain/inpaint.ts'
import type { Mask } from '../../../shared/domain/mask.ts'
import { readSignature } from '../../../shared/domain/picture-signature.ts'
import { AppError } from '../../../shared/errors.ts'
import { t } from '../../../shared/messages/t.ts'
import { writeDurably, writeJsonDurably } from '../../files/durable-file.ts'
import type { Imaging } from '../../imaging/imaging.ts'
import { maskPng } from '../../imaging/mask-png.ts'
import type { PictureRows } from '../database/picture-rows.ts'
import { hashOf } from '../disk/hash.ts'
import type { LibraryFs } from '../disk/library-fs.ts'
import { ifReadable } from '../disk/library-fs.ts'
import type { LibraryPaths } from '../disk/library-paths.ts'
import { jsonOf, maskSidecarSchema } from '../disk/sidecar.ts'

export interface MaskStoreParts {
  fs: LibraryFs
  paths: LibraryPaths
  rows: PictureRows
  imaging: Imaging
  clock: Clock
  newId: () => string
}

/** @throws AppError disk-full | storage */
export async function writeMaskSidecar(fs: LibraryFs, paths: LibraryPaths, mask: Mask): Promise<void> {
  await writeJsonDurably(paths.maskSidecar(mask.sha256), { format: 'palimpsest-mask', version: 1, mask }, { fs })
}

/** What the sidecar of the mask with these bytes says; null if there is none, or it cannot be read or understood. */
export async function readMaskSidecar(fs: LibraryFs, paths: LibraryPaths, sha256: string): Promise<Mask | null> {
  const bytes = await ifReadable(fs, paths.maskSidecar(sha256))
  const parsed = bytes === null ? null : maskSidecarSchema.safeParse(jsonOf(bytes))
  return parsed?.success === true ? parsed.data.mask : null
}

/** A mask that can be stored as it is. */
export interface EncodedMask {
  png: Uint8Array
  width: number
  height: number
}

/** The masks: each once, under the SHA-256 of its PNG, with a sidecar. */
export class MaskStore {
  private readonly parts: MaskStoreParts

  constructor(parts: MaskStoreParts) {
    this.parts = parts
  }

  /**
   * The canonical PNG of these pixels, whatever form they came in.
   * @throws AppError invalid-input: no PNG, a damaged one, or pixels that do not fit their size
   */
  async encode(mask: Uint8Array | RasterMask): Promise<EncodedMask> {
    const raster = mask instanceof Uint8Array ? await this.decoded(mask) : mask
    return { png: await maskPng(raster), width: raster.width, height: raster.height }
  }

  /**
   * Stores the mask; for the same bytes the existing mask is returned.
   * @throws AppError disk-full | storage
   */
  async add({ png, width, height }: EncodedMask): Promise<Mask> {
    const { fs, paths, rows, clock, newId } = this.parts
    const sha256 = hashOf(png)
    const known = rows.mask('sha256', sha256)
    await writeDurably(paths.mask(sha256), png, { fs })
    if (known !== null) return known
    const mask: Mask = { id: newId(), sha256, width, height, createdAt: Math.round(clock.now()), name: null }
    await this.writeSidecar(mask)
    rows.insertMask(mask)
    return mask
  }

  get(id: string): { mask: Mask; path: string } | null {
    const { rows, paths } = this.parts
    const mask = rows.mask('id', id)
    return mask === null ? null : { mask, path: paths.mask(mask.sha256) }
  }

  /** In natural order: "mask 2" before "mask 10". */
  named(): Mask[] {
    const order = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })
    return this.parts.rows
      .namedMasks()
      .sort((a, b) => order.compare(a.name ?? '', b.name ?? '') || b.createdAt - a.createdAt)
  }

  /** @throws AppError not-found, disk-full, storage */
  async name(id: string, name: string | null): Promise<Mask> {
    const { rows } = this.parts
    const mask = rows.mask('id', id)
    if (mask === null)
      throw new AppError('not-found', t('library.maskStore.gone'), {
        nextStep: t('library.maskStore.saveAgain')
      })
    const named = { ...mask, name }
    await this.writeSidecar(named)
    rows.nameMask(id, name)
    return named
  }

  private async writeSidecar(mask: Mask): Promise<void> {
    await writeMaskSidecar(this.parts.fs, this.parts.paths, mask)
  }

  private async decoded(png: Uint8Array): Promise<RasterMask> {
    if (readSignature(png)?.mime !== 'image/png')
      throw new AppError('invalid-input', t('library.maskStore.notPng'), {
        nextStep: t('library.maskStore.saveAsPng')
      })
    try {
      const { pixels, width, height } = await this.parts.imaging.decode(png, 1)
      return { width, height, bits: 8, data: new Uint8Array(pixels) }
    } catch (error) {
      const message = error instanceof AppError ? error.message : t('library.maskStore.unreadable')
      throw new AppError(
        'invalid-input',
        message,
        { nextStep: t('library.maskStore.chooseAnotherFile') },
        { cause: error }
      )
    }
  }
}

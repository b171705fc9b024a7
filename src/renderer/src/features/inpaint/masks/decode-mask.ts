/** Decodes pictures to mask planes in the page: files of the user, masks from the library, the open picture itself. */

import { maskUrl } from '../../../../../shared/domain/picture.ts'
import { AppError } from '../../../../../shared/errors.ts'
import { t } from '../../../../../shared/messages/t.ts'
import type { MaskPixels } from '../../../../../shared/raster/mask-pixels.ts'
import { readFileBytes } from '../../../data/file-bytes.ts'
import { maskMimeOf } from './mask-bytes.ts'
import { emptyPlanes, type MaskPlanes, maskOf, readRows } from './mask-planes.ts'

/** Pixels read at once: a picture of 64 megapixels is never in memory twice. */
const bandPixels = 4 * 1024 * 1024

/** Calls back with the pixels of one band of rows after the other, top to bottom, until it returns false. */
function eachBand(bitmap: ImageBitmap, read: (rgba: Uint8ClampedArray, firstRow: number) => boolean): void {
  const { width, height } = bitmap
  const rows = Math.max(1, Math.min(height, Math.floor(bandPixels / width)))
  const canvas = new OffscreenCanvas(width, rows)
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  for (let y = 0; y < height; y += rows) {
    const count = Math.min(rows, height - y)
    context.clearRect(0, 0, width, rows)
    context.drawImage(bitmap, 0, y, width, count, 0, 0, width, count)
    if (!read(context.getImageData(0, 0, width, count).data, y)) return
  }
}

/** @throws AppError invalid-input when the pixels cannot be decoded */
async function planesOf(blob: Blob): Promise<MaskPlanes> {
  const bitmap = await createImageBitmap(blob, { colorSpaceConversion: 'none', premultiplyAlpha: 'none' }).catch(
    (cause: unknown) => {
      throw new AppError(
        'invalid-input',
        t('inpaint.decodeMask.damaged'),
        { nextStep: t('inpaint.decodeMask.damagedNext') },
        { cause }
      )
    }
  )
  try {
    const planes = emptyPlanes(bitmap)
    eachBand(bitmap, (rgba, firstRow) => {
      readRows(planes, rgba, firstRow)
      return true
    })
    return planes
  } finally {
    bitmap.close()
  }
}

/**
 * A file to be used as a mask.
 * @throws AppError for one that is no still PNG, JPEG or WebP picture, is damaged, or has more than 64 megapixels
 */
export async function readMaskFile(file: Blob): Promise<MaskPlanes> {
  const bytes = await readFileBytes(file)
  return planesOf(new Blob([bytes], { type: maskMimeOf(bytes) }))
}

/**
 * The pixels of a mask in the library.
 * @throws AppError not-found if its file is gone
 */
export async function readStoredMask(id: string): Promise<MaskPixels> {
  const answer = await fetch(maskUrl(id))
  if (!answer.ok) {
    throw new AppError('not-found', t('inpaint.decodeMask.missing'), {
      nextStep: t('inpaint.decodeMask.missingNext')
    })
  }
  return maskOf(await planesOf(await answer.blob()), 'white')
}

/** Whether any pixel of a picture is transparent. */
export function hasTransparency(bitmap: ImageBitmap): boolean {
  let found = false
  eachBand(bitmap, (rgba) => {
    for (let i = 3; i < rgba.length && !found; i += 4) found = rgba[i] !== 255
    return !found
  })
  return found
}

/** Fits a mask of another size to the canvas, and describes that. Pure. */
import { t } from '../../../../../shared/messages/t.ts'
import { boundsOf, isFull, isHard } from '../../../../../shared/raster/bounds.ts'
import type { MaskPixels, Size } from '../../../../../shared/raster/mask-pixels.ts'
import { scaleMask, threshold } from '../../../../../shared/raster/scale.ts'

/** The mask at the canvas's size; one with hard edges keeps them. */
export function fitMask(mask: MaskPixels, canvas: Size): MaskPixels {
  if (mask.width === canvas.width && mask.height === canvas.height) return mask
  const scaled = scaleMask(mask, canvas)
  return isHard(mask) ? threshold(scaled) : scaled
}

/** "1024 × 768" */
export function sizeWords({ width, height }: Size): string {
  return `${width} × ${height}`
}

/** Shapes that differ by less than this count as equal: a side was rounded. */
const sameShape = 0.01

/** How a mask of this size is changed to fit the canvas, as arguments of a message; null if it already fits. */
export function fitOf(mask: Size, canvas: Size): { stretched: 'yes' | 'no'; from: string; to: string } | null {
  if (mask.width === canvas.width && mask.height === canvas.height) return null
  const stretched = Math.abs((mask.width * canvas.height) / (mask.height * canvas.width) - 1) > sameShape
  return { stretched: stretched ? 'yes' : 'no', from: sizeWords(mask), to: sizeWords(canvas) }
}

/** What is unusual about a mask; null if nothing is. */
export function oddWords(mask: MaskPixels): string | null {
  if (boundsOf(mask) === null) return t('inpaint.fitMask.nothing')
  return isFull(mask) ? t('inpaint.fitMask.everything') : null
}

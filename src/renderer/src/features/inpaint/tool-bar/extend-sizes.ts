/** How far the canvas extends beyond the picture: what a ratio requires, and what is too much. Pure. */

import { canvasSize, type Extend, mostCanvasSide } from '../../../../../shared/domain/inpaint.ts'
import { maxPixels } from '../../../../../shared/domain/picture.ts'
import { t } from '../../../../../shared/messages/t.ts'
import type { Size } from '../../../../../shared/raster/mask-pixels.ts'

export type Sides = Pick<Extend, 'left' | 'top' | 'right' | 'bottom'>
export type Side = keyof Sides

/** Clockwise from the top, as in the form. */
export const sideNames: readonly Side[] = ['top', 'right', 'bottom', 'left']

export const mostSide = 4096

/** Common wider and narrower shapes. */
export const ratios = [
  { label: '16:9', width: 16, height: 9 },
  { label: '3:2', width: 3, height: 2 },
  { label: '1:1', width: 1, height: 1 },
  { label: '2:3', width: 2, height: 3 },
  { label: '9:16', width: 9, height: 16 }
] as const

/**
 * The minimum to be added to the picture for this shape: equally on both sides, an odd pixel on the right or at the
 * bottom.
 */
export function sidesForRatio(picture: Size, ratio: Size): Sides {
  const wider = Math.max(0, Math.round((picture.height * ratio.width) / ratio.height) - picture.width)
  const higher = wider > 0 ? 0 : Math.max(0, Math.round((picture.width * ratio.height) / ratio.width) - picture.height)
  const left = Math.floor(wider / 2)
  const top = Math.floor(higher / 2)
  return { left, right: wider - left, top, bottom: higher - top }
}

/** Extends every side by this much. */
export function moreOnEach(sides: Sides, pixels: number): Sides {
  const more = (side: Side): number => Math.min(mostSide, sides[side] + pixels)
  return { left: more('left'), top: more('top'), right: more('right'), bottom: more('bottom') }
}

export function sameSides(a: Sides, b: Sides): boolean {
  return sideNames.every((side) => a[side] === b[side])
}

/** Why a canvas of this size is impossible; null if it is possible. */
export function extendProblem(picture: Size, extend: Extend): string | null {
  const side = sideNames.find((name) => extend[name] > mostSide)
  if (side) return t('inpaint.extendSizes.sideTooLong', { side, limit: mostSide, pixels: extend[side] })
  const { width, height } = canvasSize(picture, extend)
  if (Math.max(width, height) > mostCanvasSide)
    return t('inpaint.extendSizes.tooLong', { pixels: Math.max(width, height), limit: mostCanvasSide })
  if (width * height > maxPixels)
    return t('inpaint.extendSizes.tooLarge', {
      megapixels: Math.ceil((width * height) / (1024 * 1024))
    })
  return null
}

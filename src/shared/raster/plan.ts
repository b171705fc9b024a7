/** Which part of a canvas is sent to be repainted, and at which size. */

import { type InpaintLimits, type InpaintMode, mostCanvasSide } from '../domain/inpaint.ts'
import { maxPixels } from '../domain/picture.ts'
import { t } from '../messages/t.ts'
import { clip, padded } from './bounds.ts'
import type { Rect, Size } from './mask-pixels.ts'
import { fitted, type Sides, shaped, sidesOf, stretchOf, widened } from './plan-size.ts'

export interface PlanQuestion {
  canvas: Size
  /** The painted part; null when nothing is painted. */
  bounds: Rect | null
  /** Every pixel is painted. */
  full?: boolean
  mode: InpaintMode
  /** Margin around the mask, canvas pixels. */
  padding: number
  limits: InpaintLimits
  /**
   * Pixels per side that the area is scaled to, approximately: width × height is near its square. Null: the model's
   * native size, or for the whole canvas its own.
   */
  sendAt: number | null
}

export interface InpaintPlan {
  /** Within the canvas, and contains what is painted. */
  area: Rect
  /** The model accepts both sides. */
  sent: Size
  /** Sent pixels per canvas pixel. */
  scale: number
  /** In plain words; if there are any, nothing can be sent. */
  problems: string[]
  /** In plain words. */
  warnings: string[]
}

/**
 * Computes the area and its sent size. Always returns a plan that a model accepts; `problems` says why it must not be
 * sent.
 */
export function planInpaint(question: PlanQuestion): InpaintPlan {
  const { canvas, limits } = question
  const sides = sidesOf(limits)
  const bounds = question.bounds && clip(question.bounds, canvas)
  const whole = question.mode === 'whole' || !bounds
  const { area, sent } = whole ? wholeCanvas(question, sides) : aroundMask(question, bounds, sides)
  const scale = Math.sqrt((sent.width * sent.height) / (area.width * area.height))
  const plan = { area, sent, scale, problems: [] as string[], warnings: [] as string[] }

  if (!bounds) plan.problems.push(t('raster.plan.empty'))
  if (canvas.width * canvas.height > maxPixels)
    plan.problems.push(t('raster.plan.tooManyPixels', { megapixels: megapixels(canvas) }))
  const longest = Math.max(canvas.width, canvas.height)
  if (longest > mostCanvasSide) plan.problems.push(t('raster.plan.tooLong', { longest, limit: mostCanvasSide }))
  if (question.full) plan.warnings.push(t('raster.plan.coversAll'))
  addSizeRemarks(plan, whole, limits)
  return plan
}

function wholeCanvas({ canvas, sendAt }: PlanQuestion, sides: Sides): { area: Rect; sent: Size } {
  const area = { x: 0, y: 0, width: Math.max(1, canvas.width), height: Math.max(1, canvas.height) }
  return { area, sent: fitted(area, sides, sendAt) }
}

/**
 * The mask with its margin, never so small that it is enlarged excessively, extended to a shape that the model accepts.
 */
function aroundMask(
  { canvas, padding, limits, sendAt }: PlanQuestion,
  bounds: Rect,
  sides: Sides
): { area: Rect; sent: Size } {
  const least = Math.ceil(sides.min / 4)
  const roomy = padded(bounds, padding, canvas)
  const large = widened(roomy, { width: Math.max(least, roomy.width), height: Math.max(least, roomy.height) }, canvas)
  const most = sides.max / sides.min
  const start = widened(
    large,
    { width: Math.max(large.width, large.height / most), height: Math.max(large.height, large.width / most) },
    canvas
  )
  return shaped(start, canvas, sides, sendAt ?? limits.native)
}

function addSizeRemarks(
  { area, sent, scale, problems, warnings }: InpaintPlan,
  whole: boolean,
  limits: InpaintLimits
): void {
  if (whole && (sent.width !== area.width || sent.height !== area.height)) {
    warnings.push(
      t('raster.plan.sentAt', {
        width: sent.width,
        height: sent.height,
        minSide: limits.minSide,
        maxSide: limits.maxSide,
        multipleOf: limits.multipleOf
      })
    )
  }
  const stretch = stretchOf(area, sent)
  const percent = Math.round((stretch - 1) * 100)
  if (stretch > 1.25) problems.push(t('raster.plan.tooNarrow', { width: area.width, height: area.height, percent }))
  else if (percent > 2) warnings.push(t('raster.plan.squeezed', { percent }))
  if (losesDetail({ scale })) warnings.push(t('raster.plan.scaledDown', { scale: percentOf(scale) }))
}

const percentOf = (scale: number): number => Math.round(scale * 100)

/** It is sent so much smaller that it shows. */
export const losesDetail = ({ scale }: Pick<InpaintPlan, 'scale'>): boolean => percentOf(scale) < 97

const megapixels = ({ width, height }: Size): number => Math.ceil((width * height) / 2 ** 20)

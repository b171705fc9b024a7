/** What part of a canvas is sent to be repainted, and at which size. */
import { type InpaintLimits, type InpaintMode, mostCanvasSide } from '../domain/inpaint.ts'
import { maxPixels } from '../domain/picture.ts'
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
  /** Room around the mask, canvas pixels. */
  padding: number
  limits: InpaintLimits
  /**
   * Pixels a side that the area is scaled to, about: width × height is near its square. Null: native size of the model,
   * or for the whole canvas its own.
   */
  sendAt: number | null
}

export interface InpaintPlan {
  /** Lies within the canvas and holds what is painted. */
  area: Rect
  /** Both sides are such as the model takes. */
  sent: Size
  /** Sent pixels for one canvas pixel. */
  scale: number
  /** In plain words; while there is one, nothing can be sent. */
  problems: string[]
  /** In plain words. */
  warnings: string[]
}

/**
 * Works out the area and its sent size. Gives a plan that a model takes in any case; `problems` says why it must not be
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

  if (!bounds) plan.problems.push('Nothing is painted yet: paint what is to change.')
  if (canvas.width * canvas.height > maxPixels)
    plan.problems.push(`The canvas has ${megapixels(canvas)} megapixels; at most 64 can be sent.`)
  const longest = Math.max(canvas.width, canvas.height)
  if (longest > mostCanvasSide)
    plan.problems.push(`The canvas is ${longest} pixels long; at most ${mostCanvasSide} can be repainted.`)
  if (question.full) plan.warnings.push('The mask covers everything: nothing of the picture is kept.')
  addSizeRemarks(plan, whole, limits)
  return plan
}

function wholeCanvas({ canvas, sendAt }: PlanQuestion, sides: Sides): { area: Rect; sent: Size } {
  const area = { x: 0, y: 0, width: Math.max(1, canvas.width), height: Math.max(1, canvas.height) }
  return { area, sent: fitted(area, sides, sendAt) }
}

/**
 * The mask with its padding, never so small that it is blown up beyond sense, grown to a shape that the model takes.
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
  const what = whole ? 'The picture' : 'The part around the mask'
  if (whole && (sent.width !== area.width || sent.height !== area.height)) {
    const steps = limits.multipleOf > 1 ? ` in steps of ${limits.multipleOf}` : ''
    warnings.push(
      `${what} is sent at ${sent.width} × ${sent.height}: ` +
        `the model takes sides of ${limits.minSide} to ${limits.maxSide} pixels${steps}.`
    )
  }
  const stretch = stretchOf(area, sent)
  const percent = Math.round((stretch - 1) * 100)
  if (stretch > 1.25)
    problems.push(
      `${what} is ${area.width} × ${area.height}, too long and narrow for this model: ` +
        `it would be squeezed by ${percent} %.`
    )
  else if (percent > 2) warnings.push(`${what} is squeezed by ${percent} % to a shape that the model takes.`)
  const share = Math.round(scale * 100)
  if (share < 97) warnings.push(`${what} is sent at ${share} % of its size, and loses detail.`)
}

const megapixels = ({ width, height }: Size): number => Math.ceil((width * height) / 2 ** 20)

/** Sides that a model accepts, and areas whose shape fits them. */
import type { InpaintLimits } from '../domain/inpaint.ts'
import type { Rect, Size } from './mask-pixels.ts'

/** The sides that a model accepts: `min` and `max` are multiples of `step`. */
export interface Sides {
  step: number
  min: number
  max: number
}

/** @throws RangeError if no side is within the limits */
export function sidesOf({ multipleOf, minSide, maxSide }: InpaintLimits): Sides {
  const step = Math.max(1, multipleOf)
  const min = Math.max(1, Math.ceil(minSide / step)) * step
  const max = Math.floor(maxSide / step) * step
  if (max < min) throw new RangeError(`There is no multiple of ${step} from ${minSide} to ${maxSide}.`)
  return { step, min, max }
}

const within = (side: number, { min, max }: Sides): number => Math.min(max, Math.max(min, side))
const nearest = (side: number, sides: Sides): number => within(Math.round(side / sides.step) * sides.step, sides)

/** How much the shapes differ: 1 for the same proportions, 1.1 if one of the sides is stretched by 10 %. */
export function stretchOf(a: Size, b: Size): number {
  const ratio = (a.width * b.height) / (a.height * b.width)
  return Math.max(ratio, 1 / ratio)
}

/**
 * The factor that gives an area about `side`² pixels (null: unchanged) and, if possible, both sides within the model's
 * limits.
 */
function scaleFor(area: Size, sides: Sides, side: number | null): number {
  const wanted = side === null ? 1 : side / Math.sqrt(area.width * area.height)
  const most = sides.max / Math.max(area.width, area.height)
  const least = sides.min / Math.min(area.width, area.height)
  return Math.min(most, Math.max(least, wanted))
}

/** The size at which this area is sent, with its proportions kept as far as steps and limits allow. */
export function fitted(area: Size, sides: Sides, side: number | null): Size {
  const scale = scaleFor(area, sides, side)
  return { width: nearest(area.width * scale, sides), height: nearest(area.height * scale, sides) }
}

/** At least as large as `size` if the canvas has room, around the same centre if possible. Contains the rectangle. */
export function widened(rect: Rect, size: Size, canvas: Size): Rect {
  const width = Math.min(canvas.width, Math.max(rect.width, Math.round(size.width)))
  const height = Math.min(canvas.height, Math.max(rect.height, Math.round(size.height)))
  const from = (at: number, extra: number, most: number) => Math.min(most, Math.max(0, at - Math.floor(extra / 2)))
  return {
    x: from(rect.x, width - rect.width, canvas.width - width),
    y: from(rect.y, height - rect.height, canvas.height - height),
    width,
    height
  }
}

/**
 * A size of about `side`² pixels that the model accepts, and the area extended by the few pixels needed for the same
 * shape.
 */
export function shaped(start: Rect, canvas: Size, sides: Sides, side: number): { area: Rect; sent: Size } {
  const scale = scaleFor(start, sides, side)
  let best = { area: start, sent: fitted(start, sides, side), cost: Number.POSITIVE_INFINITY }
  for (const width of around(start.width * scale, sides)) {
    for (const height of around(start.height * scale, sides)) {
      const sent = { width, height }
      const area = widened(
        start,
        { width: (start.height * width) / height, height: (start.width * height) / width },
        canvas
      )
      const grown = (area.width * area.height) / (start.width * start.height) - 1
      const off = Math.abs(Math.log((width * height) / (start.width * start.height * scale * scale)))
      const cost = (stretchOf(area, sent) - 1) * 20 + grown + off / 4
      if (cost < best.cost) best = { area, sent, cost }
    }
  }
  return { area: best.area, sent: best.sent }
}

function around(side: number, sides: Sides): number[] {
  const below = Math.floor(side / sides.step) * sides.step
  return [...new Set([within(below, sides), within(below + sides.step, sides)])]
}

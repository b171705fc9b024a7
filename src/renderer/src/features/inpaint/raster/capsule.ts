/**
 * The shape of one segment of a stroke: the convex hull of two circles. It is filled row by row: in each row the hull
 * is one run of pixels, and a pixel belongs to it if its centre does. That is exact, leaves no grey and costs a few
 * square roots per row.
 */
import { clip } from '../../../../../shared/raster/bounds.ts'
import type { Rect, Size } from '../../../../../shared/raster/mask-pixels.ts'

/** Where a brush touches: centre and radius in canvas pixels; pixel 0, 0 extends from 0 to 1. */
export interface Dab {
  x: number
  y: number
  r: number
}

/** The pixels that a segment may change; null if it is outside. */
export function capsuleBox(a: Dab, b: Dab, size: Size): Rect | null {
  const x = Math.floor(Math.min(a.x - a.r, b.x - b.r))
  const y = Math.floor(Math.min(a.y - a.r, b.y - b.r))
  const right = Math.ceil(Math.max(a.x + a.r, b.x + b.r))
  const bottom = Math.ceil(Math.max(a.y + a.r, b.y + b.r))
  return clip({ x, y, width: right - x, height: bottom - y }, size)
}

/**
 * Calls `run` for every row of `box` that the segment crosses.
 * @param run row, first pixel and last pixel (exclusive); within the box
 */
export function capsuleRuns(a: Dab, b: Dab, box: Rect, run: (y: number, from: number, to: number) => void): void {
  const sides = sidesOf(a, b)
  for (let y = box.y; y < box.y + box.height; y += 1) {
    const at = y + 0.5
    let left = Number.POSITIVE_INFINITY
    let right = Number.NEGATIVE_INFINITY
    for (const dab of [a, b]) {
      const down = at - dab.y
      const across = dab.r * dab.r - down * down
      if (across < 0) continue
      const half = Math.sqrt(across)
      if (dab.x - half < left) left = dab.x - half
      if (dab.x + half > right) right = dab.x + half
    }
    for (let i = 0; i < sides.length; i += 4) {
      const y0 = sides[i + 1] as number
      const y1 = sides[i + 3] as number
      if ((y0 < at && y1 < at) || (y0 > at && y1 > at) || y0 === y1) continue
      const x = (sides[i] as number) + (((sides[i + 2] as number) - (sides[i] as number)) * (at - y0)) / (y1 - y0)
      if (x < left) left = x
      if (x > right) right = x
    }
    const from = Math.max(box.x, Math.ceil(left - 0.5))
    const to = Math.min(box.x + box.width, Math.floor(right - 0.5) + 1)
    if (to > from) run(y, from, to)
  }
}

/** The two straight sides, x0 y0 x1 y1 each: they touch both circles. None if one circle contains the other. */
function sidesOf(a: Dab, b: Dab): number[] {
  const dx = b.x - a.x
  const dy = b.y - a.y
  const far = Math.hypot(dx, dy)
  if (far <= Math.abs(a.r - b.r)) return []
  // The normal at the contact points tilts forward or back as the radius changes along the segment.
  const sine = (a.r - b.r) / far
  const cosine = Math.sqrt(1 - sine * sine)
  const sides: number[] = []
  for (const sign of [1, -1]) {
    const nx = (sine * dx - sign * cosine * dy) / far
    const ny = (sine * dy + sign * cosine * dx) / far
    sides.push(a.x + a.r * nx, a.y + a.r * ny, b.x + b.r * nx, b.y + b.r * ny)
  }
  return sides
}

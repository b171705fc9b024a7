/** Closed shapes as runs of pixels. As with the brush, a pixel belongs to a shape if its centre does. */
import { clip } from '../../../../../shared/raster/bounds.ts'
import type { Rect, Size } from '../../../../../shared/raster/mask-pixels.ts'

export interface Spot {
  x: number
  y: number
}

/** Called with a row, its first pixel and its last one (exclusive). */
export type Run = (y: number, from: number, to: number) => void

/** The pixels whose centres are between two corners, clipped; null if there are none. */
export function boxBetween(a: Spot, b: Spot, size: Size): Rect | null {
  const x = Math.ceil(Math.min(a.x, b.x) - 0.5)
  const y = Math.ceil(Math.min(a.y, b.y) - 0.5)
  return clip(
    { x, y, width: Math.floor(Math.max(a.x, b.x) - 0.5) + 1 - x, height: Math.floor(Math.max(a.y, b.y) - 0.5) + 1 - y },
    size
  )
}

export function rectangleRuns(box: Rect, run: Run): void {
  for (let y = box.y; y < box.y + box.height; y += 1) run(y, box.x, box.x + box.width)
}

/** The ellipse that fills the rectangle between two corners. */
export function ellipseRuns(a: Spot, b: Spot, box: Rect, run: Run): void {
  const rx = Math.abs(b.x - a.x) / 2
  const ry = Math.abs(b.y - a.y) / 2
  if (rx === 0 || ry === 0) return
  const cx = (a.x + b.x) / 2
  const cy = (a.y + b.y) / 2
  for (let y = box.y; y < box.y + box.height; y += 1) {
    const down = (y + 0.5 - cy) / ry
    if (Math.abs(down) > 1) continue
    const half = rx * Math.sqrt(1 - down * down)
    const from = Math.max(box.x, Math.ceil(cx - half - 0.5))
    const to = Math.min(box.x + box.width, Math.floor(cx + half - 0.5) + 1)
    if (to > from) run(y, from, to)
  }
}

/** The pixels that a closed line may contain; null if it is outside. */
export function boxAround(points: readonly Spot[], size: Size): Rect | null {
  let left = Number.POSITIVE_INFINITY
  let top = Number.POSITIVE_INFINITY
  let right = Number.NEGATIVE_INFINITY
  let bottom = Number.NEGATIVE_INFINITY
  for (const { x, y } of points) {
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  return points.length > 0 ? boxBetween({ x: left, y: top }, { x: right, y: bottom }, size) : null
}

/**
 * What a closed line encloses. A line that crosses itself leaves no holes (non-zero winding): a lasso's loops are all
 * inside. A pixel whose centre is on the line belongs to the side right of it and below it, so two shapes with a common
 * side leave no gap.
 */
export function polygonRuns(points: readonly Spot[], box: Rect, run: Run): void {
  const rows = crossings(points, box)
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i]
    if (!row) continue
    row.sort((p, q) => p.x - q.x)
    let winding = 0
    let start = 0
    for (const { x, turn } of row) {
      if (winding === 0) start = x
      winding += turn
      if (winding !== 0) continue
      const from = Math.max(box.x, Math.ceil(start - 0.5))
      const to = Math.min(box.x + box.width, Math.ceil(x - 0.5))
      if (to > from) run(box.y + i, from, to)
    }
  }
}

interface Crossing {
  x: number
  turn: 1 | -1
}

/** Where the line crosses the middle of each row, and whether it goes down or up there. */
function crossings(points: readonly Spot[], box: Rect): (Crossing[] | undefined)[] {
  const rows: (Crossing[] | undefined)[] = Array.from({ length: box.height })
  for (let i = 0; i < points.length; i += 1) {
    const a = points[i] as Spot
    const b = points[(i + 1) % points.length] as Spot
    const turn = b.y > a.y ? 1 : -1
    const from = Math.max(box.y, Math.ceil(Math.min(a.y, b.y) - 0.5))
    const to = Math.min(box.y + box.height, Math.ceil(Math.max(a.y, b.y) - 0.5))
    for (let y = from; y < to; y += 1) {
      const x = a.x + ((b.x - a.x) * (y + 0.5 - a.y)) / (b.y - a.y)
      const row = rows[y - box.y]
      if (row) row.push({ x, turn })
      else rows[y - box.y] = [{ x, turn }]
    }
  }
  return rows
}

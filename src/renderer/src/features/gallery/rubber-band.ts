/** The selection frame drawn by dragging the mouse: its position, what it touches, how fast the edges scroll. */
import { type Box, type GridRows, itemsIn } from './grid-rows.ts'

export interface Point {
  x: number
  y: number
}

/** Pixels that the mouse has to move to count as dragging rather than clicking. */
export const bandThreshold = 5
/** Closer than this to an edge of the view the grid scrolls, pixels. */
const edge = 36
/** Pixels per frame for each pixel beyond that line, and the maximum. */
const pull = 0.4
const fastest = 60

/** The box between two points, in whichever direction the mouse moved. */
export function boxBetween(from: Point, to: Point): Box {
  return {
    left: Math.min(from.x, to.x),
    top: Math.min(from.y, to.y),
    right: Math.max(from.x, to.x) + 1,
    bottom: Math.max(from.y, to.y) + 1
  }
}

/** True once the mouse has been dragged. */
export function isDragged(from: Point, to: Point): boolean {
  return Math.hypot(to.x - from.x, to.y - from.y) >= bandThreshold
}

/**
 * Pixels to scroll in this frame while the mouse is near or beyond an edge of the view; 0 in the middle.
 * @param y pixels below the top of the view
 */
export function edgeScroll(y: number, height: number): number {
  if (y < edge) return -Math.min(fastest, Math.ceil((edge - y) * pull))
  if (y > height - edge) return Math.min(fastest, Math.ceil((y - height + edge) * pull))
  return 0
}

/** The items that the frame touches, without jobs. @param first the first item that is a picture */
export function framedItems(rows: GridRows, box: Box, aspect: (at: number) => number, first: number): number[] {
  return itemsIn(rows, box, aspect).filter((item) => item >= first)
}

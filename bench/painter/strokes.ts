/** The strokes of a run, and the shape that they should leave. */
import { brush } from './candidate.ts'

export type Point = readonly [x: number, y: number]

export const eventsPerStroke = 60

/**
 * A wandering stroke, the same for the same picture and number: events 4 to 16 canvas pixels apart, all within the
 * picture.
 */
export function strokeOf(side: number, number: number): Point[] {
  const random = randomFrom(side * 7919 + number)
  const edge = side - 2
  let x = 2 + random() * edge * 0.98
  let y = 2 + random() * edge * 0.98
  let heading = random() * Math.PI * 2
  const points: Point[] = [[x, y]]
  for (let i = 0; i < eventsPerStroke; i += 1) {
    heading += (random() - 0.5) * 0.8
    const far = 4 + random() * 12
    // Turns back at the border.
    if (x + Math.cos(heading) * far < 1 || x + Math.cos(heading) * far > edge) heading = Math.PI - heading
    if (y + Math.sin(heading) * far < 1 || y + Math.sin(heading) * far > edge) heading = -heading
    x += Math.cos(heading) * far
    y += Math.sin(heading) * far
    points.push([x, y])
  }
  return points
}

function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Every pixel whose centre is within half a brush of a stroke, by asking each pixel around each segment. */
export function exactShape(side: number, strokes: number): Uint8Array {
  const shape = new Uint8Array(side * side)
  const radius = brush / 2
  for (let number = 0; number < strokes; number += 1) {
    const points = strokeOf(side, number)
    points.slice(1).forEach((to, i) => {
      const [ax, ay] = points[i] as Point
      const [bx, by] = to
      const square = (bx - ax) ** 2 + (by - ay) ** 2
      const bottom = Math.min(side - 1, Math.ceil(Math.max(ay, by) + radius))
      const right = Math.min(side - 1, Math.ceil(Math.max(ax, bx) + radius))
      for (let y = Math.max(0, Math.floor(Math.min(ay, by) - radius)); y <= bottom; y += 1) {
        for (let x = Math.max(0, Math.floor(Math.min(ax, bx) - radius)); x <= right; x += 1) {
          const px = x + 0.5 - ax
          const py = y + 0.5 - ay
          const along = square === 0 ? 0 : Math.min(1, Math.max(0, (px * (bx - ax) + py * (by - ay)) / square))
          const dx = px - along * (bx - ax)
          const dy = py - along * (by - ay)
          if (dx * dx + dy * dy <= radius * radius) shape[y * side + x] = 1
        }
      }
    })
  }
  return shape
}

/**
 * The brush size on a slider: each step enlarges it by the same factor, so that 3 px and 300 px are both easy to set.
 * Pure.
 */
import { brushSizes } from '../painter/mask-editor.ts'

const { least, most } = brushSizes

/** Steps of the slider. */
export const brushSteps = 200

/** @param position 0 to `brushSteps` @returns canvas pixels, an integer */
export function brushSizeAt(position: number): number {
  return Math.round(least * (most / least) ** (position / brushSteps))
}

/** @param size canvas pixels, as the painter takes them @returns 0 to `brushSteps`, an integer */
export function brushPosition(size: number): number {
  return Math.round((Math.log(size / least) / Math.log(most / least)) * brushSteps)
}

/** The size after a step of the slider by its arrow keys: always different, even if steps are finer than a pixel. */
export function brushStepped(size: number, position: number): number {
  const to = brushSizeAt(position)
  const up = position > brushPosition(size)
  if (up) return Math.max(to, Math.min(most, Math.floor(size) + 1))
  return position < brushPosition(size) ? Math.min(to, Math.max(least, Math.ceil(size) - 1)) : size
}

/** On a finer scale the width of strokes could hardly be distinguished: eight steps per doubling. */
const rungOf = (size: number): number => Math.max(1, 2 ** (Math.floor(Math.log2(size)) - 3))

/**
 * The size after a press of its key: the next step on a scale of integers, so that a step up and a step down cancel
 * out. @param rungs how many at once
 */
export function brushRung(size: number, by: 1 | -1, rungs: number): number {
  let to = Math.round(size)
  for (let at = 0; at < rungs; at += 1) {
    const rung = rungOf(by === 1 ? to : Math.max(least, to - 1))
    to = by === 1 ? (Math.floor(to / rung) + 1) * rung : (Math.ceil(to / rung) - 1) * rung
  }
  return Math.max(least, Math.min(most, to))
}

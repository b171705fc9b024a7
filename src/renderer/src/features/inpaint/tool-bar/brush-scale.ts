/**
 * The brush's size on a slider: each step of the hand makes it larger by the same share, so that 3 px and 300 px are
 * both easily met. Pure.
 */
import { brushSizes } from '../painter/mask-editor.ts'

const { least, most } = brushSizes

/** Steps of the slider. */
export const brushSteps = 200

/** @param position 0 to `brushSteps` @returns canvas pixels, whole */
export function brushSizeAt(position: number): number {
  return Math.round(least * (most / least) ** (position / brushSteps))
}

/** @param size canvas pixels, as the painter takes them @returns 0 to `brushSteps`, whole */
export function brushPosition(size: number): number {
  return Math.round((Math.log(size / least) / Math.log(most / least)) * brushSteps)
}

/** The size after a step of the slider by its arrow keys: one that differs also where steps are finer than a pixel. */
export function brushStepped(size: number, position: number): number {
  const to = brushSizeAt(position)
  const up = position > brushPosition(size)
  if (up) return Math.max(to, Math.min(most, Math.floor(size) + 1))
  return position < brushPosition(size) ? Math.min(to, Math.max(least, Math.ceil(size) - 1)) : size
}

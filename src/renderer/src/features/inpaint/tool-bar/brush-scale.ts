/** The brush's size on a slider: each step of the hand makes it larger by the same share, so that 3 px and 900 px are both easily met. Pure. */

export const leastBrush = 1
export const mostBrush = 2000
/** Steps of the slider. */
export const brushSteps = 200

/** @param position 0 to `brushSteps` @returns canvas pixels, whole */
export function brushSizeAt(position: number): number {
  return Math.round(leastBrush * (mostBrush / leastBrush) ** (position / brushSteps))
}

/** @param size canvas pixels, 1 to 2000 @returns 0 to `brushSteps`, whole */
export function brushPosition(size: number): number {
  return Math.round((Math.log(size / leastBrush) / Math.log(mostBrush / leastBrush)) * brushSteps)
}

/** The size after a step of the slider by its arrow keys: one that differs also where steps are finer than a pixel. */
export function brushStepped(size: number, position: number): number {
  const to = brushSizeAt(position)
  const up = position > brushPosition(size)
  if (up) return Math.max(to, Math.min(mostBrush, Math.floor(size) + 1))
  return position < brushPosition(size) ? Math.min(to, Math.max(leastBrush, Math.ceil(size) - 1)) : size
}

/** Which pictures of the strip are rendered. All have the same width, so this is counting. */

/** Pixels from one picture to the next, including the gap. */
export const pitch = 60
export const gap = 4

/** Pictures rendered beyond each edge. */
const overscan = 6

/**
 * Half the width is added before the first picture and after the last, so that these can be in the middle, too. Pixels.
 */
export function roomBeside(width: number): number {
  return Math.max(0, Math.round((width - (pitch - gap)) / 2))
}

/**
 * @param left how far the strip is scrolled, pixels
 * @returns positions, the last one excluded
 */
export function stripWindow(left: number, width: number, count: number): { first: number; end: number } {
  const from = left - roomBeside(width)
  const first = Math.max(0, Math.floor(from / pitch) - overscan)
  const end = Math.min(count, Math.ceil((from + width) / pitch) + overscan)
  return { first: Math.min(first, Math.max(0, end)), end: Math.max(0, end) }
}

/** Where a key leads from a position; undefined for a key without a meaning here. */
export function stripTarget(key: string, at: number, width: number, count: number): number | undefined {
  const page = Math.max(1, Math.floor(width / pitch) - 1)
  const places: Record<string, number> = {
    ArrowLeft: at - 1,
    ArrowRight: at + 1,
    PageUp: at - page,
    PageDown: at + page,
    Home: 0,
    End: count - 1
  }
  const place = places[key]
  return place === undefined ? undefined : Math.max(0, Math.min(count - 1, place))
}

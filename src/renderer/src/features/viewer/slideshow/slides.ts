/** The order of a slideshow. Pure: the shuffle's randomness is an argument. */

export interface Slides {
  ids: readonly string[]
  /** Position of the current picture. */
  at: number
}

/**
 * @param ids as they are listed
 * @param from the picture to start with; null: the first
 */
export function listedSlides(ids: readonly string[], from: string | null): Slides {
  return { ids, at: Math.max(0, from === null ? 0 : ids.indexOf(from)) }
}

/**
 * Shuffled, each picture once, starting with the given one.
 * @param random 0 to below 1
 */
export function shuffledSlides(ids: readonly string[], from: string | null, random: () => number): Slides {
  const shuffled = [...ids]
  const start = from === null ? -1 : shuffled.indexOf(from)
  if (start > 0) [shuffled[0], shuffled[start]] = [shuffled[start]!, shuffled[0]!]
  for (let last = shuffled.length - 1; last > (start >= 0 ? 1 : 0); last -= 1) {
    const first = start >= 0 ? 1 : 0
    const other = first + Math.floor(random() * (last + 1 - first))
    ;[shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!]
  }
  return { ids: shuffled, at: 0 }
}

/**
 * The next slide that can be shown.
 * @param unshown ids of pictures without a file
 * @returns its position, or null at the end, or if none is left
 */
export function nextSlide({ ids, at }: Slides, by: 1 | -1, loop: boolean, unshown: ReadonlySet<string>): number | null {
  for (let step = 1; step <= ids.length; step += 1) {
    const place = at + by * step
    if (!loop && (place < 0 || place >= ids.length)) return null
    const wrapped = ((place % ids.length) + ids.length) % ids.length
    if (!unshown.has(ids[wrapped]!)) return wrapped
  }
  return null
}

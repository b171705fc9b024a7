/** Places in the history: integers that follow the date and fit in a JavaScript number. */

/**
 * A picture's place is its time in milliseconds times this, plus a count: it follows the date and leaves room for many
 * at the same time.
 */
export const placesPerMillisecond = 1024

/**
 * The last place that a date or sidecar may ask for: a day in the year 2248. After it there is room for a million
 * million more pictures, so that no date or file, however wrong, can keep the next picture from getting a place.
 */
export const lastPlace = 2 ** 53 - 2 ** 40

/** The first place for this time. @param createdAt epoch milliseconds */
export function placeAt(createdAt: number): number {
  return Math.min(Math.max(Math.round(createdAt) * placesPerMillisecond, 1), lastPlace)
}

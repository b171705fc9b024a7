/** Places in the history: whole numbers that follow the date, and that every number of JavaScript can hold. */

/** Milliseconds times this, plus a count, is a picture's place: it follows the date and has room for many at once. */
export const placesPerMillisecond = 1024

/**
 * The last place that a date or a sidecar may ask for: some day of the year 2248. Behind it there is room for a million
 * million pictures more, so that no date and no file, however wrong, can keep the next picture from having a place.
 */
export const lastPlace = 2 ** 53 - 2 ** 40

/** The first place of this time. @param createdAt epoch milliseconds */
export function placeAt(createdAt: number): number {
  return Math.min(Math.max(Math.round(createdAt) * placesPerMillisecond, 1), lastPlace)
}

/**
 * When a pending job is polled: at intervals from 2 s to 10 s, so that a quick job is found soon and a slow one is not
 * pestered.
 */

const first = 2000
const longest = 10_000
const growth = 1.3

/** Milliseconds before poll number `poll` (from 0). */
export function pollDelay(poll: number): number {
  return Math.min(longest, Math.round(first * growth ** poll))
}

/** A service may not know its own job yet: this many consecutive "not found" answers are taken as "not yet". */
export const notYetLimit = 6

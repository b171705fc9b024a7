/**
 * Which time may be trusted before anything is deleted as too old. A wrong clock (a flat battery, another system on the
 * machine, a mistyped year) looks the same as an app that was closed for weeks; what distinguishes them is that time
 * continues from there.
 */

export const day = 86_400_000
/** How far the clock may move without being doubted. */
const usual = 2 * day

/** What is remembered from check to check; epoch milliseconds. */
export interface SeenTime {
  /** The clock at the last check. */
  seenAt: number | null
  /** The latest time from which the clock was seen to continue. */
  trustedAt: number | null
  /** Since when the clock is in doubt; null if it is not. */
  doubtAt: number | null
}

export const neverSeen: SeenTime = { seenAt: null, trustedAt: null, doubtAt: null }

/**
 * Checks the clock. While it advances by no more than two days beyond what is known to have passed, it is trusted. A
 * jump, or an absence of the app, puts it in doubt for a day: until then the time seen before counts, so that an app
 * opened once a week trusts last week's time. A clock that was set back is trusted no further than what it says now.
 * @param now the clock
 * @param passed milliseconds since the last check by a clock that never jumps; 0 if unknown
 */
export function lookAtClock({ seenAt, trustedAt, doubtAt }: SeenTime, now: number, passed: number): SeenTime {
  if (seenAt === null) return { seenAt: now, trustedAt, doubtAt: now }
  const moved = now - seenAt - passed
  const notLater = trustedAt === null ? null : Math.min(trustedAt, now)
  if (moved < -usual) return { seenAt: now, trustedAt: notLater, doubtAt: now }
  if (moved > usual) return { seenAt: now, trustedAt: seenAt, doubtAt: now }
  if (doubtAt !== null && now < doubtAt + day)
    return { seenAt: now, trustedAt: notLater, doubtAt: Math.min(doubtAt, now) }
  return { seenAt: now, trustedAt: now, doubtAt: null }
}

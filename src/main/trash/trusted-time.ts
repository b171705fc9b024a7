/**
 * Which time may be believed before anything is deleted because it is old. A clock that is wrong (a flat battery,
 * another system on the machine, a mistyped year) looks the same as an app that was closed for weeks; what tells them
 * apart is that time goes on from there.
 */

export const day = 86_400_000
/** As far as the clock may move without being asked. */
const usual = 2 * day

/** What is remembered from look to look; epoch milliseconds. */
export interface SeenTime {
  /** The clock at the last look. */
  seenAt: number | null
  /** The latest time that the clock has been seen to go on from. */
  trustedAt: number | null
  /** Since when the clock is in doubt; null when it is not. */
  doubtAt: number | null
}

export const neverSeen: SeenTime = { seenAt: null, trustedAt: null, doubtAt: null }

/**
 * A look at the clock. While it goes on by no more than two days beyond what is known to have passed, it is believed. A
 * jump, or an absence of the app, puts it in doubt for a day: until then what was seen before it counts, so that an app
 * that is opened once a week believes last week's time. A clock that went back is believed no more than what it says
 * now.
 * @param now the clock
 * @param passed milliseconds that have passed since the last look by a clock that never jumps; 0 when that is not known
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

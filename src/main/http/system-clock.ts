import { setTimeout as delay } from 'node:timers/promises'
import type { Clock } from '../../shared/clock.ts'

/** The machine's own time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: async (ms, signal) => {
    try {
      await delay(ms, undefined, { signal })
    } catch (error) {
      // Node throws an error of its own around the reason.
      signal?.throwIfAborted()
      throw error
    }
  }
}

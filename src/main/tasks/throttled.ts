import type { Clock } from '../../shared/clock.ts'

export interface Throttled {
  /** Calls at once if the last call is long enough ago, otherwise as soon as it is. */
  soon(): void
  /** No more calls. */
  stop(): void
}

/** Calls at most once every `every` milliseconds, and never drops the last one. */
export function throttled(clock: Clock, every: number, call: () => void): Throttled {
  const stopped = new AbortController()
  let last = Number.NEGATIVE_INFINITY
  let due = false
  const now = (): void => {
    last = clock.monotonic()
    call()
  }
  const later = async (wait: number): Promise<void> => {
    due = true
    try {
      await clock.sleep(wait, stopped.signal)
    } catch {
      return
    }
    due = false
    now()
  }
  return {
    soon() {
      if (due || stopped.signal.aborted) return
      const wait = last + every - clock.monotonic()
      if (wait <= 0) now()
      else void later(wait)
    },
    stop: () => stopped.abort()
  }
}

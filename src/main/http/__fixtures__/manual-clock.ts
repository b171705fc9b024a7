import type { Clock } from '../../../shared/clock.ts'

/** A clock that stands still until the test moves it. */
export interface ManualClock extends Clock {
  /** Moves on and wakes sleepers that are due. */
  advance(ms: number): void
  /** Resolves as soon as somebody sleeps for exactly this long. */
  sleeperOf(ms: number): Promise<void>
  readonly sleepers: number
}

interface Sleeper {
  at: number
  ms: number
  wake: () => void
}

export function manualClock(start = Date.UTC(2026, 0, 1)): ManualClock {
  let time = start
  const sleeping = new Set<Sleeper>()
  const watchers = new Set<() => void>()
  return {
    now: () => time,
    monotonic: () => time - start,
    get sleepers() {
      return sleeping.size
    },
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason)
        const sleeper: Sleeper = { at: time + ms, ms, wake: resolve }
        sleeping.add(sleeper)
        signal?.addEventListener(
          'abort',
          () => {
            if (sleeping.delete(sleeper)) reject(signal.reason)
          },
          { once: true }
        )
        for (const watcher of watchers) watcher()
        return undefined
      }),
    advance: (ms) => {
      time += ms
      for (const sleeper of [...sleeping].filter((each) => each.at <= time).sort((a, b) => a.at - b.at)) {
        sleeping.delete(sleeper)
        sleeper.wake()
      }
    },
    sleeperOf: (ms) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (![...sleeping].some((sleeper) => sleeper.ms === ms)) return
          watchers.delete(look)
          resolve()
        }
        watchers.add(look)
        look()
      })
  }
}

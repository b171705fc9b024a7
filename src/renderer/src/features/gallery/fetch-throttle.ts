/**
 * Throttles thumbnails: while the grid scrolls very fast, nothing is requested and rows show their pictures' colours.
 * Without it a sweep floods the network queue, and the place where scrolling stops loads seconds late.
 */

/** Pixels per second; measured to be faster than reading and slower than a thrown scrollbar. */
export const gateSpeed = 25_000
/** Milliseconds after the last fast event. */
export const gateDelay = 50

type Listener = () => void

export interface FetchThrottle {
  /** To be called for each scroll event. `time` in milliseconds that never jump back. */
  scrolled: (top: number, time: number) => void
  isOpen: () => boolean
  /** Called whenever the throttle shuts or opens. @returns a function that removes the listener */
  subscribe: (listener: Listener) => () => void
  dispose: () => void
}

/** @param after runs something later and returns how to cancel it; a test passes its own */
export function createFetchThrottle(
  after: (ms: number, run: () => void) => () => void = (ms, run) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  }
): FetchThrottle {
  const listeners = new Set<Listener>()
  let last: { top: number; time: number } | null = null
  let fastInARow = 0
  let open = true
  let cancel: () => void = () => undefined

  const become = (now: boolean): void => {
    if (open === now) return
    open = now
    for (const listener of listeners) listener()
  }

  return {
    scrolled: (top, time) => {
      const before = last
      last = { top, time }
      if (!before) return
      const elapsed = Math.max(1, time - before.time)
      const fast = (Math.abs(top - before.top) / elapsed) * 1000 > gateSpeed
      // A single fast event, or one after a rest, is a click on the scrollbar: the position is final and should fill at
      // once.
      if (elapsed > gateDelay) fastInARow = 0
      fastInARow = fast ? fastInARow + 1 : 0
      if (fastInARow < 2) return
      cancel()
      cancel = after(gateDelay, () => {
        fastInARow = 0
        become(true)
      })
      become(false)
    },
    isOpen: () => open,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    dispose: () => {
      cancel()
      fastInARow = 0
      become(true)
    }
  }
}

/**
 * The gate before the thumbnails: while the grid flies past, nothing is requested and rows show their pictures'
 * colours. Without it a sweep floods the network queue, and the place where one stops comes seconds late.
 */

/** Pixels a second; measured to be faster than anyone reads and slower than a thrown scrollbar. */
export const gateSpeed = 25_000
/** Milliseconds after the last fast event. */
export const gateDelay = 50

type Listener = () => void

export interface FetchThrottle {
  /** To be called for each scroll event. `time` in milliseconds that never jump back. */
  scrolled: (top: number, time: number) => void
  isOpen: () => boolean
  /** Called whenever the gate shuts or opens. @returns a function that takes the listener away */
  subscribe: (listener: Listener) => () => void
  dispose: () => void
}

/** @param after runs something later and returns how to call it off; a test passes its own */
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
      // One fast event alone, or one after a rest, is a click on the scrollbar: the place is final and should fill at
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

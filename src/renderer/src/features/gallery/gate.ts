/**
 * The gate before the thumbnails: while the grid flies past, nothing is requested and cells show their colour.
 * Without it a sweep floods the network queue, and the place where one stops comes seconds late.
 */

/** Pixels a second; measured to be faster than anyone reads and slower than a thrown scrollbar. */
export const gateSpeed = 25_000
/** Milliseconds after the last fast event. */
export const gateDelay = 50

type Listener = () => void

export interface Gate {
  /** To be called for each scroll event. `time` in milliseconds that never jump back. */
  scrolled: (top: number, time: number) => void
  isOpen: () => boolean
  /** Called once when the gate opens. @returns a function that takes the listener away */
  whenOpen: (listener: Listener) => () => void
  dispose: () => void
}

/** @param after runs something later and returns how to call it off; a test passes its own */
export function createGate(
  after: (ms: number, run: () => void) => () => void = (ms, run) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  }
): Gate {
  const listeners = new Set<Listener>()
  let last: { top: number; time: number } | null = null
  let fastInARow = 0
  let open = true
  let cancel: () => void = () => undefined

  const reopen = (): void => {
    open = true
    fastInARow = 0
    const waiting = [...listeners]
    listeners.clear()
    for (const listener of waiting) listener()
  }

  return {
    scrolled: (top, time) => {
      const before = last
      last = { top, time }
      if (!before) return
      const elapsed = Math.max(1, time - before.time)
      const fast = (Math.abs(top - before.top) / elapsed) * 1000 > gateSpeed
      fastInARow = fast ? fastInARow + 1 : 0
      // One fast event alone is a click on the scrollbar: the place is final and should fill at once.
      if (fastInARow < 2) return
      open = false
      cancel()
      cancel = after(gateDelay, reopen)
    },
    isOpen: () => open,
    whenOpen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    dispose: () => {
      cancel()
      listeners.clear()
    }
  }
}

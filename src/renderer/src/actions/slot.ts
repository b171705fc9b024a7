import { useEffect } from 'react'
import { watch } from './watch.ts'

/** Gives actions access to what only a mounted component has: the stage that is zoomed, the grid that scrolls. */
export interface Slot<T> {
  /** What the mounted component provides; null if there is none. */
  now: () => T | null
  put: (value: { of: T } | null) => void
}

export function createSlot<T>(): Slot<T> {
  let held: { of: T } | null = null
  const listeners = new Set<() => void>()
  watch({
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    }
  })
  return {
    now: () => (held === null ? null : held.of),
    put: (next) => {
      held = next
      for (const listener of listeners) listener()
    }
  }
}

/** Provides the newest value while the component is mounted. */
export function useSlot<T>(slot: Slot<T>, value: T): void {
  useEffect(() => slot.put({ of: value }))
  useEffect(() => () => slot.put(null), [slot])
}

/** How many pictures the library has in total, whatever is listed. */
import { create } from 'zustand'
import { api } from '../client.ts'

/** Debounce in milliseconds: many pictures may come or go at once. */
const settleDelay = 150

export interface TotalsState {
  /** Null before the first answer. */
  shown: number | null
  trashed: number
  /** Increases with every change: totals counted before may be outdated. */
  changes: number
  /** Something has changed in the library, or another one is open. */
  touched: () => void
}

let timer: ReturnType<typeof setTimeout> | undefined

export const useTotals = create<TotalsState>()((set) => {
  const read = async (): Promise<void> => {
    timer = undefined
    const { pictures, trashed } = await api.library.info()
    set(({ changes }) => ({ shown: pictures, trashed, changes: changes + 1 }))
  }
  return {
    shown: null,
    trashed: 0,
    changes: 0,
    touched: () => {
      // Also refreshed now and then while changes keep coming.
      timer ??= setTimeout(() => void read().catch(() => undefined), settleDelay)
    }
  }
})

/**
 * The bucket's form while it differs from what is stored: kept when one leaves the settings, until it is saved or the
 * app closes.
 */
import { create } from 'zustand'
import type { BucketValues } from './bucket-values.ts'

interface BucketState {
  /** Null: nothing was typed, the form shows what is stored. */
  typed: BucketValues | null
  /** Save was pressed: from then on it is said what is wrong. */
  tried: boolean
  edited: (values: BucketValues) => void
  saveTried: () => void
  /** Saved, or taken back. */
  settled: () => void
}

export const useBucketForm = create<BucketState>()((set) => ({
  typed: null,
  tried: false,
  edited: (typed) => set({ typed }),
  saveTried: () => set({ tried: true }),
  settled: () => set({ typed: null, tried: false })
}))

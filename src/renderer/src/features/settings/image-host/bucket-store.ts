/**
 * The bucket's form while it differs from what is stored: kept when the user leaves the settings, until it is saved or
 * the app closes.
 */
import { create } from 'zustand'
import type { BucketValues } from './bucket-values.ts'

interface BucketState {
  /** Null: nothing was typed, the form shows what is stored. */
  typed: BucketValues | null
  /** Save was clicked: from then on problems are shown. */
  tried: boolean
  edited: (values: BucketValues) => void
  saveTried: () => void
  /** Saved, or reverted. */
  settled: () => void
}

export const useBucketForm = create<BucketState>()((set) => ({
  typed: null,
  tried: false,
  edited: (typed) => set({ typed }),
  saveTried: () => set({ tried: true }),
  settled: () => set({ typed: null, tried: false })
}))

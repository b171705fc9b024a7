/** Services that are left alone for a while, as last reported by the main process. */
import { create } from 'zustand'
import type { Pause } from '../../../shared/domain/pause.ts'

export interface PausesState {
  pauses: readonly Pause[]
  pausesLoaded: (pauses: readonly Pause[]) => void
}

export const usePauses = create<PausesState>()((set) => ({
  pauses: [],
  pausesLoaded: (pauses) => set({ pauses })
}))

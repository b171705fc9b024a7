/**
 * Whether the quick look is open. Which picture it shows is the gallery's cursor, so that the two are never out of
 * step.
 */
import { create } from 'zustand'

export interface QuickLookState {
  open: boolean
  opened: () => void
  closed: () => void
}

export const useQuickLook = create<QuickLookState>()((set) => ({
  open: false,
  opened: () => set({ open: true }),
  closed: () => set({ open: false })
}))

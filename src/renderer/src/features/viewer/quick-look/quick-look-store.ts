/** Whether the quick look is open. It shows the picture at the gallery's cursor, so that the two are always in sync. */
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

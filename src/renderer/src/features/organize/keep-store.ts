/** Which of the dialogs for organizing pictures is open. */
import { create } from 'zustand'

export type KeepDialog =
  | { kind: 'new-collection'; ids: readonly string[]; name: string }
  | { kind: 'rename-collection'; collectionId: string }
  | { kind: 'tags' }

interface KeepState {
  dialog: KeepDialog | null
  dialogOpened: (dialog: KeepDialog) => void
  dialogClosed: () => void
}

export const useKeep = create<KeepState>()((set) => ({
  dialog: null,
  dialogOpened: (dialog) => set({ dialog }),
  dialogClosed: () => set({ dialog: null })
}))

import { create } from 'zustand'
import type { ExportSource } from '../../../../shared/domain/export.ts'

/** What is to be exported. */
export interface ExportWish {
  source: ExportSource
  /** What they are if not a selection: "everything that is listed". */
  words: string
}

interface ExportState {
  /** Null while the dialog is closed. */
  wish: ExportWish | null
  wished: (wish: ExportWish) => void
  closed: () => void
}

export const useExport = create<ExportState>()((set) => ({
  wish: null,
  wished: (wish) => set({ wish }),
  closed: () => set({ wish: null })
}))

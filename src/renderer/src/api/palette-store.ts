/** Entries of the command palette. Each part of the window brings its own while it is mounted. */
import { useEffect } from 'react'
import { create } from 'zustand'

export interface PaletteEntry {
  /** Unique over the window: "compose.generate". */
  id: string
  /** Heading in the palette: "Go to", "Presets". */
  group: string
  label: string
  /** What is said beside the label. */
  description?: string
  /** As shown to the user: "Ctrl+Enter". */
  shortcut?: string
  keywords?: string[]
  run: () => void
}

interface PaletteState {
  entries: Record<string, PaletteEntry[]>
  entriesBrought: (source: string, entries: PaletteEntry[]) => void
  entriesTaken: (source: string) => void
}

export const usePalette = create<PaletteState>()((set) => ({
  entries: {},
  entriesBrought: (source, entries) => set((state) => ({ entries: { ...state.entries, [source]: entries } })),
  entriesTaken: (source) => set((state) => ({ entries: Object.fromEntries(Object.entries(state.entries).filter(([name]) => name !== source)) }))
}))

/**
 * Offers entries in the palette while the component is mounted.
 * @param source name of the offering part, unique
 * @param entries a memoised array
 */
export function usePaletteEntries(source: string, entries: PaletteEntry[]): void {
  useEffect(() => {
    usePalette.getState().entriesBrought(source, entries)
    return () => usePalette.getState().entriesTaken(source)
  }, [source, entries])
}

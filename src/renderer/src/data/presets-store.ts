/** The user's own presets; the built-in ones are part of their operations. */
import { create } from 'zustand'
import type { Preset } from '../../../shared/domain/preset.ts'

export interface PresetsState {
  presets: Preset[]
  loaded: boolean
  presetsLoaded: (presets: Preset[]) => void
  presetSaved: (preset: Preset) => void
  presetRemoved: (id: string) => void
}

export const usePresets = create<PresetsState>()((set) => ({
  presets: [],
  loaded: false,
  presetsLoaded: (presets) => set({ presets, loaded: true }),
  presetSaved: (preset) =>
    set((state) => ({ presets: [...state.presets.filter((other) => other.id !== preset.id), preset] })),
  presetRemoved: (id) => set((state) => ({ presets: state.presets.filter((preset) => preset.id !== id) }))
}))

/**
 * State of the window's frame only: which view is in the centre and what is in the viewer.
 *
 * Where state lives (docs/decisions/0002-renderer-state.md):
 * - what several parts need (jobs, pictures, services, settings, key status, presets): one store each under `data/`,
 *   filled at the start and kept up to date by events (connect.ts);
 * - what one feature needs: that feature's own zustand store (`features/compose/compose-store.ts`), actions named as
 *   past events;
 * - what one feature asks of another: a command (`actions/commands.ts`), which the other one handles or which this
 *   folder wires (command-wiring.ts);
 * - plain values and callbacks that are only passed through: props from the layout.
 */
import { create } from 'zustand'
import type { View } from '../actions/commands.ts'

export interface LayoutState {
  view: View
  /** The picture in the viewer. */
  openPictureId: string | null
  /** The view that the comparison was opened from, and returns to. */
  comparedFrom: View
  /** The viewer is full screen. */
  immersed: boolean
  shortcutsShown: boolean
  /** Where Escape leads from the lineage. */
  lineageFrom: 'gallery' | 'viewer'
  viewChosen: (view: View) => void
  pictureOpened: (id: string) => void
  comparisonOpened: () => void
  immersionChanged: (immersed: boolean) => void
  /** Opened from the viewer it returns there, from anywhere else to the gallery. */
  lineageOpened: () => void
  shortcutsToggled: (shown: boolean) => void
  /** Another library: it does not have the picture that was open. */
  libraryOpened: () => void
}

export const useLayout = create<LayoutState>()((set) => ({
  view: 'gallery',
  openPictureId: null,
  comparedFrom: 'gallery',
  immersed: false,
  shortcutsShown: false,
  lineageFrom: 'gallery',
  viewChosen: (view) => set({ view }),
  pictureOpened: (openPictureId) => set({ view: 'viewer', openPictureId }),
  comparisonOpened: () =>
    set(({ view, comparedFrom }) => ({ view: 'compare', comparedFrom: view === 'compare' ? comparedFrom : view })),
  immersionChanged: (immersed) => set({ immersed }),
  lineageOpened: () =>
    set(({ view, lineageFrom }) => ({
      view: 'lineage',
      lineageFrom: view === 'lineage' ? lineageFrom : view === 'viewer' ? 'viewer' : 'gallery'
    })),
  shortcutsToggled: (shortcutsShown) => set({ shortcutsShown }),
  libraryOpened: () =>
    set(({ view }) => ({
      view: view === 'viewer' || view === 'compare' || view === 'lineage' ? 'gallery' : view,
      openPictureId: null
    }))
}))

/**
 * State of the window's frame alone: which view stands in the centre and what is in the viewer.
 *
 * Where state lives (docs/decisions/0002-renderer-state.md):
 * - what several parts need (jobs, pictures, services, settings, key status, presets) in one store each under `data/`,
 *   filled at start and kept true by events (connect.ts);
 * - what one feature needs, in that feature's own zustand store (`features/compose/compose-store.ts`), actions named as
 *   past events;
 * - what one feature wants of another, as a command (`actions/commands.ts`), which the other one handles or which this
 *   folder wires (command-wiring.ts);
 * - plain values and callbacks that only pass through, as props from the layout.
 */
import { create } from 'zustand'
import type { View } from '../actions/commands.ts'

export interface LayoutState {
  view: View
  /** The picture in the viewer. */
  openPictureId: string | null
  /** Where one came from to the comparison, and goes back to. */
  comparedFrom: View
  /** The viewer has the whole screen. */
  immersed: boolean
  shortcutsShown: boolean
  /** Where Escape leads from the lineage. */
  lineageFrom: 'gallery' | 'viewer'
  viewChosen: (view: View) => void
  pictureOpened: (id: string) => void
  comparisonOpened: () => void
  immersionChanged: (immersed: boolean) => void
  /** From the viewer it leads back there, from anywhere else to the gallery. */
  lineageOpened: () => void
  shortcutsToggled: (shown: boolean) => void
  /** Another library: the picture that was looked at is not in it. */
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

/** What is compared, and the view. The modes and the table are remembered in the settings. */
import { create } from 'zustand'
import type { Size } from '../zoom.ts'
import { chosen, noPanes, type Panes, replaced, swapped, without } from './panes.ts'
import { type SharedView, wholeView } from './shared-view.ts'

export interface CompareState extends Panes {
  /** For each pane; while they are locked together all are equal. */
  views: readonly SharedView[]
  /** Of one pane, CSS pixels: all have the same size. */
  room: Size
  /** Index of the picture shown in flip mode. */
  flipped: number
  picturesChosen: (ids: readonly string[]) => void
  paneReplaced: (at: number, id: string) => void
  panesSwapped: (one: number, other: number) => void
  paneRemoved: (at: number) => void
  paneActivated: (at: number) => void
  againstChosen: (at: number) => void
  picturesGone: (gone: (id: string) => boolean) => void
  /** `at`: only of one pane; null: of all. */
  viewChanged: (view: SharedView, at: number | null) => void
  flippedTo: (at: number) => void
  roomMeasured: (room: Size) => void
}

const sameViews = (view: SharedView): SharedView[] => [view, view, view, view]

export const useCompare = create<CompareState>()((set) => ({
  ...noPanes,
  views: sameViews(wholeView),
  flipped: 0,
  room: { width: 1, height: 1 },
  picturesChosen: (ids) => set({ ...chosen(ids), views: sameViews(wholeView), flipped: 0 }),
  paneReplaced: (at, id) => set((state) => replaced(state, at, id)),
  panesSwapped: (one, other) => set((state) => swapped(state, one, other)),
  paneRemoved: (at) =>
    set((state) => ({
      ...without(state, (id) => id === state.ids[at]),
      views: [...state.views.filter((_, place) => place !== at), wholeView],
      flipped: 0
    })),
  paneActivated: (active) => set({ active }),
  againstChosen: (against) => set({ against, active: against }),
  picturesGone: (gone) => set((state) => (state.ids.some(gone) ? { ...without(state, gone), flipped: 0 } : state)),
  viewChanged: (view, at) =>
    set((state) => ({
      views: at === null ? sameViews(view) : state.views.map((each, place) => (place === at ? view : each))
    })),
  flippedTo: (flipped) => set((state) => ({ flipped: flipped % Math.max(1, state.ids.length) })),
  roomMeasured: (room) => set({ room })
}))

/** The current store and its actions, for code outside rendering. */
export function compareNow(): CompareState {
  return useCompare.getState()
}

/** The gallery's own state: what is selected, and where one was when leaving. */
import { create } from 'zustand'
import { usePictures } from '../../api/pictures-store.ts'
import { nothingSelected, type RangeOf, type Selection, select, selectForMenu, withoutGone } from './selection.ts'

export interface GalleryState extends Selection {
  /** Where the grid was when another view took its place: pixels, and the cursor of then. */
  left: { scrollTop: number; cursor: string | null }
  pictureSelected: (id: string, how: { toggle: boolean; extend: boolean }) => void
  menuOpened: (id: string) => void
  everythingSelected: () => void
  selectionCleared: () => void
  gridLeft: (scrollTop: number) => void
}

const rangeOf: RangeOf = (from, to) => {
  const { index } = usePictures.getState()
  const ends = [index.indexOf(from), index.indexOf(to)].sort((a, b) => a - b) as [number, number]
  return ends[0] < 0 ? [to] : index.ids.slice(ends[0], ends[1] + 1)
}

export const useSelection = create<GalleryState>()((set) => ({
  ...nothingSelected,
  left: { scrollTop: 0, cursor: null },
  pictureSelected: (id, how) => set((state) => select(state, id, how, rangeOf)),
  menuOpened: (id) => set((state) => selectForMenu(state, id)),
  everythingSelected: () => set((state) => ({ selected: new Set(usePictures.getState().index.ids), cursor: state.cursor, anchor: state.anchor })),
  selectionCleared: () => set((state) => ({ ...nothingSelected, cursor: state.cursor })),
  gridLeft: (scrollTop) => set((state) => ({ left: { scrollTop, cursor: state.cursor } }))
}))

// What left the list, wherever it was sent to the trash from, leaves the selection; its place in the list says who follows.
usePictures.subscribe(({ index, version, state }, before) => {
  const selection = useSelection.getState()
  if (version === before.version || state !== 'complete' || (selection.selected.size === 0 && selection.cursor === null)) return
  const known = [...selection.selected, ...(selection.cursor === null ? [] : [selection.cursor])]
  const gone = new Set(known.filter((id) => index.indexOf(id) < 0))
  if (gone.size === 0) return
  const place = selection.cursor === null ? -1 : index.placeOf(selection.cursor)
  const neighbour = index.ids[place] ?? index.ids[place - 1] ?? null
  useSelection.setState(withoutGone(selection, gone, neighbour))
})

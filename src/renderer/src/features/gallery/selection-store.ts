/** The gallery's own state: the selection, and the position when it was left. */
import { create } from 'zustand'
import type { PictureQuery } from '../../../../shared/domain/picture-query.ts'
import { usePictures } from '../../data/pictures-store.ts'
import type { Anchor } from './scroll-anchor.ts'
import { nothingSelected, type RangeOf, type Selection, select, selectForMenu, withoutGone } from './selection.ts'

export interface GalleryState extends Selection {
  /** All of this list were selected before it was complete: what is still to come is selected, too. */
  awaitsAll: PictureQuery | null
  /** The grid's position when another view replaced it, and its cursor. */
  left: { anchor: Anchor | null; cursor: string | null }
  /** The quick look covers the grid: it shows the picture at the cursor, which only the user moves. */
  overlooked: boolean
  pictureSelected: (id: string, how: { toggle: boolean; extend: boolean }) => void
  /** The keyboard focus moves to a picture without selecting it. */
  cursorMoved: (id: string) => void
  menuOpened: (id: string) => void
  /** A frame was drawn around pictures, in their order. */
  framed: (ids: readonly string[], beside: ReadonlySet<string>) => void
  /** Adds all of them to the selection, or removes all. */
  groupToggled: (ids: readonly string[]) => void
  selectionRestored: (selection: Selection) => void
  everythingSelected: () => void
  selectionCleared: () => void
  gridLeft: (anchor: Anchor | null) => void
  quickLookTurned: (open: boolean) => void
}

const rangeOf: RangeOf = (from, to) => {
  const { index } = usePictures.getState()
  const ends = [index.indexOf(from), index.indexOf(to)].sort((a, b) => a - b) as [number, number]
  return ends[0] < 0 ? [to] : index.ids.slice(ends[0], ends[1] + 1)
}

const listed = (): string[] => usePictures.getState().index.ids

export const useSelection = create<GalleryState>()((set) => ({
  ...nothingSelected,
  awaitsAll: null,
  left: { anchor: null, cursor: null },
  overlooked: false,
  pictureSelected: (id, how) => set((state) => ({ ...select(state, id, how, rangeOf), awaitsAll: null })),
  cursorMoved: (id) => set({ cursor: id }),
  menuOpened: (id) => set((state) => selectForMenu(state, id)),
  framed: (ids, beside) =>
    set(({ cursor, anchor }) => ({
      selected: beside.size === 0 ? new Set(ids) : new Set([...beside, ...ids]),
      cursor: ids.at(-1) ?? cursor,
      anchor: ids[0] ?? anchor,
      awaitsAll: null
    })),
  groupToggled: (ids) =>
    set(({ selected, cursor, anchor }) => {
      const next = new Set(selected)
      if (ids.every((id) => selected.has(id))) for (const id of ids) next.delete(id)
      else for (const id of ids) next.add(id)
      return { selected: next, cursor: ids[0] ?? cursor, anchor: ids[0] ?? anchor, awaitsAll: null }
    }),
  selectionRestored: (selection) => set({ ...selection, awaitsAll: null }),
  everythingSelected: () => {
    const { state, query } = usePictures.getState()
    set({ selected: new Set(listed()), awaitsAll: state === 'filling' ? query : null })
  },
  selectionCleared: () => set((state) => ({ ...nothingSelected, cursor: state.cursor, awaitsAll: null })),
  gridLeft: (anchor) => set((state) => ({ left: { anchor, cursor: state.cursor } })),
  quickLookTurned: (overlooked) => set({ overlooked })
}))

/** The query of the whole list when the selection was last compared with it. */
let heldAgainst = usePictures.getState().query

// What left the list, wherever it was moved to the trash from, leaves the selection; its position says which one
// follows. In a list with another query none follows: a picture that happens to be there was not chosen.
usePictures.subscribe(({ index, version, state, query }, before) => {
  if (version === before.version) return
  const { awaitsAll, everythingSelected } = useSelection.getState()
  // What another query lists was not chosen.
  if (awaitsAll === query) everythingSelected()
  else if (awaitsAll !== null) useSelection.setState({ awaitsAll: null })
  if (state !== 'complete') return
  const selection = useSelection.getState()
  const sameList = query === heldAgainst
  heldAgainst = query
  if (selection.selected.size === 0 && selection.cursor === null) return
  const gone = new Set<string>()
  for (const id of selection.selected) if (index.indexOf(id) < 0) gone.add(id)
  if (selection.cursor !== null && index.indexOf(selection.cursor) < 0) gone.add(selection.cursor)
  if (gone.size === 0) return
  const place = selection.cursor === null || !sameList ? -1 : index.placeOf(selection.cursor)
  const neighbour = index.ids[place] ?? index.ids[place - 1] ?? null
  useSelection.setState(withoutGone(selection, gone, neighbour))
})

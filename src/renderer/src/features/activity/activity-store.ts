/** The task panel: whether it is open, what was viewed, whose report is unfolded. */
import { create } from 'zustand'

export interface ActivityState {
  open: boolean
  /** Ended tasks that were on screen: the status bar no longer mentions them. */
  seen: ReadonlySet<string>
  unfolded: ReadonlySet<string>
  panelToggled: (open: boolean) => void
  tasksSeen: (ids: string[]) => void
  reportToggled: (id: string, unfolded: boolean) => void
}

const withOut = (set: ReadonlySet<string>, id: string, wanted: boolean): ReadonlySet<string> => {
  const next = new Set(set)
  if (wanted) next.add(id)
  else next.delete(id)
  return next
}

export const useActivity = create<ActivityState>()((set) => ({
  open: false,
  seen: new Set(),
  unfolded: new Set(),
  panelToggled: (open) => set({ open }),
  tasksSeen: (ids) => set(({ seen }) => (ids.every((id) => seen.has(id)) ? {} : { seen: new Set([...seen, ...ids]) })),
  reportToggled: (id, unfolded) => set((state) => ({ unfolded: withOut(state.unfolded, id, unfolded) }))
}))

/** The open family: whose it is, the current step, and which two steps are compared. */
import { create } from 'zustand'
import type { Lineage } from '../../../../shared/domain/lineage.ts'
import { AppError, toWireError } from '../../../../shared/errors.ts'
import { api } from '../../data/client.ts'

export interface LineageState {
  /** The current step; null: nothing was opened yet. */
  currentId: string | null
  lineage: Lineage | null
  failure: AppError | null
  /** Steps to compare, the earlier one first unless swapped; at most two. */
  pair: readonly string[]
  opened: (pictureId: string) => void
  /** Reloads the family, and keeps the position. */
  reloaded: () => void
  stepChosen: (id: string) => void
  pairToggled: (id: string) => void
  pairChosen: (pair: readonly [string, string]) => void
  pairCleared: () => void
}

/** Changes are described from the earlier step to the later one. */
function oldestFirst(ids: readonly string[], lineage: Lineage | null): string[] {
  const made = new Map(lineage?.nodes.map(({ id, createdAt }) => [id, createdAt]))
  return ids.toSorted((a, b) => (made.get(a) ?? 0) - (made.get(b) ?? 0))
}

export const useLineage = create<LineageState>()((set, get) => {
  let run = 0
  const load = (id: string): void => {
    run += 1
    const mine = run
    api.lineage.tree({ id }).then(
      (lineage) => {
        if (mine !== run) return
        const known = new Set(lineage.nodes.map((node) => node.id))
        set({ lineage, failure: null, pair: get().pair.filter((one) => known.has(one)) })
      },
      (error: unknown) => {
        if (mine !== run) return
        const { code, message, data } = toWireError(error)
        set({ lineage: null, failure: error instanceof AppError ? error : new AppError(code, message, data), pair: [] })
      }
    )
  }
  return {
    currentId: null,
    lineage: null,
    failure: null,
    pair: [],
    opened: (pictureId) => {
      const isHere = get().lineage?.nodes.some((node) => node.id === pictureId) === true
      set({ currentId: pictureId, failure: null, pair: [], ...(isHere ? {} : { lineage: null }) })
      load(pictureId)
    },
    reloaded: () => {
      const { currentId } = get()
      if (currentId !== null) load(currentId)
    },
    stepChosen: (currentId) => set({ currentId }),
    pairToggled: (id) => {
      const { pair, currentId } = get()
      if (pair.includes(id)) return set({ pair: pair.filter((one) => one !== id) })
      // The first one chosen is compared with the current step.
      const first = pair.length === 0 && currentId !== null && currentId !== id ? [currentId] : pair.slice(-1)
      set({ pair: oldestFirst([...first, id], get().lineage) })
    },
    pairChosen: (pair) => set({ pair }),
    pairCleared: () => set({ pair: [] })
  }
})

/** The current family and its actions, for code outside components. */
export const lineageNow = (): LineageState => useLineage.getState()

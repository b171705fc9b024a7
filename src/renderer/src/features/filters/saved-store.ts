/** Which saved search was applied last: what is changed of it since can be kept under its name. */
import { create } from 'zustand'
import { listsEverything, type PictureQuery, sameQuery } from '../../../../shared/domain/picture-query.ts'
import type { SavedSearch } from '../../../../shared/domain/shelf.ts'
import { find } from '../../actions/find-pictures.ts'

interface SavedState {
  appliedId: string | null
  searchApplied: (id: string) => void
}

export const useSaved = create<SavedState>()((set) => ({
  appliedId: null,
  searchApplied: (appliedId) => set({ appliedId })
}))

/** Asks for what the search asks for, in its order. */
export function applySearch({ id, query }: SavedSearch): void {
  useSaved.getState().searchApplied(id)
  find(query)
}

/**
 * The saved search that is shown now.
 * @param appliedId the one applied last; of several that ask for the same it is the one
 */
export function currentSearch(
  searches: readonly SavedSearch[],
  query: PictureQuery,
  appliedId: string | null
): { search: SavedSearch; changed: boolean } | null {
  const applied = searches.find(({ id }) => id === appliedId)
  if (applied && sameQuery(applied.query, query)) return { search: applied, changed: false }
  const same = searches.find((search) => sameQuery(search.query, query))
  if (same) return { search: same, changed: false }
  return applied && !listsEverything(query) && query.scope === 'shown' ? { search: applied, changed: true } : null
}

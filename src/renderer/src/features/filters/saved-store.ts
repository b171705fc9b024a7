/** Which saved search was applied last: changes made since can be saved under its name. */
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

/** Applies the search's query, in its order. */
export function applySearch({ id, query }: SavedSearch): void {
  useSaved.getState().searchApplied(id)
  find(query)
}

/**
 * The saved search currently shown.
 * @param appliedId the one applied last; preferred among several with the same query
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

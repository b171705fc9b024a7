import { useMemo } from 'react'
import { pictureSorts } from '../../../../shared/domain/picture-query.ts'
import { sortWords } from '../../api/find/filter-words.ts'
import { filter, findEverything } from '../../api/find/find.ts'
import { sortBy } from '../../api/find/sort.ts'
import { type PaletteEntry, usePaletteEntries } from '../../api/palette-store.ts'
import { useShelf } from '../../api/shelf-store.ts'
import { quickFilters } from './quick-filters.ts'
import { applySearch } from './saved-store.ts'

const own: PaletteEntry[] = [
  { id: 'find.everything', group: 'Find', label: 'Show all pictures', keywords: ['clear', 'filters', 'search'], run: findEverything },
  ...quickFilters.map(({ key, label, filters }) => ({
    id: `find.filter.${key}`,
    group: 'Find',
    label: `Filter: ${label.toLowerCase()}`,
    run: () => filter(filters)
  })),
  ...pictureSorts.map((sort) => ({
    id: `find.sort.${sort}`,
    group: 'Find',
    label: `Sort: ${sortWords[sort].toLowerCase()}`,
    keywords: ['order', 'sort by', sort === 'random' ? 'shuffle' : sort],
    run: () => sortBy(sort)
  }))
]

/** Filters, orders, collections and saved searches in the command palette. */
export function useBrowseEntries(): void {
  const searches = useShelf((state) => state.searches)
  const collections = useShelf((state) => state.collections)
  const entries = useMemo(
    () => [
      ...own,
      ...searches.map((search) => ({ id: `find.search.${search.id}`, group: 'Saved searches', label: search.name, run: () => applySearch(search) })),
      ...collections.map(({ id, name }) => ({
        id: `find.collection.${id}`,
        group: 'Collections',
        label: name,
        run: () => filter({ collectionId: id })
      }))
    ],
    [searches, collections]
  )
  usePaletteEntries('find', entries)
}

/** Filters, orders, collections and saved searches. */

import { pictureSorts } from '../../../../shared/domain/picture-query.ts'
import { t } from '../../../../shared/messages/t.ts'
import type { Action } from '../../actions/action.ts'
import { filter, findEverything } from '../../actions/find-pictures.ts'
import { sortBy } from '../../actions/sort-pictures.ts'
import { sortWords } from '../../data/find/filter-words.ts'
import { useShelf } from '../../data/shelf-store.ts'
import { quickFilters } from './quick-filters.ts'
import { applySearch } from './saved-store.ts'

export const browseActions: readonly Action[] = [
  {
    id: 'find.everything',
    label: t('filters.browseActions.showAllPictures'),
    where: ['window'],
    palette: { group: 'find', keywords: t('filters.browseActions.keywordsAll') },
    run: findEverything
  },
  ...quickFilters.map(
    ({ key, label, filters }): Action => ({
      id: `find.filter.${key}`,
      label: t('filters.browseActions.filter', { label: label.toLowerCase() }),
      where: ['window'],
      palette: { group: 'find' },
      run: () => filter(filters)
    })
  ),
  ...pictureSorts.map(
    (sort): Action => ({
      id: `find.sort.${sort}`,
      label: t('filters.browseActions.sort', { order: sortWords[sort].toLowerCase() }),
      where: ['window'],
      palette: { group: 'find', keywords: t('filters.browseActions.keywordsSort', { sort }) },
      run: () => sortBy(sort)
    })
  )
]

export function shelfActions(): Action[] {
  const { searches, collections } = useShelf.getState()
  return [
    ...searches.map(
      (search): Action => ({
        id: `find.search.${search.id}`,
        label: search.name,
        where: ['window'],
        palette: { group: 'savedSearches' },
        run: () => applySearch(search)
      })
    ),
    ...collections.map(
      ({ id, name }): Action => ({
        id: `find.collection.${id}`,
        label: name,
        where: ['window'],
        palette: { group: 'collections' },
        run: () => filter({ collectionId: id })
      })
    )
  ]
}

/** The most common filters, for the menu beside the search and for the command palette. */

import type { PictureFilters } from '../../../../shared/domain/picture-query.ts'
import { t } from '../../../../shared/messages/t.ts'
import type { Counts } from '../../data/find/facets-store.ts'
import { ratedCount } from './rating-section.tsx'

export interface QuickFilter {
  /** Unique. */
  key: string
  label: string
  filters: Partial<PictureFilters>
  /** How many pictures it would list. */
  count: (counts: Counts) => number | undefined
}

const rated = (least: number, most: number): Pick<QuickFilter, 'filters' | 'count'> => ({
  filters: { rating: { least, most } },
  count: ({ ratings }) => ratedCount(ratings, { least, most })
})

export const quickFilters: readonly QuickFilter[] = [
  {
    key: 'favourites',
    label: t('filters.quickFilters.favourites'),
    filters: { favourite: true },
    count: ({ favourite }) => favourite
  },
  { key: 'stars', label: t('filters.quickFilters.threeStars'), ...rated(3, 5) },
  { key: 'fiveStars', label: t('filters.quickFilters.fiveStars'), ...rated(5, 5) },
  { key: 'unrated', label: t('filters.quickFilters.notRated'), ...rated(0, 0) },
  {
    key: 'untagged',
    label: t('filters.quickFilters.withoutTags'),
    filters: { tagged: false },
    count: ({ untagged }) => untagged
  },
  {
    key: 'today',
    label: t('filters.quickFilters.today'),
    filters: { period: 'today', from: undefined, to: undefined },
    count: ({ periods }) => periods.today
  },
  {
    key: 'week',
    label: t('filters.quickFilters.last7Days'),
    filters: { period: 'last-7-days', from: undefined, to: undefined },
    count: ({ periods }) => periods['last-7-days']
  },
  {
    key: 'repainted',
    label: t('filters.quickFilters.repainted'),
    filters: { kinds: ['repainted'] },
    count: ({ kinds }) => kinds.repainted
  },
  {
    key: 'imported',
    label: t('filters.quickFilters.imported'),
    filters: { kinds: ['imported'] },
    count: ({ kinds }) => kinds.imported
  }
]

/** Derives filters and queries from others. Pure. */
import { everything, type PictureFilters, type PictureQuery } from '../../../../shared/domain/picture-query.ts'

/** As saved: a query with the same search, filters and order. */
export function searchOnly(query: PictureQuery): PictureQuery {
  return {
    ...everything,
    search: query.search,
    sort: query.sort,
    shuffle: query.shuffle,
    filters: withFilters(query.filters, {})
  }
}

/** The filters with some changes applied, without undefined ones. */
export function withFilters(filters: PictureFilters, change: Partial<PictureFilters>): PictureFilters {
  return Object.fromEntries(Object.entries({ ...filters, ...change }).filter(([, value]) => value !== undefined))
}

/** The values with this one toggled; undefined if none is left. */
export function toggled<T>(values: readonly T[] | undefined, value: T): T[] | undefined {
  const next = values?.includes(value) === true ? values.filter((one) => one !== value) : [...(values ?? []), value]
  return next.length === 0 ? undefined : next
}

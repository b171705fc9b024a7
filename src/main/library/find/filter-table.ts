/** What each filter means: as SQL for the list, and for the counts, which go over facts in memory. */
import type { SQLInputValue } from 'node:sqlite'
import {
  field,
  flag,
  kindOf,
  modelShift,
  orientationOf,
  orientations,
  pictureKinds,
  ratingOf,
  sizeClasses,
  sizeClassOf
} from '../../../shared/domain/picture-flags.ts'
import { type FlagFilter, flagFilters, type PictureFilters } from '../../../shared/domain/picture-query.ts'
import { tagKey } from '../../../shared/domain/tag.ts'
import type { CountedPicture } from './picture-columns.ts'

/** A condition over `pictures p`. */
export interface Condition {
  sql: string
  values: SQLInputValue[]
}

/** What pictures with the same flags and model have in common. */
export interface FlagsAndModel {
  facet: number
  service: string
  model: string
}

/** What a filter over facts in memory can look up. */
export interface Lookups {
  /** Key of a tag; -1 if no picture has it. */
  tagKey(tag: string): number
}

interface ByFlags<V> {
  by: 'flags'
  condition: (value: V) => Condition
  /** Whether pictures with these flags and this model pass: decided without looking at the pictures themselves. */
  passes: (bin: FlagsAndModel, value: V) => boolean
}

interface ByIndex<V> {
  by: 'index'
  /** A query for `seq`, with one value. */
  places: string
  value: (value: V) => SQLInputValue
}

interface ByFacts<V> {
  by: 'facts'
  /** Which values are counted as if the filter were not set: those of days, those of collections, or none. */
  of: 'days' | 'collections' | 'none'
  condition: (value: V) => Condition
  passes: (value: V, lookups: Lookups) => (picture: CountedPicture) => boolean
}

export type Filter<V> = ByFlags<V> | ByIndex<V> | ByFacts<V>

/** Without relative periods: they are passed as the day on which they begin (shared/domain/period.ts). */
export type AskedFilters = Omit<PictureFilters, 'period'>

export type FilterTable = { readonly [K in keyof Required<AskedFilters>]: Filter<NonNullable<AskedFilters[K]>> }

const that = (sql: string, ...values: SQLInputValue[]): Condition => ({ sql, values })

function hasFlag(bit: number): ByFlags<boolean> {
  return {
    by: 'flags',
    condition: (on) => that(`(p.facet & ${bit}) ${on ? '<>' : '='} 0`),
    passes: ({ facet }, on) => ((facet & bit) !== 0) === on
  }
}

function isOneOf<K extends string>(
  { shift, mask }: { shift: number; mask: number },
  all: readonly K[],
  of: (facet: number) => K
): ByFlags<K[]> {
  return {
    by: 'flags',
    condition: (chosen) =>
      that(`((p.facet >> ${shift}) & ${mask}) IN (${chosen.map((value) => all.indexOf(value)).join(', ')})`),
    passes: ({ facet }, chosen) => chosen.includes(of(facet))
  }
}

function isLabelled(column: 'service' | 'model'): ByFlags<string[]> {
  return {
    by: 'flags',
    condition: (labels) =>
      that(
        `(p.facet >> ${modelShift}) IN (SELECT key FROM models WHERE ${column} IN (SELECT value FROM json_each(?)))`,
        JSON.stringify(labels)
      ),
    passes: (bin, labels) => labels.includes(bin[column])
  }
}

const byFlag = Object.fromEntries(Object.entries(flagFilters).map(([name, of]) => [name, hasFlag(flag[of])])) as Record<
  FlagFilter,
  ByFlags<boolean>
>

export const filterTable: FilterTable = {
  services: isLabelled('service'),
  models: isLabelled('model'),
  kinds: isOneOf(field.kind, pictureKinds, kindOf),
  sizes: isOneOf(field.size, sizeClasses, sizeClassOf),
  orientations: isOneOf(field.orientation, orientations, orientationOf),
  rating: {
    by: 'flags',
    condition: ({ least, most }) => that(`(p.facet & ${field.rating.mask}) BETWEEN ? AND ?`, least, most),
    passes: ({ facet }, { least, most }) => ratingOf(facet) >= least && ratingOf(facet) <= most
  },
  ...byFlag,
  from: {
    by: 'facts',
    of: 'days',
    condition: (from) => that('p.created_at >= ?', from),
    passes:
      (from) =>
      ({ createdAt }) =>
        createdAt >= from
  },
  to: {
    by: 'facts',
    of: 'days',
    condition: (to) => that('p.created_at < ?', to),
    passes:
      (to) =>
      ({ createdAt }) =>
        createdAt < to
  },
  collectionId: {
    by: 'facts',
    of: 'collections',
    condition: (id) => that('p.seq IN (SELECT seq FROM collection_pictures WHERE collection = ?)', id),
    passes:
      (id) =>
      ({ collections }) =>
        collections?.includes(id) === true
  },
  // Tags narrow each other, so they are counted among what is listed.
  tags: {
    by: 'facts',
    of: 'none',
    condition: (tags) =>
      that(
        tags
          .map(() => 'p.seq IN (SELECT seq FROM picture_tags WHERE tag = (SELECT key FROM tags WHERE tag_key = ?))')
          .join(' AND ') || 'TRUE',
        ...tags.map(tagKey)
      ),
    passes: (tags, lookups) => {
      const wanted = tags.map((tag) => lookups.tagKey(tag))
      return (picture) => wanted.every((tag) => picture.tags?.includes(tag) === true)
    }
  },
  // The window lists failed requests itself; no picture matches.
  failed: { by: 'facts', of: 'none', condition: () => that('FALSE'), passes: () => () => false },
  seed: { by: 'index', places: "SELECT seq FROM pictures WHERE parameters ->> '$.seed' = ?", value: (seed) => seed },
  batchId: { by: 'index', places: 'SELECT seq FROM pictures WHERE batch_id = ?', value: (id) => id }
}

/** A filter that is set, with its value. */
export interface SetFilter {
  name: keyof AskedFilters
  filter: Filter<unknown>
  value: unknown
}

/** The set filters, in the order of the table. */
export function setFilters(filters: AskedFilters): SetFilter[] {
  return (Object.keys(filterTable) as (keyof AskedFilters)[]).flatMap((name) => {
    const value = filters[name]
    // Each row takes its own filter's value, which the table's type guarantees.
    return value === undefined ? [] : [{ name, filter: filterTable[name] as Filter<unknown>, value }]
  })
}

/** The condition that narrows the list. */
export function conditionOf({ filter, value }: SetFilter): Condition {
  return filter.by === 'index' ? that(`p.seq IN (${filter.places})`, filter.value(value)) : filter.condition(value)
}

/** Which pictures are listed, and in which order. */
import { z } from 'zod'
import { idSchema } from './ids.ts'
import { type FlagName, orientationSchema, pictureKindSchema, sizeClassSchema } from './picture-flags.ts'
import { tagSchema } from './tag.ts'

/** Periods of days up to today, by the local calendar. */
export const periods = ['today', 'last-7-days', 'last-30-days', 'this-year'] as const
export type Period = (typeof periods)[number]

const labels = z.array(z.string().max(500)).min(1).max(1000)

/** Filters on one flag, true or false: what they list and count is derived from it. */
export const flagFilters = {
  favourite: 'favourite',
  /** False: without any tag. */
  tagged: 'tagged',
  hasMask: 'mask',
  /** Has children. */
  hasChildren: 'children',
  /** The file was lost. */
  missing: 'missing',
  /** The user removed the file and kept its recipe. */
  fileRemoved: 'fileRemoved'
} as const satisfies Record<string, FlagName>

export type FlagFilter = keyof typeof flagFilters

const eachFlagFilter = <T>(value: T): Record<FlagFilter, T> =>
  Object.fromEntries(Object.keys(flagFilters).map((name) => [name, value])) as Record<FlagFilter, T>

/**
 * What is omitted does not filter. Values of one filter widen it (any of them), filters narrow each other (all of
 * them).
 */
export const pictureFiltersSchema = z.strictObject({
  /** Names from when the picture was made; "" for unknown. */
  services: labels.optional(),
  models: labels.optional(),
  kinds: z.array(pictureKindSchema).min(1).optional(),
  sizes: z.array(sizeClassSchema).min(1).optional(),
  orientations: z.array(orientationSchema).min(1).optional(),
  /**
   * Made within; it moves with the calendar, also in a saved search. Together with `from`, the later beginning counts.
   */
  period: z.enum(periods).optional(),
  /** Made at or after, epoch milliseconds. */
  from: z.number().int().optional(),
  /** Made before, epoch milliseconds. */
  to: z.number().int().optional(),
  seed: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
  /** Both ends included; 0 is "not rated". */
  rating: z.strictObject({ least: z.number().int().min(0).max(5), most: z.number().int().min(0).max(5) }).optional(),
  ...eachFlagFilter(z.boolean().optional()),
  /** All of them. */
  tags: z.array(tagSchema).min(1).max(50).optional(),
  collectionId: idSchema.optional(),
  /** Made by one click on Generate, or by one import. */
  batchId: idSchema.optional(),
  /** Failed requests instead of pictures: the window has them, the library lists nothing. */
  failed: z.literal(true).optional()
})

export type PictureFilters = z.infer<typeof pictureFiltersSchema>

/**
 * newest, oldest   by creation date
 * rating           best first, newest first among equals
 * largest          most pixels first
 * random           shuffled, the same for the same `shuffle`
 */
export const pictureSorts = ['newest', 'oldest', 'rating', 'largest', 'random'] as const
export type PictureSort = (typeof pictureSorts)[number]

export const pictureQuerySchema = z.strictObject({
  /** See library/find/search-query.ts: words, prefixes, "phrases", -not. */
  search: z.string().max(1000).default(''),
  /** The trash is listed by deletion time, newest first; neither search, filters nor sort apply to it. */
  scope: z.enum(['shown', 'trash']).default('shown'),
  sort: z.enum(pictureSorts).default('newest'),
  /** Chosen anew for each shuffle. */
  shuffle: z.number().int().min(1).max(2_147_483_646).default(1),
  filters: pictureFiltersSchema.default({})
})

export type PictureQuery = z.infer<typeof pictureQuerySchema>

/** Everything that is shown, newest first. */
export const everything: PictureQuery = { search: '', scope: 'shown', sort: 'newest', shuffle: 1, filters: {} }

/** True when the query leaves nothing out. */
export function listsEverything({ search, scope, filters }: PictureQuery): boolean {
  return scope === 'shown' && search.trim() === '' && Object.values(filters).every((value) => value === undefined)
}

/** Equal for queries that list the same; `shuffle` only counts for random ones. */
function asText({ shuffle, ...query }: PictureQuery): string {
  const filters = Object.entries(query.filters).filter(([, value]) => value !== undefined)
  return JSON.stringify({
    ...query,
    shuffle: query.sort === 'random' ? shuffle : 1,
    filters: filters.toSorted(([a], [b]) => (a < b ? -1 : 1))
  })
}

/** True when both list the same pictures in the same order. */
export function sameQuery(a: PictureQuery, b: PictureQuery): boolean {
  return asText(a) === asText(b)
}

const counted = z.strictObject({ value: z.string(), count: z.number().int() })

/** How many pictures each value of each filter would list, given the rest of the query. */
export const facetsSchema = z.strictObject({
  /** Of the query itself. */
  total: z.number().int(),
  /** Most first. */
  services: z.array(counted),
  models: z.array(counted.extend({ service: z.string() })),
  kinds: z.record(pictureKindSchema, z.number().int()),
  sizes: z.record(sizeClassSchema, z.number().int()),
  orientations: z.record(orientationSchema, z.number().int()),
  /** By rating, 0 to 5. */
  ratings: z.array(z.number().int()).length(6),
  /** With the flag. */
  ...eachFlagFilter(z.number().int()),
  untagged: z.number().int(),
  /** The most used, most first. */
  tags: z.array(counted),
  /** By collection id; those without pictures are left out. */
  collections: z.record(z.string(), z.number().int()),
  /** Made at or after each requested time. */
  since: z.array(z.number().int())
})

export type Facets = z.infer<typeof facetsSchema>

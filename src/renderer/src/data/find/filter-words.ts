/** Every filter in words: for a chip, a message, the palette. */

import type { Orientation, PictureKind, SizeClass } from '../../../../shared/domain/picture-flags.ts'
import type { Period, PictureFilters, PictureSort } from '../../../../shared/domain/picture-query.ts'
import type { Collection } from '../../../../shared/domain/shelf.ts'
import { t } from '../../../../shared/messages/t.ts'
import { formatShortDate } from '../../../../shared/words/time.ts'

export const kindWords: Record<PictureKind, string> = {
  generated: t('data.filterWords.generated'),
  repainted: t('data.filterWords.repainted'),
  imported: t('data.filterWords.imported')
}
export const sizeWords: Record<SizeClass, string> = {
  small: t('data.filterWords.small'),
  medium: t('data.filterWords.medium'),
  large: t('data.filterWords.large'),
  huge: t('data.filterWords.huge')
}
/** What a size class means. */
export const sizeNotes: Record<SizeClass, string> = {
  small: t('data.filterWords.under06Mp'),
  medium: t('data.filterWords.to15Mp'),
  large: t('data.filterWords.to4Mp'),
  huge: t('data.filterWords.over4Mp')
}
export const orientationWords: Record<Orientation, string> = {
  landscape: t('data.filterWords.landscape'),
  portrait: t('data.filterWords.portrait'),
  square: t('data.filterWords.square')
}
export const periodWords: Record<Period, string> = {
  today: t('data.filterWords.today'),
  'last-7-days': t('data.filterWords.last7Days'),
  'last-30-days': t('data.filterWords.last30Days'),
  'this-year': t('data.filterWords.thisYear')
}
export const sortWords: Record<PictureSort, string> = {
  newest: t('data.filterWords.newestFirst'),
  oldest: t('data.filterWords.oldestFirst'),
  rating: t('data.filterWords.bestRatedFirst'),
  largest: t('data.filterWords.largestFirst'),
  random: t('data.filterWords.random')
}

/** A filter that is set. */
export interface FilterChip {
  /** Unique among the chips of a query. */
  key: string
  /** "★ 3+" */
  text: string
  /** For a screen reader, if the text alone is not enough: "Rated 3 stars and more". */
  spoken: string
  /** The change that removes it. */
  without: Partial<PictureFilters>
}

/** More values than this are counted instead of named. */
const mostNamed = 2

/** "Pixazo or AppyPie", "4 services" */
function anyOf(values: readonly string[], many: string): string {
  return values.length > mostNamed ? `${values.length} ${many}` : values.join(' or ')
}

/** "3 May 2024 to 5 May 2024"; `to` is exclusive. */
export function dateWords(from: number | undefined, to: number | undefined): string {
  const last = to === undefined ? undefined : formatShortDate(to - 1)
  const first = from === undefined ? undefined : formatShortDate(from)
  if (first === undefined) return t('data.filterWords.until', { last: last ?? '' })
  if (last === undefined) return t('data.filterWords.since', { first })
  return first === last ? first : t('data.filterWords.to', { first, last })
}

function ratingWords({ least, most }: NonNullable<PictureFilters['rating']>): { text: string; spoken: string } {
  if (most === 0) return { text: t('data.filterWords.notRated'), spoken: t('data.filterWords.notRated') }
  if (most === 5) {
    const text = least === 5 ? '★ 5' : `★ ${least}+`
    return { text, spoken: t('data.filterWords.ratedAtLeast', { stars: least }) }
  }
  if (least === most) return { text: `★ ${least}`, spoken: t('data.filterWords.ratedStars', { stars: least }) }
  return {
    text: t('data.filterWords.ratingRange', { least, most }),
    spoken: t('data.filterWords.ratedBetween', { least, most })
  }
}

/** By filter: its chip's text and, if that is not enough, how it is spoken. */
type Says = {
  [K in keyof PictureFilters]-?: (
    value: NonNullable<PictureFilters[K]>,
    collections: readonly Collection[]
  ) => string | { text: string; spoken: string }
}

const yesNo =
  (yes: string, no: string) =>
  (value: boolean): string =>
    value ? yes : no

const says: Omit<Says, 'tags' | 'from' | 'to'> = {
  services: (values) => anyOf(values.map(serviceName), 'services'),
  models: (values) => anyOf(values.map(modelName), 'models'),
  kinds: (values) =>
    anyOf(
      values.map((value) => kindWords[value]),
      'kinds'
    ),
  sizes: (values) =>
    anyOf(
      values.map((value) => sizeWords[value]),
      'sizes'
    ),
  orientations: (values) =>
    anyOf(
      values.map((value) => orientationWords[value]),
      'shapes'
    ),
  period: (value) => periodWords[value],
  seed: (value) => t('data.filterWords.seed', { value }),
  rating: ratingWords,
  favourite: yesNo(t('data.filterWords.favourites'), t('data.filterWords.noFavourites')),
  tagged: yesNo(t('data.filterWords.withTags'), t('data.filterWords.withoutTags')),
  collectionId: (id, collections) =>
    collections.find((one) => one.id === id)?.name ?? t('data.filterWords.removedCollection'),
  hasMask: yesNo(t('data.filterWords.withMask'), t('data.filterWords.withoutMask')),
  hasChildren: yesNo(t('data.filterWords.hasVariations'), t('data.filterWords.noVariations')),
  missing: yesNo(t('data.filterWords.fileMissing'), t('data.filterWords.fileThere')),
  fileRemoved: yesNo(t('data.filterWords.fileRemoved'), t('data.filterWords.fileKept')),
  batchId: () => t('data.filterWords.sameBatch'),
  failed: () => t('data.filterWords.failedRequests')
}

/** For a picture's label: "" is put in words. */
export function serviceName(value: string): string {
  return value === '' ? t('data.filterWords.unknownService') : value
}

export function modelName(value: string): string {
  return value === '' ? t('data.filterWords.unknownModel') : value
}

/** The chips of a query's filters, in the order in which they were set. */
export function chipsOf(filters: PictureFilters, collections: readonly Collection[]): FilterChip[] {
  const chips: FilterChip[] = []
  const add = (
    key: string,
    said: string | { text: string; spoken: string },
    without: Partial<PictureFilters>
  ): void => {
    const words = typeof said === 'string' ? { text: said, spoken: said } : said
    chips.push({ key, ...words, without })
  }
  for (const name of Object.keys(filters) as (keyof PictureFilters)[]) {
    const value = filters[name]
    if (value === undefined) continue
    if (name === 'tags') {
      for (const tag of filters.tags ?? []) {
        const rest = filters.tags!.filter((other) => other !== tag)
        add(
          t('data.filterWords.tag', { tag }),
          { text: tag, spoken: t('data.filterWords.tagSpoken', { tag }) },
          { tags: rest.length === 0 ? undefined : rest }
        )
      }
    } else if (name === 'from' || name === 'to') {
      // One chip for both ends.
      if (chips.some(({ key }) => key === 'dates')) continue
      add('dates', dateWords(filters.from, filters.to), { from: undefined, to: undefined })
    } else {
      const say = says[name] as (
        value: unknown,
        collections: readonly Collection[]
      ) => string | { text: string; spoken: string }
      add(name, say(value, collections), { [name]: undefined })
    }
  }
  return chips
}

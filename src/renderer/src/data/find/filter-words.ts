/** Every filter in words: for a chip, a message, the palette. */
import type { Orientation, PictureKind, SizeClass } from '../../../../shared/domain/picture-flags.ts'
import type { Period, PictureFilters, PictureSort } from '../../../../shared/domain/picture-query.ts'
import type { Collection } from '../../../../shared/domain/shelf.ts'

export const kindWords: Record<PictureKind, string> = {
  generated: 'Generated',
  repainted: 'Repainted',
  imported: 'Imported'
}
export const sizeWords: Record<SizeClass, string> = { small: 'Small', medium: 'Medium', large: 'Large', huge: 'Huge' }
/** What a size class means. */
export const sizeNotes: Record<SizeClass, string> = {
  small: 'under 0.6 MP',
  medium: 'to 1.5 MP',
  large: 'to 4 MP',
  huge: 'over 4 MP'
}
export const orientationWords: Record<Orientation, string> = {
  landscape: 'Landscape',
  portrait: 'Portrait',
  square: 'Square'
}
export const periodWords: Record<Period, string> = {
  today: 'Today',
  'last-7-days': 'Last 7 days',
  'last-30-days': 'Last 30 days',
  'this-year': 'This year'
}
export const sortWords: Record<PictureSort, string> = {
  newest: 'Newest first',
  oldest: 'Oldest first',
  rating: 'Best rated first',
  largest: 'Largest first',
  random: 'Random'
}

/** A filter that is set. */
export interface FilterChip {
  /** Unique among the chips of a query. */
  key: string
  /** "★ 3+" */
  text: string
  /** For a screen reader, where the text alone does not say it: "Rated 3 stars and more". */
  spoken: string
  /** What takes it away. */
  without: Partial<PictureFilters>
}

const date = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
/** More values than this are counted instead of named. */
const mostNamed = 2

/** "Pixazo or AppyPie", "4 services" */
function anyOf(values: readonly string[], many: string): string {
  return values.length > mostNamed ? `${values.length} ${many}` : values.join(' or ')
}

/** "3 May 2024 to 5 May 2024"; `to` is the first moment that is not meant any more. */
export function dateWords(from: number | undefined, to: number | undefined): string {
  const last = to === undefined ? undefined : date.format(to - 1)
  const first = from === undefined ? undefined : date.format(from)
  if (first === undefined) return `Until ${last}`
  if (last === undefined) return `Since ${first}`
  return first === last ? first : `${first} to ${last}`
}

function ratingWords({ least, most }: NonNullable<PictureFilters['rating']>): { text: string; spoken: string } {
  if (most === 0) return { text: 'Not rated', spoken: 'Not rated' }
  if (most === 5 && least === 5) return { text: '★ 5', spoken: 'Rated 5 stars' }
  if (most === 5) return { text: `★ ${least}+`, spoken: `Rated ${least} stars and more` }
  if (least === most) return { text: `★ ${least}`, spoken: `Rated ${least} stars` }
  return { text: `★ ${least} to ${most}`, spoken: `Rated ${least} to ${most} stars` }
}

/** By filter: its chip's text and, where that is not enough, how it is spoken. */
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
  seed: (value) => `Seed ${value}`,
  rating: ratingWords,
  favourite: yesNo('Favourites', 'No favourites'),
  tagged: yesNo('With tags', 'Without tags'),
  collectionId: (id, collections) => collections.find((one) => one.id === id)?.name ?? 'A removed collection',
  hasMask: yesNo('With a mask', 'Without a mask'),
  hasChildren: yesNo('Others were made from it', 'Nothing was made from it'),
  missing: yesNo('File missing', 'File there'),
  fileRemoved: yesNo('File removed', 'File kept'),
  batchId: () => 'Made or imported together',
  failed: () => 'Failed requests'
}

/** Of a label of a picture: "" is said in words. */
export function serviceName(value: string): string {
  return value === '' ? 'Unknown service' : value
}

export function modelName(value: string): string {
  return value === '' ? 'Unknown model' : value
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
        add(`tag ${tag}`, { text: tag, spoken: `Tag ${tag}` }, { tags: rest.length === 0 ? undefined : rest })
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

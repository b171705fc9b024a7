/** How many pictures every value of every filter would list. */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import { flag, kindOf, modelShift, orientationOf, orientations, pictureKinds, ratingOf, sizeClasses, sizeClassOf } from '../../shared/domain/picture-flags.ts'
import type { Facets, PictureFilters, PictureQuery } from '../../shared/domain/picture-query.ts'
import { tagKey } from '../../shared/domain/tag.ts'
import { type CountedPicture, PictureColumns } from './picture-columns.ts'
import { flagFilters } from './picture-conditions.ts'
import { searchQuery } from './search-query.ts'
import { Statements } from './statements.ts'

/** Tags that are counted. */
const mostTags = 500

/** Pictures with the same flags and model. */
interface Bin {
  facet: number
  service: string
  model: string
  count: number
}

type Test = (bin: Omit<Bin, 'count'>) => boolean

const is =
  (wanted: boolean | undefined, bit: number): Test =>
  ({ facet }) =>
    wanted === undefined || ((facet & bit) !== 0) === wanted

/** By filter: whether the bin passes. */
function tests(filters: PictureFilters): Record<(typeof flagFilters)[number], Test> {
  const { services, models, kinds, sizes, orientations: shapes, rating } = filters
  return {
    services: ({ service }) => services?.includes(service) ?? true,
    models: ({ model }) => models?.includes(model) ?? true,
    kinds: ({ facet }) => kinds?.includes(kindOf(facet)) ?? true,
    sizes: ({ facet }) => sizes?.includes(sizeClassOf(facet)) ?? true,
    orientations: ({ facet }) => shapes?.includes(orientationOf(facet)) ?? true,
    rating: ({ facet }) => rating === undefined || (ratingOf(facet) >= rating.least && ratingOf(facet) <= rating.most),
    favourite: is(filters.favourite, flag.favourite),
    tagged: is(filters.tagged, flag.tagged),
    hasMask: is(filters.hasMask, flag.mask),
    hasChildren: is(filters.hasChildren, flag.children),
    missing: is(filters.missing, flag.missing),
    fileRemoved: is(filters.fileRemoved, flag.fileRemoved)
  }
}

const sum = (bins: readonly Bin[]): number => bins.reduce((total, { count }) => total + count, 0)

function byValue<K extends string>(values: readonly K[], bins: readonly Bin[], of: (facet: number) => K): Record<K, number> {
  const counts = Object.fromEntries(values.map((value) => [value, 0])) as Record<K, number>
  for (const { facet, count } of bins) counts[of(facet)] += count
  return counts
}

const bump = <K>(counts: Map<K, number>, key: K): void => void counts.set(key, (counts.get(key) ?? 0) + 1)

/** What one walk over the pictures counts. */
interface Walked {
  /** By flags and model: pictures that pass everything but the filters that are bits of these. */
  facets: Map<number, number>
  /** By tag and by collection. */
  tags: Map<number, number>
  collections: Map<string, number>
  since: number[]
}

export class PictureFacets {
  private readonly sql: Statements
  private readonly columns: PictureColumns

  constructor(database: DatabaseSync) {
    this.sql = new Statements(database)
    this.columns = new PictureColumns(database)
  }

  /**
   * Values of one filter are counted as if that filter were not set, since choosing another one of them replaces or widens it.
   * Tags narrow each other, so they are counted among what is listed.
   * @param since moments, epoch milliseconds
   */
  count(query: PictureQuery, since: readonly number[] = []): Facets {
    const test = tests(query.filters)
    const binOf = this.bins()
    const walked = this.walk(query, since, (facet) => flagFilters.every((name) => test[name](binOf(facet))))
    const bins = Array.from(walked.facets, ([facet, count]) => ({ ...binOf(facet), count }))
    const without = (...own: (typeof flagFilters)[number][]): Bin[] => bins.filter((bin) => flagFilters.every((name) => own.includes(name) || test[name](bin)))
    const having = (name: (typeof flagFilters)[number], bit: number): number => sum(without(name).filter(({ facet }) => (facet & bit) !== 0))
    const rated = without('rating')
    const taggable = without('tagged')
    return {
      total: sum(without()),
      services: labels(without('services'), ({ service }) => service).map(([value, { count }]) => ({ value, count })),
      models: labels(without('models'), ({ service, model }) => JSON.stringify([service, model])).map(([, { count, bin }]) => ({
        value: bin.model,
        service: bin.service,
        count
      })),
      kinds: byValue(pictureKinds, without('kinds'), kindOf),
      sizes: byValue(sizeClasses, without('sizes'), sizeClassOf),
      orientations: byValue(orientations, without('orientations'), orientationOf),
      ratings: Array.from({ length: 6 }, (_, rating) => sum(rated.filter(({ facet }) => ratingOf(facet) === rating))),
      favourite: having('favourite', flag.favourite),
      hasMask: having('hasMask', flag.mask),
      hasChildren: having('hasChildren', flag.children),
      missing: having('missing', flag.missing),
      fileRemoved: having('fileRemoved', flag.fileRemoved),
      tagged: sum(taggable.filter(({ facet }) => (facet & flag.tagged) !== 0)),
      untagged: sum(taggable.filter(({ facet }) => (facet & flag.tagged) === 0)),
      tags: this.tags(walked.tags),
      collections: Object.fromEntries(walked.collections),
      since: walked.since
    }
  }

  /** Flags and model in words. */
  private bins(): (facet: number) => Omit<Bin, 'count'> {
    const models = new Map(this.sql.rows('SELECT key, service, model FROM models').map((row) => [Number(row.key), row]))
    return (facet) => {
      const model = models.get(Math.floor(facet / 2 ** modelShift))
      return { facet, service: String(model?.service ?? ''), model: String(model?.model ?? '') }
    }
  }

  /** @param passesFlags whether pictures of these flags and this model pass the filters by them */
  private walk({ search, filters }: PictureQuery, since: readonly number[], passesFlags: (facet: number) => boolean): Walked {
    const walked: Walked = { facets: new Map(), tags: new Map(), collections: new Map(), since: since.map(() => 0) }
    if (filters.failed) return walked
    const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY, collectionId } = filters
    const wantedTags = this.tagKeys(filters.tags ?? [])
    const among = this.among(search, filters)
    const known = new Map<number, boolean>()
    const passes = (facet: number): boolean => {
      let passed = known.get(facet)
      if (passed === undefined) known.set(facet, (passed = passesFlags(facet)))
      return passed
    }
    const take = ({ facet, createdAt, tags, collections }: CountedPicture): void => {
      if (!wantedTags.every((tag) => tags?.includes(tag) === true)) return
      const inTime = createdAt >= from && createdAt < to
      const inPlace = collectionId === undefined || collections?.includes(collectionId) === true
      const byFlags = passes(facet)
      if (inTime && inPlace) bump(walked.facets, facet)
      if (!byFlags) return
      if (inTime && inPlace) for (const tag of tags ?? []) bump(walked.tags, tag)
      if (inTime) for (const id of collections ?? []) bump(walked.collections, id)
      if (inPlace) for (const [at, moment] of since.entries()) if (createdAt >= moment) walked.since[at]! += 1
    }
    const pictures = this.columns.current()
    if (among === null) for (const picture of pictures.values()) take(picture)
    else {
      for (const seq of among) {
        const picture = pictures.get(seq)
        if (picture) take(picture)
      }
    }
    return walked
  }

  /** The places of the pictures that the indexes of words, seeds and batches give; null when none of them is asked. */
  private among(search: string, filters: PictureFilters): number[] | null {
    const { wanted, unwanted, nowhere } = searchQuery(search)
    const places = (sql: string, ...values: SQLInputValue[]): Set<number> => {
      // One text is many times quicker than a row for each of a hundred thousand.
      const found = this.sql.row(`SELECT group_concat(seq) AS seqs FROM (${sql})`, ...values)?.seqs
      return new Set(typeof found === 'string' ? found.split(',').map(Number) : [])
    }
    const words = (term: string): Set<number> => {
      const found = places('SELECT rowid AS seq FROM words WHERE words MATCH ?', term)
      for (const seq of places('SELECT rowid AS seq FROM marks WHERE marks MATCH ?', term)) found.add(seq)
      return found
    }
    if (nowhere) return []
    const sets = wanted.map(words)
    if (filters.seed !== undefined) sets.push(places("SELECT seq FROM pictures WHERE parameters ->> '$.seed' = ?", filters.seed))
    if (filters.batchId !== undefined) sets.push(places('SELECT seq FROM pictures WHERE batch_id = ?', filters.batchId))
    if (sets.length === 0 && unwanted.length === 0) return null
    const [first = new Set(this.columns.current().keys()), ...others] = sets.toSorted((a, b) => a.size - b.size)
    const left = unwanted.map(words)
    return [...first].filter((seq) => others.every((other) => other.has(seq)) && left.every((other) => !other.has(seq)))
  }

  /** Their keys; -1 for one that no picture has. */
  private tagKeys(tags: readonly string[]): number[] {
    return tags.map((tag) => Number(this.sql.row('SELECT key FROM tags WHERE tag_key = ?', tagKey(tag))?.key ?? -1))
  }

  /** The most used by name, most first. */
  private tags(counts: ReadonlyMap<number, number>): Facets['tags'] {
    const most = [...counts].toSorted((a, b) => b[1] - a[1]).slice(0, mostTags)
    const names = new Map(
      this.sql
        .tuples('SELECT key, tag FROM tags WHERE key IN (SELECT value FROM json_each(?))', JSON.stringify(most.map(([key]) => key)))
        .map(([key, tag]) => [Number(key), String(tag)])
    )
    return most
      .flatMap(([key, count]) => {
        const value = names.get(key)
        return value === undefined ? [] : [{ value, count }]
      })
      .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
  }
}

function labels(bins: readonly Bin[], of: (bin: Bin) => string): [string, { count: number; bin: Bin }][] {
  const counts = new Map<string, { count: number; bin: Bin }>()
  for (const bin of bins) {
    const label = of(bin)
    const known = counts.get(label)
    if (known) known.count += bin.count
    else counts.set(label, { count: bin.count, bin })
  }
  return [...counts].sort((a, b) => b[1].count - a[1].count || a[0].localeCompare(b[0]))
}

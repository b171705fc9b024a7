/** How many pictures each value of each filter would list. */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import {
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
import { type Facets, type FlagFilter, flagFilters, type PictureQuery } from '../../../shared/domain/picture-query.ts'
import { tagKey } from '../../../shared/domain/tag.ts'
import { Statements } from '../database/statements.ts'
import { type AskedFilters, type FlagsAndModel, setFilters } from './filter-table.ts'
import { type CountedPicture, PictureColumns } from './picture-columns.ts'
import { searchQuery } from './search-query.ts'

/** Most tags counted. */
const mostTags = 500

/** Pictures with the same flags and model. */
interface Bin extends FlagsAndModel {
  count: number
}

/** By filter decided by flags and model: whether a bin passes. */
type Tests = Map<keyof AskedFilters, (bin: FlagsAndModel) => boolean>

function testsOf(filters: AskedFilters): Tests {
  return new Map(
    setFilters(filters).flatMap(({ name, filter, value }) =>
      filter.by === 'flags' ? [[name, (bin: FlagsAndModel) => filter.passes(bin, value)] as const] : []
    )
  )
}

/** @param but filters to ignore */
function passesAll(tests: Tests, bin: FlagsAndModel, but: readonly (keyof AskedFilters)[] = []): boolean {
  for (const [name, passes] of tests) if (!but.includes(name) && !passes(bin)) return false
  return true
}

const sum = (bins: readonly Bin[]): number => bins.reduce((total, { count }) => total + count, 0)

function byValue<K extends string>(
  values: readonly K[],
  bins: readonly Bin[],
  of: (facet: number) => K
): Record<K, number> {
  const counts = Object.fromEntries(values.map((value) => [value, 0])) as Record<K, number>
  for (const { facet, count } of bins) counts[of(facet)] += count
  return counts
}

const bump = <K>(counts: Map<K, number>, key: K): void => void counts.set(key, (counts.get(key) ?? 0) + 1)

/** What one walk over the pictures counts. */
interface Walked {
  /** By flags and model: pictures that pass every filter except those decided by flags and model. */
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
   * Values of one filter are counted as if that filter were not set, since choosing another value replaces or widens
   * it. Tags narrow each other, so they are counted among what is listed.
   * @param since times, epoch milliseconds
   */
  count(query: PictureQuery, since: readonly number[] = []): Facets {
    const tests = testsOf(query.filters)
    const binOf = this.bins()
    const walked = this.walk(query, since, (facet) => passesAll(tests, binOf(facet)))
    const bins = Array.from(walked.facets, ([facet, count]) => ({ ...binOf(facet), count }))
    const without = (...own: (keyof AskedFilters)[]): Bin[] => bins.filter((bin) => passesAll(tests, bin, own))
    const having = (name: FlagFilter): number =>
      sum(without(name).filter(({ facet }) => (facet & flag[flagFilters[name]]) !== 0))
    const rated = without('rating')
    return {
      total: sum(without()),
      services: labels(without('services'), ({ service }) => service).map(([value, { count }]) => ({ value, count })),
      models: labels(without('models'), ({ service, model }) => JSON.stringify([service, model])).map(
        ([, { count, bin }]) => ({
          value: bin.model,
          service: bin.service,
          count
        })
      ),
      kinds: byValue(pictureKinds, without('kinds'), kindOf),
      sizes: byValue(sizeClasses, without('sizes'), sizeClassOf),
      orientations: byValue(orientations, without('orientations'), orientationOf),
      ratings: Array.from({ length: 6 }, (_, rating) => sum(rated.filter(({ facet }) => ratingOf(facet) === rating))),
      ...(Object.fromEntries(Object.keys(flagFilters).map((name) => [name, having(name as FlagFilter)])) as Record<
        FlagFilter,
        number
      >),
      untagged: sum(without('tagged').filter(({ facet }) => (facet & flag.tagged) === 0)),
      tags: this.tags(walked.tags),
      collections: Object.fromEntries(walked.collections),
      since: walked.since
    }
  }

  /** Flags and model as text. */
  private bins(): (facet: number) => FlagsAndModel {
    const models = new Map(this.sql.rows('SELECT key, service, model FROM models').map((row) => [Number(row.key), row]))
    return (facet) => {
      const model = models.get(Math.floor(facet / 2 ** modelShift))
      return { facet, service: String(model?.service ?? ''), model: String(model?.model ?? '') }
    }
  }

  /** @param passesFlags whether pictures with these flags and this model pass the filters on them */
  private walk(
    { search, filters }: PictureQuery,
    since: readonly number[],
    passesFlags: (facet: number) => boolean
  ): Walked {
    const walked: Walked = { facets: new Map(), tags: new Map(), collections: new Map(), since: since.map(() => 0) }
    const among = this.among(search, filters)
    const facts = this.factsAsked(filters)
    const known = new Map<number, boolean>()
    const passes = (facet: number): boolean => {
      let passed = known.get(facet)
      if (passed === undefined) known.set(facet, (passed = passesFlags(facet)))
      return passed
    }
    const take = (picture: CountedPicture): void => {
      if (!facts.none(picture)) return
      const { facet, createdAt, tags, collections } = picture
      const inTime = facts.days(picture)
      const inPlace = facts.collections(picture)
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

  /** The filters over facts in memory, combined into one query per kind. */
  private factsAsked(
    filters: AskedFilters
  ): Record<'days' | 'collections' | 'none', (picture: CountedPicture) => boolean> {
    const lookups = {
      tagKey: (tag: string): number =>
        Number(this.sql.row('SELECT key FROM tags WHERE tag_key = ?', tagKey(tag))?.key ?? -1)
    }
    const asked = setFilters(filters).flatMap(({ filter, value }) =>
      filter.by === 'facts' ? [{ of: filter.of, passes: filter.passes(value, lookups) }] : []
    )
    const all = (kind: 'days' | 'collections' | 'none'): ((picture: CountedPicture) => boolean) => {
      const questions = asked.filter(({ of }) => of === kind).map(({ passes }) => passes)
      return (picture) => questions.every((passes) => passes(picture))
    }
    return { days: all('days'), collections: all('collections'), none: all('none') }
  }

  /** The places of the pictures found by the word and filter indexes; null if none of them is needed. */
  private among(search: string, filters: AskedFilters): number[] | null {
    const { wanted, unwanted, nowhere } = searchQuery(search)
    const places = (sql: string, ...values: SQLInputValue[]): Set<number> => {
      // One text is many times faster than a row for each of a hundred thousand.
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
    for (const { filter, value } of setFilters(filters))
      if (filter.by === 'index') sets.push(places(filter.places, filter.value(value)))
    if (sets.length === 0 && unwanted.length === 0) return null
    const [first = new Set(this.columns.current().keys()), ...others] = sets.toSorted((a, b) => a.size - b.size)
    const left = unwanted.map(words)
    return [...first].filter((seq) => others.every((other) => other.has(seq)) && left.every((other) => !other.has(seq)))
  }

  /** The most used ones by name, most used first. */
  private tags(counts: ReadonlyMap<number, number>): Facets['tags'] {
    const most = [...counts].toSorted((a, b) => b[1] - a[1]).slice(0, mostTags)
    const names = new Map(
      this.sql
        .tuples(
          'SELECT key, tag FROM tags WHERE key IN (SELECT value FROM json_each(?))',
          JSON.stringify(most.map(([key]) => key))
        )
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

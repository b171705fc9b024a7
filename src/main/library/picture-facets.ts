/** How many pictures every value of every filter would list. */
import type { DatabaseSync } from 'node:sqlite'
import { flag, kindOf, modelShift, orientationOf, orientations, pictureKinds, ratingOf, sizeClasses, sizeClassOf } from '../../shared/domain/picture-flags.ts'
import type { Facets, PictureFilters, PictureQuery } from '../../shared/domain/picture-query.ts'
import { listsEverything } from '../../shared/domain/picture-query.ts'
import { flagFilters, listingOf } from './picture-conditions.ts'
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

type Test = (bin: Bin) => boolean

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

export class PictureFacets {
  private readonly sql: Statements

  constructor(database: DatabaseSync) {
    this.sql = new Statements(database)
  }

  /**
   * Values of one filter are counted as if that filter were not set, since choosing another one of them replaces or widens it.
   * Tags narrow each other, so they are counted among what is listed.
   * @param since moments, epoch milliseconds
   */
  count(query: PictureQuery, since: readonly number[] = []): Facets {
    const bins = this.histogram(query)
    const test = tests(query.filters)
    const without = (...own: (typeof flagFilters)[number][]): Bin[] => bins.filter((bin) => flagFilters.every((name) => own.includes(name) || test[name](bin)))
    const having = (name: (typeof flagFilters)[number], bit: number): number => sum(without(name).filter(({ facet }) => (facet & bit) !== 0))
    const rated = without('rating')
    const taggable = without('tagged')
    return {
      total: sum(without()),
      services: this.labels(without('services'), ({ service }) => service).map(([value, { count }]) => ({ value, count })),
      models: this.labels(without('models'), ({ service, model }) => JSON.stringify([service, model])).map(([, { count, bin }]) => ({
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
      tags: this.tags(query),
      collections: this.collections(query),
      since: this.since(query, since)
    }
  }

  private histogram(query: PictureQuery): Bin[] {
    const { from, sql, values } = listingOf(this.sql, query, flagFilters)
    // Without a condition of its own the index is in the order of the flags, and counting needs no sorting.
    const source = sql.length === 1 ? 'pictures p INDEXED BY pictures_by_facet' : from
    const rows = this.sql.rows(`SELECT p.facet AS facet, count(*) AS n FROM ${source} WHERE ${sql.join(' AND ')} GROUP BY p.facet`, ...values)
    const models = new Map(this.sql.rows('SELECT key, service, model FROM models').map((row) => [Number(row.key), row]))
    return rows.map((row) => {
      const facet = Number(row.facet)
      const model = models.get(Math.floor(facet / 2 ** modelShift))
      return { facet, service: String(model?.service ?? ''), model: String(model?.model ?? ''), count: Number(row.n) }
    })
  }

  private labels(bins: readonly Bin[], of: (bin: Bin) => string): [string, { count: number; bin: Bin }][] {
    const counts = new Map<string, { count: number; bin: Bin }>()
    for (const bin of bins) {
      const label = of(bin)
      const known = counts.get(label)
      if (known) known.count += bin.count
      else counts.set(label, { count: bin.count, bin })
    }
    return [...counts].sort((a, b) => b[1].count - a[1].count || a[0].localeCompare(b[0]))
  }

  private tags(query: PictureQuery): Facets['tags'] {
    const all = listsEverything(query)
    const { from, sql, values } = listingOf(this.sql, query)
    // Without a condition the table itself says it, since it holds shown pictures only.
    const counting = all
      ? 'SELECT tag, count(*) AS n FROM picture_tags GROUP BY tag'
      : `SELECT t.tag AS tag, count(*) AS n FROM picture_tags t WHERE t.seq IN (SELECT p.seq FROM ${from} WHERE ${sql.join(' AND ')}) GROUP BY t.tag`
    const named = `SELECT tags.tag AS value, c.n AS n FROM (${counting}) c JOIN tags ON tags.key = c.tag ORDER BY c.n DESC, tags.tag LIMIT ${mostTags}`
    return this.sql.rows(named, ...(all ? [] : values)).map((row) => ({ value: String(row.value), count: Number(row.n) }))
  }

  private collections(query: PictureQuery): Record<string, number> {
    const { collectionId: _, ...filters } = query.filters
    const all = listsEverything({ ...query, filters })
    const { from, sql, values } = listingOf(this.sql, { ...query, filters })
    const where = all ? '' : `WHERE c.seq IN (SELECT p.seq FROM ${from} WHERE ${sql.join(' AND ')})`
    const rows = this.sql.rows(`SELECT c.collection AS id, count(*) AS n FROM collection_pictures c ${where} GROUP BY c.collection`, ...(all ? [] : values))
    return Object.fromEntries(rows.map((row) => [String(row.id), Number(row.n)]))
  }

  private since(query: PictureQuery, moments: readonly number[]): number[] {
    if (moments.length === 0) return []
    const { from, sql, values } = listingOf(this.sql, query, ['from', 'to'])
    const sums = moments.map((_, at) => `coalesce(sum(p.created_at >= ?), 0) AS n${at}`).join(', ')
    const row = this.sql.row(`SELECT ${sums} FROM ${from} WHERE ${sql.join(' AND ')}`, ...moments, ...values)
    return moments.map((_, at) => Number(row?.[`n${at}`] ?? 0))
  }
}

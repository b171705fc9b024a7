/** The list and its counts compared with a plain implementation of each filter, over small libraries of every kind. */
import { DatabaseSync } from 'node:sqlite'
import * as fc from 'fast-check'
import { monotonicFactory } from 'ulid'
import { expect, it } from 'vitest'
import { pictureOf } from '../../../shared/domain/__fixtures__/pictures.ts'
import { noExtension } from '../../../shared/domain/inpaint.ts'
import type { Picture } from '../../../shared/domain/picture.ts'
import {
  everything,
  type PictureFilters,
  type PictureSort,
  pictureSorts
} from '../../../shared/domain/picture-query.ts'
import { migrate } from '../database/migrations.ts'
import { PictureRows } from '../database/picture-rows.ts'
import { PictureFacets } from './picture-facets.ts'
import { PictureList } from './picture-list.ts'

const newId = monotonicFactory()
const noon = Date.UTC(2026, 10, 15, 12)
const [masks, batches, collections] = [1, 2, 3].map(() => [newId(), newId()] as const) as [
  readonly [string, string],
  readonly [string, string],
  readonly [string, string]
]
const inpaint = {
  mode: 'whole',
  area: { x: 0, y: 0, width: 64, height: 64 },
  extend: noExtension,
  sent: { width: 64, height: 64 },
  padding: 0,
  feather: 0,
  invert: false
} as const

/**
 * Small, medium, large and huge, exactly at the limits of 0.6, 1.5 and 4 megapixels; landscape, portrait and square.
 */
const shapes: readonly (readonly [number, number])[] = [
  [512, 512],
  [599_999, 1],
  [600, 1000],
  [1000, 1499],
  [1500, 1000],
  [1, 3_999_999],
  [2000, 2000]
]

interface Drawn {
  changes: Partial<Picture>
  seed: number | undefined
  /** Which of the earlier pictures was its source. */
  source: number | null
}

const rarely = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { freq: 2 })
const anyPicture: fc.Arbitrary<Drawn> = fc.record({
  seed: fc.constantFrom(undefined, 0, 5),
  source: rarely(fc.nat({ max: 4 })),
  changes: fc
    .record({
      shape: fc.constantFrom(...shapes),
      createdAt: fc.integer({ min: 0, max: 3 }).map((hours) => noon + hours * 3_600_000),
      origin: fc.constantFrom('generated' as const, 'imported' as const),
      providerLabel: fc.constantFrom(null, 'Demo', 'Pixazo'),
      operationLabel: fc.constantFrom(null, 'Painter', 'SDXL'),
      rating: fc.integer({ min: 0, max: 5 }),
      favourite: fc.boolean(),
      tags: fc.subarray(['Birds', 'Çiçek', 'sea']),
      collectionIds: fc.subarray([...collections]),
      maskId: rarely(fc.constantFrom(...masks)),
      inpaint: rarely(fc.constant(inpaint)),
      missing: fc.boolean(),
      fileRemovedAt: rarely(fc.constant(noon)),
      trashedAt: rarely(fc.constant(noon)),
      batchId: fc.constantFrom(null, ...batches)
    })
    .map(({ shape: [width, height], ...rest }) => ({ ...rest, width, height }))
})

type Asked = Exclude<keyof PictureFilters, 'period'>

const oneOrMore = <T>(...values: T[]): fc.Arbitrary<T[]> => fc.subarray(values, { minLength: 1 })
const moment = fc.integer({ min: -1, max: 4 }).map((hours) => noon + hours * 3_600_000)
const values: { [K in Asked]-?: fc.Arbitrary<PictureFilters[K]> } = {
  services: oneOrMore('', 'Demo', 'Pixazo', 'Nobody'),
  models: oneOrMore('', 'Painter', 'SDXL'),
  kinds: oneOrMore('generated', 'repainted', 'imported'),
  sizes: oneOrMore('small', 'medium', 'large', 'huge'),
  orientations: oneOrMore('landscape', 'portrait', 'square'),
  rating: fc
    .tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 }))
    .map(([least, most]) => ({ least, most })),
  favourite: fc.boolean(),
  tagged: fc.boolean(),
  hasMask: fc.boolean(),
  hasChildren: fc.boolean(),
  missing: fc.boolean(),
  fileRemoved: fc.boolean(),
  from: moment,
  to: moment,
  seed: fc.constantFrom(0, 5, 6),
  tags: oneOrMore('birds', 'ÇIÇEK', 'sea', 'nowhere'),
  collectionId: fc.constantFrom(...collections, newId()),
  batchId: fc.constantFrom(...batches, newId()),
  failed: fc.constant(true as const)
}

/** Most filters empty a library of ten pictures: up to two at once. */
const anyFilters = fc
  .tuple(fc.record(values), fc.subarray(Object.keys(values) as Asked[], { maxLength: 2 }))
  .map(([all, names]): PictureFilters => Object.fromEntries(names.map((name) => [name, all[name]])) as PictureFilters)

function sizeOf({ width, height }: Picture): string {
  const megapixels = (width * height) / 1e6
  return megapixels < 0.6 ? 'small' : megapixels < 1.5 ? 'medium' : megapixels < 4 ? 'large' : 'huge'
}

/** What each filter means for a picture, as `pictureFiltersSchema` describes it. */
function passes(picture: Picture, shown: readonly Picture[], filters: PictureFilters): boolean {
  const { width, height, origin, maskId, rating, createdAt, tags } = picture
  const kind = origin === 'imported' ? origin : maskId !== null || picture.inpaint !== null ? 'repainted' : 'generated'
  const shape = width > height ? 'landscape' : width < height ? 'portrait' : 'square'
  const facts: Record<Asked, boolean> = {
    services: filters.services?.includes(picture.providerLabel ?? '') ?? true,
    models: filters.models?.includes(picture.operationLabel ?? '') ?? true,
    kinds: filters.kinds?.includes(kind) ?? true,
    sizes: filters.sizes?.some((size) => size === sizeOf(picture)) ?? true,
    orientations: filters.orientations?.includes(shape) ?? true,
    rating: filters.rating === undefined || (filters.rating.least <= rating && rating <= filters.rating.most),
    favourite: (filters.favourite ?? picture.favourite) === picture.favourite,
    tagged: filters.tagged === undefined || filters.tagged === tags.length > 0,
    hasMask: filters.hasMask === undefined || filters.hasMask === (maskId !== null),
    hasChildren:
      filters.hasChildren === undefined ||
      filters.hasChildren === shown.some(({ sourcePictureId }) => sourcePictureId === picture.id),
    missing: (filters.missing ?? picture.missing) === picture.missing,
    fileRemoved: filters.fileRemoved === undefined || filters.fileRemoved === (picture.fileRemovedAt !== null),
    from: createdAt >= (filters.from ?? createdAt),
    to: filters.to === undefined || createdAt < filters.to,
    seed: filters.seed === undefined || picture.parameters?.seed === filters.seed,
    tags: (filters.tags ?? []).every((tag) => tags.some((own) => own.toLowerCase() === tag.toLowerCase())),
    collectionId: filters.collectionId === undefined || picture.collectionIds.includes(filters.collectionId),
    batchId: (filters.batchId ?? picture.batchId) === picture.batchId,
    failed: filters.failed === undefined
  }
  return Object.values(facts).every(Boolean)
}

/** @returns its shown pictures, oldest first */
async function fill(database: DatabaseSync, drawn: readonly Drawn[]): Promise<Picture[]> {
  await migrate(database, async () => undefined)
  const rows = new PictureRows(database)
  const pictures: Picture[] = []
  for (const { changes, seed, source } of drawn) {
    const picture = pictureOf({
      ...changes,
      id: newId(),
      parameters: { prompt: 'a pier', ...(seed === undefined ? {} : { seed }) },
      sourcePictureId: source === null ? null : (pictures[source]?.id ?? null)
    })
    rows.insert({ order: rows.freeOrderAt(picture.createdAt), picture, request: null })
    pictures.push(picture)
  }
  return pictures.filter(({ trashedAt }) => trashedAt === null).sort((a, b) => a.createdAt - b.createdAt)
}

const ahead: Record<PictureSort, (a: Picture, b: Picture) => number> = {
  newest: () => 0,
  oldest: () => 0,
  random: () => 0,
  rating: (a, b) => b.rating - a.rating,
  largest: (a, b) => b.width * b.height - a.width * a.height
}

it('lists what every filter lets through, in order, page by page, and counts as many', async () => {
  const seen = { some: 0, all: 0, none: 0 }
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyPicture, { minLength: 3, maxLength: 12 }),
      fc.array(fc.record({ filters: anyFilters, sort: fc.constantFrom(...pictureSorts), limit: fc.nat({ max: 4 }) }), {
        minLength: 15,
        maxLength: 15
      }),
      async (drawn, questions) => {
        using database = new DatabaseSync(':memory:')
        const shown = await fill(database, drawn)
        const [list, facets] = [new PictureList(database), new PictureFacets(database)]
        for (const { filters, sort, limit } of questions) {
          const query = { ...everything, sort, shuffle: 7919, filters }
          const right = shown.filter((picture) => passes(picture, shown, filters))
          const expected = (sort === 'oldest' ? right : right.toReversed().sort(ahead[sort])).map(({ id }) => id)
          const found: string[] = []
          for (let page = list.page(null, limit + 1, query); page.stubs.length > 0; ) {
            found.push(...page.stubs.map(([id]) => id))
            page = list.page(found.at(-1)!, limit + 1, query)
          }
          // The order of a shuffle is random.
          expect(sort === 'random' ? found.toSorted() : found).toEqual(
            sort === 'random' ? expected.toSorted() : expected
          )
          expect(list.page(null, 1, query).total).toBe(expected.length)
          const counts = facets.count(query)
          const number = (changed: PictureFilters): number =>
            shown.filter((picture) => passes(picture, shown, { ...filters, ...changed })).length
          expect(counts.total).toBe(expected.length)
          for (const name of ['favourite', 'tagged', 'hasMask', 'hasChildren', 'missing', 'fileRemoved'] as const)
            expect({ [name]: counts[name] }).toEqual({ [name]: number({ [name]: true }) })
          seen[expected.length === 0 ? 'none' : expected.length === shown.length ? 'all' : 'some'] += 1
        }
      }
    ),
    { numRuns: 80 }
  )
  // Filters that let everything or nothing through would prove little.
  expect(seen.some).toBeGreaterThan(200)
})

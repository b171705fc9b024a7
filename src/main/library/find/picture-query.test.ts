/**
 * Which pictures a query lists, in which order, and how many each filter would list: compared with the same query over
 * plain records.
 */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, describe, expect } from 'vitest'
import { generateLibrary } from '../../../../bench/library/generate.ts'
import type { Picture } from '../../../shared/domain/picture.ts'
import {
  flagsOf,
  kindOf,
  orientationOf,
  orientations,
  pictureKinds,
  sizeClasses,
  sizeClassOf
} from '../../../shared/domain/picture-flags.ts'
import {
  everything,
  type PictureFilters,
  type PictureQuery,
  pictureSorts
} from '../../../shared/domain/picture-query.ts'
import { tagKey } from '../../../shared/domain/tag.ts'
import { it } from '../__fixtures__/it.ts'
import { newId, opened } from '../__fixtures__/test-library.ts'
import { libraryPaths } from '../disk/library-paths.ts'
import type { Library } from '../library.ts'

let library: Library
let pictures: Picture[]

const asking = (patch: Partial<PictureQuery>): PictureQuery => ({ ...everything, ...patch })

/** All pages of a query, a few pictures at a time. */
function list(query: PictureQuery, limit = 60): string[] {
  const ids: string[] = []
  let after: string | null = null
  for (;;) {
    const { stubs } = library.index(after, limit, query)
    ids.push(...stubs.map(([id]) => id))
    if (stubs.length < limit) return ids
    after = ids.at(-1)!
  }
}

it.beforeAll(async ({ imaging, sharedFolder }) => {
  const folder = join(sharedFolder, 'library')
  const ids = await generateLibrary(folder, 300)
  library = await opened(folder, imaging)
  const { id: spring } = await library.createCollection('Spring')
  await library.change(ids.slice(0, 40), { addTo: [spring] })
  await library.change(ids.slice(20, 60), { addTags: ['Çiçek', 'birds'], rating: 4 })
  await library.trash(ids.slice(290))
  pictures = list(everything).map((id) => library.get(id)!)
})

afterAll(() => library.close())

function passes(picture: Picture, filters: PictureFilters): boolean {
  const flags = flagsOf(picture)
  const checks: boolean[] = [
    filters.services?.includes(picture.providerLabel ?? '') ?? true,
    filters.models?.includes(picture.operationLabel ?? '') ?? true,
    filters.kinds?.includes(kindOf(flags)) ?? true,
    filters.sizes?.includes(sizeClassOf(flags)) ?? true,
    filters.orientations?.includes(orientationOf(flags)) ?? true,
    filters.rating === undefined || (picture.rating >= filters.rating.least && picture.rating <= filters.rating.most),
    filters.favourite === undefined || picture.favourite === filters.favourite,
    filters.tagged === undefined || picture.tags.length > 0 === filters.tagged,
    filters.from === undefined || picture.createdAt >= filters.from,
    filters.to === undefined || picture.createdAt < filters.to,
    filters.seed === undefined || picture.parameters?.seed === filters.seed,
    (filters.tags ?? []).every((tag) => picture.tags.some((one) => tagKey(one) === tagKey(tag))),
    filters.collectionId === undefined || picture.collectionIds.includes(filters.collectionId),
    filters.hasMask === undefined || (picture.maskId !== null) === filters.hasMask,
    filters.batchId === undefined || picture.batchId === filters.batchId,
    filters.failed !== true
  ]
  return checks.every(Boolean)
}

const some = <T>(values: readonly T[]): fc.Arbitrary<T[]> =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 })

const anyFilters = (): fc.Arbitrary<PictureFilters> => {
  const labels = (of: (picture: Picture) => string | null): string[] => [
    ...new Set(pictures.map((picture) => of(picture) ?? ''))
  ]
  const times = pictures.map(({ createdAt }) => createdAt)
  return fc.record(
    {
      services: some(labels((picture) => picture.providerLabel)),
      models: some(labels((picture) => picture.operationLabel)),
      kinds: some(pictureKinds),
      sizes: some(sizeClasses),
      orientations: some(orientations),
      rating: fc.constantFrom({ least: 0, most: 0 }, { least: 3, most: 5 }, { least: 4, most: 4 }),
      favourite: fc.boolean(),
      tagged: fc.boolean(),
      from: fc.constantFrom(...times),
      to: fc.constantFrom(...times),
      seed: fc.constantFrom(...pictures.map(({ parameters }) => parameters!.seed!), 5),
      tags: some(['birds', 'BIRDS', 'ÇIÇEK', 'nowhere', ...pictures.flatMap(({ tags }) => tags)]),
      collectionId: fc.constantFrom(library.shelf().collections[0]!.id, newId()),
      hasMask: fc.boolean(),
      batchId: fc.constantFrom(...pictures.map(({ batchId }) => batchId!))
    },
    { requiredKeys: [] }
  )
}

describe('a query', () => {
  it('lists exactly the pictures that pass every filter, in sort order, through pages of any size', () => {
    const before: Record<string, (a: Picture, b: Picture) => number> = {
      newest: () => 0,
      random: () => 0,
      oldest: () => 0,
      rating: (a, b) => b.rating - a.rating,
      largest: (a, b) => b.width * b.height - a.width * a.height
    }
    fc.assert(
      fc.property(
        anyFilters(),
        fc.constantFrom(...pictureSorts),
        fc.integer({ min: 1, max: 90 }),
        (filters, sort, limit) => {
          const query = asking({ filters, sort, shuffle: 7919 })
          const expected = pictures.filter((picture) => passes(picture, filters))
          const found = list(query, limit)
          expect(library.index(null, 1, query).total).toBe(expected.length)
          // A shuffle contains the same pictures in random order.
          const placed = (ids: string[]): string[] => (sort === 'random' ? ids.toSorted() : ids)
          const sorted = sort === 'oldest' ? expected.toReversed() : expected.toSorted(before[sort])
          expect(placed(found)).toEqual(placed(sorted.map(({ id }) => id)))
        }
      ),
      { numRuns: 150 }
    )
  })

  it('counts for every value what choosing it lists', () => {
    fc.assert(
      fc.property(anyFilters(), (filters) => {
        const counts = library.facets(asking({ filters }), [pictures[100]!.createdAt])
        const number = (changed: PictureFilters): number =>
          pictures.filter((picture) => passes(picture, { ...filters, ...changed })).length
        expect(counts.total).toBe(number({}))
        for (const { value, count } of counts.services) expect(count).toBe(number({ services: [value] }))
        for (const { value, service, count } of counts.models) {
          const own = pictures.filter(
            (picture) => picture.providerLabel === service && passes(picture, { ...filters, models: [value] })
          )
          expect(count).toBe(own.length)
        }
        for (const kind of pictureKinds) expect(counts.kinds[kind]).toBe(number({ kinds: [kind] }))
        for (const size of sizeClasses) expect(counts.sizes[size]).toBe(number({ sizes: [size] }))
        for (const shape of orientations) expect(counts.orientations[shape]).toBe(number({ orientations: [shape] }))
        for (const [rating, count] of counts.ratings.entries())
          expect(count).toBe(number({ rating: { least: rating, most: rating } }))
        expect(counts.favourite).toBe(number({ favourite: true }))
        expect([counts.tagged, counts.untagged]).toEqual([number({ tagged: true }), number({ tagged: false })])
        for (const { value, count } of counts.tags)
          expect(count).toBe(number({ tags: [...(filters.tags ?? []), value] }))
        for (const [collectionId, count] of Object.entries(counts.collections))
          expect(count).toBe(number({ collectionId }))
        expect(counts.since).toEqual([number({ from: pictures[100]!.createdAt, to: undefined })])
      }),
      { numRuns: 60 }
    )
  })

  it('counts after changes like a freshly loaded index', async ({ imaging }) => {
    const asked = [
      everything,
      asking({ search: 'light' }),
      asking({ filters: { tags: ['birds'] } }),
      asking({ search: 'a -light' })
    ]
    const counts = (): unknown[] => asked.map((query) => library.facets(query))
    const before = counts()
    const touched = pictures.slice(120, 140).map(({ id }) => id)
    const { undo } = await library.change(touched, { favourite: true, rating: 5, addTags: ['birds', 'light'] })
    await library.trash(touched.slice(0, 3))
    const changed = counts()
    expect(changed).not.toEqual(before)
    await library.close()
    library = await opened(library.info().folder, imaging)
    expect(counts()).toEqual(changed)
    await library.restore(touched.slice(0, 3))
    await library.change(touched, { removeTags: ['birds', 'light'], rating: 0, favourite: false })
    const after = pictures.map(({ id }) => library.get(id)!)
    expect(library.facets(everything)).toMatchObject({
      total: after.length,
      favourite: after.filter(({ favourite }) => favourite).length,
      tagged: after.filter(({ tags }) => tags.length > 0).length
    })
    expect(undo).not.toBe('')
    for (const { id, favourite, rating, tags } of pictures.slice(120, 140))
      await library.change([id], { favourite, rating, ...(tags.length > 0 ? { addTags: tags } : {}) })
    expect(counts()).toEqual(before)
  })

  it('has the same flags for each picture as the window computes', () => {
    for (const [id, , , , , flags] of library.index(null, 1000, everything).stubs)
      expect(flags).toBe(flagsOf(library.get(id)!))
  })

  it('shuffles by seed: the same order for the same seed, another for another', () => {
    const shuffled = (shuffle: number): string[] => list(asking({ sort: 'random', shuffle }))
    expect(shuffled(12_345)).toEqual(shuffled(12_345))
    expect(shuffled(12_345)).not.toEqual(shuffled(54_321))
    expect(shuffled(12_345)).not.toEqual(list(everything))
  })

  it('lists the trash separately', () => {
    expect(list(asking({ scope: 'trash' }), 3)).toHaveLength(10)
    expect(library.index(null, 3, asking({ scope: 'trash' })).total).toBe(10)
  })

  it('says that a list must be read again when the picture at the end of the last page is gone', () => {
    expect(() => library.index(newId(), 10, asking({ sort: 'rating' }))).toThrow(
      expect.objectContaining({ code: 'not-found' })
    )
  })

  it('finds words of notes, tags and prompts together, and any part of a text without spaces', async () => {
    const { id, parameters } = pictures[150]!
    await library.change([id], { notes: 'Für die Ausstellung, 猫が好き', addTags: ['to print'] })
    const word = parameters!.prompt.split(' ')[1]!
    const found = (search: string): string[] => list(asking({ search }))
    expect(found(`ausstell ${word}`)).toEqual([id])
    expect(found('が好')).toEqual([id])
    expect(found('"to print" ausstellung')).toEqual([id])
    expect(found('fur ausstellung -print')).toEqual([])
    const foreign = list(everything).filter((one) => library.get(one)?.parameters?.prompt.includes('桜'))
    expect(new Set(found('黒い'))).toEqual(new Set(foreign))
    expect(new Set(found('木の下'))).toEqual(new Set(foreign))
    expect(found('下の木')).toEqual([])
  })
})

describe('marks on pictures', () => {
  it('are changed for many at once and undone one by one', async () => {
    const ids = pictures.slice(30, 80).map(({ id }) => id)
    const before = ids.map((id) => library.get(id))
    const { changed, undo } = await library.change([...ids, newId()], {
      rating: 2,
      favourite: true,
      addTags: ['Bulk'],
      removeTags: ['birds']
    })
    expect(changed).toEqual(ids)
    for (const id of ids)
      expect(library.get(id)).toMatchObject({ rating: 2, favourite: true, tags: expect.arrayContaining(['Bulk']) })
    expect((await library.undoChange(undo)).changed.toSorted()).toEqual(ids.toSorted())
    expect(ids.map((id) => library.get(id))).toEqual(before)
    await expect(library.undoChange(undo)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('keep the first spelling of a tag, which can be changed for all, and two tags can be merged', async () => {
    const [a, b] = [pictures[200]!.id, pictures[201]!.id]
    await library.change([a], { addTags: ['Hazel Eyes'] })
    await library.change([b], { addTags: ['hazel EYES', 'grey'] })
    expect(library.get(b)?.tags).toContain('Hazel Eyes')
    expect(library.tags('ey', 10)).toEqual([{ tag: 'Hazel Eyes', count: 2 }])
    await library.renameTag('hazel eyes', 'hazel eyes')
    expect(library.tags('haz', 10)).toEqual([{ tag: 'hazel eyes', count: 2 }])
    await library.renameTag('grey', 'HAZEL eyes')
    expect(library.get(b)?.tags.filter((tag) => /hazel|grey/i.test(tag))).toHaveLength(1)
    const removed = await library.removeTag('hazel eyes')
    expect(removed.changed).toHaveLength(2)
    expect(library.tags('haz', 10)).toEqual([])
    await library.undoChange(removed.undo)
    expect(library.tags('haz', 10)).toEqual([{ tag: 'hazel eyes', count: 2 }])
    await library.removeTag('hazel eyes')
  })

  it('and collections and saved searches are rebuilt from the files when the database is lost', async ({
    libraryFolder,
    open
  }) => {
    const ids = await generateLibrary(libraryFolder, 12, { sidecars: true })
    let copy = await open()
    const { id } = await copy.createCollection('Kept')
    await expect(copy.createCollection('kept')).rejects.toMatchObject({ code: 'invalid-input' })
    const search = await copy.saveSearch('Best', asking({ filters: { rating: { least: 4, most: 5 } } }))
    await copy.change(ids.slice(0, 5), { addTo: [id], addTags: ['Sea'], rating: 5, notes: 'for later' })
    const before = ids.map((one) => copy.get(one))
    await copy.close()
    for (const suffix of ['', '-wal', '-shm'])
      await rm(`${libraryPaths(libraryFolder).database}${suffix}`, { force: true })
    copy = await open()
    expect(ids.map((one) => copy.get(one))).toEqual(before)
    expect(copy.shelf()).toMatchObject({ collections: [{ id, name: 'Kept' }], searches: [search] })
    expect(copy.facets(everything).collections).toEqual({ [id]: 5 })
    const removed = await copy.removeCollection(id)
    expect(removed.changed).toHaveLength(5)
    expect(copy.get(ids[0]!)?.collectionIds).toEqual([])
    await copy.createCollection('KEPT')
    expect(await copy.undoChange(removed.undo)).toMatchObject({ shelf: true })
    expect(copy.shelf().collections).toMatchObject([{ name: 'KEPT' }, { id, name: 'Kept 2' }])
    expect(copy.facets(everything).collections).toEqual({ [id]: 5 })
    await copy.close()
  })
})

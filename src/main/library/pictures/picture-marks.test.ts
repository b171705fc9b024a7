/** Marks on pictures, changed and undone in any order, compared with a simple model. */
import * as fc from 'fast-check'
import { expect } from 'vitest'
import type { Picture } from '../../../shared/domain/picture.ts'
import type { PictureChange } from '../../../shared/domain/picture-change.ts'
import { everything } from '../../../shared/domain/picture-query.ts'
import { it } from '../__fixtures__/it.ts'
import { generated, newId, paint } from '../__fixtures__/test-library.ts'
import type { Library } from '../library.ts'

interface Marks {
  favourite: boolean
  rating: number
  notes: string
  /** In lower case: two spellings are one tag. */
  tags: string[]
  /** Names of collections. */
  collections: string[]
}

const small = (tag: string): string => tag.toLowerCase()
const tags = ['Birds', 'birds', 'Sea', 'ÇIÇEK', 'çiçek'] as const
const names = ['Spring', 'Best'] as const
const oneOrMore = <T>(values: readonly T[]): fc.Arbitrary<T[]> => fc.subarray([...values], { minLength: 1 })
const pictures = fc.subarray([0, 1, 2, 3], { minLength: 1 })

type Step =
  | {
      does: 'change'
      of: number[]
      change: Omit<PictureChange, 'addTo' | 'removeFrom'>
      into?: string[]
      from?: string[]
    }
  | { does: 'rename'; tag: string; name: string }
  | { does: 'remove tag'; tag: string }
  | { does: 'remove collection'; name: string }
  | { does: 'trash'; of: number[] }
  | { does: 'restore'; of: number[] }
  | { does: 'undo' }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record(
      {
        does: fc.constant('change' as const),
        of: pictures,
        change: fc.record(
          {
            favourite: fc.boolean(),
            rating: fc.integer({ min: 0, max: 5 }),
            notes: fc.constantFrom('', 'for later', 'printed'),
            addTags: oneOrMore(tags),
            removeTags: oneOrMore(tags)
          },
          { requiredKeys: [] }
        ),
        into: oneOrMore(names),
        from: oneOrMore(names)
      },
      { requiredKeys: ['does', 'of', 'change'] }
    )
  },
  fc.record({ does: fc.constant('rename' as const), tag: fc.constantFrom(...tags), name: fc.constantFrom(...tags) }),
  fc.record({ does: fc.constant('remove tag' as const), tag: fc.constantFrom(...tags) }),
  fc.record({ does: fc.constant('remove collection' as const), name: fc.constantFrom(...names) }),
  fc.record({ does: fc.constant('trash' as const), of: pictures }),
  fc.record({ does: fc.constant('restore' as const), of: pictures }),
  { weight: 3, arbitrary: fc.constant({ does: 'undo' as const }) }
)

/** The effect of the step on one picture. */
function marked(marks: Marks, of: Step, isMeant: boolean): Marks {
  if (of.does === 'rename')
    return marks.tags.includes(small(of.tag))
      ? { ...marks, tags: [...marks.tags.filter((tag) => tag !== small(of.tag)), small(of.name)] }
      : marks
  if (of.does === 'remove tag') return { ...marks, tags: marks.tags.filter((tag) => tag !== small(of.tag)) }
  if (of.does === 'remove collection')
    return { ...marks, collections: marks.collections.filter((name) => name !== of.name) }
  if (of.does !== 'change' || !isMeant) return marks
  const { addTags = [], removeTags = [] } = of.change
  const { favourite = marks.favourite, rating = marks.rating, notes = marks.notes } = of.change
  const [gone, come] = [removeTags.map(small), addTags.map(small)]
  return {
    favourite,
    rating,
    notes,
    tags: [...marks.tags.filter((tag) => !gone.includes(tag)), ...come],
    collections: [...marks.collections.filter((name) => !(of.from ?? []).includes(name)), ...(of.into ?? [])]
  }
}

/** Each once. */
const inOrder = ({ tags: own, collections, ...rest }: Marks): Marks => ({
  ...rest,
  tags: [...new Set(own)].sort(),
  collections: [...new Set(collections)].sort()
})

class Account {
  private readonly library: Library
  private readonly ids: readonly string[]
  private readonly collections: ReadonlyMap<string, string>
  private marks: Marks[]
  private readonly trashed = new Set<number>()
  private readonly done: { undo: string; before: Marks[] }[] = []

  constructor(library: Library, ids: readonly string[]) {
    this.library = library
    this.ids = ids
    this.collections = new Map(library.shelf().collections.map(({ id, name }) => [name, id]))
    this.marks = ids.map((id) => this.read(id))
  }

  async take(next: Step): Promise<void> {
    if (next.does === 'undo') return await this.undo()
    if (next.does === 'trash' || next.does === 'restore') {
      await this.library[next.does](next.of.map((at) => this.ids[at]!))
      for (const at of next.of)
        if (next.does === 'trash') this.trashed.add(at)
        else this.trashed.delete(at)
      return
    }
    const before = this.marks
    this.marks = before.map((marks, at) => inOrder(marked(marks, next, 'of' in next && next.of.includes(at))))
    const { changed, undo } = await this.ask(next)
    // A picture that the change was about is reported, others are not.
    const touched = this.marks.flatMap((marks, at) => (JSON.stringify(marks) === JSON.stringify(before[at]) ? [] : at))
    expect(changed).toEqual(expect.arrayContaining(touched.map((at) => this.ids[at])))
    this.done.push({ undo, before })
  }

  /** The last change made. */
  async undo(): Promise<void> {
    const last = this.done.pop()
    if (last === undefined) return
    await this.library.undoChange(last.undo)
    await expect(this.library.undoChange(last.undo)).rejects.toMatchObject({ code: 'not-found' })
    this.marks = last.before
  }

  async undoAll(): Promise<void> {
    while (this.done.length > 0) await this.undo()
  }

  check(): void {
    expect(this.ids.map((id) => this.read(id))).toEqual(this.marks)
    const shown = this.marks.filter((_, at) => !this.trashed.has(at))
    const counts = (of: (marks: Marks) => string[]): Record<string, number> => {
      const all: Record<string, number> = {}
      for (const one of shown.flatMap(of)) all[one] = (all[one] ?? 0) + 1
      return all
    }
    const listed = this.library.tags('', 100).map(({ tag, count }) => [small(tag), count] as const)
    expect(Object.fromEntries(listed)).toEqual(counts((marks) => marks.tags))
    expect(listed).toHaveLength(new Set(listed.map(([tag]) => tag)).size)
    const facets = this.library.facets(everything)
    expect(facets.collections).toEqual(
      Object.fromEntries(
        Object.entries(counts((marks) => marks.collections)).map(([name, count]) => [this.collections.get(name), count])
      )
    )
    expect([facets.total, facets.favourite]).toEqual([shown.length, shown.filter((marks) => marks.favourite).length])
  }

  private read(id: string): Marks {
    const picture = this.library.get(id) as Picture
    const { favourite, rating, notes } = picture
    const nameOf = new Map([...this.collections].map(([name, own]) => [own, name]))
    return {
      favourite,
      rating,
      notes,
      tags: picture.tags.map(small).sort(),
      collections: picture.collectionIds.map((own) => nameOf.get(own)!).sort()
    }
  }

  private async ask(
    of: Exclude<Step, { does: 'undo' | 'trash' | 'restore' }>
  ): Promise<{ changed: string[]; undo: string }> {
    const idsOf = (given: readonly string[]): string[] => given.map((name) => this.collections.get(name)!)
    switch (of.does) {
      case 'rename':
        return await this.library.renameTag(of.tag, of.name)
      case 'remove tag':
        return await this.library.removeTag(of.tag)
      case 'remove collection':
        return await this.library.removeCollection(this.collections.get(of.name)!)
      case 'change':
        return await this.library.change(
          of.of.map((at) => this.ids[at]!),
          {
            ...of.change,
            ...(of.into === undefined ? {} : { addTo: idsOf(of.into) }),
            ...(of.from === undefined ? {} : { removeFrom: idsOf(of.from) })
          }
        )
    }
  }
}

it('tags, collections, ratings and notes match a simple model, and are as before once everything is undone', async ({
  imaging,
  library
}) => {
  const ids: string[] = []
  for (let number = 0; number < 4; number += 1)
    ids.push((await library.add(generated(await paint(imaging, number), { jobId: newId() }))).id)
  for (const name of names) await library.createCollection(name)
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 14 }), async (steps) => {
      await library.restore(ids)
      const begun = ids.map((id) => library.get(id))
      const account = new Account(library, ids)
      for (const next of steps) {
        await account.take(next)
        account.check()
      }
      await account.undoAll()
      await library.restore(ids)
      expect(ids.map((id) => library.get(id))).toEqual(begun)
    }),
    { numRuns: 40 }
  )
})

/** Users' marks on pictures, for one or ten thousand at once. */
import { z } from 'zod'
import { idSchema } from './ids.ts'
import { tagKey, tagSchema } from './tag.ts'

export const ratingSchema = z.number().int().min(0).max(5)
/** Maximum characters of a note. */
export const longestNote = 20_000
export const notesSchema = z.string().max(longestNote)
/** Maximum for one picture. */
export const mostTags = 200

const someTags = z.array(tagSchema).min(1).max(mostTags)
const someCollections = z.array(idSchema).min(1).max(1000)

/** What is omitted stays unchanged. */
export const pictureChangeSchema = z.strictObject({
  favourite: z.boolean().optional(),
  rating: ratingSchema.optional(),
  notes: notesSchema.optional(),
  /** A paragraph appended to the existing notes; notes that already end with it stay unchanged. */
  addNotes: notesSchema.min(1).optional(),
  addTags: someTags.optional(),
  removeTags: someTags.optional(),
  /** Ids of collections. */
  addTo: someCollections.optional(),
  removeFrom: someCollections.optional()
})

export type PictureChange = z.infer<typeof pictureChangeSchema>

/** Everything that a change can touch. */
export const pictureMarksSchema = z.strictObject({
  favourite: z.boolean(),
  rating: ratingSchema,
  notes: notesSchema,
  tags: z.array(tagSchema).max(mostTags),
  collectionIds: z.array(idSchema)
})

export type PictureMarks = z.infer<typeof pictureMarksSchema>

function changedTags(tags: readonly string[], { addTags = [], removeTags = [] }: PictureChange): string[] {
  const gone = new Set(removeTags.map(tagKey))
  const kept = tags.filter((tag) => !gone.has(tagKey(tag)))
  const known = new Set(kept.map(tagKey))
  for (const tag of addTags) {
    if (known.has(tagKey(tag)) || kept.length >= mostTags) continue
    known.add(tagKey(tag))
    kept.push(tag)
  }
  return kept
}

function changedCollections(ids: readonly string[], { addTo = [], removeFrom = [] }: PictureChange): string[] {
  return [...new Set([...ids.filter((id) => !removeFrom.includes(id)), ...addTo])]
}

/** Idempotent: the journal may apply a change again. */
function changedNotes(notes: string, { notes: replaced, addNotes }: PictureChange): string {
  const before = replaced ?? notes
  if (addNotes === undefined || before === addNotes || before.endsWith(`\n${addNotes}`)) return before
  return (before === '' ? addNotes : `${before}\n${addNotes}`).slice(0, longestNote)
}

/** The marks after the change; an existing tag keeps its spelling and position. */
export function changeMarks(marks: PictureMarks, change: PictureChange): PictureMarks {
  return {
    favourite: change.favourite ?? marks.favourite,
    rating: change.rating ?? marks.rating,
    notes: changedNotes(marks.notes, change),
    tags: changedTags(marks.tags, change),
    collectionIds: changedCollections(marks.collectionIds, change)
  }
}

/**
 * Undoes a change: what it did to a picture is reverted, later changes stay.
 * @param now current marks
 * @param before marks before the change
 * @param after marks that the change made
 */
export function takenBack(now: PictureMarks, before: PictureMarks, after: PictureMarks): PictureMarks {
  const value = <K extends 'favourite' | 'rating' | 'notes'>(name: K): PictureMarks[K] =>
    now[name] === after[name] ? before[name] : now[name]
  return {
    favourite: value('favourite'),
    rating: value('rating'),
    notes: value('notes'),
    tags: listBack(now.tags, before.tags, after.tags, tagKey).slice(0, mostTags),
    collectionIds: listBack(now.collectionIds, before.collectionIds, after.collectionIds, (id) => id)
  }
}

function listBack(
  now: readonly string[],
  before: readonly string[],
  after: readonly string[],
  keyOf: (one: string) => string
): string[] {
  const same = (a: readonly string[], b: readonly string[]): boolean =>
    a.length === b.length && a.every((one, at) => keyOf(one) === keyOf(b[at]!))
  if (same(now, after)) return [...before]
  const keys = (list: readonly string[]): Set<string> => new Set(list.map(keyOf))
  const [here, were, are] = [keys(now), keys(before), keys(after)]
  const kept = now.filter((one) => were.has(keyOf(one)) || !are.has(keyOf(one)))
  return [...kept, ...before.filter((one) => !are.has(keyOf(one)) && !here.has(keyOf(one)))]
}

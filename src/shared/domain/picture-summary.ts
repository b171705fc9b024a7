/** What many pictures have in common, for changing all of them. */
import { z } from 'zod'

const counted = z.strictObject({ value: z.string(), count: z.number().int() })

export const pictureSummarySchema = z.strictObject({
  /** Number of the requested pictures that exist. */
  count: z.number().int(),
  /** Of the existing originals, as far as is known. */
  bytes: z.number(),
  favourites: z.number().int(),
  /** How many have each rating, 0 to 5. */
  ratings: z.array(z.number().int()).length(6),
  /** Most first, at most 500. */
  tags: z.array(counted),
  /** By id, most first. */
  collections: z.array(counted),
  /** "SDXL Lightning, Pixazo"; most first, at most 20; "" for unknown. */
  models: z.array(counted),
  /** "1024 × 1024"; most first, at most 20. */
  sizes: z.array(counted),
  /** When the first and the last was made, epoch milliseconds; null of none. */
  from: z.number().nullable(),
  to: z.number().nullable(),
  /** How many have notes. */
  noted: z.number().int(),
  /** The notes, if all have the same. */
  notes: z.string().nullable(),
  /** Without a file: lost, or removed by the user. */
  withoutFile: z.number().int(),
  trashed: z.number().int()
})

export type PictureSummary = z.infer<typeof pictureSummarySchema>

/** Figures of a library over a period. Pictures in the trash are not included. */
import { z } from 'zod'
import { pictureMimes } from './picture.ts'

const count = z.number().int().nonnegative()
/** Milliseconds. */
const timesSchema = z.strictObject({ timed: count, p50: z.number(), p95: z.number() })

/** "2026-11-27": a day in the user's time zone. */
const dayName = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** A time span, epoch milliseconds, `to` excluded. */
const spanSchema = z.strictObject({ from: z.number().int(), to: z.number().int() })

/** A service and its model, with their names at the time; "" if unknown. */
const makerSchema = z.strictObject({ service: z.string(), model: z.string() })

const wordSchema = z.strictObject({ word: z.string(), pictures: count })

/** One step in the trend of one service: how long its pictures took, and how its jobs ended. */
const trendPointSchema = spanSchema.extend({ times: timesSchema.nullable(), ended: count, failed: count })

export const statisticsSchema = z.strictObject({
  pictures: count,
  favourites: count,
  /** By rating, 0 (none) to 5. */
  ratings: z.array(count).length(6),
  kinds: z.strictObject({ generated: count, repainted: count, imported: count }),
  /** When the first and the last picture of the whole library were made; null for an empty one. */
  first: z.number().nullable(),
  last: z.number().nullable(),
  /** Days with a picture, oldest first, with the span to filter by: a day with a clock change has 23 or 25 hours. */
  days: z.array(spanSchema.extend({ day: dayName, pictures: count })),
  /** Seven days, Monday first, of 24 hours each. */
  hours: z.array(z.array(count).length(24)).length(7),
  /** Most pictures first. */
  models: z.array(makerSchema.extend({ pictures: count, favourites: count, times: timesSchema.nullable() })),
  /** The most frequent, most first; all others as one number. */
  sizes: z.array(z.strictObject({ width: count, height: count, pictures: count })),
  otherSizes: count,
  /** Originals by creation month, oldest first; a file shared by two pictures counts for both. */
  months: z.array(z.strictObject({ month: z.string().regex(/^\d{4}-\d{2}$/), pictures: count, bytes: z.number() })),
  types: z.array(z.strictObject({ mime: z.enum(pictureMimes), pictures: count, bytes: z.number() })),
  /**
   * From the prompts of the newest `promptsRead` pictures: phrases between commas, and single words; most used first.
   */
  phrases: z.array(wordSchema),
  words: z.array(wordSchema),
  promptsRead: count,
  tags: z.array(wordSchema),
  /** Jobs still in the queue: those that the user has cleared are not counted. */
  jobs: z.strictObject({
    done: count,
    failed: count,
    cancelled: count,
    /** May have been charged, and nothing was returned. */
    undecided: count,
    models: z.array(makerSchema.extend({ done: count, failed: count })),
    /** By error code, most first. */
    reasons: z.array(z.strictObject({ code: z.string(), jobs: count })),
    /** When the oldest of them was created; null if there are none. */
    since: z.number().nullable()
  }),
  /** For each service, in equal steps of the period; empty steps are left out. */
  trend: z.strictObject({
    step: z.enum(['day', 'week', 'month']),
    services: z.array(z.strictObject({ service: z.string(), points: z.array(trendPointSchema) }))
  })
})

export type Statistics = z.infer<typeof statisticsSchema>
export type Times = z.infer<typeof timesSchema>

const partSchema = z.strictObject({ bytes: z.number(), files: count })

/** The contents of the library's folder, measured file by file. */
export const diskUseSchema = z.strictObject({
  parts: z.strictObject({
    originals: partSchema,
    thumbnails: partSchema,
    masks: partSchema,
    /** What services answered, before it was stitched into an original. */
    returned: partSchema,
    /** Recipes beside the originals. */
    sidecars: partSchema,
    database: partSchema,
    backups: partSchema,
    /** Studio drafts, journals, databases that were set aside. */
    other: partSchema
  }),
  /** Epoch milliseconds. */
  measuredAt: z.number()
})

export type DiskUse = z.infer<typeof diskUseSchema>

/** The longest run of days with a picture, and the run up to today (or yesterday: today is not over). */
export function streaks(days: readonly { day: string }[], today: string): { longest: number; current: number } {
  const dates = days.map(({ day }) => Date.parse(`${day}T12:00:00Z`) / 86_400_000)
  let [longest, run] = [0, 0]
  for (const [at, date] of dates.entries()) {
    const before = dates[at - 1]
    run = before !== undefined && date - before === 1 ? run + 1 : 1
    longest = Math.max(longest, run)
  }
  const age = Date.parse(`${today}T12:00:00Z`) / 86_400_000 - (dates.at(-1) ?? Number.NEGATIVE_INFINITY)
  return { longest, current: age <= 1 ? run : 0 }
}

/** A service's answer to a job that the library's disk has not taken yet. */
import { z } from 'zod'
import { type Job, jobSchema } from '../../shared/domain/job.ts'
import { type Results, resultsSchema } from '../../shared/domain/job-results.ts'

const heldPictureSchema = z.strictObject({
  ordinal: z.number().int().min(0).max(999),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.number().int().min(0)
})

const format = z.literal('palimpsest-answer')
/** Version of the description. Any addition changes it: a version of the app that does not know it leaves it alone. */
export const answerVersion = 1

/** The description in the profile, beside the bytes. */
export const answerFileSchema = z.strictObject({
  format,
  version: z.literal(answerVersion),
  /** The library that it belongs to, and its location. */
  library: z.strictObject({ id: z.string(), folder: z.string() }),
  job: jobSchema,
  results: resultsSchema.nullable(),
  pictures: z.array(heldPictureSchema)
})

/** A description that only a newer version can read. */
export const newerAnswerSchema = z.looseObject({ format, version: z.number().gt(answerVersion) })

export type AnswerFile = z.infer<typeof answerFileSchema>
export type HeldPicture = z.infer<typeof heldPictureSchema>

/** An answer as it is held. */
export interface HeldAnswer {
  /** As of the last time that something of it was written down. */
  job: Job
  /** Links, if the library's index did not take them; null if it did, or there are none. */
  results: Results | null
  /** Pictures whose bytes are held. */
  pictures: readonly HeldPicture[]
  /** All of it is on the profile's disk; otherwise it is only in memory, and lost with the app. */
  safe: boolean
}

import { z } from 'zod'

/** A service's answer to a job, kept until every picture is stored. */
export const resultsSchema = z.strictObject({
  /** Links may be presigned: they are deleted with the job. */
  urls: z.array(z.string()),
  warnings: z.array(z.string()),
  /**
   * SHA-256, by ordinal, of the answers that the library has stored but that are not merged into their originals yet.
   */
  kept: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)).default({})
})
export type Results = z.infer<typeof resultsSchema>

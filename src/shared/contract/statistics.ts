/** Figures of the open library. */
import { z } from 'zod'
import { diskUseSchema, statisticsSchema } from '../domain/statistics.ts'

export const statisticsProcedures = {
  /** Of a span, epoch milliseconds, `to` excluded; null reaches to the end. */
  'statistics.get': {
    input: z.strictObject({ from: z.number().int().nullable(), to: z.number().int().nullable() }),
    output: statisticsSchema
  },
  /**
   * What the library takes on the disk. Kept for some minutes, since every file is looked at; `anew` measures it again.
   */
  'statistics.disk': { input: z.strictObject({ anew: z.boolean().default(false) }), output: diskUseSchema }
} as const

/** Figures of the open library. */
import { z } from 'zod'
import { diskUseSchema, statisticsSchema } from '../domain/statistics.ts'

export const statisticsProcedures = {
  /** For a period, epoch milliseconds, `to` excluded; null for no limit. */
  'statistics.get': {
    input: z.strictObject({ from: z.number().int().nullable(), to: z.number().int().nullable() }),
    output: statisticsSchema
  },
  /** Disk space used by the library. Cached for some minutes, since every file is examined; `anew` measures again. */
  'statistics.disk': { input: z.strictObject({ anew: z.boolean().default(false) }), output: diskUseSchema }
} as const

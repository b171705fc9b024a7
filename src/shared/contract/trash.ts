/** The trash, and files that are given up while their recipes stay. */
import { z } from 'zod'
import { byIds } from './common.ts'

export const trashProcedures = {
  'trash.info': { input: z.undefined(), output: z.strictObject({ pictures: z.number().int(), bytes: z.number() }) },
  /** Takes everything out of the trash. */
  'trash.restoreAll': { input: z.undefined(), output: z.strictObject({ restored: z.number().int() }) },
  /** Deletes these pictures of the trash for good, or with null all of it. Many are a task. `freed`: bytes. */
  'trash.delete': {
    input: z.strictObject({ ids: byIds.shape.ids.nullable() }),
    output: z.strictObject({ removed: z.number().int(), freed: z.number() })
  },
  /**
   * Deletes the originals; thumbnail, recipe and sidecar stay. `skipped` have no file that could be shown small. Many
   * are a task.
   */
  'pictures.removeFiles': {
    input: byIds,
    output: z.strictObject({ removed: z.number().int(), skipped: z.number().int(), freed: z.number() })
  }
} as const

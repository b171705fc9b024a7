/** The trash, and files that are removed while their recipes stay. */
import { z } from 'zod'
import { byIds } from './common.ts'

export const trashProcedures = {
  'trash.info': { input: z.undefined(), output: z.strictObject({ pictures: z.number().int(), bytes: z.number() }) },
  /** Restores everything in the trash. */
  'trash.restoreAll': { input: z.undefined(), output: z.strictObject({ restored: z.number().int() }) },
  /** Deletes these pictures in the trash for good, or with null all of them. Many become a task. `freed`: bytes. */
  'trash.delete': {
    input: z.strictObject({ ids: byIds.shape.ids.nullable() }),
    output: z.strictObject({ removed: z.number().int(), freed: z.number() })
  },
  /**
   * Deletes the originals; thumbnail, recipe and sidecar stay. `skipped` have no file from which a preview can be made.
   * Many become a task.
   */
  'pictures.removeFiles': {
    input: byIds,
    output: z.strictObject({ removed: z.number().int(), skipped: z.number().int(), freed: z.number() })
  }
} as const

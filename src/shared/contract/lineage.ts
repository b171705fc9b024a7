/** Where pictures come from. */
import { z } from 'zod'
import { idSchema } from '../domain/ids.ts'
import { lineageSchema, mostInTree } from '../domain/lineage.ts'

export const lineageProcedures = {
  /**
   * The whole family of a picture, up to its roots and down to the last variation, also of one in the trash; @throws
   * AppError not-found
   */
  'lineage.tree': {
    input: z.strictObject({ id: idSchema, most: z.number().int().min(1).max(mostInTree).default(mostInTree) }),
    output: lineageSchema
  }
} as const

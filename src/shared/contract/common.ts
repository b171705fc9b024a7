/** Inputs and outputs shared by many procedures. */
import { z } from 'zod'
import { idSchema } from '../domain/ids.ts'

export const nothing = z.undefined()
export const byId = z.strictObject({ id: idSchema })
export const byIds = z.strictObject({ ids: z.array(idSchema).min(1).max(1_000_000) })

/** A path that the user is asked for in the window, in place of the system's dialog. */
export const pathQuestionSchema = z.strictObject({
  id: idSchema,
  title: z.string(),
  what: z.enum(['folder', 'picture', 'newFile']),
  /** Initial value of the field. */
  start: z.string()
})
export type PathQuestion = z.infer<typeof pathQuestionSchema>

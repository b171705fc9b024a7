/** Inputs and outputs shared by many procedures. */
import { z } from 'zod'
import { idSchema } from '../domain/ids.ts'

export const nothing = z.undefined()
export const byId = z.strictObject({ id: idSchema })
export const byIds = z.strictObject({ ids: z.array(idSchema).min(1).max(1_000_000) })

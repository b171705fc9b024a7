import { z } from 'zod'
import { idSchema } from './ids.ts'

/** A stored mask: an 8-bit grey PNG, 255 = repaint, exactly its picture's size. */
export const maskSchema = z.strictObject({
  id: idSchema,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  createdAt: z.number(),
  /** As the user called it; null: not in the list of named masks. */
  name: z.string().trim().min(1).max(100).nullable().default(null)
})

export type Mask = z.infer<typeof maskSchema>

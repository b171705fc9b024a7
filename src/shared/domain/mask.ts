import { z } from 'zod'
import { idSchema } from './ids.ts'
import { momentSchema } from './moment.ts'

/** No picture is as long as this. */
const maxSide = 2 ** 26

/**
 * A stored mask: a grey PNG with 1 bit per pixel if it is hard, otherwise 8, white = repaint, exactly as large as its
 * canvas.
 */
export const maskSchema = z.strictObject({
  id: idSchema,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  width: z.number().int().positive().max(maxSide),
  height: z.number().int().positive().max(maxSide),
  createdAt: momentSchema,
  /** The user's name for it; null: not in the list of named masks. */
  name: z.string().trim().min(1).max(100).nullable().default(null)
})

export type Mask = z.infer<typeof maskSchema>

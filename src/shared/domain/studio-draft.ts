import { z } from 'zod'
import { idSchema } from './ids.ts'
import { extendSchema, inpaintModes, noExtension, rasterMaskSchema } from './inpaint.ts'
import { someParametersSchema } from './parameters.ts'
import { seedModes } from './settings.ts'

/** The state of the studio for one picture, so that nothing is lost when the user leaves it, or when the app closes. */
export const studioDraftSchema = z.strictObject({
  operationId: z.string().max(100).nullable().default(null),
  /** prompt, negative prompt, steps, guidance, seed …; width and height are derived from what is sent. */
  parameters: someParametersSchema.default({}),
  seedMode: z.enum(seedModes).default('random'),
  /** Requests sent by one click on Repaint. */
  count: z.number().int().min(1).max(16).default(1),
  mode: z.enum(inpaintModes).default('masked'),
  padding: z.number().int().min(0).max(2048).default(32),
  feather: z.number().int().min(0).max(256).default(8),
  /** Pixels per side that the sent area is scaled to; null: the model's native size. */
  sendAt: z.number().int().min(64).max(4096).nullable().default(null),
  invert: z.boolean().default(false),
  extend: extendSchema.default(noExtension),
  /** Links under which the user published the picture and the mask, instead of uploads. */
  links: z
    .strictObject({ picture: z.string().max(4096), mask: z.string().max(4096) })
    .nullable()
    .default(null),
  /** Results that the user has discarded in the studio; they stay in the history. */
  discarded: z.array(idSchema).max(1000).default([]),
  /** Null: nothing painted. */
  mask: rasterMaskSchema.nullable().default(null)
})
export type StudioDraft = z.infer<typeof studioDraftSchema>

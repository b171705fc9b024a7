import { z } from 'zod'
import { t } from '../messages/t.ts'
import { idSchema } from './ids.ts'
import { momentSchema } from './moment.ts'
import { someParametersSchema } from './parameters.ts'

/** A user's own preset: all parameters of one operation's form, including the prompt if the user wants it. */
export const presetSchema = z.strictObject({
  id: idSchema,
  name: z.string().trim().min(1, t('domain.preset.nameMissing')).max(80, t('domain.preset.nameTooLong')),
  operationId: z.string().max(100),
  parameters: someParametersSchema,
  createdAt: momentSchema
})

export type Preset = z.infer<typeof presetSchema>

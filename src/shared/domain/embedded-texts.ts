import { z } from 'zod'
import { t } from '../messages/t.ts'

/** A text in a picture's file. */
const embeddedTextSchema = z.strictObject({
  place: z.enum([t('domain.embeddedTexts.pngText'), 'EXIF', 'XMP', t('domain.embeddedTexts.jpegComment')]),
  name: z.string(),
  /** At most 20,000 characters. */
  text: z.string(),
  /** Characters of the whole text. */
  length: z.number().int()
})

export const embeddedTextsSchema = z.strictObject({
  texts: z.array(embeddedTextSchema),
  /** What was left out and why, in plain sentences. */
  warnings: z.array(z.string())
})

export type EmbeddedTexts = z.infer<typeof embeddedTextsSchema>

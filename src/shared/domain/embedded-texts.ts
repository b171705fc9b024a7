import { z } from 'zod'

/** Where in a file a text was found. */
const textPlaces = ['png-text', 'exif', 'xmp', 'jpeg-comment'] as const
export type TextPlace = (typeof textPlaces)[number]

/** A text in a picture's file. */
const embeddedTextSchema = z.strictObject({
  place: z.enum(textPlaces),
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

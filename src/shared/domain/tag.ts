/** Words that the user gives to pictures. */

import { z } from 'zod'
import { t } from '../messages/t.ts'

/** Characters. */
export const longestTag = 100

// oxlint-disable-next-line no-control-regex
const unwanted = /[\u0000-\u001f\u007f,]/gu

/** A tag as stored: one line without commas, single spaces, composed characters; empty if nothing is left. */
export function tidyTag(text: string): string {
  return text.normalize('NFC').replaceAll(unwanted, ' ').replaceAll(/\s+/gu, ' ').trim().slice(0, longestTag).trim()
}

/** Two tags with the same key are the same tag: "Birds" and "birds". */
export function tagKey(tag: string): string {
  return tag.normalize('NFKC').toLowerCase()
}

export const tagSchema = z
  .string()
  .min(1)
  .max(longestTag)
  .refine((tag) => tag === tidyTag(tag), t('domain.tag.notValid'))

export const tagCountSchema = z.strictObject({ tag: tagSchema, count: z.number().int() })
export type TagCount = z.infer<typeof tagCountSchema>

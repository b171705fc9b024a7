/** What is exported, how, and in which form. */
import { z } from 'zod'
import { longestPattern, usualPattern } from '../naming/file-pattern.ts'
import { idSchema } from './ids.ts'
import { metadataProfiles } from './metadata-profile.ts'
import { type PictureMime, pictureMimes, pictureSchema } from './picture.ts'
import { pictureQuerySchema } from './picture-query.ts'

/**
 * folder  files in a folder
 * zip     the same files in one zip
 * sheet   a contact sheet: one HTML file with all thumbnails in it, which needs no network
 */
export const exportForms = ['folder', 'zip', 'sheet'] as const
export type ExportForm = (typeof exportForms)[number]

export const exportFormats = ['original', 'png', 'jpeg', 'webp'] as const

export const sidecarKinds = ['none', 'text', 'json'] as const
export type SidecarKind = (typeof sidecarKinds)[number]

/** The choices of the export dialog, as they are remembered. */
export const exportSettingsSchema = z.strictObject({
  form: z.enum(exportForms).default('folder'),
  format: z.enum(exportFormats).default('original'),
  /** 1 to 100; for JPEG and WebP. */
  quality: z.number().int().min(1).max(100).default(90),
  /** Maximum length of the longer side in pixels; null: unchanged. */
  maxSide: z.number().int().min(16).max(16_384).nullable().default(null),
  profile: z.enum(metadataProfiles).default('everything'),
  /** See naming/file-pattern.ts. */
  pattern: z.string().max(longestPattern).default(usualPattern),
  /** A file beside each picture: the text that A1111 reads, or this app's own JSON. */
  sidecar: z.enum(sidecarKinds).default('none'),
  /** Also write the masks of repainted pictures. */
  masks: z.boolean().default(false),
  /** A contact sheet with the files, its thumbnails linking to them. */
  sheet: z.boolean().default(false)
})

export type ExportSettings = z.infer<typeof exportSettingsSchema>

/** These pictures, in this order; or all that a query lists, in its order. */
export const exportSourceSchema = z.union([
  z.strictObject({ ids: z.array(idSchema).min(1).max(100_000) }),
  z.strictObject({ query: pictureQuerySchema })
])

export type ExportSource = z.infer<typeof exportSourceSchema>

/**
 * What happens to a file that already exists.
 * ask  nothing is written, and their number is reported
 */
export const existingChoices = ['ask', 'number', 'skip', 'replace'] as const
export type ExistingChoice = (typeof existingChoices)[number]

/**
 * A name for the folder, zip or sheet itself, without its extension; if empty, the files go directly into the chosen
 * folder.
 */
export const exportNameSchema = z.string().max(200)

/** What an export would contain. */
export const exportSurveySchema = z.strictObject({
  count: z.number().int(),
  /** Without a file, as far as is known: they are left out. */
  gone: z.number().int(),
  /** With a mask. */
  masks: z.number().int(),
  /** By size and type, with the bytes of the originals. */
  groups: z.array(
    z.strictObject({
      width: z.number(),
      height: z.number(),
      mime: z.enum(pictureMimes),
      count: z.number().int(),
      bytes: z.number()
    })
  ),
  /** Some of the pictures, with their number in the export from 1, for the example names. Without secrets. */
  samples: z.array(z.strictObject({ n: z.number().int(), picture: pictureSchema }))
})

export type ExportSurvey = z.infer<typeof exportSurveySchema>

/** The type of an exported picture: an AVIF's metadata could not be changed. */
export function exportedMime(mime: PictureMime, format: ExportSettings['format']): PictureMime {
  if (format !== 'original') return `image/${format}`
  return mime === 'image/avif' ? 'image/png' : mime
}

/** Bytes per pixel of generated pictures: measured on SDXL pictures, a rough guide. */
const usualBytes = { 'image/png': 1.5, 'image/jpeg': 0.3, 'image/webp': 0.16, 'image/avif': 0.1 } as const
/** Size of a contact sheet's thumbnail, as text. */
const sheetBytes = 16_000

/** Estimated size of an export in bytes. */
export function estimateBytes(
  { groups, count, gone }: ExportSurvey,
  { form, format, quality, maxSide, sheet }: ExportSettings
): number {
  const sheets = form === 'sheet' || sheet ? (count - gone) * sheetBytes : 0
  if (form === 'sheet') return sheets
  let total = 0
  for (const group of groups) {
    const type = exportedMime(group.mime, format)
    const scale = maxSide === null ? 1 : Math.min(1, maxSide / Math.max(group.width, group.height))
    if (type === group.mime && scale === 1) total += group.bytes
    else
      total += group.width * group.height * scale ** 2 * usualBytes[type] * qualityFactor(type, quality) * group.count
  }
  return total * (count === 0 ? 0 : (count - gone) / count) + sheets
}

/** How much larger or smaller than at 90. */
function qualityFactor(type: keyof typeof usualBytes, quality: number): number {
  return type === 'image/png' ? 1 : Math.max(0.15, (quality / 90) ** 3)
}

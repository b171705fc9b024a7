/** What is exported, how, and into what. */
import { z } from 'zod'
import { longestPattern, usualPattern } from '../naming/file-pattern.ts'
import { idSchema } from './ids.ts'
import { metadataProfiles } from './metadata-profile.ts'
import { pictureQuerySchema } from './picture-query.ts'

/**
 * folder  files in a folder
 * zip     the same files in one zip
 * sheet   a contact sheet: one HTML file with all thumbnails in it, which needs no network
 */
export const exportForms = ['folder', 'zip', 'sheet'] as const
export type ExportForm = (typeof exportForms)[number]

export const exportFormats = ['original', 'png', 'jpeg', 'webp'] as const
export type ExportFormat = (typeof exportFormats)[number]

export const sidecarKinds = ['none', 'text', 'json'] as const
export type SidecarKind = (typeof sidecarKinds)[number]

/** The choices of the export dialog, as they are remembered. */
export const exportSettingsSchema = z.strictObject({
  form: z.enum(exportForms).default('folder'),
  format: z.enum(exportFormats).default('original'),
  /** 1 to 100; of JPEG and WebP. */
  quality: z.number().int().min(1).max(100).default(90),
  /** Longer side at most, pixels; null: as it is. */
  maxSide: z.number().int().min(16).max(16_384).nullable().default(null),
  profile: z.enum(metadataProfiles).default('everything'),
  /** See naming/file-pattern.ts. */
  pattern: z.string().max(longestPattern).default(usualPattern),
  /** A file beside each picture: the text that A1111 reads, or this app's own JSON. */
  sidecar: z.enum(sidecarKinds).default('none'),
  /** The masks of repainted pictures, beside them. */
  masks: z.boolean().default(false),
  /** A contact sheet with the files, its thumbnails leading to them. */
  sheet: z.boolean().default(false)
})

export type ExportSettings = z.infer<typeof exportSettingsSchema>

/** These pictures, in this order; or all that a query lists, in its order. */
export const exportSourceSchema = z.union([z.strictObject({ ids: z.array(idSchema).min(1).max(100_000) }), z.strictObject({ query: pictureQuerySchema })])

export type ExportSource = z.infer<typeof exportSourceSchema>

/**
 * What becomes of a file that is there already.
 * ask  nothing is written, and how many there are is told
 */
export const existingChoices = ['ask', 'number', 'skip', 'replace'] as const
export type ExistingChoice = (typeof existingChoices)[number]

/** A name for the folder, zip or sheet itself, without its extension; empty puts the files right into the chosen folder. */
export const exportNameSchema = z.string().max(200)

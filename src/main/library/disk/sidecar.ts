/**
 * The JSON file beside each original: everything known about the picture. It is the truth from which a lost database is
 * rebuilt, and JSON keeps what SQLite's text does not: a lone surrogate, a NUL.
 */
import { z } from 'zod'
import type { JobRequest } from '../../../shared/domain/job.ts'
import { jobRequestSchema } from '../../../shared/domain/job.ts'
import { maskSchema } from '../../../shared/domain/mask.ts'
import type { Picture } from '../../../shared/domain/picture.ts'
import { pictureSchema } from '../../../shared/domain/picture.ts'
import { unsigned } from '../../../shared/signed-links.ts'
import { lastPlace, placeAt } from './history-place.ts'

export const sidecarSchema = z.strictObject({
  format: z.literal('palimpsest-picture'),
  version: z.literal(1),
  /**
   * Place in the history: increases from picture to picture. An impossible one is derived from the date instead: the
   * rest of the file is sound.
   */
  order: z.number().int().positive().max(lastPlace).nullable().catch(null),
  /** Without `missing` and `children`, which are observations rather than facts about the picture. */
  picture: pictureSchema.omit({ missing: true, children: true }),
  /** The request that made it; links without their signature. */
  request: jobRequestSchema.nullable()
})

export type Sidecar = z.infer<typeof sidecarSchema>

/** A picture with its place in the history and its full request: what a row and a sidecar contain. */
export interface StoredPicture {
  order: number
  picture: Picture
  request: JobRequest | null
}

export const maskSidecarSchema = z.strictObject({
  format: z.literal('palimpsest-mask'),
  version: z.literal(1),
  mask: maskSchema
})

/** The sidecar of a picture, as written. */
export function sidecarOf({ order, picture, request }: StoredPicture): Sidecar {
  const { missing: _, children: __, ...facts } = picture
  return { format: 'palimpsest-picture', version: 1, order, picture: facts, request }
}

/** The picture in a sidecar's bytes, or null if they are damaged or from another program. */
export function readSidecar(bytes: Uint8Array): StoredPicture | null {
  const parsed = sidecarSchema.safeParse(jsonOf(bytes))
  if (!parsed.success) return null
  const { order, picture, request } = parsed.data
  return { order: order ?? placeAt(picture.createdAt), picture: { ...picture, missing: false, children: 0 }, request }
}

/** The value in JSON bytes; undefined if they are not JSON. A byte order mark is allowed. */
export function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

/** The request without what grants access: a presigned link's query string is a key in all but name. */
export function withoutSignedLinks(request: JobRequest | null): JobRequest | null {
  if (request === null) return null
  const clean = structuredClone(request)
  for (const reference of [clean.source, clean.mask]) {
    if (reference?.kind === 'link') reference.url = unsigned(reference.url)
  }
  if (clean.links !== undefined)
    clean.links = { picture: unsigned(clean.links.picture), mask: unsigned(clean.links.mask) }
  return clean
}

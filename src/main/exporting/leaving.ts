/**
 * A picture on its way out of the library: the file that a person gets, whether dragged, copied, saved or exported.
 * The library's own original is never touched, and no secret goes along.
 */
import type { MetadataProfile } from '../../shared/domain/metadata-profile.ts'
import type { Picture, PictureMime } from '../../shared/domain/picture.ts'
import type { Imaging } from '../imaging/imaging.ts'

export interface LeavingOptions {
  /** "original" keeps the file's type, and its pixels byte for byte where `maxSide` allows it. */
  format: 'original' | 'png' | 'jpeg' | 'webp'
  /** 1 to 100, where it is encoded anew. */
  quality: number
  /** Longer side at most, pixels; null: as it is. */
  maxSide: number | null
  profile: MetadataProfile
}

export interface LeavingFile {
  bytes: Uint8Array
  mime: PictureMime
  /** ".png" */
  extension: string
  /** See-through parts stand on white now. */
  flattened: boolean
}

/** Writes what a profile says of a picture into its file's bytes, and takes out what stood there. The pixels stay as they are. */
export type WriteMetadata = (bytes: Uint8Array, mime: PictureMime, profile: MetadataProfile, picture: Picture) => Uint8Array

export interface LeavingParts {
  imaging: Pick<Imaging, 'convert'>
  writeMetadata: WriteMetadata
  /** Takes known keys and what signs a link out of a text. */
  redact: (text: string) => string
}

export interface Leaving {
  /** @throws AppError bad-response: the original is damaged */
  file(picture: Picture, original: Uint8Array, options: LeavingOptions): Promise<LeavingFile>
  /** The picture's facts as they may leave. */
  facts(picture: Picture): Picture
}

const extensions: Record<PictureMime, string> = { 'image/png': '.png', 'image/jpeg': '.jpg', 'image/webp': '.webp', 'image/avif': '.avif' }
const types = { 'image/png': 'png', 'image/jpeg': 'jpeg', 'image/webp': 'webp', 'image/avif': 'avif' } as const

/** The type that a picture has once it has left. */
export function leavingMime(mime: PictureMime, format: LeavingOptions['format']): PictureMime {
  return format === 'original' ? mime : `image/${format}`
}

/** ".png" and the like. */
export const extensionOf = (mime: PictureMime): string => extensions[mime]

export function createLeaving({ imaging, writeMetadata, redact }: LeavingParts): Leaving {
  const facts = (picture: Picture): Picture => withoutSecrets(picture, redact)
  return {
    facts,
    async file(picture, original, { format, quality, maxSide, profile }) {
      const mime = leavingMime(picture.mime, format)
      const fits = maxSide === null || Math.max(picture.width, picture.height) <= maxSide
      // Of the right type and size already: encoding it once more would only lose.
      const same = mime === picture.mime && fits
      const { bytes, flattened } = same
        ? { bytes: original, flattened: false }
        : await imaging.convert({ bytes: original, type: types[mime], quality, maxSide })
      return { bytes: writeMetadata(bytes, mime, profile, facts(picture)), mime, extension: extensions[mime], flattened }
    }
  }
}

/** Every text in it, however deep, without keys and without what signs a link. */
function withoutSecrets<T>(value: T, redact: (text: string) => string): T {
  if (typeof value === 'string') return redact(value) as T
  if (Array.isArray(value)) return value.map((each: unknown) => withoutSecrets(each, redact)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [redact(name), withoutSecrets(each as unknown, redact)])) as T
}

/**
 * Exports a picture: the file that the user gets, whether dragged, copied, saved or exported. The library's own
 * original is never touched, and no secret is included.
 */
import { exportedMime } from '../../shared/domain/export.ts'
import type { MetadataProfile } from '../../shared/domain/metadata-profile.ts'
import type { Picture, PictureMime } from '../../shared/domain/picture.ts'
import { pictureExtensions } from '../../shared/domain/picture-extension.ts'
import { safeName } from '../../shared/naming/safe-name.ts'
import type { Imaging } from '../imaging/imaging.ts'
import type { Clean, WrittenFacts } from '../metadata/written-texts.ts'
import { cleaner, wordsOf } from '../metadata/written-texts.ts'

export interface ExportedFileOptions {
  /**
   * "original" keeps the file's type, and its pixels byte for byte if `maxSide` allows. An AVIF becomes a PNG: its
   * metadata could not be changed.
   */
  format: 'original' | 'png' | 'jpeg' | 'webp'
  /** 1 to 100, if it is re-encoded. */
  quality: number
  /** Maximum length of the longer side in pixels; null: unchanged. */
  maxSide: number | null
  profile: MetadataProfile
}

export interface ExportedFile {
  bytes: Uint8Array
  mime: PictureMime
  /** ".png" */
  extension: string
  /** Transparent parts were put on white. */
  flattened: boolean
  /** What the file had no room for, in plain words. */
  leftOut: string[]
}

export interface PictureExporterParts {
  imaging: Pick<Imaging, 'leave'>
  /** "Palimpsest 0.1.0" */
  app: string
  /** Removes known keys from a text. */
  redact: Clean
}

export interface PictureExporter {
  /** @throws AppError bad-response: the original is damaged */
  file(picture: Picture, original: Uint8Array, options: ExportedFileOptions): Promise<ExportedFile>
  /** The picture as it may be exported: none of its texts contains a key, or a link's signature. */
  readonly cleaned: (picture: Picture) => Picture
  /** A file's name, with or without folders: parts may contain a secret only once made safe and assembled. */
  readonly cleanName: (name: string) => string
  /** What may be said about it. */
  readonly facts: (picture: Picture) => WrittenFacts
  readonly clean: Clean
}

const types = { 'image/png': 'png', 'image/jpeg': 'jpeg', 'image/webp': 'webp', 'image/avif': 'avif' } as const

export function createPictureExporter({ imaging, app, redact }: PictureExporterParts): PictureExporter {
  const clean = cleaner(redact)
  const cleaned = (picture: Picture): Picture => everyText(picture, clean)
  return {
    clean,
    cleaned,
    cleanName: (name) =>
      clean(name) === name
        ? name
        : name
            .split('/')
            .map((part) => safeName(clean(part)))
            .join('/'),
    facts: (picture) => factsOf(picture, app),
    async file(picture, original, { format, quality, maxSide, profile }) {
      const mime = exportedMime(picture.mime, format)
      const fits = maxSide === null || Math.max(picture.width, picture.height) <= maxSide
      // Already of the right type and size: re-encoding would only lose quality.
      const same = mime === picture.mime && fits
      const change = same ? null : { type: types[mime], quality, maxSide }
      const words = wordsOf(profile, factsOf(picture, app), clean)
      // The imaging process knows no secrets: it reports other programs' texts, and rewrites them if one contains a
      // secret.
      let left = await imaging.leave({ bytes: original, change, words, cleaned: [] })
      const rewritten = left.kept.flatMap((text): [string, string][] =>
        clean(text) === text ? [] : [[text, clean(text)]]
      )
      if (rewritten.length > 0) left = await imaging.leave({ bytes: original, change, words, cleaned: rewritten })
      const { bytes, flattened, leftOut } = left
      return { bytes, mime, extension: pictureExtensions[mime], flattened, leftOut }
    }
  }
}

function factsOf(picture: Picture, app: string): WrittenFacts {
  const {
    width,
    height,
    providerLabel,
    operationLabel,
    operationId,
    parameters,
    createdAt,
    imported,
    demo,
    rating,
    tags,
    notes
  } = picture
  return {
    app,
    width,
    height,
    service: imported === null ? providerLabel : null,
    model: imported?.model ?? operationLabel,
    operationId,
    parameters,
    createdAt,
    software: imported?.software ?? null,
    extra: imported?.extra ?? {},
    byRule: demo,
    rating,
    tags,
    notes
  }
}

/** Every text in it, at any depth. */
function everyText<T>(value: T, clean: Clean): T {
  if (typeof value === 'string') return clean(value) as T
  if (Array.isArray(value)) return value.map((each: unknown) => everyText(each, clean)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [clean(name), everyText(each as unknown, clean)])
  ) as T
}

/** Finds the pictures in a reply, in every place where the documents (and similar services) put them. */

import { pictureMimeOf } from '../../shared/domain/picture-signature.ts'
import { t } from '../../shared/messages/t.ts'
import type { PictureSource } from './descriptor.ts'
import type { JsonRecord } from './json.ts'
import { isRecord, own } from './json.ts'

/** Longer ones are not links. */
const maxUrlLength = 16_384
/** A reply that lists more than this is not listing one request's pictures. */
const maxListed = 64

export interface FoundPictures {
  /** In the reply's order, without duplicates. */
  pictures: PictureSource[]
  /** What was in a picture's place but is none, in plain words. */
  unusable: string[]
}

/** Bytes of base64 (also URL-safe); undefined if they are no picture. */
function pictureOfBase64(text: string): PictureSource | undefined {
  if (!/^[\w+/-]{16}/.test(text)) return undefined
  const buffer = Buffer.from(text, 'base64')
  const bytes = new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength)
  return pictureMimeOf(bytes) !== null ? { kind: 'bytes', bytes } : undefined
}

function pictureOfDataUrl(text: string): PictureSource | undefined {
  const comma = text.indexOf(',')
  if (comma < 0 || !/;\s*base64\s*$/i.test(text.slice(0, comma))) return undefined
  return pictureOfBase64(text.slice(comma + 1))
}

/** A link, a data URL or bare base64: a picture, or the reason why it is none. */
function readPlace(text: string): PictureSource | string {
  if (/^data:/i.test(text)) return pictureOfDataUrl(text) ?? t('providers.replyPictures.dataLink')
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(text)?.[1]?.toLowerCase()
  if (scheme === 'http' || scheme === 'https') {
    return text.length <= maxUrlLength && URL.canParse(text)
      ? { kind: 'url', url: text }
      : t('providers.replyPictures.linkThatCannotBeRead')
  }
  if (scheme !== undefined) return t('providers.replyPictures.linkOfKindWhichIs', { scheme: scheme.slice(0, 20) })
  return pictureOfBase64(text) ?? t('providers.replyPictures.textThatIsNeitherLink')
}

/** The strings in one value: itself, a list's items, or an object's picture fields. */
function placesIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value))
    return value
      .slice(0, maxListed)
      .flatMap((item) => (isRecord(item) ? placesInItem(item) : typeof item === 'string' ? [item] : []))
  return isRecord(value) ? placesInItem(value) : []
}

/** `results[]` and `data[]` items, and an `output` object with `media_url[]`. */
function placesInItem(item: JsonRecord): string[] {
  for (const name of ['imageUrl', 'url', 'b64_json', 'media_url']) {
    const value = own(item, name)
    if (typeof value === 'string' && value.trim() !== '') return [value]
    if (Array.isArray(value)) return value.slice(0, maxListed).filter((part) => typeof part === 'string')
  }
  return []
}

const places = ['imageUrl', 'output', 'results', 'data', 'download_urls', 'images', 'b64_json'] as const

/** The first place that contains anything wins: a picture given in two places counts once. */
export function findPictures(reply: JsonRecord): FoundPictures {
  const found: FoundPictures = { pictures: [], unusable: [] }
  for (const place of places) {
    for (const text of new Set(placesIn(own(reply, place)).map((value) => value.trim()))) {
      if (text === '') continue
      const picture = readPlace(text)
      if (typeof picture === 'string') found.unusable.push(picture)
      else found.pictures.push(picture)
    }
    if (found.pictures.length > 0) return found
  }
  return found
}

/** A bare string where a picture may be: an event's data, or a reply that is one JSON string. */
export function findPictureInText(text: string): FoundPictures {
  return findPictures({ output: text })
}

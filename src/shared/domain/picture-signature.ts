/**
 * Type, size and animation of a picture from its first bytes, without decoding a pixel: the main process uses this to
 * refuse what must never reach a decoder (other types, pictures over 64 megapixels).
 */

import { AppError } from '../errors.ts'
import { t } from '../messages/t.ts'
import type { PictureMime } from './picture.ts'
import { maxPixels } from './picture.ts'

export interface PictureSignature {
  mime: PictureMime
  /** Pixels, as stored: before any EXIF orientation. Null if the header is truncated or broken. */
  width: number | null
  height: number | null
  animated: boolean
}

type Size = { width: number; height: number } | null

const text = (bytes: Uint8Array, start: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(start, start + length))

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** What the bytes claim to be, or null if they are none of the four types. Reads headers only. */
export function readSignature(bytes: Uint8Array): PictureSignature | null {
  const mime = pictureMimeOf(bytes)
  if (mime === null) return null
  const read = readers[mime]
  const size = read.size(bytes)
  return { mime, width: size?.width ?? null, height: size?.height ?? null, animated: read.animated(bytes) }
}

/**
 * The signature of a picture that may be passed to the decoder.
 * @throws AppError bad-response: not one of the four types, header broken, no pixels or more than 64 megapixels
 */
export function assertPicture(bytes: Uint8Array): PictureSignature & { width: number; height: number } {
  const signature = readSignature(bytes)
  if (signature === null) throw notAPicture(bytes)
  const { width, height } = signature
  if (width === null || height === null || width < 1 || height < 1) {
    throw new AppError('bad-response', t('domain.pictureSignature.damagedHeader'), {
      nextStep: t('domain.pictureSignature.tryAgain'),
      action: 'retry'
    })
  }
  if (width * height > maxPixels) {
    throw new AppError('bad-response', t('domain.pictureSignature.tooLarge', { width, height }), {
      nextStep: t('domain.pictureSignature.askForSmallerPicture'),
      action: 'edit-request'
    })
  }
  return { ...signature, width, height }
}

function notAPicture(bytes: Uint8Array): AppError {
  const message = bytes.length === 0 ? t('domain.pictureSignature.empty') : t('domain.pictureSignature.unknownFormat')
  return new AppError('bad-response', message, { nextStep: t('domain.pictureSignature.tryAgain'), action: 'retry' })
}

/** The type given by the first bytes, or null; whether the rest is complete is up to the decoder. */
export function pictureMimeOf(bytes: Uint8Array): PictureMime | null {
  if (text(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png'
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg'
  if (text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 4) === 'WEBP') return 'image/webp'
  return text(bytes, 4, 4) === 'ftyp' && avifBrands(bytes).some((brand) => brand === 'avif' || brand === 'avis')
    ? 'image/avif'
    : null
}

const readers: Record<PictureMime, { size(bytes: Uint8Array): Size; animated(bytes: Uint8Array): boolean }> = {
  'image/png': { size: pngSize, animated: pngAnimated },
  'image/jpeg': { size: jpegSize, animated: () => false },
  'image/webp': { size: webpSize, animated: (bytes) => text(bytes, 12, 4) === 'VP8X' && ((bytes[20] ?? 0) & 2) !== 0 },
  'image/avif': { size: avifSize, animated: (bytes) => avifBrands(bytes)[0] === 'avis' }
}

function pngSize(bytes: Uint8Array): Size {
  if (bytes.length < 24 || text(bytes, 12, 4) !== 'IHDR') return null
  const view = viewOf(bytes)
  return { width: view.getUint32(16), height: view.getUint32(20) }
}

/** Most chunks or segments examined before the pixels; no program writes as many, and decoders have their own limit. */
const mostParts = 10_000

/** An `acTL` chunk before the first `IDAT` makes a PNG animated (APNG). */
function pngAnimated(bytes: Uint8Array): boolean {
  const view = viewOf(bytes)
  let parts = 0
  for (let at = 8; at + 8 <= bytes.length && parts < mostParts; at += 12 + view.getUint32(at)) {
    parts += 1
    const type = text(bytes, at + 4, 4)
    if (type === 'acTL') return true
    if (type === 'IDAT') return false
  }
  return false
}

/** The first start-of-frame segment contains the size; C4, C8 and CC in the same range are other segments. */
function jpegSize(bytes: Uint8Array): Size {
  const view = viewOf(bytes)
  let at = 2
  for (let parts = 0; parts < mostParts && at + 9 <= bytes.length; parts += 1) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
    } else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    } else {
      at += 2 + view.getUint16(at + 2)
    }
  }
  return null
}

function webpSize(bytes: Uint8Array): Size {
  if (bytes.length < 30) return null
  const view = viewOf(bytes)
  switch (text(bytes, 12, 4)) {
    case 'VP8X':
      return { width: 1 + (view.getUint32(24, true) & 0xffffff), height: 1 + (view.getUint32(26, true) >>> 8) }
    case 'VP8L': {
      const bits = view.getUint32(21, true)
      return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }
    }
    case 'VP8 ':
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
    default:
      return null
  }
}

interface Box {
  type: string
  start: number
  end: number
}

/** The boxes of an ISO media file between two offsets; stops at the first that does not fit. */
function boxesIn(bytes: Uint8Array, from: number, to: number): Box[] {
  const view = viewOf(bytes)
  const boxes: Box[] = []
  let at = from
  while (at + 8 <= Math.min(to, bytes.length) && boxes.length < 1000) {
    const size = view.getUint32(at)
    const end = size === 0 ? to : at + size
    if ((size !== 0 && size < 8) || end > to) break
    boxes.push({ type: text(bytes, at + 4, 4), start: at + 8, end })
    at = end
  }
  return boxes
}

function avifBrands(bytes: Uint8Array): string[] {
  const end = Math.min(bytes.length >= 4 ? viewOf(bytes).getUint32(0) : 0, bytes.length, 256)
  const brands = [text(bytes, 8, 4)]
  for (let at = 16; at + 4 <= end; at += 4) brands.push(text(bytes, at, 4))
  return brands
}

/** The largest `ispe` property: a picture made of tiles has one for each tile and one for the whole. */
function avifSize(bytes: Uint8Array): Size {
  const inside = (boxes: Box[], type: string, header: number): Box[] => {
    const box = boxes.find((candidate) => candidate.type === type)
    return box === undefined ? [] : boxesIn(bytes, box.start + header, box.end)
  }
  const properties = inside(inside(inside(boxesIn(bytes, 0, bytes.length), 'meta', 4), 'iprp', 0), 'ipco', 0)
  let largest: Size = null
  for (const box of properties) {
    if (box.type !== 'ispe' || box.start + 12 > bytes.length) continue
    const size = { width: viewOf(bytes).getUint32(box.start + 4), height: viewOf(bytes).getUint32(box.start + 8) }
    if (largest === null || size.width * size.height > largest.width * largest.height) largest = size
  }
  return largest
}

/** The chunks of a WebP, a RIFF file. */
import type { ReadingBudget } from '../reading-budget.ts'
import { readExifTexts } from './exif-texts.ts'
import type { FoundTexts } from './found-texts.ts'
import { exifHead, startsWith } from './jpeg-segments.ts'
import { utf8OrLatin1, withoutNuls } from './text-bytes.ts'

export interface WebpChunk {
  /** Four characters, "VP8 " and "XMP " with their space. */
  type: string
  /** Offset of the type; `end` is after the data and its padding byte. */
  start: number
  end: number
  data: Uint8Array
}

export const webpStart = 12

/** Every chunk that fits into the file, as far as the budget lasts. */
export function* webpChunks(bytes: Uint8Array, budget: ReadingBudget): Generator<WebpChunk> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = webpStart
  while (at + 8 <= bytes.length && budget.take('parts')) {
    const length = view.getUint32(at + 4, true)
    const end = at + 8 + length
    if (end > bytes.length) return
    const type = String.fromCharCode(bytes[at]!, bytes[at + 1]!, bytes[at + 2]!, bytes[at + 3]!)
    const padded = Math.min(end + (length & 1), bytes.length)
    yield { type, start: at, end: padded, data: bytes.subarray(at + 8, end) }
    at = padded
  }
}

/** A complete chunk with its padding. */
export function webpChunk(type: string, data: Uint8Array): Uint8Array {
  const chunk = Buffer.alloc(8 + data.length + (data.length & 1))
  chunk.write(type, 0, 'latin1')
  chunk.writeUInt32LE(data.length, 4)
  chunk.set(data, 8)
  return chunk
}

/** EXIF, with or without JPEG's EXIF header, and XMP. */
export function readWebpTexts(bytes: Uint8Array, found: FoundTexts): void {
  for (const { type, data } of webpChunks(bytes, found.budget)) {
    if (found.full) return
    if (type === 'EXIF') readExifTexts(withoutHead(data), found)
    else if (type === 'XMP ') found.add('xmp', 'XMP', data.length, () => withoutNuls(utf8OrLatin1(data)))
  }
}

export const withoutHead = (exif: Uint8Array): Uint8Array =>
  startsWith(exif, exifHead) ? exif.subarray(exifHead.length) : exif

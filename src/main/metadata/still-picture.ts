/**
 * Reduces a file to one still picture: whole parts are copied or left out, no pixel is re-encoded. For answers of
 * services, which are stored as pictures and nothing else.
 */
import type { PictureMime } from '../../shared/domain/picture.ts'
import { jpegEnd, jpegSegments } from './containers/jpeg-segments.ts'
import { pngChunks, pngStart } from './containers/png-chunks.ts'
import { ReadingBudget } from './reading-budget.ts'

export interface Still {
  /** The same bytes if nothing is left out. */
  bytes: Uint8Array
  /** Number of bytes after the end of the picture, which could be anything. */
  behind: number
  /** Further frames were left out. */
  frames: boolean
}

/**
 * @param bytes of a picture that has been fully decoded; an animated WebP or AVIF is only truncated, its first frame
 * has to be encoded
 */
export function stillPicture(bytes: Uint8Array, mime: PictureMime): Still {
  if (mime === 'image/png') return ofPng(bytes)
  const end = Math.min(ends[mime](bytes), bytes.length)
  return { bytes: end === bytes.length ? bytes : bytes.subarray(0, end), behind: bytes.length - end, frames: false }
}

const ofFrames = new Set(['acTL', 'fcTL', 'fdAT'])

/** The picture that every program shows is kept; frames, shown only by some, are dropped. */
function ofPng(bytes: Uint8Array): Still {
  const parts: Uint8Array[] = [bytes.subarray(0, pngStart)]
  let frames = false
  let end: number | null = null
  for (const { type, start, end: behind } of pngChunks(bytes, new ReadingBudget(bytes.length))) {
    if (ofFrames.has(type)) frames = true
    else parts.push(bytes.subarray(start, behind))
    if (type === 'IEND') end = behind
  }
  // Not read to its end: what was not examined is not discarded.
  if (end === null) return { bytes, behind: 0, frames: false }
  if (!frames)
    return { bytes: end === bytes.length ? bytes : bytes.subarray(0, end), behind: bytes.length - end, frames }
  return { bytes: Buffer.concat(parts), behind: bytes.length - end, frames }
}

const ends: Record<Exclude<PictureMime, 'image/png'>, (bytes: Uint8Array) => number> = {
  'image/jpeg': (bytes) => {
    let scan = 2
    for (const { end } of jpegSegments(bytes, new ReadingBudget(bytes.length))) scan = end
    return jpegEnd(bytes, scan)
  },
  'image/webp': (bytes) => {
    const length = viewOf(bytes).getUint32(4, true)
    return 8 + length + (length & 1)
  },
  'image/avif': avifEnd
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Boxes of a picture; a padding box is not one of them. */
const avifBoxes = new Set(['ftyp', 'meta', 'mdat', 'moov', 'idat'])

/** After the last box of the picture itself. */
function avifEnd(bytes: Uint8Array): number {
  const view = viewOf(bytes)
  let last = bytes.length
  let at = 0
  while (at + 8 <= bytes.length) {
    const size = view.getUint32(at)
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    // 0: to the end of the file. 1: the size is a 64-bit number, which no picture of ours needs.
    if (size < 8) return avifBoxes.has(type) ? bytes.length : last
    if (avifBoxes.has(type)) last = at + size
    at += size
  }
  return last
}

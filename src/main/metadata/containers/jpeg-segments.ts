/** The segments of a JPEG. */

import type { ReadingBudget } from '../reading-budget.ts'
import { readExifTexts } from './exif-texts.ts'
import type { FoundTexts } from './found-texts.ts'
import { utf8OrLatin1, utf16, withoutNuls } from './text-bytes.ts'

export interface JpegSegment {
  /** Second byte of the marker: 0xE1 is APP1. */
  marker: number
  /** Offset of the marker; `end` is after the segment. */
  start: number
  end: number
  /** Without marker and length. */
  data: Uint8Array
}

export const exifHead = Buffer.from('Exif\0\0', 'latin1')
export const xmpHead = Buffer.from('http://ns.adobe.com/xap/1.0/\0', 'latin1')
export const iccHead = Buffer.from('ICC_PROFILE\0', 'latin1')

/** The segments up to the first scan, as far as the budget lasts; stops at the first invalid one. */
export function* jpegSegments(bytes: Uint8Array, budget: ReadingBudget): Generator<JpegSegment> {
  let at = 2
  for (;;) {
    // Any number of fill bytes may precede a marker.
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff && budget.take('parts')) at += 1
    if (!budget.take('parts')) return
    const segment = segmentAt(bytes, at)
    if (segment === null) return
    yield segment
    at = segment.end
  }
}

function segmentAt(bytes: Uint8Array, at: number): JpegSegment | null {
  const marker = bytes[at + 1]
  if (bytes[at] !== 0xff || marker === undefined || marker === startOfScan || marker === endOfImage) return null
  if (at + 4 > bytes.length) return null
  const end = at + 2 + ((bytes[at + 2]! << 8) | bytes[at + 3]!)
  return end > bytes.length || end < at + 4 ? null : { marker, start: at, end, data: bytes.subarray(at + 4, end) }
}

export const startOfScan = 0xda
export const endOfImage = 0xd9

/**
 * From the first scan to the end marker, which is the last: scans, the tables between them, and anything else with a
 * length. The pixels of a scan are between it and the next one.
 */
export function* laterSegments(bytes: Uint8Array, from: number): Generator<Omit<JpegSegment, 'data'>> {
  let at = from
  while (at + 1 < bytes.length) {
    const marker = bytes[at + 1]!
    if (bytes[at] !== 0xff || marker === 0 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7)) {
      at = bytes.indexOf(0xff, at + 1)
      if (at < 0) return
    } else if (marker === endOfImage) {
      yield { marker, start: at, end: at + 2 }
      return
    } else {
      if (at + 4 > bytes.length) return
      const end = at + 2 + ((bytes[at + 2]! << 8) | bytes[at + 3]!)
      yield { marker, start: at, end }
      at = end
    }
  }
}

/**
 * Offset after the end marker, whatever scans, tables and pictures of other programs follow; the file's length if there
 * is none.
 */
export function jpegEnd(bytes: Uint8Array, from: number): number {
  for (const { marker, end } of laterSegments(bytes, from)) if (marker === endOfImage) return end
  return bytes.length
}

export const startsWith = (bytes: Uint8Array, head: Uint8Array): boolean =>
  bytes.length >= head.length && Buffer.compare(bytes.subarray(0, head.length), head) === 0

/** EXIF, XMP and comments. */
export function readJpegTexts(bytes: Uint8Array, found: FoundTexts): void {
  for (const { marker, data } of jpegSegments(bytes, found.budget)) {
    if (found.full) return
    if (marker === 0xe1 && startsWith(data, exifHead)) readExifTexts(data.subarray(exifHead.length), found)
    else if (marker === 0xe1 && startsWith(data, xmpHead)) {
      found.add('xmp', 'XMP', data.length, () => withoutNuls(utf8OrLatin1(data.subarray(xmpHead.length))))
    } else if (marker === 0xfe) found.add('jpeg-comment', 'Comment', data.length, () => withoutNuls(commentOf(data)))
  }
}

/** A comment has no declared encoding; one with a NUL among its first characters is UTF-16. */
function commentOf(data: Uint8Array): string {
  const zero = data.subarray(0, 8).indexOf(0)
  return zero >= 0 && data.length > 8 ? utf16(data) : utf8OrLatin1(data)
}

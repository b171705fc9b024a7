/** EXIF and XMP in a JPEG, segment by segment: the scan's bytes are copied as they are. */

import { orientationOf, readExif } from './containers/exif-tags.ts'
import type { ExifContent } from './containers/exif-writer.ts'
import { writeExif } from './containers/exif-writer.ts'
import { exifHead, iccHead, jpegEnd, jpegSegments, startsWith, xmpHead } from './containers/jpeg-segments.ts'
import { ReadingBudget } from './reading-budget.ts'
import { assertWithin, damaged } from './write-png.ts'

export interface Packets {
  /** A1111's text, for the comment. */
  comment: string | null
  /** From the one with everything to the shortest: the first that has room is taken. */
  xmp: readonly string[]
  /** Texts of the main directory, by tag. */
  texts: ReadonlyMap<number, string>
}

export interface Written {
  bytes: Uint8Array
  /** What the file had no room for, in plain sentences. */
  leftOut: string[]
}

/** A segment's length has 16 bits, and counts itself. */
const mostData = 0xffff - 2

/** @throws AppError bad-response: no whole JPEG; unsupported: in too many pieces */
export function writeJpeg(bytes: Uint8Array, packets: Packets): Written {
  const budget = new ReadingBudget(bytes.length)
  const segments = [...jpegSegments(bytes, budget)]
  assertWithin(budget)
  const scan = segments.at(-1)?.end ?? 0
  const end = jpegEnd(bytes, scan)
  if (bytes[scan] !== 0xff || bytes[scan + 1] !== 0xda || bytes[end - 1] !== 0xd9) throw damaged()
  const before = segments.find(({ marker, data }) => marker === 0xe1 && startsWith(data, exifHead))
  const leftOut: string[] = []
  const exif = exifWithin(
    { ...packets, orientation: before === undefined ? 1 : orientationOf(readExif(before.data.subarray(exifHead.length), budget)) },
    leftOut
  )
  const xmp = packets.xmp.map((packet) => Buffer.concat([xmpHead, Buffer.from(packet, 'utf8')])).find((data) => data.length <= mostData)
  if (packets.xmp.length > 0 && xmp !== undefined && !xmp.includes(packets.xmp[0]!))
    leftOut.push('The recipe in Palimpsest’s own form is longer than a JPEG has room for.')
  const kept = segments.filter(({ marker, data }) => isKept(marker, data))
  const head = kept.filter(({ marker }) => marker === 0xe0)
  const rest = kept.filter(({ marker }) => marker !== 0xe0)
  const parts = [
    bytes.subarray(0, 2),
    ...head.map(({ start, end: behind }) => bytes.subarray(start, behind)),
    ...(exif === null ? [] : [segment(0xe1, Buffer.concat([exifHead, exif]))]),
    ...(xmp === undefined ? [] : [segment(0xe1, xmp)]),
    ...rest.map(({ start, end: behind }) => bytes.subarray(start, behind)),
    bytes.subarray(scan, end)
  ]
  return { bytes: Buffer.concat(parts), leftOut }
}

/** JFIF, the colour profile, Adobe's colour transform, and everything that is no application's own. */
function isKept(marker: number, data: Uint8Array): boolean {
  if (marker === 0xe0) return startsWith(data, Buffer.from('JFIF\0', 'latin1'))
  if (marker === 0xe2) return startsWith(data, iccHead)
  if (marker === 0xee) return true
  return marker !== 0xfe && (marker < 0xe0 || marker > 0xef)
}

/** With all of it, else without the other texts, else with half the bytes a letter, else without the comment. */
function exifWithin(content: ExifContent, leftOut: string[]): Uint8Array | null {
  const bare = { ...content, texts: new Map<number, string>() }
  const isAscii = content.comment !== null && /^[\0-\x7f]*$/.test(content.comment)
  for (const candidate of [content, bare, ...(isAscii ? [{ ...bare, asciiComment: true }] : [])]) {
    const exif = writeExif(candidate)
    if (exif === null || exif.length + exifHead.length <= mostData) return exif
  }
  leftOut.push('The recipe in A1111’s form is longer than a JPEG has room for.')
  return writeExif({ ...bare, comment: null })
}

function segment(marker: number, data: Uint8Array): Uint8Array {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}

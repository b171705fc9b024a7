/** Writes EXIF and XMP into a JPEG, segment by segment: the scans and their tables are copied byte for byte. */

import { t } from '../../shared/messages/t.ts'
import { orientationOf, readExif } from './containers/exif-tags.ts'
import {
  endOfImage,
  exifHead,
  iccHead,
  type JpegSegment,
  jpegSegments,
  laterSegments,
  startOfScan,
  startsWith,
  xmpHead
} from './containers/jpeg-segments.ts'
import type { ExifContent } from './containers/write-exif.ts'
import { writeExif } from './containers/write-exif.ts'
import { ReadingBudget } from './reading-budget.ts'
import { assertWithin, damaged } from './write-png.ts'

export interface Packets {
  /** A1111's text, for the comment. */
  comment: string | null
  /** From the complete one to the shortest: the first that fits is used. */
  xmp: readonly string[]
  /** Texts of the main directory, by tag. */
  texts: ReadonlyMap<number, string>
}

export interface Written {
  bytes: Uint8Array
  /** What the file had no room for, in plain sentences. */
  leftOut: string[]
}

/** A segment's length has 16 bits and includes itself. */
const mostData = 0xffff - 2

/** @throws AppError bad-response: no complete JPEG; unsupported: in too many pieces */
export function writeJpeg(bytes: Uint8Array, packets: Packets): Written {
  const budget = new ReadingBudget(bytes.length)
  const segments = [...jpegSegments(bytes, budget)]
  assertWithin(budget)
  const scan = segments.at(-1)?.end ?? 0
  const scans = scansFrom(bytes, scan, budget)
  const before = segments.find(({ marker, data }) => marker === 0xe1 && startsWith(data, exifHead))
  const leftOut: string[] = []
  const exif = exifWithin(
    {
      ...packets,
      orientation: before === undefined ? 1 : orientationOf(readExif(before.data.subarray(exifHead.length), budget))
    },
    leftOut
  )
  const xmp = packets.xmp
    .map((packet) => Buffer.concat([xmpHead, Buffer.from(packet, 'utf8')]))
    .find((data) => data.length <= mostData)
  if (packets.xmp.length > 0 && xmp !== undefined && !xmp.includes(packets.xmp[0]!))
    leftOut.push(t('metadata.writeJpeg.ownTooLong'))
  const parts = [
    bytes.subarray(0, 2),
    ...jfifOf(segments),
    ...(exif === null ? [] : [segment(0xe1, Buffer.concat([exifHead, exif]))]),
    ...(xmp === undefined ? [] : [segment(0xe1, xmp)]),
    ...adobeOf(segments),
    ...segments
      .filter(({ marker, data }) => isOfPicture(marker) || (marker === 0xe2 && startsWith(data, iccHead)))
      .map(({ start, end }) => bytes.subarray(start, end)),
    ...scans
  ]
  return { bytes: Buffer.concat(parts), leftOut }
}

/** Frames, their tables and restart intervals: what a decoder needs. Everything else may contain anything. */
function isOfPicture(marker: number): boolean {
  return (marker >= 0xc0 && marker <= 0xcf) || (marker >= 0xdb && marker <= 0xdf)
}

/**
 * The scans with their pixels and the tables between them, up to the end of the picture. @throws AppError as
 * `writeJpeg`
 */
function scansFrom(bytes: Uint8Array, from: number, budget: ReadingBudget): Uint8Array[] {
  const found: { marker: number; start: number; end: number }[] = []
  for (const each of laterSegments(bytes, from)) {
    if (!budget.take('parts')) break
    found.push(each)
  }
  assertWithin(budget)
  if (found[0]?.marker !== startOfScan || found[0].start !== from || found.at(-1)?.marker !== endOfImage)
    throw damaged()
  return found.flatMap(({ marker, start, end }, at) => {
    if (marker === startOfScan) return [bytes.subarray(start, found[at + 1]!.start)]
    return isOfPicture(marker) || marker === endOfImage ? [bytes.subarray(start, end)] : []
  })
}

const jfifHead = Buffer.from('JFIF\0', 'latin1')
/** Its length with version and density, and without a thumbnail. */
const jfifLength = 14

/** The pixel density. The embedded thumbnail that may follow is another picture. */
function jfifOf(segments: readonly JpegSegment[]): Uint8Array[] {
  const found = segments.find(
    ({ marker, data }) => marker === 0xe0 && startsWith(data, jfifHead) && data.length >= jfifLength
  )
  if (found === undefined) return []
  const data = Buffer.from(found.data.subarray(0, jfifLength))
  data.fill(0, jfifLength - 2)
  return [segment(0xe0, data)]
}

const adobeHead = Buffer.from('Adobe', 'latin1')

/**
 * Adobe's segment has one byte for the colour space of the components, needed if nothing else gives it: inks, which its
 * presence also marks as inverted, and three components that are not the usual ones.
 */
function adobeOf(segments: readonly JpegSegment[]): Uint8Array[] {
  const transform = segments.find(
    ({ marker, data }) => marker === 0xee && startsWith(data, adobeHead) && data.length >= 12
  )?.data[11]
  const frame = segments.find(
    ({ marker }) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
  )?.data
  if (transform === undefined || frame === undefined) return []
  const components = frame[5] ?? 0
  const usual = String.fromCharCode(frame[6] ?? 0, frame[9] ?? 0, frame[12] ?? 0) !== 'RGB' && transform === 1
  if (components !== 4 && (components !== 3 || usual)) return []
  return [segment(0xee, Buffer.concat([adobeHead, Buffer.from([0, 100, 0, 0, 0, 0, transform])]))]
}

/** Complete, else without the other texts, else with half the bytes per character, else without the comment. */
function exifWithin(content: ExifContent, leftOut: string[]): Uint8Array | null {
  const bare = { ...content, texts: new Map<number, string>() }
  const isAscii = content.comment !== null && /^[\0-\x7f]*$/.test(content.comment)
  for (const candidate of [content, bare, ...(isAscii ? [{ ...bare, asciiComment: true }] : [])]) {
    const exif = writeExif(candidate)
    if (exif === null || exif.length + exifHead.length <= mostData) return exif
  }
  leftOut.push(t('metadata.writeJpeg.a1111TooLong'))
  return writeExif({ ...bare, comment: null })
}

function segment(marker: number, data: Uint8Array): Uint8Array {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}

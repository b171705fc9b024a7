/** Writes EXIF and XMP into a WebP, chunk by chunk: the bitstream is copied byte for byte. */
import { readSignature } from '../../shared/domain/picture-signature.ts'
import { orientationOf, readExif } from './containers/exif-tags.ts'
import type { WebpChunk } from './containers/webp-chunks.ts'
import { webpChunk, webpChunks, withoutHead } from './containers/webp-chunks.ts'
import { writeExif } from './containers/write-exif.ts'
import { ReadingBudget } from './reading-budget.ts'
import type { Packets } from './write-jpeg.ts'
import { assertWithin, damaged } from './write-png.ts'

const ofPixels = new Set(['VP8X', 'ICCP', 'ANIM', 'ANMF', 'ALPH', 'VP8 ', 'VP8L'])

const flags = { alpha: 0x10, exif: 0x08, xmp: 0x04 }

/** @throws AppError bad-response: no complete WebP; unsupported: in too many pieces */
export function writeWebp(bytes: Uint8Array, packets: Packets): Uint8Array {
  const budget = new ReadingBudget(bytes.length)
  const all = [...webpChunks(bytes, budget)]
  assertWithin(budget)
  const kept = all.filter(({ type }) => ofPixels.has(type))
  if (!kept.some(({ type }) => ['VP8 ', 'VP8L', 'ANMF'].includes(type))) throw damaged()
  const before = all.find(({ type }) => type === 'EXIF')
  const exif = writeExif({
    ...packets,
    orientation: before === undefined ? 1 : orientationOf(readExif(withoutHead(before.data), budget))
  })
  const xmp = packets.xmp[0]
  const extended = kept.find(({ type }) => type === 'VP8X')
  const parts = kept.filter((chunk) => chunk !== extended).map((chunk) => webpChunk(chunk.type, chunk.data))
  if (extended !== undefined || exif !== null || xmp !== undefined)
    parts.unshift(webpChunk('VP8X', header(bytes, kept, extended, exif !== null, xmp !== undefined)))
  if (exif !== null) parts.push(webpChunk('EXIF', exif))
  if (xmp !== undefined) parts.push(webpChunk('XMP ', Buffer.from(xmp, 'utf8')))
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  head.writeUInt32LE(4 + parts.reduce((sum, part) => sum + part.length, 0), 4)
  return Buffer.concat([head, ...parts])
}

/** A side of a picture that fits in 24 bits. */
const isSide = (pixels: number | null | undefined): pixels is number =>
  typeof pixels === 'number' && pixels >= 1 && pixels <= 2 ** 24

/** The header of the extended format, which a simple file needs to carry anything but pixels. */
function header(
  bytes: Uint8Array,
  kept: readonly WebpChunk[],
  extended: WebpChunk | undefined,
  hasExif: boolean,
  hasXmp: boolean
): Uint8Array {
  const data = Buffer.alloc(10)
  if (extended !== undefined && extended.data.length >= 10) data.set(extended.data.subarray(0, 10))
  else {
    const { width, height } = readSignature(bytes) ?? {}
    if (!isSide(width) || !isSide(height)) throw damaged()
    data.writeUIntLE(width - 1, 4, 3)
    data.writeUIntLE(height - 1, 7, 3)
    const lossless = kept.find(({ type }) => type === 'VP8L')
    if (lossless !== undefined && ((lossless.data[4] ?? 0) & 0x10) !== 0) data[0] = flags.alpha
  }
  data[0] = (data[0]! & ~(flags.exif | flags.xmp)) | (hasExif ? flags.exif : 0) | (hasXmp ? flags.xmp : 0)
  return data
}

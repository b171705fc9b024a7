/**
 * Picture files with texts in them, assembled byte by byte according to the formats; none of the code under test is
 * used.
 */
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'

/** A picture of a few coloured pixels without any text. */
export async function plainPicture(type: 'png' | 'jpeg' | 'webp' | 'avif', side = 8): Promise<Buffer> {
  const pixels = Buffer.from(Array.from({ length: side * side * 3 }, (_, at) => (at * 37) % 256))
  return await sharp(pixels, { raw: { width: side, height: side, channels: 3 } })
    .toFormat(type)
    .toBuffer()
}

export function chunk(type: string, data: Buffer | string): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), Buffer.from(data)])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length - 4)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

export const tEXt = (name: string, text: string, encoding: BufferEncoding = 'utf8'): Buffer =>
  chunk('tEXt', Buffer.concat([Buffer.from(`${name}\0`), Buffer.from(text, encoding)]))

export const zTXt = (name: string, text: string | Buffer): Buffer =>
  chunk('zTXt', Buffer.concat([Buffer.from(`${name}\0\0`), deflateSync(text)]))

export const iTXt = (name: string, text: string, compressed = false): Buffer => {
  const head = Buffer.from(`${name}\0${compressed ? '\x01' : '\0'}\0en\0\0`, 'latin1')
  return chunk('iTXt', Buffer.concat([head, compressed ? deflateSync(text) : Buffer.from(text)]))
}

/** Inserts chunks into a PNG, after its header or before its end. */
export function intoPng(png: Buffer, chunks: Buffer[], where: 'before' | 'after' = 'before'): Buffer {
  const at = where === 'before' ? 33 : png.length - 12
  return Buffer.concat([png.subarray(0, at), ...chunks, png.subarray(at)])
}

export interface Tag {
  tag: number
  type: number
  value: Buffer
}

export const ascii = (tag: number, text: string): Tag => ({ tag, type: 2, value: Buffer.from(`${text}\0`) })

/** A comment as A1111 writes it (big-endian), or as SwarmUI does (little-endian). */
export function comment(text: string, order: 'be' | 'le' = 'be'): Tag {
  const letters = Buffer.from(text, 'utf16le')
  return {
    tag: 0x9286,
    type: 7,
    value: Buffer.concat([Buffer.from('UNICODE\0'), order === 'be' ? letters.swap16() : letters])
  }
}

const inExifDirectory = (tag: number): boolean => tag > 0x9000 && tag < 0x9c00

/** A TIFF block with a main directory and one of EXIF. */
export function tiff(tags: Tag[], littleEndian = false): Buffer {
  const main = tags.filter(({ tag }) => !inExifDirectory(tag))
  const added = tags.filter(({ tag }) => inExifDirectory(tag))
  const u16 = (value: number): Buffer => {
    const bytes = Buffer.alloc(2)
    if (littleEndian) bytes.writeUInt16LE(value)
    else bytes.writeUInt16BE(value)
    return bytes
  }
  const u32 = (value: number): Buffer => {
    const bytes = Buffer.alloc(4)
    if (littleEndian) bytes.writeUInt32LE(value)
    else bytes.writeUInt32BE(value)
    return bytes
  }
  const directory = (entries: Tag[], at: number): Buffer => {
    const heads: Buffer[] = []
    const values: Buffer[] = []
    let free = at + 6 + entries.length * 12
    for (const { tag, type, value } of entries) {
      const inPlace = value.length <= 4
      const count = type === 3 ? value.length / 2 : type === 4 ? value.length / 4 : value.length
      heads.push(
        Buffer.concat([
          u16(tag),
          u16(type),
          u32(count),
          inPlace ? Buffer.concat([value, Buffer.alloc(4 - value.length)]) : u32(free)
        ])
      )
      if (inPlace) continue
      values.push(value)
      free += value.length
    }
    return Buffer.concat([u16(entries.length), ...heads, u32(0), ...values])
  }
  const head = Buffer.concat([Buffer.from(littleEndian ? 'II' : 'MM'), u16(42), u32(8)])
  if (added.length === 0) return Buffer.concat([head, directory(main, 8)])
  const placed = directory([...main, { tag: 0x8769, type: 4, value: u32(0) }], 8).length + 8
  return Buffer.concat([
    head,
    directory([...main, { tag: 0x8769, type: 4, value: u32(placed) }], 8),
    directory(added, placed)
  ])
}

export const orientation = (value: number, littleEndian = false): Tag => ({
  tag: 0x0112,
  type: 3,
  value: Buffer.from(littleEndian ? [value, 0] : [0, value])
})

export function segment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}

export const app1 = (exif: Buffer): Buffer => segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exif]))
export const xmpSegment = (packet: string): Buffer =>
  segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${packet}`))

export function intoJpeg(jpeg: Buffer, segments: Buffer[]): Buffer {
  return Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)])
}

export function riff(type: string, data: Buffer): Buffer {
  const head = Buffer.from(`${type}\0\0\0\0`)
  head.writeUInt32LE(data.length, 4)
  return Buffer.concat([head, data, Buffer.alloc(data.length & 1)])
}

/** Appends chunks after the bitstream of a WebP; readers find them whether or not the header announces them. */
export function intoWebp(webp: Buffer, chunks: Buffer[]): Buffer {
  const whole = Buffer.concat([webp, ...chunks])
  whole.writeUInt32LE(whole.length - 8, 4)
  return whole
}

import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { assertPicture, readSignature } from './picture-signature.ts'

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#3366cc' } })

/** A PNG header that claims a size, without the pixels. */
function pngHeader(width: number, height: number): Uint8Array {
  const bytes = Buffer.alloc(33)
  bytes.write('\x89PNG\r\n\x1a\n', 0, 'latin1')
  bytes.writeUInt32BE(13, 8)
  bytes.write('IHDR', 12, 'latin1')
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}

describe('readSignature', () => {
  it.each([
    ['image/png', () => plain(37, 19).png()],
    ['image/jpeg', () => plain(37, 19).jpeg()],
    [
      'image/jpeg',
      () =>
        plain(37, 19)
          .jpeg({ progressive: true })
          .withExif({ IFD0: { Copyright: 'nobody' } })
    ],
    ['image/webp', () => plain(37, 19).webp()],
    ['image/webp', () => plain(37, 19).webp({ lossless: true })],
    ['image/webp', () => plain(37, 19).ensureAlpha(0.5).webp()],
    [
      'image/webp',
      () =>
        plain(37, 19)
          .webp()
          .withExif({ IFD0: { Copyright: 'nobody' } })
    ],
    ['image/avif', () => plain(37, 19).avif()]
  ] as const)('reads type and size of %s', async (mime, make) => {
    expect(readSignature(await make().toBuffer())).toEqual({ mime, width: 37, height: 19, animated: false })
  })

  it('finds a second frame in WebP and in PNG', async () => {
    const frames = await sharp({ create: { width: 8, height: 16, channels: 3, background: '#fff', pageHeight: 8 } })
      .raw()
      .toBuffer()
    frames.fill(0, 0, 8 * 8 * 3)
    const webp = await sharp(frames, { raw: { width: 8, height: 16, channels: 3, pageHeight: 8 } })
      .webp({ loop: 0 })
      .toBuffer()
    expect(readSignature(webp)).toMatchObject({ mime: 'image/webp', animated: true })
    const png = await plain(8, 8).png().toBuffer()
    const control = Buffer.from('\0\0\0\x08acTL\0\0\0\x02\0\0\0\0\0\0\0\0', 'latin1')
    expect(readSignature(Buffer.concat([png.subarray(0, 33), control, png.subarray(33)]))).toMatchObject({
      mime: 'image/png',
      animated: true
    })
  })

  it.each([
    ['nothing', ''],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'],
    ['HTML', '<!doctype html><title>Too many requests</title>'],
    ['GIF', 'GIF89a\x01\0\x01\0\0\0\0;'],
    ['TIFF', 'II*\0\x08\0\0\0'],
    ['HEIC', '\0\0\0\x18ftypheic\0\0\0\0mif1heic'],
    ['a short file', '\x89PN']
  ])('recognizes that %s is none of the four types', (_, content) => {
    expect(readSignature(Buffer.from(content, 'latin1'))).toBeNull()
  })

  it('never throws on a header that is truncated or broken anywhere', async () => {
    for (const make of ['png', 'jpeg', 'webp', 'avif'] as const) {
      const whole = await plain(9, 5).toFormat(make).toBuffer()
      for (let length = 0; length <= Math.min(400, whole.length); length += 1) {
        expect(() => readSignature(whole.subarray(0, length))).not.toThrow()
        const broken = Buffer.from(whole)
        broken[length % whole.length] = 0xff
        expect(() => readSignature(broken)).not.toThrow()
      }
    }
  })
})

describe('assertPicture', () => {
  it('refuses more than 64 megapixels by the header alone', () => {
    expect(() => assertPicture(pngHeader(16_384, 16_384))).toThrow(/too large: 16384 × 16384/)
    expect(() => assertPicture(pngHeader(0xffffffff, 0xffffffff))).toThrow(/too large/)
    expect(assertPicture(pngHeader(8192, 8192))).toMatchObject({ width: 8192, height: 8192 })
  })

  it.each([
    [pngHeader(0, 10), /header cannot be read/],
    [pngHeader(10, 10).subarray(0, 20), /header cannot be read/],
    [new Uint8Array(), /empty/],
    [Buffer.from('{"error":"quota"}'), /not a PNG, JPEG, WebP or AVIF/]
  ])('says why it refuses', (bytes, words) => {
    expect(() => assertPicture(bytes)).toThrow(words)
    expect(() => assertPicture(bytes)).toThrow(expect.objectContaining({ code: 'bad-response' }))
  })
})

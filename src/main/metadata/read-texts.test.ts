import { deflateSync } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  app1,
  ascii,
  chunk,
  comment,
  intoJpeg,
  intoPng,
  intoWebp,
  iTXt,
  riff,
  segment,
  tEXt,
  tiff,
  xmpSegment,
  zTXt
} from './__fixtures__/made-files.ts'
import { plain } from './__fixtures__/plain-files.ts'
import { readRecipe } from './read-recipe.ts'
import { readTexts } from './read-texts.ts'

const { png, jpeg, webp } = plain

const textsOf = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(readTexts(bytes).texts.map(({ name, text }) => [name, text]))

describe('the texts of a PNG', () => {
  it.each(['before', 'after'] as const)('are read from all three kinds of chunk, %s the pixels', (where) => {
    const file = intoPng(
      png,
      [tEXt('a', 'plain'), zTXt('b', 'packed'), iTXt('c', 'größer 大'), iTXt('d', 'packed, 大', true)],
      where
    )
    expect(textsOf(file)).toEqual({ a: 'plain', b: 'packed', c: 'größer 大', d: 'packed, 大' })
    expect(readTexts(file).warnings).toEqual([])
  })

  it('may be Latin-1 or UTF-8, whatever the standard says', () => {
    expect(textsOf(intoPng(png, [tEXt('a', 'Blüte', 'latin1'), tEXt('b', 'Blüte 大', 'utf8')]))).toEqual({
      a: 'Blüte',
      b: 'Blüte 大'
    })
  })

  it('are found again after a chunk with a false length, and one with a wrong checksum is left out', () => {
    const lying = tEXt('liar', 'x')
    lying.writeUInt32BE(0x7fff_ffff, 0)
    const wrong = tEXt('wrong', 'y')
    wrong[wrong.length - 1]! ^= 1
    const { texts, warnings } = readTexts(intoPng(png, [wrong, lying, tEXt('right', 'z')]))
    expect(texts).toEqual([{ place: 'png-text', name: 'right', text: 'z' }])
    expect(warnings).toEqual(['The embedded text “wrong” was left out: its checksum is wrong.'])
  })

  it('that inflate to 300 MB are left out, and the others are read', () => {
    const bomb = chunk(
      'zTXt',
      Buffer.concat([Buffer.from('parameters\0\0'), deflateSync(Buffer.alloc(300 * 1024 * 1024), { level: 9 })])
    )
    const before = process.memoryUsage().arrayBuffers
    const { texts, warnings } = readTexts(intoPng(png, [bomb, tEXt('kept', 'yes')]))
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * 1024 * 1024)
    expect(texts.map(({ name }) => name)).toEqual(['kept'])
    expect(warnings).toEqual(['The embedded text “parameters” was left out: it is longer than 1 MB.'])
  })

  it('are at most 1 MB each, 200 of them, and 8 MB together', () => {
    expect(readTexts(intoPng(png, [tEXt('a', 'x'.repeat(1024 * 1024 + 1))])).texts).toEqual([])
    expect(readTexts(intoPng(png, [tEXt('a', 'x'.repeat(1024 * 1024))])).texts).toHaveLength(1)
    expect(
      readTexts(
        intoPng(
          png,
          Array.from({ length: 1000 }, (_, at) => tEXt(`n${at}`, 'x'))
        )
      ).texts
    ).toHaveLength(200)
    const many = readTexts(
      intoPng(
        png,
        Array.from({ length: 20 }, (_, at) => tEXt(`n${at}`, 'x'.repeat(1_000_000)))
      )
    )
    expect(many.texts).toHaveLength(8)
    expect(many.warnings).toEqual(['The file contains more text than is read; the rest was left out.'])
  })

  it('are shown verbatim, including markup', () => {
    expect(textsOf(intoPng(png, [tEXt('parameters', '<script>alert(1)</script>')]))).toEqual({
      parameters: '<script>alert(1)</script>'
    })
  })
})

describe('the texts of a JPEG and of a WebP', () => {
  it.each([true, false])('are read from EXIF, little-endian %s', (little) => {
    const exif = tiff(
      [ascii(0x010e, 'a description'), ascii(0x010f, 'workflow:{}'), ascii(0x0110, 'prompt:{}'), comment('ein Bär 大')],
      little
    )
    const expected = {
      ImageDescription: 'a description',
      Make: 'workflow:{}',
      Model: 'prompt:{}',
      UserComment: 'ein Bär 大'
    }
    expect(textsOf(intoJpeg(jpeg, [app1(exif)]))).toEqual(expected)
    expect(textsOf(intoWebp(webp, [riff('EXIF', exif)]))).toEqual(expected)
    expect(textsOf(intoWebp(webp, [riff('EXIF', Buffer.concat([Buffer.from('Exif\0\0'), exif]))]))).toEqual(expected)
    expect(textsOf(intoPng(png, [chunk('eXIf', exif)]))).toEqual(expected)
  })

  it.each([
    ['UTF-16, big-endian', comment('Steps: 1, 大', 'be').value],
    ['UTF-16, little-endian', comment('Steps: 1, 大', 'le').value],
    [
      'UTF-16 with a mark',
      Buffer.concat([Buffer.from('UNICODE\0'), Buffer.from([0xff, 0xfe]), Buffer.from('Steps: 1, 大', 'utf16le')])
    ],
    ['UTF-8 under the name of Unicode', Buffer.concat([Buffer.from('UNICODE\0'), Buffer.from('Steps: 1, 大')])],
    ['ASCII', Buffer.from('ASCII\0\0\0Steps: 1, 大')],
    ['no encoding', Buffer.from('\0\0\0\0\0\0\0\0Steps: 1, 大')],
    ['no head at all', Buffer.from('Steps: 1, 大')]
  ])('are read from a comment in %s', (_, value) => {
    expect(textsOf(intoJpeg(jpeg, [app1(tiff([{ tag: 0x9286, type: 7, value }]))]))).toEqual({
      UserComment: 'Steps: 1, 大'
    })
  })

  it('are read from XMP and from a comment segment', () => {
    const found = readTexts(
      intoJpeg(jpeg, [xmpSegment('<x:xmpmeta/>'), segment(0xfe, Buffer.from('said aloud', 'utf16le'))])
    )
    expect(found.texts).toEqual([
      { place: 'xmp', name: 'XMP', text: '<x:xmpmeta/>' },
      { place: 'jpeg-comment', name: 'Comment', text: 'said aloud' }
    ])
    expect(textsOf(intoWebp(webp, [riff('XMP ', Buffer.from('<x:xmpmeta/>'))]))).toEqual({ XMP: '<x:xmpmeta/>' })
  })

  it('with directories that point to themselves, outside and everywhere cost next to nothing', () => {
    const loop = tiff([{ tag: 0x8769, type: 4, value: Buffer.from([0, 0, 0, 8]) }])
    const huge = Buffer.concat([
      Buffer.from('MM\0*\0\0\0\x08\xff\xff', 'latin1'),
      Buffer.alloc(1_000_000, Buffer.from('\x92\x86\0\x07\0\x0f\0\0\0\0\0\x08', 'latin1'))
    ])
    for (const exif of [loop, huge, huge.subarray(0, 9), Buffer.from('MM\0*\xff\xff\xff\xff', 'latin1')]) {
      expect(readTexts(intoWebp(webp, [riff('EXIF', exif)])).texts.length).toBeLessThanOrEqual(200)
    }
  })
})

describe('hostile bytes', () => {
  it('never throw, truncated anywhere', async () => {
    const statement = 'a duck\nNegative prompt: b\nSteps: 15, Sampler: UniPC, CFG scale: 5, Seed: 2, Size: 8x8'
    const files = [
      intoPng(png, [tEXt('parameters', statement), zTXt('b', statement), iTXt('c', statement, true)]),
      intoJpeg(jpeg, [app1(tiff([comment(statement)])), xmpSegment('<x exif:UserComment="y"/>')]),
      intoWebp(webp, [riff('EXIF', tiff([comment(statement)], true))])
    ]
    for (const file of files)
      for (let end = 0; end < file.length; end += 1) expect(() => readRecipe(file.subarray(0, end))).not.toThrow()
  })

  it('never throw, whatever they are', () => {
    const file = intoPng(png, [tEXt('parameters', 'a\nSteps: 1, Seed: 1, Size: 1x1')])
    const exif = intoJpeg(jpeg, [app1(tiff([comment('x'), ascii(0x010e, 'y')]))])
    fc.assert(
      fc.property(fc.boolean(), fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 20 }), (which, changes) => {
        const bytes = Buffer.from(which ? file : exif)
        for (const [at, value] of changes) if (at > 2 && at < bytes.length) bytes[at] = value
        expect(() => readRecipe(bytes)).not.toThrow()
      })
    )
  })

  it('are not a picture', () => {
    for (const bytes of [new Uint8Array(0), Buffer.from('\x89PNG'), Buffer.from('GIF89a'), Buffer.from('<svg/>')]) {
      expect(readTexts(bytes)).toMatchObject({ texts: [], warnings: [] })
      expect(readRecipe(bytes)).toBeNull()
    }
  })
})

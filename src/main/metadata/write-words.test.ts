import * as fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { MetadataProfile } from '../../shared/domain/metadata-profile.ts'
import {
  app1,
  ascii,
  chunk,
  comment,
  intoJpeg,
  intoPng,
  intoWebp,
  iTXt,
  orientation,
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
import { writeWords } from './write-words.ts'
import type { WrittenFacts } from './written-texts.ts'
import { cleaner, wordsOf } from './written-texts.ts'

const facts: WrittenFacts = {
  app: 'Palimpsest 0.1.0',
  width: 8,
  height: 8,
  service: 'Pixazo',
  model: 'SDXL base',
  operationId: 'pixazo/sdxl-base',
  parameters: {
    prompt: 'a fox, in snow\nat dusk',
    negativePrompt: 'blurry',
    steps: 20,
    guidance: 7.5,
    seed: 4_294_967_295,
    scheduler: 'DPM++ 2M, Karras',
    strength: 0.4,
    width: 8,
    height: 8
  },
  createdAt: 1_800_000_000_000,
  software: null,
  extra: {},
  byRule: false,
  rating: 4,
  tags: ['fox', '大'],
  notes: 'the good one'
}
const same = (text: string): string => text
const mimes = { png: 'image/png', jpeg: 'image/jpeg', webp: 'image/webp' } as const
type Type = keyof typeof mimes
const types = Object.keys(mimes) as Type[]

const write = (
  bytes: Uint8Array,
  type: Type,
  profile: MetadataProfile,
  changes: Partial<WrittenFacts> = {},
  redact = same
) => writeWords(bytes, mimes[type], wordsOf(profile, { ...facts, ...changes }, cleaner(redact)), cleaner(redact))

/** The bytes that the pixels are decoded from, found without the code under test. */
function pixelBytes(bytes: Buffer, type: Type): Buffer {
  if (type === 'jpeg') return bytes.subarray(bytes.indexOf(Buffer.from([0xff, 0xda])))
  if (type === 'webp') {
    const at = bytes.indexOf('VP8 ', 12, 'latin1')
    return bytes.subarray(at, at + 8 + bytes.readUInt32LE(at + 4))
  }
  const at = bytes.indexOf('IDAT', 0, 'latin1')
  return bytes.subarray(at - 4, at + 8 + bytes.readUInt32BE(at - 4))
}

describe.each(types)('a %s', (type) => {
  it('carries A1111’s text, which can be read back', async () => {
    const { bytes, leftOut } = write(plain[type], type, 'a1111')
    expect(leftOut).toEqual([])
    expect(readRecipe(bytes)).toMatchObject({
      software: 'Palimpsest',
      model: 'SDXL base',
      parameters: facts.parameters
    })
    expect(readTexts(bytes).texts).toHaveLength(1)
  })

  it('carries everything, which can be read back completely', () => {
    const recipe = readRecipe(write(plain[type], type, 'everything').bytes)
    expect(recipe).toEqual({
      software: 'Palimpsest 0.1.0',
      model: 'SDXL base',
      parameters: facts.parameters,
      extra: { Service: 'Pixazo', Operation: 'pixazo/sdxl-base' },
      warnings: [],
      madeAt: facts.createdAt
    })
  })

  it("says in IPTC's terms that a model made it", async () => {
    const { bytes } = write(plain[type], type, 'everything')
    expect(Buffer.from(bytes).includes('http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia')).toBe(
      true
    )
    const { xmpAsString } = await sharp(bytes).metadata()
    expect(type === 'png' || xmpAsString?.includes('trainedAlgorithmicMedia')).toBe(true)
    const byRule = Buffer.from(write(plain[type], type, 'everything', { byRule: true }).bytes)
    expect([byRule.includes('digitalsourcetype/algorithmicMedia'), byRule.includes('trainedAlgorithmicMedia')]).toEqual(
      [true, false]
    )
    expect(
      Buffer.from(write(plain[type], type, 'everything', { parameters: null }).bytes).includes(
        'trainedAlgorithmicMedia'
      )
    ).toBe(false)
  })

  it.each(['everything', 'a1111', 'none'] as const)(
    'keeps its pixels byte for byte with the profile %s',
    async (profile) => {
      const bytes = Buffer.from(write(plain[type], type, profile).bytes)
      expect(pixelBytes(bytes, type).equals(pixelBytes(plain[type], type))).toBe(true)
      expect((await sharp(bytes).raw().toBuffer()).equals(await sharp(plain[type]).raw().toBuffer())).toBe(true)
      const again = Buffer.from(write(bytes, type, profile).bytes)
      expect(again.equals(bytes)).toBe(true)
    }
  )

  it('without a known recipe carries none', () => {
    expect(readTexts(write(plain[type], type, 'a1111', { parameters: null }).bytes).texts).toEqual([])
  })

  it('reads back any text', () => {
    const word = fc.string({ unit: 'binary', maxLength: 60 }).map((text) => text.replaceAll(/[\r\0]/g, ' ').trim())
    fc.assert(
      fc.property(word, word, (prompt, negativePrompt) => {
        fc.pre(!/^\s*(?:Negative prompt:|Steps: \d)/m.test(`${prompt}\n${negativePrompt}`))
        const parameters = { prompt, negativePrompt, steps: 1 }
        const read = readRecipe(write(plain[type], type, 'a1111', { parameters }).bytes)
        expect(read?.parameters?.prompt).toBe(prompt.toWellFormed())
        expect(read?.parameters?.negativePrompt ?? '').toBe(negativePrompt.toWellFormed())
        const own = readRecipe(write(plain[type], type, 'everything', { parameters, notes: negativePrompt }).bytes)
        // XML cannot represent these two.
        const sayable = (text: string): string =>
          (type === 'png' ? text : text.replaceAll(/[\ufffe\uffff]/g, '')).toWellFormed()
        expect(sayable(own?.parameters?.prompt ?? '')).toBe(sayable(prompt))
      })
    )
  })

  it("never carries a key or a link's signature", () => {
    const key = 'sk-0123456789abcdef'
    const link = 'https://bucket.example.com/a.png?X-Amz-Signature=abc123&X-Amz-Expires=60'
    const changes = {
      parameters: { prompt: `see ${link} and ${key}`, negativePrompt: link, modelId: key },
      extra: { [link.slice(0, 90)]: link, note: `{"image":"${link}"}`, key },
      notes: `${link} ${key}`,
      tags: [key],
      software: `x ${key}`,
      service: key,
      model: link
    }
    const redact = (text: string): string => text.replaceAll(key, '[removed]')
    for (const profile of ['everything', 'a1111'] as const) {
      const all = readTexts(write(plain[type], type, profile, changes, redact).bytes)
        .texts.map(({ text }) => text)
        .join('\n')
      for (const secret of [key, 'Signature', 'abc123']) expect(all).not.toContain(secret)
      expect(all).toContain('https://bucket.example.com/a.png')
    }
  })
})

describe("the original's metadata", () => {
  const words = 'SECRET WORDS'
  const carrying = (): Record<Type, Buffer> => ({
    png: intoPng(
      intoPng(plain.png, [
        tEXt('parameters', words),
        zTXt('workflow', words),
        iTXt('XML:com.adobe.xmp', words),
        chunk('tIME', Buffer.alloc(7)),
        chunk('caBX', words)
      ]),
      [chunk('eXIf', tiff([ascii(0x010e, words)])), tEXt('late', words)],
      'after'
    ),
    jpeg: Buffer.concat([
      intoJpeg(plain.jpeg, [
        app1(tiff([ascii(0x010f, words), comment(words)])),
        xmpSegment(words),
        segment(0xed, Buffer.from(words)),
        segment(0xeb, Buffer.from(words)),
        segment(0xfe, Buffer.from(words))
      ]),
      Buffer.from(words)
    ]),
    webp: intoWebp(plain.webp, [
      riff('EXIF', tiff([ascii(0x0110, words), comment(words)])),
      riff('XMP ', Buffer.from(words)),
      riff('PRIV', Buffer.from(words))
    ])
  })

  it.each(types)('is removed from a %s with the profile none, wherever it was', async (type) => {
    const bytes = Buffer.from(write(carrying()[type], type, 'none').bytes)
    expect(bytes.includes('SECRET')).toBe(false)
    expect(bytes.includes(Buffer.from('SECRET', 'utf16le'))).toBe(false)
    expect(bytes.includes(Buffer.from('SECRET', 'utf16le').swap16())).toBe(false)
    expect(readTexts(bytes).texts).toEqual([])
    expect((await sharp(bytes).raw().toBuffer()).equals(await sharp(plain[type]).raw().toBuffer())).toBe(true)
  })

  /** Before the first scan, and before each later one. */
  function beforeScans(jpeg: Buffer, first: Buffer, later: Buffer): Buffer {
    const parts: Buffer[] = []
    let from = 0
    for (let at = jpeg.indexOf(scanMarker); at >= 0; at = jpeg.indexOf(scanMarker, at + 2)) {
      parts.push(jpeg.subarray(from, at), from === 0 ? first : later)
      from = at
    }
    return Buffer.concat([...parts, jpeg.subarray(from)])
  }
  const scanMarker = Buffer.from([0xff, 0xda])

  it("is also removed between a JPEG's scans, with unknown segments and JFIF’s thumbnail", async () => {
    const progressive = await sharp(plain.jpeg).jpeg({ progressive: true }).toBuffer()
    const pixels = await sharp(progressive).raw().toBuffer()
    const segments = Buffer.concat([0xfe, 0xe5, 0xf5, 0x02].map((marker) => segment(marker, Buffer.from(words))))
    const between = beforeScans(progressive, segments, Buffer.concat([segments, Buffer.from(words)]))
    expect(between.toString('latin1').split(words).length).toBeGreaterThan(15)
    // A JFIF segment has 14 bytes, plus three for each pixel of its thumbnail.
    const thumbnail = Buffer.concat([
      Buffer.from('JFIF\0\x01\x02\x01\0\x48\0\x48\x01\x04', 'latin1'),
      Buffer.from(words)
    ])
    const made = intoJpeg(between, [segment(0xe0, thumbnail)])
    for (const profile of ['none', 'everything'] as const) {
      const bytes = Buffer.from(write(made, 'jpeg', profile).bytes)
      expect(bytes.includes('SECRET')).toBe(false)
      expect(await sharp(bytes).metadata()).toMatchObject({ density: 72, isProgressive: true })
      expect((await sharp(bytes).raw().toBuffer()).equals(pixels)).toBe(true)
    }
  })

  it("in a JPEG's Adobe segment is reduced to what its colours need", async () => {
    const adobe = (transform: number): Buffer =>
      segment(0xee, Buffer.concat([Buffer.from('Adobe\0\x64SECR'), Buffer.from([transform]), Buffer.from('ET')]))
    const cmyk = await sharp(plain.jpeg).toColourspace('cmyk').jpeg().toBuffer()
    const grey = await sharp(plain.jpeg).greyscale().toColourspace('b-w').jpeg().toBuffer()
    const own = cmyk.indexOf('Adobe') - 4
    const withoutOwn = Buffer.concat([cmyk.subarray(0, own), cmyk.subarray(own + 16)])
    const cases: [string, Buffer, boolean][] = [
      ['usual colours', intoJpeg(plain.jpeg, [adobe(1)]), false],
      ['red, green and blue', intoJpeg(plain.jpeg, [adobe(0)]), true],
      ['inks', intoJpeg(withoutOwn, [adobe(cmyk[own + 15]!)]), true],
      ['grey', intoJpeg(grey, [adobe(1)]), false]
    ]
    for (const [name, original, needed] of cases) {
      const bytes = Buffer.from(write(original, 'jpeg', 'none').bytes)
      const alike = (await sharp(bytes).raw().toBuffer()).equals(await sharp(original).raw().toBuffer())
      expect([name, bytes.includes('Adobe'), bytes.includes('SECR'), alike]).toEqual([name, needed, false, true])
    }
  })

  it('of another program is kept with the profile everything, and cleaned', () => {
    const graph = '{"1":{"url":"https://x.example/a?sig=abc"}}'
    const png = intoPng(plain.png, [tEXt('workflow', graph), tEXt('parameters', 'old'), tEXt('palimpsest', 'old')])
    const texts = Object.fromEntries(
      readTexts(write(png, 'png', 'everything').bytes).texts.map(({ name, text }) => [name, text])
    )
    expect(texts['workflow']).toBe('{"1":{"url":"https://x.example/a"}}')
    expect(texts['parameters']).not.toContain('old')
    const webp = intoWebp(plain.webp, [riff('EXIF', tiff([ascii(0x0110, `prompt:${graph}`), comment('old')]))])
    const inWebp = readTexts(write(webp, 'webp', 'everything').bytes).texts
    expect(inWebp).toContainEqual({ place: 'exif', name: 'Model', text: 'prompt:{"1":{"url":"https://x.example/a"}}' })
    expect(inWebp.map(({ text }) => text)).not.toContain('old')
  })

  it.each(types)('needed to display a %s is kept: colour profile and orientation', async (type) => {
    const coloured = await sharp(plain[type]).withIccProfile('p3').toFormat(type).toBuffer()
    const turned = tiff([orientation(6, true), ascii(0x010e, words)], true)
    const into = {
      png: () => intoPng(coloured, [chunk('eXIf', turned)], 'after'),
      jpeg: () => intoJpeg(coloured, [app1(turned)]),
      webp: () => intoWebp(coloured, [riff('EXIF', turned)])
    }
    const original = into[type]()
    // A WebP's header must announce its EXIF for decoders to look.
    if (type === 'webp') original[20]! |= 0x08
    for (const profile of ['none', 'a1111', 'everything'] as const) {
      const { orientation: way, icc } = await sharp(write(original, type, profile).bytes).metadata()
      expect(way).toBe(6)
      expect(icc?.length).toBeGreaterThan(100)
    }
  })
})

describe('more text than a file has room for', () => {
  const parameters = { prompt: 'x'.repeat(100_000), negativePrompt: '大'.repeat(50_000) }
  it('is no problem for PNG and WebP', () => {
    for (const type of ['png', 'webp'] as const)
      expect(readRecipe(write(plain[type], type, 'everything', { parameters }).bytes)?.parameters).toEqual(parameters)
  })
  it('is named if a JPEG cannot hold it', async () => {
    const { bytes, leftOut } = write(plain.jpeg, 'jpeg', 'everything', { parameters })
    expect(leftOut).toEqual([
      'The recipe in A1111 format is too long for a JPEG.',
      'The recipe in Palimpsest’s own format is too long for a JPEG.'
    ])
    expect((await sharp(bytes).metadata()).xmpAsString).toContain('trainedAlgorithmicMedia')
    const short = { prompt: 'y'.repeat(50_000) }
    expect(readRecipe(write(plain.jpeg, 'jpeg', 'a1111', { parameters: short }).bytes)?.parameters?.prompt).toBe(
      short.prompt
    )
  })
})

describe('what other tools look for', () => {
  it('is the text in PNG parameters, EXIF UserComment, in the form of A1111', () => {
    const text =
      'a fox, in snow\nat dusk\nNegative prompt: blurry\n' +
      'Steps: 20, Sampler: "DPM++ 2M, Karras", CFG scale: 7.5, Seed: 4294967295, Size: 8x8, ' +
      'Model: SDXL base, Denoising strength: 0.4, Version: Palimpsest 0.1.0'
    expect(readTexts(write(plain.png, 'png', 'a1111').bytes).texts).toEqual([
      { place: 'png-text', name: 'parameters', text }
    ])
    expect(readTexts(write(plain.jpeg, 'jpeg', 'a1111').bytes).texts).toEqual([
      { place: 'exif', name: 'UserComment', text }
    ])
    expect(
      Buffer.from(write(plain.jpeg, 'jpeg', 'a1111').bytes).includes(
        Buffer.concat([Buffer.from('UNICODE\0\0a'), Buffer.from([0, 0x20])])
      )
    ).toBe(true)
  })
  it('keeps the pairs of a picture made elsewhere', () => {
    const extra = { 'Model hash': 'abc', 'Lora hashes': 'a: 1, b: 2', Version: 'f2.0.1' }
    const recipe = readRecipe(write(plain.png, 'png', 'a1111', { software: 'Forge', extra }).bytes)
    expect(recipe).toMatchObject({ software: 'Forge', extra })
  })
})

describe('a file that cannot be written into', () => {
  it('is refused with a plain message', () => {
    expect(() => write(plain.png.subarray(0, 60), 'png', 'none')).toThrow('incomplete or damaged')
    expect(() => write(plain.jpeg.subarray(0, 200), 'jpeg', 'none')).toThrow('incomplete or damaged')
    expect(() => write(plain.webp.subarray(0, 20), 'webp', 'none')).toThrow('incomplete or damaged')
    expect(() => writeWords(new Uint8Array(20), 'image/avif', wordsOf('none', facts, same), same)).toThrow('AVIF')
  })
})

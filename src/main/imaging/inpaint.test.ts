import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect } from 'vitest'
import type { Inpaint } from '../../shared/domain/inpaint.ts'
import { noExtension } from '../../shared/domain/inpaint.ts'
import { featherOutwards } from '../../shared/raster/distance.ts'
import type { MaskPixels, Rect, Size } from '../../shared/raster/mask-pixels.ts'
import { it } from '../library/__fixtures__/it.ts'
import type { Imaging } from './imaging.ts'

let files = 0

async function file(sharedFolder: string, bytes: Uint8Array): Promise<string> {
  files += 1
  const path = join(sharedFolder, String(files))
  await writeFile(path, bytes)
  return path
}

interface Raw extends Size {
  channels: number
  data: Uint8Array
}

/** As any program shows the picture: upright, sRGB, 8 bits. */
async function shown(bytes: Uint8Array): Promise<Raw> {
  const { data, info } = await sharp(bytes)
    .autoOrient()
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, channels: info.channels, data }
}

/** Pixels that no two neighbours share. */
const speckle = (width: number, height: number, channels: number, seed = 1): Buffer =>
  Buffer.from(Uint8Array.from({ length: width * height * channels }, (_, at) => (at * 2_654_435_761 * seed) >>> 23))

const raw = (width: number, height: number, channels: 1 | 2 | 3 | 4, seed = 1) =>
  sharp(speckle(width, height, channels, seed), { raw: { width, height, channels } })

function maskOf(size: Size, painted: Rect): MaskPixels {
  const data = new Uint8Array(size.width * size.height)
  for (let y = painted.y; y < painted.y + painted.height; y += 1) {
    data.fill(255, y * size.width + painted.x, y * size.width + painted.x + painted.width)
  }
  return { ...size, data }
}

const pngOf = (imaging: Imaging, { width, height, data }: MaskPixels): Promise<Uint8Array> =>
  imaging.encodePng(new Uint8Array(data), width, height, 1)

function plan(changes: Partial<Inpaint> & Pick<Inpaint, 'area'>): Inpaint {
  const { width, height } = changes.area
  return {
    mode: 'masked',
    extend: noExtension,
    sent: { width, height },
    padding: 32,
    feather: 0,
    invert: false,
    ...changes
  }
}

const at = (picture: Raw, x: number, y: number): number[] => [
  ...picture.data.subarray((y * picture.width + x) * picture.channels).subarray(0, picture.channels)
]

describe('what is sent', () => {
  it('is the area, pixel for pixel, where it is sent at its own size, and the same bytes each time', async ({
    sharedFolder,
    imaging
  }) => {
    const picture = await raw(90, 70, 3).png().toBuffer()
    const mask = maskOf({ width: 90, height: 70 }, { x: 30, y: 25, width: 10, height: 12 })
    const inpaint = plan({ area: { x: 13, y: 9, width: 48, height: 40 } })
    const input = { picture: await file(sharedFolder, picture), mask: await pngOf(imaging, mask), inpaint }
    const sent = await imaging.prepareInpaint(input)
    const expected = await sharp(picture).extract({ left: 13, top: 9, width: 48, height: 40 }).raw().toBuffer()
    expect(Buffer.compare((await shown(sent.picture)).data, expected)).toBe(0)
    const wire = await sharp(sent.mask).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true })
    expect(wire.info).toMatchObject({ width: 48, height: 40, channels: 1 })
    expect(await sharp(sent.mask).metadata()).toMatchObject({ format: 'png', depth: 'uchar', space: 'b-w' })
    expect([...new Set(wire.data)].toSorted((a, b) => a - b)).toEqual([0, 255])
    expect(wire.data.filter((value) => value === 255)).toHaveLength(120)
    expect(wire.data[(25 - 9) * 48 + (30 - 13)]).toBe(255)
    const again = await imaging.prepareInpaint(input)
    expect(Buffer.compare(again.picture, sent.picture)).toBe(0)
    expect(Buffer.compare(again.mask, sent.mask)).toBe(0)
  })

  it('has the size that was asked for, a hard mask and nothing see-through', async ({ sharedFolder, imaging }) => {
    const picture = await raw(200, 100, 4).png().toBuffer()
    const soft = { width: 200, height: 100, data: Uint8Array.from({ length: 20_000 }, (_, index) => index % 200) }
    const inpaint = plan({ area: { x: 0, y: 0, width: 200, height: 100 }, sent: { width: 512, height: 256 } })
    const sent = await imaging.prepareInpaint({
      picture: await file(sharedFolder, picture),
      mask: await pngOf(imaging, soft),
      inpaint
    })
    expect(await sharp(sent.picture).metadata()).toMatchObject({ format: 'png', width: 512, height: 256, channels: 3 })
    const wire = await shown(sent.mask)
    expect([wire.width, wire.height]).toEqual([512, 256])
    const values = [...wire.data].filter((_, index) => index % wire.channels === 0)
    expect(new Set(values)).toEqual(new Set([0, 255]))
    // Half of the columns are at least 128, and the edge of the mask is where the soft one crosses it.
    expect(values.slice(0, 512).indexOf(255)).toBe(Math.round((127.5 + 0.5) * 2.56))
  })

  it('shows the ground where the picture is see-through', async ({ sharedFolder, imaging }) => {
    const pixels = Buffer.from([255, 0, 0, 0, 255, 0, 0, 255, 100, 100, 100, 128, 0, 0, 0, 1])
    const picture = await file(
      sharedFolder,
      await sharp(pixels, { raw: { width: 4, height: 1, channels: 4 } })
        .png()
        .toBuffer()
    )
    const mask = await pngOf(imaging, { width: 4, height: 1, data: new Uint8Array(4).fill(255) })
    const sent = await imaging.prepareInpaint({
      picture,
      mask,
      inpaint: plan({ area: { x: 0, y: 0, width: 4, height: 1 } })
    })
    expect([...(await shown(sent.picture)).data]).toEqual([128, 128, 128, 255, 0, 0, 114, 114, 114, 127, 127, 127])
  })

  it.for(['srgb', 'p3'] as const)(
    'has the colours that are seen, also of a picture of 16 bits with a profile (%s)',
    async (profile, { sharedFolder, imaging }) => {
      const red = sharp({ create: { width: 8, height: 8, channels: 3, background: '#ff0000' } })
      const picture = await red.toColourspace('rgb16').withIccProfile(profile).png().toBuffer()
      expect(await sharp(picture).metadata()).toMatchObject({ depth: 'ushort', hasProfile: true })
      const mask = await pngOf(imaging, { width: 8, height: 8, data: new Uint8Array(64).fill(255) })
      const sent = await imaging.prepareInpaint({
        picture: await file(sharedFolder, picture),
        mask,
        inpaint: plan({ area: { x: 0, y: 0, width: 8, height: 8 } })
      })
      expect(at(await shown(sent.picture), 3, 3)).toEqual([255, 0, 0])
      const { facts, thumbnail } = await imaging.inspect(picture, 8)
      expect(facts.colour).toBe('#ff0000')
      expect(at(await shown(thumbnail), 3, 3)[1]).toBeLessThan(8)
      expect([...(await imaging.decode(picture, 4)).pixels.subarray(0, 4)]).toEqual([255, 0, 0, 255])
    }
  )

  it('has the mask turned round for a model that repaints black', async ({ sharedFolder, imaging }) => {
    const picture = await file(sharedFolder, await raw(20, 20, 3).png().toBuffer())
    const mask = maskOf({ width: 20, height: 20 }, { x: 0, y: 0, width: 20, height: 5 })
    const area = { x: 0, y: 0, width: 20, height: 20 }
    const sent = await imaging.prepareInpaint({
      picture,
      mask: await pngOf(imaging, mask),
      inpaint: plan({ area, invert: true })
    })
    const wire = await shown(sent.mask)
    expect([at(wire, 3, 4)[0], at(wire, 3, 5)[0]]).toEqual([0, 255])
  })

  it('shows the picture mirrored where it is extended, more than once where it is short, or mid grey', async ({
    sharedFolder,
    imaging
  }) => {
    const pixels = Buffer.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 17, 18, 19])
    const picture = await file(
      sharedFolder,
      await sharp(pixels, { raw: { width: 3, height: 2, channels: 3 } })
        .png()
        .toBuffer()
    )
    const extend = { left: 4, top: 1, right: 3, bottom: 3, fill: 'mirror' as const }
    const area = { x: 0, y: 0, width: 10, height: 6 }
    const mask = await pngOf(imaging, { width: 10, height: 6, data: new Uint8Array(60).fill(255) })
    const mirrored = await shown(
      (await imaging.prepareInpaint({ picture, mask, inpaint: plan({ area, extend }) })).picture
    )
    const reds = (y: number, of: Raw) => Array.from({ length: 10 }, (_, x) => at(of, x, y)[0])
    const [first, second] = [
      [7, 7, 4, 1, 1, 4, 7, 7, 4, 1],
      [17, 17, 14, 11, 11, 14, 17, 17, 14, 11]
    ]
    expect([0, 1, 2, 3, 4, 5].map((y) => reds(y, mirrored))).toEqual([first, first, second, second, first, first])
    const neutral = await imaging.prepareInpaint({
      picture,
      mask,
      inpaint: plan({ area, extend: { ...extend, fill: 'neutral' } })
    })
    const grey = await shown(neutral.picture)
    expect(reds(0, grey)).toEqual(Array.from({ length: 10 }, () => 128))
    expect(reds(1, grey)).toEqual([128, 128, 128, 128, 1, 4, 7, 128, 128, 128])
  })

  it.for([
    ['is empty', { x: 0, y: 0, width: 0, height: 0 }],
    ['is a line that is lost when it is scaled', { x: 10, y: 20, width: 300, height: 2 }],
    ['is not in the area', { x: 350, y: 350, width: 40, height: 40 }]
  ] as const)(
    'is refused where the mask %s: the service would repaint nothing',
    async ([, painted], { sharedFolder, imaging }) => {
      const picture = await file(sharedFolder, await raw(400, 400, 3).png().toBuffer())
      const mask = await pngOf(imaging, maskOf({ width: 400, height: 400 }, painted))
      const inpaint = plan({ area: { x: 0, y: 0, width: 340, height: 340 }, sent: { width: 64, height: 64 } })
      await expect(imaging.prepareInpaint({ picture, mask, inpaint })).rejects.toMatchObject({
        code: 'invalid-input',
        message: expect.stringContaining('Nothing of the mask is left at the size that is sent, 64 × 64')
      })
    }
  )

  it('is refused with plain words where mask, area or canvas do not fit, or the picture cannot be read', async ({
    sharedFolder,
    imaging
  }) => {
    const picture = await file(sharedFolder, await raw(40, 30, 3).png().toBuffer())
    const mask = await pngOf(imaging, maskOf({ width: 40, height: 30 }, { x: 1, y: 1, width: 5, height: 5 }))
    const area = { x: 0, y: 0, width: 40, height: 30 }
    const ask = (changes: Partial<Parameters<Imaging['prepareInpaint']>[0]>) =>
      imaging.prepareInpaint({ picture, mask, inpaint: plan({ area }), ...changes })
    const wrongMask = await pngOf(imaging, maskOf({ width: 41, height: 30 }, { x: 1, y: 1, width: 5, height: 5 }))
    await expect(ask({ mask: wrongMask })).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('41 x 30')
    })
    await expect(ask({ inpaint: plan({ area: { ...area, x: 1 } }) })).rejects.toMatchObject({ code: 'invalid-input' })
    const extend = { left: 4096, top: 4096, right: 4096, bottom: 4096, fill: 'mirror' as const }
    await expect(ask({ inpaint: plan({ area, extend }) })).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('64 megapixels')
    })
    await expect(ask({ picture: join(sharedFolder, 'nothing') })).rejects.toMatchObject({ code: 'not-found' })
    await expect(ask({ picture: await file(sharedFolder, Buffer.from('broken')) })).rejects.toMatchObject({
      code: 'not-found'
    })
  })
})

describe('an answer that is stitched in', () => {
  const noise = () =>
    sharp({
      create: {
        width: 120,
        height: 80,
        channels: 3,
        background: '#000',
        noise: { type: 'gaussian', mean: 128, sigma: 50 }
      }
    })
  const orientated = () => noise().jpeg({ quality: 90 }).withMetadata({ orientation: 6 }).toBuffer()

  it.for([
    ['a PNG', () => noise().png().toBuffer()],
    ['a JPEG', () => noise().jpeg({ quality: 80 }).toBuffer()],
    ['a WebP', () => noise().webp({ quality: 70 }).toBuffer()],
    ['an AVIF', () => noise().avif({ quality: 60 }).toBuffer()],
    ['a JPEG that its camera turned', orientated],
    ['a PNG with alpha', () => raw(120, 80, 4).png().toBuffer()],
    ['a PNG of 16 bits', () => noise().toColourspace('rgb16').png().toBuffer()],
    ['a grey PNG', () => raw(120, 80, 1).toColourspace('b-w').png().toBuffer()],
    ['a grey PNG with alpha', () => raw(120, 80, 2).toColourspace('b-w').png().toBuffer()],
    ['a PNG with a palette', () => noise().png({ palette: true, colours: 64 }).toBuffer()]
  ] as const)(
    'leaves %s as it was outside of the soft edge, byte for byte',
    async ([, make], { sharedFolder, imaging }) => {
      const bytes = await make()
      const before = await shown(bytes)
      const mask = maskOf(before, { x: 20, y: 30, width: 25, height: 17 })
      const inpaint = plan({
        area: { x: 8, y: 16, width: 56, height: 48 },
        sent: { width: 256, height: 224 },
        feather: 6
      })
      const returned = await raw(256, 224, 3, 7).png().toBuffer()
      const { png, report } = await imaging.stitch({
        picture: await file(sharedFolder, bytes),
        mask: await file(sharedFolder, await pngOf(imaging, mask)),
        returned,
        inpaint
      })
      const after = await shown(png)
      expect(after).toMatchObject({ width: before.width, height: before.height, channels: before.channels })
      const share = featherOutwards(mask, 6).data
      let [kept, mixed, replaced] = [0, 0, 0]
      for (let pixel = 0; pixel < share.length; pixel += 1) {
        const same =
          at(before, pixel % before.width, Math.floor(pixel / before.width)).join() ===
          at(after, pixel % before.width, Math.floor(pixel / before.width)).join()
        if (share[pixel] === 0) {
          if (!same) throw new Error(`pixel ${pixel} changed outside of the mask`)
          kept += 1
        } else if (share[pixel] === 255) replaced += same ? 0 : 1
        else mixed += 1
      }
      expect(kept).toBeGreaterThan(8000)
      expect(mixed).toBeGreaterThan(300)
      expect(replaced).toBeGreaterThan(420)
      expect(report).toMatchObject({ returned: { width: 256, height: 224 }, scaled: false, untouched: false })
    }
  )

  it('stands under the mask as it came, and fades into the original around it', async ({ sharedFolder, imaging }) => {
    const size = { width: 60, height: 20 }
    const flat = (value: number) =>
      sharp({ create: { ...size, channels: 3, background: { r: value, g: value, b: value } } })
        .png()
        .toBuffer()
    const mask = await file(sharedFolder, await pngOf(imaging, maskOf(size, { x: 0, y: 0, width: 20, height: 20 })))
    const inpaint = plan({ area: { x: 0, y: 0, ...size }, feather: 10 })
    const { png } = await imaging.stitch({
      picture: await file(sharedFolder, await flat(0)),
      mask,
      returned: await flat(200),
      inpaint
    })
    const after = await shown(png)
    const values = Array.from({ length: 60 }, (_, x) => at(after, x, 7)[0] as number)
    expect(values.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 200))
    // The ramp begins at the edge of the last painted pixel, half a pixel from its centre.
    for (let x = 20; x < 30; x += 1)
      expect(Math.abs((values[x] as number) - 200 * (1 - (x - 19 - 0.5) / 10))).toBeLessThan(1)
    expect(values.slice(30)).toEqual(Array.from({ length: 30 }, () => 0))
  })

  it('shows no line where the area ends within the soft edge, and reaches to the border of the picture', async ({
    sharedFolder,
    imaging
  }) => {
    const size = { width: 40, height: 40 }
    const flat = (value: number, side: number) =>
      sharp({ create: { width: side, height: side, channels: 3, background: { r: value, g: value, b: value } } })
        .png()
        .toBuffer()
    const mask = await file(sharedFolder, await pngOf(imaging, maskOf(size, { x: 4, y: 4, width: 12, height: 12 })))
    const inpaint = plan({ area: { x: 0, y: 0, width: 20, height: 20 }, feather: 12 })
    const { png } = await imaging.stitch({
      picture: await file(sharedFolder, await flat(0, 40)),
      mask,
      returned: await flat(240, 20),
      inpaint
    })
    const after = await shown(png)
    const values = Array.from({ length: 22 }, (_, x) => at(after, x, 8)[0] as number)
    expect(values.slice(4, 16)).toEqual(Array.from({ length: 12 }, () => 240))
    // Four pixels of room on the right: 7/8, 5/8, 3/8 and 1/8 of the answer.
    expect(values.slice(16)).toEqual([210, 150, 90, 30, 0, 0])
    expect(values.slice(0, 4)).toEqual([30, 90, 150, 210])
  })

  it('makes what was see-through opaque, without a dark seam', async ({ sharedFolder, imaging }) => {
    const size = { width: 30, height: 4 }
    const clear = await sharp(Buffer.alloc(480), { raw: { ...size, channels: 4 } })
      .png()
      .toBuffer()
    const white = await sharp(Buffer.alloc(360, 255), { raw: { ...size, channels: 3 } })
      .png()
      .toBuffer()
    const mask = await file(sharedFolder, await pngOf(imaging, maskOf(size, { x: 0, y: 0, width: 10, height: 4 })))
    const { png } = await imaging.stitch({
      picture: await file(sharedFolder, clear),
      mask,
      returned: white,
      inpaint: plan({ area: { x: 0, y: 0, ...size }, feather: 8 })
    })
    const after = await shown(png)
    expect(at(after, 4, 1)).toEqual([255, 255, 255, 255])
    const [red, green, blue, alpha] = at(after, 13, 1) as [number, number, number, number]
    expect([red, green, blue]).toEqual([255, 255, 255])
    expect(alpha).toBeGreaterThan(100)
    expect(alpha).toBeLessThan(220)
    expect(at(after, 25, 1)).toEqual([0, 0, 0, 0])
  })

  it('gives the whole canvas of an extended picture', async ({ sharedFolder, imaging }) => {
    const picture = await raw(40, 30, 3).png().toBuffer()
    const before = await shown(picture)
    const extend = { left: 8, top: 0, right: 16, bottom: 2, fill: 'mirror' as const }
    const size = { width: 64, height: 32 }
    const mask = maskOf(size, { x: 48, y: 0, width: 16, height: 32 })
    const returned = await sharp({ create: { ...size, channels: 3, background: '#0000ff' } })
      .png()
      .toBuffer()
    const { png } = await imaging.stitch({
      picture: await file(sharedFolder, picture),
      mask: await file(sharedFolder, await pngOf(imaging, mask)),
      returned,
      inpaint: plan({ area: { x: 0, y: 0, ...size }, extend })
    })
    const after = await shown(png)
    expect([after.width, after.height]).toEqual([64, 32])
    for (let y = 0; y < 30; y += 1)
      for (let x = 0; x < 40; x += 1) expect(at(after, x + 8, y)).toEqual(at(before, x, y))
    expect(at(after, 63, 31)).toEqual([0, 0, 255])
    expect(at(after, 7, 3)).toEqual(at(before, 0, 3))
    expect(at(after, 9, 30)).toEqual(at(before, 1, 29))
  })

  it('of another size is scaled, and the report says so', async ({ sharedFolder, imaging }) => {
    const size = { width: 64, height: 64 }
    const picture = await file(
      sharedFolder,
      await sharp({ create: { ...size, channels: 3, background: '#102030' } })
        .png()
        .toBuffer()
    )
    const mask = await file(sharedFolder, await pngOf(imaging, maskOf(size, { x: 10, y: 10, width: 20, height: 20 })))
    const returned = await sharp({ create: { width: 100, height: 50, channels: 3, background: '#a0b0c0' } })
      .jpeg({ quality: 100 })
      .toBuffer()
    const { png, report } = await imaging.stitch({
      picture,
      mask,
      returned,
      inpaint: plan({ area: { x: 0, y: 0, ...size }, sent: { width: 128, height: 128 } })
    })
    expect(report).toMatchObject({ returned: { width: 100, height: 50 }, scaled: true, untouched: false })
    const after = await shown(png)
    expect(at(after, 9, 15)).toEqual([0x10, 0x20, 0x30])
    expect(at(after, 15, 15).every((value, channel) => Math.abs(value - [0xa0, 0xb0, 0xc0][channel]!) <= 2)).toBe(true)
  })

  it('is broken, or no picture: refused as the service’s fault', async ({ sharedFolder, imaging }) => {
    const picture = await file(sharedFolder, await raw(64, 64, 3).png().toBuffer())
    const mask = await file(
      sharedFolder,
      await pngOf(imaging, maskOf({ width: 64, height: 64 }, { x: 1, y: 1, width: 9, height: 9 }))
    )
    const whole = await raw(64, 64, 3, 3).png().toBuffer()
    for (const returned of [Buffer.from('<html>'), whole.subarray(0, whole.length >> 1), new Uint8Array(0)]) {
      await expect(
        imaging.stitch({ picture, mask, returned, inpaint: plan({ area: { x: 0, y: 0, width: 64, height: 64 } }) })
      ).rejects.toMatchObject({
        code: 'bad-response'
      })
    }
  })
})

describe('what the service did to the rest', () => {
  const size = { width: 100, height: 100 }
  const area = { x: 0, y: 0, ...size }
  const painted = { x: 0, y: 0, width: 50, height: 100 }
  const grey = (left: number, right: number, dot?: number) => {
    const data = Buffer.from(
      Uint8Array.from({ length: 30_000 }, (_, index) => (Math.floor(index / 3) % 100 < 50 ? left : right))
    )
    if (dot !== undefined) data.fill(dot, 3 * 99, 3 * 100)
    return sharp(data, { raw: { ...size, channels: 3 } })
      .png()
      .toBuffer()
  }
  const report = async (
    sharedFolder: string,
    imaging: Imaging,
    returned: Uint8Array,
    changes: Partial<Inpaint> = {}
  ) => {
    const mask = await file(sharedFolder, await pngOf(imaging, maskOf(size, painted)))
    return (
      await imaging.stitch({
        picture: await file(sharedFolder, await grey(100, 100)),
        mask,
        returned,
        inpaint: plan({ area, ...changes })
      })
    ).report
  }

  it('is measured where the mask is black, at the size that was sent', async ({ sharedFolder, imaging }) => {
    expect(await report(sharedFolder, imaging, await grey(250, 100))).toMatchObject({
      untouched: false,
      drift: { changed: 0, mean: 0, most: 0 }
    })
    expect(await report(sharedFolder, imaging, await grey(250, 108))).toMatchObject({
      drift: { changed: 0, mean: 8, most: 8 }
    })
    expect(await report(sharedFolder, imaging, await grey(250, 109))).toMatchObject({
      drift: { changed: 1, mean: 9, most: 9 }
    })
    expect(await report(sharedFolder, imaging, await grey(250, 100, 160))).toMatchObject({
      drift: { changed: 1 / 5000, mean: 60 / 5000, most: 60 }
    })
    expect(await report(sharedFolder, imaging, await grey(250, 109), { invert: true })).toMatchObject({
      drift: { changed: 1 }
    })
  })

  it('does not hide that nothing was repainted', async ({ sharedFolder, imaging }) => {
    expect(await report(sharedFolder, imaging, await grey(100, 100))).toMatchObject({ untouched: true })
    expect(
      await report(
        sharedFolder,
        imaging,
        await sharp(await grey(100, 100))
          .jpeg({ quality: 95 })
          .toBuffer()
      )
    ).toMatchObject({ untouched: true })
    expect(await report(sharedFolder, imaging, await grey(100, 180))).toMatchObject({ untouched: true })
    expect(await report(sharedFolder, imaging, await grey(102, 100))).toMatchObject({ untouched: false })
  })

  it('is nothing where everything was to be repainted', async ({ sharedFolder, imaging }) => {
    const mask = await file(sharedFolder, await pngOf(imaging, maskOf(size, area)))
    const { report: full } = await imaging.stitch({
      picture: await file(sharedFolder, await grey(100, 100)),
      mask,
      returned: await grey(10, 20),
      inpaint: plan({ area })
    })
    expect(full).toMatchObject({ untouched: false, drift: { changed: 0, mean: 0, most: 0 } })
  })
})

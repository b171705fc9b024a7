import sharp from 'sharp'
import { describe, expect } from 'vitest'
import type { Inpaint } from '../../shared/domain/inpaint.ts'
import { featherOutwards } from '../../shared/raster/distance.ts'
import { it } from '../library/__fixtures__/it.ts'
import { at, file, maskOf, plan, pngOf, raw, shown } from './__fixtures__/inpainted.ts'
import type { Imaging } from './imaging.ts'

describe('a stitched answer', () => {
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
    'leaves %s unchanged outside the soft edge, byte for byte',
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

  it('is unchanged under the mask, and fades into the original around it', async ({ sharedFolder, imaging }) => {
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

  it('shows no line where the area ends within the soft edge, and reaches the border of the picture', async ({
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

  it('makes transparent parts opaque, without a dark seam', async ({ sharedFolder, imaging }) => {
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

  it('covers the whole canvas of an extended picture', async ({ sharedFolder, imaging }) => {
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

  it('that is broken or no picture is refused as the service’s fault', async ({ sharedFolder, imaging }) => {
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

describe("the service's changes to the rest", () => {
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

  it('are measured where the mask is black, at the size sent', async ({ sharedFolder, imaging }) => {
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

  it('do not hide that nothing was repainted', async ({ sharedFolder, imaging }) => {
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

  it('are zero if everything was to be repainted', async ({ sharedFolder, imaging }) => {
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

import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect } from 'vitest'
import { it } from '../library/__fixtures__/it.ts'
import { at, file, maskOf, plan, pngOf, type Raw, raw, shown } from './__fixtures__/inpainted.ts'
import type { Imaging } from './imaging.ts'

describe('what is sent', () => {
  it('is the area, pixel for pixel, if sent at its own size, and the same bytes each time', async ({
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

  it('has the requested size, a hard mask and no transparency', async ({ sharedFolder, imaging }) => {
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
    // Half of the columns are at least 128, and the mask's edge is where the soft one crosses that.
    expect(values.slice(0, 512).indexOf(255)).toBe(Math.round((127.5 + 0.5) * 2.56))
  })

  it('shows the background where the picture is transparent', async ({ sharedFolder, imaging }) => {
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
    'has the displayed colours, also for a 16-bit picture with a profile (%s)',
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

  it('has an inverted mask for a model that repaints black', async ({ sharedFolder, imaging }) => {
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

  it('shows the picture mirrored where it is extended, repeatedly if it is short, or mid-grey', async ({
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
    'is refused if the mask %s: the service would repaint nothing',
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

  it('is refused with a plain message if mask, area or canvas do not fit, or the picture cannot be read', async ({
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
      message: expect.stringContaining('41 × 30')
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

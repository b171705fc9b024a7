import sharp from 'sharp'
import { expect } from 'vitest'
import { it } from '../library/__fixtures__/it.ts'

const red = { r: 220, g: 30, b: 40, alpha: 1 }

it.for(['png', 'jpeg', 'webp', 'avif'] as const)(
  "makes a %s, no larger than requested, and without the file's own metadata",
  async (type, { imaging }) => {
    const bytes = await sharp({ create: { width: 90, height: 60, channels: 3, background: red } })
      .withExif({ IFD0: { ImageDescription: 'a secret' } })
      .jpeg()
      .toBuffer()
    const converted = await imaging.convert({ bytes, type, quality: 90, maxSide: 30 })
    expect(converted).toMatchObject({ width: 30, height: 20, flattened: false })
    const metadata = await sharp(converted.bytes).metadata()
    expect(metadata).toMatchObject({ format: type === 'avif' ? 'heif' : type, width: 30, height: 20 })
    expect(metadata.exif).toBeUndefined()
    const [pixel] = [await sharp(converted.bytes).removeAlpha().raw().toBuffer()]
    expect(Math.abs(pixel[0]! - red.r) + Math.abs(pixel[1]! - red.g) + Math.abs(pixel[2]! - red.b)).toBeLessThan(20)
  }
)

it('enlarges nothing, and turns a picture upright', async ({ imaging }) => {
  const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: red } })
    .jpeg()
    .withMetadata({ orientation: 6 })
    .toBuffer()
  expect(await imaging.convert({ bytes, type: 'png', quality: 90, maxSide: 4000 })).toMatchObject({
    width: 40,
    height: 60
  })
})

it('says when transparent parts were put on white, and only then', async ({ imaging }) => {
  const clear = await sharp({ create: { width: 8, height: 8, channels: 4, background: { ...red, alpha: 0 } } })
    .png()
    .toBuffer()
  const opaque = await sharp({ create: { width: 8, height: 8, channels: 4, background: red } })
    .png()
    .toBuffer()
  const onWhite = await imaging.convert({ bytes: clear, type: 'jpeg', quality: 90, maxSide: null })
  expect(onWhite.flattened).toBe(true)
  expect((await sharp(onWhite.bytes).raw().toBuffer())[0]).toBeGreaterThan(250)
  expect((await imaging.convert({ bytes: opaque, type: 'jpeg', quality: 90, maxSide: null })).flattened).toBe(false)
  expect((await imaging.convert({ bytes: clear, type: 'webp', quality: 90, maxSide: null })).flattened).toBe(false)
})

it('finds a damaged picture', async ({ imaging }) => {
  const bytes = await sharp({ create: { width: 90, height: 60, channels: 3, background: red } })
    .png()
    .toBuffer()
  await expect(
    imaging.convert({ bytes: bytes.subarray(0, bytes.length - 40), type: 'jpeg', quality: 90, maxSide: null })
  ).rejects.toMatchObject({
    code: 'bad-response'
  })
})

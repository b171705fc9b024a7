import { expect, it } from 'vitest'
import type { PictureMime } from '../../shared/domain/picture.ts'
import { chunk, intoPng, tEXt } from './__fixtures__/made-files.ts'
import { plain } from './__fixtures__/plain-files.ts'
import { stillPicture } from './still-picture.ts'

const types = ['png', 'jpeg', 'webp', 'avif'] as const
const script = Buffer.from('<script>alert(document.domain)</script>')
const still = (bytes: Buffer, type: string) => stillPicture(bytes, `image/${type}` as PictureMime)

it.each(types)('leaves a %s alone that is only a picture', (type) => {
  const bytes = plain[type]
  expect(still(bytes, type)).toEqual({ bytes, behind: 0, frames: false })
  expect(still(bytes, type).bytes).toBe(bytes)
})

it.each(types)('cuts off anything after the end of a %s', (type) => {
  const bytes = plain[type]
  for (const behind of [script, Buffer.from([0]), bytes, Buffer.from('PK\x03\x04', 'latin1')]) {
    if (type === 'avif' && behind === bytes) continue
    const { bytes: kept, behind: length } = still(Buffer.concat([bytes, behind]), type)
    expect(Buffer.compare(kept, bytes)).toBe(0)
    expect(length).toBe(behind.length)
  }
})

it('removes the frames of an animated PNG, and leaves the picture and its texts', () => {
  const whole = intoPng(plain.png, [tEXt('parameters', 'a fox')])
  const frames = [chunk('acTL', Buffer.alloc(8, 1)), chunk('fcTL', Buffer.alloc(26))]
  const animated = intoPng(
    intoPng(whole, frames),
    [chunk('fcTL', Buffer.alloc(26)), chunk('fdAT', Buffer.alloc(90))],
    'after'
  )
  expect(Buffer.compare(still(animated, 'png').bytes, whole)).toBe(0)
  expect(still(Buffer.concat([animated, script]), 'png')).toMatchObject({ frames: true, behind: script.length })
})

it("distinguishes an AVIF's padding box from those of the picture", () => {
  const avif = plain.avif
  const free = Buffer.concat([Buffer.from([0, 0, 0, 8 + script.length]), Buffer.from('free'), script])
  expect(Buffer.compare(still(Buffer.concat([avif, free]), 'avif').bytes, avif)).toBe(0)
})

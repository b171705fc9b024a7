import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawn, hardMasks, softMasks } from './__fixtures__/masks.ts'
import { packMask, unpackMask } from './pack.ts'

test('a packed mask unpacks to itself, hard or soft', () => {
  fc.assert(
    fc.property(hardMasks, (mask) => {
      expect(unpackMask(packMask(mask))).toEqual(mask)
    })
  )
  fc.assert(
    fc.property(softMasks, (mask) => {
      expect(unpackMask(packMask(mask))).toEqual(mask)
    })
  )
})

test('a hard mask is one bit per pixel, first pixel in the highest bit, each row in whole bytes', () => {
  expect(packMask(drawn('#.#......#', '..........', '.........#'))).toEqual({
    width: 10,
    height: 3,
    bits: 1,
    data: Uint8Array.of(0b10100000, 0b01000000, 0, 0, 0, 0b01000000)
  })
})

test('a soft mask keeps its bytes, and does not share them', () => {
  const mask = drawn('+.', '#-')
  const packed = packMask(mask)
  expect(packed).toEqual({ width: 2, height: 2, bits: 8, data: mask.data })
  mask.data.fill(0)
  expect(packed.data[0]).toBe(200)
})

test.each([
  { width: 9, height: 2, bits: 1 as const, data: new Uint8Array(3) },
  { width: 9, height: 2, bits: 8 as const, data: new Uint8Array(4) }
])('a length that does not fit is refused', (raster) => {
  expect(() => unpackMask(raster)).toThrow(RangeError)
})

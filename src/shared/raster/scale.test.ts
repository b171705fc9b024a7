import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { disc, drawn, hardMasks, overlap, softMasks } from './__fixtures__/masks.ts'
import { cropMask, invertMask, placeMask, scaleMask, threshold } from './scale.ts'

test.each([130, 256, 413, 512, 1024])('a disc of 512 px scaled to %i px is the same disc', (side) => {
  const scaled = scaleMask(disc(512, 180, 230, 270), { width: side, height: side })
  const factor = side / 512
  expect(overlap(scaled, disc(side, 180 * factor, 230 * factor, 270 * factor))).toBeGreaterThan(0.99)
})

test('there and back is the same shape', () => {
  const mask = disc(300, 110)
  const there = threshold(scaleMask(mask, { width: 512, height: 440 }))
  expect(overlap(threshold(scaleMask(there, mask)), mask)).toBeGreaterThan(0.99)
})

test('full stays full, empty stays empty, and the same size gives the same mask', () => {
  const size = fc.record({ width: fc.integer({ min: 1, max: 90 }), height: fc.integer({ min: 1, max: 90 }) })
  fc.assert(
    fc.property(softMasks, size, (mask, other) => {
      for (const value of [0, 255]) {
        const even = { ...mask, data: new Uint8Array(mask.data.length).fill(value) }
        expect(new Set(scaleMask(even, other).data)).toEqual(new Set([value]))
      }
      expect(scaleMask(mask, mask)).toEqual(mask)
    })
  )
})

test('scaling down averages', () => {
  expect(scaleMask(drawn('##..', '#...'), { width: 2, height: 1 }).data).toEqual(Uint8Array.of(191, 0))
})

test('inverted twice is the same', () => {
  fc.assert(
    fc.property(softMasks, (mask) => {
      expect(invertMask(invertMask(mask))).toEqual(mask)
    })
  )
})

test('threshold makes a mask hard, and is idempotent', () => {
  fc.assert(
    fc.property(hardMasks, (mask) => {
      expect(threshold(mask)).toEqual(mask)
    })
  )
  expect(threshold(drawn('#+-.')).data).toEqual(Uint8Array.of(255, 255, 0, 0))
  expect(threshold(drawn('#+-.'), 60).data).toEqual(Uint8Array.of(255, 255, 255, 0))
})

test('what is placed can be cropped again', () => {
  fc.assert(
    fc.property(softMasks, fc.nat(9), fc.nat(9), (mask, x, y) => {
      const placed = placeMask(mask, { width: mask.width + 9, height: mask.height + 9 }, { x, y })
      expect(cropMask(placed, { x, y, width: mask.width, height: mask.height })).toEqual(mask)
    })
  )
})

test('what does not fit is cut off, on every side', () => {
  const mask = drawn('#.', '.#')
  expect(placeMask(mask, { width: 2, height: 2 }, { x: -1, y: -1 })).toEqual(drawn('#.', '..'))
  expect(placeMask(mask, { width: 2, height: 2 }, { x: 1, y: 1 })).toEqual(drawn('..', '.#'))
  expect(placeMask(mask, { width: 2, height: 2 }, { x: 5, y: 0 })).toEqual(drawn('..', '..'))
  expect(cropMask(mask, { x: 1, y: 0, width: 3, height: 2 })).toEqual(drawn('...', '#..'))
})

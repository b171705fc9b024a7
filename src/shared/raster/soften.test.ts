import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { disc, hardMasks, overlap, softMasks } from './__fixtures__/masks.ts'
import { grow, shrink } from './distance.ts'
import type { MaskPixels } from './mask-pixels.ts'
import { threshold } from './scale.ts'
import { soften } from './soften.ts'

test('a straight edge becomes a ramp over the same width on both sides', () => {
  const edge: MaskPixels = {
    width: 60,
    height: 5,
    data: Uint8Array.from({ length: 300 }, (_, i) => (i % 60 < 30 ? 255 : 0))
  }
  const row = soften(edge, 9).data.subarray(120, 180)
  for (let x = 1; x < 60; x += 1) expect(row[x]).toBeLessThanOrEqual(row[x - 1] as number)
  expect(row[20]).toBe(255)
  expect(row[21]).toBeLessThan(255)
  expect(row[38]).toBeGreaterThan(0)
  expect(row[39]).toBe(0)
  expect((row[29] as number) + (row[30] as number)).toBe(255)
})

test('nothing changes farther from the edge than that', () => {
  fc.assert(
    fc.property(hardMasks, fc.integer({ min: 1, max: 9 }), (mask, pixels) => {
      // The box is square: its corners reach farther than the round distance.
      const outer = grow(mask, pixels * Math.SQRT2 + 1e-6).data
      const inner = shrink(mask, pixels * Math.SQRT2 + 1e-6).data
      const wrong = soften(mask, pixels).data.findIndex(
        (value, i) => value > (outer[i] as number) || value < (inner[i] as number)
      )
      expect(wrong).toBe(-1)
    })
  )
})

test('the shape does not move', () => {
  expect(overlap(threshold(soften(disc(300, 90), 12)), disc(300, 90))).toBeGreaterThan(0.99)
})

test('what is painted up to the border stays painted there, and 0 changes nothing', () => {
  const full: MaskPixels = { width: 20, height: 10, data: new Uint8Array(200).fill(255) }
  expect(soften(full, 6)).toEqual(full)
  fc.assert(
    fc.property(softMasks, (mask) => {
      expect(soften(mask, 0)).toEqual(mask)
    })
  )
})

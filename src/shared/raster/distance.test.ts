import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { disc, drawn, hardMasks, overlap, softMasks } from './__fixtures__/masks.ts'
import { boundsOf, isFull, isHard, padded } from './bounds.ts'
import { featherOutwards, grow, shrink } from './distance.ts'
import type { MaskPixels } from './mask-pixels.ts'
import { invertMask, threshold } from './scale.ts'

const radius = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.double({ min: 0, max: 12, noNaN: true }))

/** Squared distance from each pixel to the nearest painted one, by brute force. */
function squares(mask: MaskPixels): number[] {
  const painted = [...mask.data.keys()].filter((i) => (mask.data[i] as number) >= 128)
  const at = (i: number) => [i % mask.width, Math.floor(i / mask.width)] as const
  return Array.from(mask.data, (_, i) => {
    const [x, y] = at(i)
    return Math.min(Number.POSITIVE_INFINITY, ...painted.map((j) => (at(j)[0] - x) ** 2 + (at(j)[1] - y) ** 2))
  })
}

describe('grow', () => {
  test('takes exactly the pixels within the distance', () => {
    fc.assert(
      fc.property(hardMasks, radius, (mask, pixels) => {
        expect([...grow(mask, pixels).data]).toEqual(
          squares(mask).map((square) => (square <= pixels * pixels ? 255 : 0))
        )
      }),
      { numRuns: 60 }
    )
  })

  test('makes the bounds larger by that much, within the picture', () => {
    fc.assert(
      fc.property(hardMasks, fc.integer({ min: 0, max: 20 }), (mask, pixels) => {
        const bounds = boundsOf(mask)
        expect(boundsOf(grow(mask, pixels))).toEqual(bounds && padded(bounds, pixels, mask))
      })
    )
  })

  test('a disc becomes the larger disc', () => {
    expect(overlap(grow(disc(200, 40), 25), disc(200, 65))).toBeGreaterThan(0.99)
  })

  test('is hard, and by 0 equals the painted part', () => {
    fc.assert(
      fc.property(softMasks, radius, (mask, pixels) => {
        expect(isHard(grow(mask, pixels))).toBe(true)
        expect(grow(mask, 0)).toEqual(threshold(mask))
      })
    )
  })
})

describe('shrink', () => {
  test('equals growing the rest', () => {
    fc.assert(
      fc.property(fc.oneof(hardMasks, softMasks), radius, (mask, pixels) => {
        expect(shrink(mask, pixels)).toEqual(invertMask(grow(invertMask(threshold(mask)), pixels)))
      })
    )
  })

  test('keeps a full mask full: the border is not an edge', () => {
    expect(isFull(shrink(drawn('###', '###'), 5))).toBe(true)
  })

  test('reverses growing a disc', () => {
    expect(overlap(shrink(grow(disc(200, 40), 25), 25), disc(200, 40))).toBeGreaterThan(0.99)
  })
})

describe('featherOutwards', () => {
  test('is full where painted, falls with the distance, and is zero beyond', () => {
    fc.assert(
      fc.property(hardMasks, fc.integer({ min: 1, max: 12 }), (mask, pixels) => {
        const ramp = (distance: number) => Math.round(255 * Math.min(1, 1 - (distance - 0.5) / pixels))
        const wanted = squares(mask).map((square) => (square > pixels * pixels ? 0 : ramp(Math.sqrt(square))))
        expect([...featherOutwards(mask, pixels).data]).toEqual(wanted)
      }),
      { numRuns: 60 }
    )
  })

  test('never rises with the distance', () => {
    const { data } = featherOutwards(drawn('#..........'), 8)
    expect([...data]).toEqual([...data].toSorted((a, b) => b - a))
    expect(data[8]).toBeGreaterThan(0)
    expect(data[9]).toBe(0)
  })

  test('by 0 gives a copy of the mask', () => {
    const mask = drawn('#-+', '...')
    const same = featherOutwards(mask, 0)
    expect(same).toEqual(mask)
    expect(same.data).not.toBe(mask.data)
  })

  test('keeps values that are higher already', () => {
    expect(featherOutwards(drawn('#......-'), 2).data).toEqual(Uint8Array.of(255, 191, 64, 0, 0, 0, 0, 60))
  })
})

test('keeps an empty mask empty', () => {
  const empty = drawn('.....', '.....')
  for (const done of [grow(empty, 3), shrink(empty, 3), featherOutwards(empty, 3)]) expect(done).toEqual(empty)
})

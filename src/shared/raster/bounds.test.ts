import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { disc, drawn, hardMasks, softMasks } from './__fixtures__/masks.ts'
import { boundsOf, clip, isFull, isHard, padded, unionOf } from './bounds.ts'

test('bounds contain what is painted, and no more', () => {
  expect(boundsOf(drawn('......', '...#..', '.+..-.', '......'))).toEqual({ x: 1, y: 1, width: 3, height: 2 })
  expect(boundsOf(drawn('......', '...#..', '.+..-.', '......'), 1)).toEqual({ x: 1, y: 1, width: 4, height: 2 })
  expect(boundsOf(drawn('-..', '..-'))).toBeNull()
})

test('every painted pixel lies within the bounds, and every side of them touches one', () => {
  fc.assert(
    fc.property(fc.oneof(hardMasks, softMasks), (mask) => {
      const xs: number[] = []
      const ys: number[] = []
      mask.data.forEach((value, i) => {
        if (value < 128) return
        xs.push(i % mask.width)
        ys.push(Math.floor(i / mask.width))
      })
      const [x, y] = [Math.min(...xs), Math.min(...ys)]
      expect(boundsOf(mask)).toEqual(
        xs.length === 0 ? null : { x, y, width: Math.max(...xs) - x + 1, height: Math.max(...ys) - y + 1 }
      )
    })
  )
})

test('hard means only 0 and 255, wherever the bytes are in their buffer', () => {
  fc.assert(
    fc.property(fc.oneof(hardMasks, softMasks), fc.nat(7), (mask, offset) => {
      const shifted = new Uint8Array(mask.data.length + offset).subarray(offset)
      shifted.set(mask.data)
      expect(isHard({ ...mask, data: shifted })).toBe(mask.data.every((value) => value === 0 || value === 255))
    })
  )
})

test.each([1, 127, 128, 254, 0x7f])('a single %i among the bytes makes a mask soft', (value) => {
  for (let at = 0; at < 12; at += 1) {
    const mask = disc(10, 4)
    mask.data[at] = value
    expect(isHard(mask)).toBe(false)
  }
})

test('full means that nothing would be kept', () => {
  expect(isFull(drawn('##', '#+'))).toBe(true)
  expect(isFull(drawn('##', '#-'))).toBe(false)
})

test('rectangles are joined, cut and padded', () => {
  const a = { x: 2, y: 3, width: 4, height: 5 }
  expect(unionOf(a, { x: 0, y: 6, width: 3, height: 9 })).toEqual({ x: 0, y: 3, width: 6, height: 12 })
  expect(unionOf(null, a)).toEqual(a)
  expect(unionOf(null, null)).toBeNull()
  expect(clip({ x: -3, y: 2, width: 10, height: 10 }, { width: 5, height: 5 })).toEqual({
    x: 0,
    y: 2,
    width: 5,
    height: 3
  })
  expect(clip({ x: 5, y: 0, width: 1, height: 1 }, { width: 5, height: 5 })).toBeNull()
  expect(padded(a, 3, { width: 8, height: 100 })).toEqual({ x: 0, y: 0, width: 8, height: 11 })
})

/** Masks for tests: drawn ones, and arbitrary ones for properties. */
import * as fc from 'fast-check'
import type { MaskPixels } from '../mask-pixels.ts'

/** A mask from a picture in text: `#` is 255, `+` 200, `-` 60, anything else 0. */
export function drawn(...rows: string[]): MaskPixels {
  const values: Record<string, number> = { '#': 255, '+': 200, '-': 60 }
  return {
    width: rows[0]?.length ?? 0,
    height: rows.length,
    data: Uint8Array.from(rows.join(''), (sign) => values[sign] ?? 0)
  }
}

export function disc(side: number, radius: number, x = side / 2, y = side / 2): MaskPixels {
  const inside = (i: number) => Math.hypot((i % side) + 0.5 - x, Math.floor(i / side) + 0.5 - y) <= radius
  return { width: side, height: side, data: Uint8Array.from({ length: side * side }, (_, i) => (inside(i) ? 255 : 0)) }
}

/** Intersection over union, counting values from 128 on. */
export function overlap(a: MaskPixels, b: MaskPixels): number {
  let both = 0
  let either = 0
  a.data.forEach((value, i) => {
    const ours = value >= 128
    const theirs = (b.data[i] as number) >= 128
    if (ours && theirs) both += 1
    if (ours || theirs) either += 1
  })
  return both / either
}

const size = { width: fc.integer({ min: 1, max: 40 }), height: fc.integer({ min: 1, max: 30 }) }

const filled = (value: fc.Arbitrary<number>) =>
  fc.record(size).chain(({ width, height }) =>
    fc.uint8Array({ minLength: width * height, maxLength: width * height }).chain((noise) =>
      value.map((seed) => ({
        width,
        height,
        data: noise.map((byte) => (seed === 0 ? byte : byte >= seed ? 255 : 0))
      }))
    )
  )

/** Any values. */
export const softMasks: fc.Arbitrary<MaskPixels> = filled(fc.constant(0))
/** Only 0 and 255, from nearly empty to nearly full. */
export const hardMasks: fc.Arbitrary<MaskPixels> = filled(fc.constantFrom(1, 20, 128, 230, 250, 254, 255))

import { describe, expect, it } from 'vitest'
import { addStrip, measureOf, newHistogram, shareInWords } from './difference.ts'

/** Grey pixels. */
const greys = (...levels: number[]): Uint8ClampedArray =>
  new Uint8ClampedArray(levels.flatMap((level) => [level, level, level, 255]))

describe('the difference of two pictures', () => {
  it('is nothing for the same pixels', () => {
    const out = new Uint8ClampedArray(8)
    const histogram = newHistogram()
    addStrip(greys(7, 200), greys(7, 200), 2, 1, out, histogram)
    expect([...out]).toEqual([0, 0, 0, 255, 0, 0, 0, 255])
    expect(measureOf(histogram)).toEqual({ pixels: 2, differing: 0, plainly: 0, largest: 0, mean: 0 })
  })

  it('counts the pixels that differ, and by how much the worst channel does', () => {
    const a = new Uint8ClampedArray([10, 20, 30, 255, 0, 0, 0, 255, 5, 5, 5, 255, 5, 5, 5, 255])
    const b = new Uint8ClampedArray([10, 25, 20, 255, 255, 0, 0, 255, 5, 5, 5, 255, 5, 5, 5, 255])
    const out = new Uint8ClampedArray(16)
    const histogram = newHistogram()
    addStrip(a, b, 4, 1, out, histogram)
    expect(Array.from(out.slice(0, 8))).toEqual([0, 5, 10, 255, 255, 0, 0, 255])
    expect(measureOf(histogram)).toEqual({ pixels: 4, differing: 2, plainly: 1, largest: 255, mean: 265 / 4 })
  })

  it('includes differences in opacity', () => {
    const out = new Uint8ClampedArray(4)
    const histogram = newHistogram()
    addStrip(new Uint8ClampedArray([1, 2, 3, 255]), new Uint8ClampedArray([1, 2, 3, 55]), 1, 1, out, histogram)
    expect([...out]).toEqual([200, 200, 200, 255])
    expect(measureOf(histogram).largest).toBe(200)
  })

  it('loses no single pixel if the drawing is smaller than the picture', () => {
    const a = greys(...Array.from({ length: 15 }, () => 0))
    const b = greys(...Array.from({ length: 15 }, (_, at) => (at === 9 ? 90 : 0)))
    // Five across and three down, in blocks of two: three across and two down.
    const out = new Uint8ClampedArray(3 * 2 * 4)
    addStrip(a, b, 5, 2, out, newHistogram())
    expect([0, 4, 8, 12, 16, 20].map((at) => out[at])).toEqual([0, 0, 90, 0, 0, 0])
  })

  it('gives shares in plain words', () => {
    expect([0, 1, 12, 1000, 125_000, 999_999, 1_000_000].map((part) => shareInWords(part, 1_000_000))).toEqual([
      '0 %',
      'less than 0.01 %',
      'less than 0.01 %',
      '0.1 %',
      '12.5 %',
      'more than 99.99 %',
      '100 %'
    ])
    expect(shareInWords(0, 0)).toBe('0 %')
  })
})

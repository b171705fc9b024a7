/** What differs between two pictures, pixel by pixel. Plain bytes: tests need no canvas. */
import { t } from '../../../../../shared/messages/t.ts'

/** Of all pixels: how many have which greatest difference in a channel (red, green, blue or opacity), 0 to 255. */
export type Histogram = Float64Array

export function newHistogram(): Histogram {
  return new Float64Array(256)
}

/**
 * Adds a strip to the histogram and draws its absolute difference.
 * @param a, b RGBA of the same size
 * @param width pixels a row
 * @param block the drawing shows each block of so many pixels a side as its largest difference, so that none is lost
 *   when it is reduced
 * @param out RGBA of the drawing, opaque, `ceil(width / block)` pixels a row
 */
export function addStrip(
  a: Uint8ClampedArray,
  b: Uint8ClampedArray,
  width: number,
  block: number,
  out: Uint8ClampedArray,
  histogram: Histogram
): void {
  const across = Math.ceil(width / block)
  const rows = a.length / 4 / width
  for (let y = 0, from = 0; y < rows; y += 1) {
    const line = Math.floor(y / block) * across
    for (let x = 0; x < width; x += 1, from += 4) {
      const red = Math.abs(a[from]! - b[from]!)
      const green = Math.abs(a[from + 1]! - b[from + 1]!)
      const blue = Math.abs(a[from + 2]! - b[from + 2]!)
      const opacity = Math.abs(a[from + 3]! - b[from + 3]!)
      histogram[Math.max(red, green, blue, opacity)]! += 1
      const to = (block === 1 ? y * width + x : line + Math.floor(x / block)) * 4
      out[to] = Math.max(out[to]!, red, opacity)
      out[to + 1] = Math.max(out[to + 1]!, green, opacity)
      out[to + 2] = Math.max(out[to + 2]!, blue, opacity)
      out[to + 3] = 255
    }
  }
}

export interface Measure {
  pixels: number
  /** That differ at all. */
  differing: number
  /** That differ by more than what a lossy file changes. */
  plainly: number
  /** Greatest difference in a channel, 0 to 255. */
  largest: number
  /** Of all pixels' greatest differences. */
  mean: number
}

/** Levels of 255; a difference up to this one is hardly seen. */
export const hardlySeen = 16

export function measureOf(histogram: Histogram): Measure {
  const measure: Measure = { pixels: 0, differing: 0, plainly: 0, largest: 0, mean: 0 }
  let sum = 0
  for (let level = 0; level < 256; level += 1) {
    const count = histogram[level]!
    if (count === 0) continue
    measure.pixels += count
    if (level > 0) measure.differing += count
    if (level > hardlySeen) measure.plainly += count
    measure.largest = level
    sum += level * count
  }
  measure.mean = measure.pixels === 0 ? 0 : sum / measure.pixels
  return measure
}

/** "12.5 %", and what is less than can be said that way in its own words. */
export function shareInWords(part: number, whole: number): string {
  const percent = whole === 0 ? 0 : (part / whole) * 100
  if (percent > 0 && percent < 0.01) return t('viewer.difference.lessThan001')
  if (percent < 100 && percent > 99.99) return t('viewer.difference.moreThan9999')
  const digits = percent === 0 || percent === 100 ? 0 : percent < 1 ? 2 : 1
  return `${Number(percent.toFixed(digits))} %`
}

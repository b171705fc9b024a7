/** What differs between two pictures, pixel by pixel. Plain bytes: tests need no canvas. */
import { t } from '../../../../../shared/messages/t.ts'

/** Over all pixels: how many have which greatest difference in a channel (red, green, blue or opacity), 0 to 255. */
export type Histogram = Float64Array

export function newHistogram(): Histogram {
  return new Float64Array(256)
}

/**
 * Adds a strip to the histogram and draws its absolute difference.
 * @param a, b RGBA of the same size
 * @param width pixels per row
 * @param block the drawing shows each block of this many pixels per side as its largest difference, so that none is
 * lost when it is reduced
 * @param out RGBA of the drawing, opaque, `ceil(width / block)` pixels per row
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
  /** Pixels that differ at all. */
  differing: number
  /** Pixels that differ by more than lossy compression would cause. */
  plainly: number
  /** Greatest difference in a channel, 0 to 255. */
  largest: number
  /** Mean of all pixels' greatest differences. */
  mean: number
}

/** Levels out of 255; a difference up to this is hardly visible. */
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

/** "12.5 %", and a text of its own for what is too small for that. */
export function shareInWords(part: number, whole: number): string {
  const percent = whole === 0 ? 0 : (part / whole) * 100
  if (percent > 0 && percent < 0.01) return t('viewer.difference.lessThan001')
  if (percent < 100 && percent > 99.99) return t('viewer.difference.moreThan9999')
  const digits = percent === 0 || percent === 100 ? 0 : percent < 1 ? 2 : 1
  return `${Number(percent.toFixed(digits))} %`
}

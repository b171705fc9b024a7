/** Where a mask is painted, and what kind it is. */
import type { MaskPixels, Rect, Size } from './mask-pixels.ts'

/** A pixel counts as painted from this value on. */
export const painted = 128

/** @returns the smallest rectangle with every value of at least `at`; null if there is none */
export function boundsOf(mask: MaskPixels, at = painted): Rect | null {
  const { width, height, data } = mask
  let first = 0
  while (first < data.length && (data[first] as number) < at) first += 1
  if (first === data.length) return null
  const top = Math.floor(first / width)
  let last = width * height - 1
  while ((data[last] as number) < at) last -= 1
  const bottom = Math.floor(last / width)
  let left = width
  let right = -1
  for (let y = top; y <= bottom; y += 1) {
    const row = y * width
    let x = 0
    while (x < left && (data[row + x] as number) < at) x += 1
    left = x
    x = width - 1
    while (x > right && (data[row + x] as number) < at) x -= 1
    right = x
  }
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 }
}

/** Every pixel is painted: nothing of the picture would be kept. */
export function isFull(mask: MaskPixels): boolean {
  const { data } = mask
  for (let i = 0; i < data.length; i += 1) if ((data[i] as number) < painted) return false
  return true
}

/** The mask has no value but 0 and 255. */
export function isHard(mask: MaskPixels): boolean {
  const { data } = mask
  const words = data.byteOffset % 4 === 0 ? data.length >> 2 : 0
  // Four pixels at a time: a byte whose bits are all equal is its own top bit, times 255.
  const four = new Uint32Array(data.buffer, words > 0 ? data.byteOffset : 0, words)
  for (let i = 0; i < words; i += 1) {
    const word = four[i] as number
    if (Math.imul((word >>> 7) & 0x01010101, 255) !== (word | 0)) return false
  }
  for (let i = words * 4; i < data.length; i += 1) if (data[i] !== 0 && data[i] !== 255) return false
  return true
}

/** The smallest rectangle that contains both; null is an empty one. */
export function unionOf(a: Rect | null, b: Rect | null): Rect | null {
  if (!(a && b)) return a ?? b
  const x = Math.min(a.x, b.x)
  const y = Math.min(a.y, b.y)
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y
  }
}

/** The part of the rectangle within `0, 0` to `size`; null if there is none. */
export function clip(rect: Rect, size: Size): Rect | null {
  const x = Math.max(0, rect.x)
  const y = Math.max(0, rect.y)
  const width = Math.min(size.width, rect.x + rect.width) - x
  const height = Math.min(size.height, rect.y + rect.height) - y
  return width > 0 && height > 0 ? { x, y, width, height } : null
}

/** The rectangle extended by `pixels` on every side, within `size`. */
export function padded(rect: Rect, pixels: number, size: Size): Rect {
  return (
    clip(
      { x: rect.x - pixels, y: rect.y - pixels, width: rect.width + 2 * pixels, height: rect.height + 2 * pixels },
      size
    ) ?? rect
  )
}

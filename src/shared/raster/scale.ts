/** Scaled, cropped, placed and inverted masks. */
import { clip, painted } from './bounds.ts'
import type { MaskPixels, Rect, Size } from './mask-pixels.ts'

/**
 * The mask at another size: averaged when scaled down, linearly interpolated when scaled up. A hard mask gets grey
 * edges; `threshold` makes it hard again.
 */
export function scaleMask(mask: MaskPixels, size: Size): MaskPixels {
  const { width, height } = size
  if (width === mask.width && height === mask.height) return { width, height, data: mask.data.slice() }
  const across = weightsOf(mask.width, width)
  const down = weightsOf(mask.height, height)
  const narrow = scaleRows(mask, across, width)
  const data = new Uint8Array(width * height)
  const sums = new Float32Array(width)
  for (let y = 0; y < height; y += 1) {
    sums.fill(0.5)
    for (let tap = down.first[y] as number; tap < (down.first[y + 1] as number); tap += 1) {
      const weight = down.weight[tap] as number
      const row = (down.source[tap] as number) * width
      for (let x = 0; x < width; x += 1) sums[x] = (sums[x] as number) + weight * (narrow[row + x] as number)
    }
    data.set(sums, y * width)
  }
  return { width, height, data }
}

function scaleRows(mask: MaskPixels, { first, source, weight }: Weights, width: number): Float32Array {
  const out = new Float32Array(width * mask.height)
  for (let y = 0; y < mask.height; y += 1) {
    const row = y * mask.width
    for (let x = 0; x < width; x += 1) {
      let sum = 0
      for (let tap = first[x] as number; tap < (first[x + 1] as number); tap += 1) {
        sum += (weight[tap] as number) * (mask.data[row + (source[tap] as number)] as number)
      }
      out[y * width + x] = sum
    }
  }
  return out
}

/**
 * For each pixel of the new side, the pixels of the old one that it is made from: entries `first[i]` to `first[i + 1]`.
 */
interface Weights {
  first: Uint32Array
  source: number[]
  weight: number[]
}

function weightsOf(from: number, to: number): Weights {
  const out: Weights = { first: new Uint32Array(to + 1), source: [], weight: [] }
  for (let i = 0; i < to; i += 1) {
    if (to < from) covered(out, (i * from) / to, ((i + 1) * from) / to)
    else between(out, ((i + 0.5) * from) / to - 0.5, from - 1)
    out.first[i + 1] = out.source.length
  }
  return out
}

function covered(out: Weights, start: number, end: number): void {
  // A sliver caused by rounding would read beyond the side.
  for (let at = Math.floor(start); at < end - 1e-9; at += 1) {
    out.source.push(at)
    out.weight.push((Math.min(end, at + 1) - Math.max(start, at)) / (end - start))
  }
}

function between(out: Weights, at: number, last: number): void {
  const low = Math.floor(at)
  out.source.push(Math.max(0, low), Math.min(last, low + 1))
  out.weight.push(1 - (at - low), at - low)
}

/** The part of the mask within the rectangle; anything outside the mask is empty. */
export function cropMask(mask: MaskPixels, rect: Rect): MaskPixels {
  return placeMask(mask, rect, { x: -rect.x, y: -rect.y })
}

/** An empty mask of `size` with this one at `offset`, which may be negative; what does not fit is cut off. */
export function placeMask(mask: MaskPixels, size: Size, offset: { x: number; y: number }): MaskPixels {
  const { width, height } = size
  const data = new Uint8Array(width * height)
  const placed = { width, height, data }
  const seen = clip({ ...offset, width: mask.width, height: mask.height }, size)
  if (!seen) return placed
  for (let y = seen.y; y < seen.y + seen.height; y += 1) {
    const from = (y - offset.y) * mask.width + seen.x - offset.x
    data.set(mask.data.subarray(from, from + seen.width), y * width + seen.x)
  }
  return placed
}

/** 255 where the value is at least `at`, else 0. */
export function threshold(mask: MaskPixels, at = painted): MaskPixels {
  const data = new Uint8Array(mask.data.length)
  for (let i = 0; i < data.length; i += 1) data[i] = (mask.data[i] as number) >= at ? 255 : 0
  return { ...mask, data }
}

/** Painted becomes unpainted and vice versa; every value becomes 255 minus itself. */
export function invertMask(mask: MaskPixels): MaskPixels {
  const data = new Uint8Array(mask.data.length)
  for (let i = 0; i < data.length; i += 1) data[i] = 255 - (mask.data[i] as number)
  return { ...mask, data }
}

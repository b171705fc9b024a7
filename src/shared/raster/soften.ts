/** The blur of the Feather command. */
import { boundsOf, padded } from './bounds.ts'
import type { MaskPixels, Rect } from './mask-pixels.ts'

/**
 * Blurs the mask's edge to both sides: three box blurs, close to a Gaussian, that reach `pixels` outwards and inwards
 * and no farther. The picture's border is not an edge: what is painted up to it stays painted.
 * @param pixels integer, 0 to 256; 0 gives a copy of the mask
 */
export function soften(mask: MaskPixels, pixels: number): MaskPixels {
  const out = { ...mask, data: mask.data.slice() }
  const bounds = pixels > 0 ? boundsOf(mask, 1) : null
  if (!bounds) return out
  const box = padded(bounds, pixels, mask)
  let now = cut(mask, box)
  let next = new Uint8Array(now.length)
  for (const radius of [0, 1, 2].map((i) => Math.floor((pixels + i) / 3))) {
    if (radius === 0) continue
    for (const blur of [blurRows, blurColumns]) {
      blur(now, next, box, radius)
      const spare = now
      now = next
      next = spare
    }
  }
  for (let y = 0; y < box.height; y += 1)
    out.data.set(now.subarray(y * box.width, (y + 1) * box.width), (box.y + y) * mask.width + box.x)
  return out
}

function cut(mask: MaskPixels, box: Rect): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(box.width * box.height)
  for (let y = 0; y < box.height; y += 1) {
    const from = (box.y + y) * mask.width + box.x
    out.set(mask.data.subarray(from, from + box.width), y * box.width)
  }
  return out
}

function blurRows(from: Uint8Array, to: Uint8Array, { width, height }: Rect, radius: number): void {
  const count = 2 * radius + 1
  const last = width - 1
  for (let y = 0; y < height; y += 1) {
    const row = y * width
    const at = (x: number) => from[row + (x < 0 ? 0 : x > last ? last : x)] as number
    let sum = 0
    for (let x = -radius; x <= radius; x += 1) sum += at(x)
    for (let x = 0; x < width; x += 1) {
      to[row + x] = (sum + radius) / count
      sum += at(x + radius + 1) - at(x - radius)
    }
  }
}

/** Row by row with a sum for each column, which matches the memory layout. */
function blurColumns(from: Uint8Array, to: Uint8Array, { width, height }: Rect, radius: number): void {
  const count = 2 * radius + 1
  const sums = new Uint32Array(width)
  const rowAt = (y: number) => Math.min(height - 1, Math.max(0, y)) * width
  for (let y = -radius; y <= radius; y += 1) {
    const row = rowAt(y)
    for (let x = 0; x < width; x += 1) sums[x] = (sums[x] as number) + (from[row + x] as number)
  }
  for (let y = 0; y < height; y += 1) {
    const entering = rowAt(y + radius + 1)
    const leaving = rowAt(y - radius)
    for (let x = 0; x < width; x += 1) {
      const sum = sums[x] as number
      to[y * width + x] = (sum + radius) / count
      sums[x] = sum + (from[entering + x] as number) - (from[leaving + x] as number)
    }
  }
}

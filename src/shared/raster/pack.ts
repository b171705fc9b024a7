/** Masks as passed between processes and stored in drafts. */
import type { RasterMask } from '../domain/inpaint.ts'
import { isHard } from './bounds.ts'
import type { MaskPixels } from './mask-pixels.ts'

/** A hard mask is packed to one bit per pixel, any other to one byte per pixel. The data is a copy. */
export function packMask(mask: MaskPixels): RasterMask {
  const { width, height } = mask
  return isHard(mask)
    ? { width, height, bits: 1, data: packBits(mask) }
    : { width, height, bits: 8, data: mask.data.slice() }
}

/** @throws RangeError if the data's length does not fit the size */
export function unpackMask(raster: RasterMask): MaskPixels {
  const { width, height, bits, data } = raster
  const length = bits === 1 ? Math.ceil(width / 8) * height : width * height
  if (data.length !== length)
    throw new RangeError(
      `A mask of ${width} × ${height} pixels with ${bits} bits each takes ${length} bytes; there are ${data.length}.`
    )
  return { width, height, data: bits === 1 ? unpackBits(data, width, height) : data.slice() }
}

function packBits({ width, height, data }: MaskPixels): Uint8Array<ArrayBuffer> {
  const stride = Math.ceil(width / 8)
  const out = new Uint8Array(stride * height)
  for (let y = 0; y < height; y += 1) packRow(data, y * width, width, out, y * stride)
  return out
}

function packRow(data: Uint8Array, from: number, width: number, out: Uint8Array, to: number): void {
  const at = (i: number) => data[i] as number
  const whole = width >> 3
  for (let byte = 0, i = from; byte < whole; byte += 1, i += 8) {
    out[to + byte] =
      (at(i) & 128) |
      (at(i + 1) & 64) |
      (at(i + 2) & 32) |
      (at(i + 3) & 16) |
      (at(i + 4) & 8) |
      (at(i + 5) & 4) |
      (at(i + 6) & 2) |
      (at(i + 7) & 1)
  }
  for (let x = whole * 8; x < width; x += 1)
    out[to + whole] = (out[to + whole] as number) | (at(from + x) & (128 >> (x & 7)))
}

function unpackBits(bits: Uint8Array, width: number, height: number): Uint8Array {
  const out = new Uint8Array(width * height)
  const stride = Math.ceil(width / 8)
  for (let y = 0; y < height; y += 1) {
    const row = y * width
    for (let byte = 0; byte < stride; byte += 1) {
      const eight = bits[y * stride + byte] as number
      // Most of a mask is empty, and the array is zeroed.
      if (eight === 0) continue
      const from = row + byte * 8
      const count = Math.min(8, width - byte * 8)
      for (let bit = 0; bit < count; bit += 1) out[from + bit] = -((eight >> (7 - bit)) & 1)
    }
  }
  return out
}

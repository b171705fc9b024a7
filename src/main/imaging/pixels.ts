/** Colour pixels in memory, and the canvas that an extended picture becomes. Pure. */
import type { Extend } from '../../shared/domain/inpaint.ts'
import type { Rect, Size } from '../../shared/raster/mask-pixels.ts'

/** RGB or RGBA, 8 bits per channel, row by row. */
export interface Pixels extends Size {
  channels: 3 | 4
  data: Uint8Array
}

/** The neutral background: of an extension, and under transparent parts when they are sent. */
export const midGrey = 0x80

/**
 * A part of the canvas: the picture with its extension around it.
 * @param area within the canvas
 */
export function canvasPart(picture: Pixels, extend: Extend, area: Rect): Pixels {
  const { channels } = picture
  const out = new Uint8Array(area.width * area.height * channels)
  if (extend.fill === 'neutral') fillGrey(out, channels)
  for (let y = 0; y < area.height; y += 1) {
    const row = sourceAt(area.y + y - extend.top, picture.height, extend.fill)
    if (row !== null)
      copyRow(picture, row, area.x - extend.left, area.width, extend.fill, out, y * area.width * channels)
  }
  return { width: area.width, height: area.height, channels, data: out }
}

function fillGrey(out: Uint8Array, channels: 3 | 4): void {
  out.fill(midGrey)
  if (channels === 4) for (let at = 3; at < out.length; at += 4) out[at] = 255
}

/**
 * Which of `count` rows or columns is at this position: itself, or its mirror image with the edge repeated; null for
 * the neutral background.
 */
function sourceAt(at: number, count: number, fill: Extend['fill']): number | null {
  if (at >= 0 && at < count) return at
  if (fill === 'neutral') return null
  const turn = ((at % (2 * count)) + 2 * count) % (2 * count)
  return turn < count ? turn : 2 * count - 1 - turn
}

/** Copies `width` pixels of the canvas row, starting at column `from`, which may lie outside the picture. */
function copyRow(
  picture: Pixels,
  row: number,
  from: number,
  width: number,
  fill: Extend['fill'],
  out: Uint8Array,
  to: number
): void {
  const { channels, data } = picture
  const start = row * picture.width * channels
  const left = Math.max(0, from)
  const right = Math.min(picture.width, from + width)
  if (left < right)
    out.set(data.subarray(start + left * channels, start + right * channels), to + (left - from) * channels)
  if (fill === 'neutral') return
  for (let x = 0; x < width; x += 1) {
    if (from + x >= left && from + x < right) {
      x = right - from - 1
      continue
    }
    const source = start + (sourceAt(from + x, picture.width, fill) as number) * channels
    for (let channel = 0; channel < channels; channel += 1)
      out[to + x * channels + channel] = data[source + channel] as number
  }
}

/** Without alpha: transparent parts are put on mid-grey. Unchanged if there is no alpha. */
export function flattened(pixels: Pixels): Pixels {
  if (pixels.channels === 3) return pixels
  const { width, height, data } = pixels
  const out = new Uint8Array(width * height * 3)
  for (let from = 0, to = 0; to < out.length; from += 4, to += 3) {
    const alpha = data[from + 3] as number
    for (let channel = 0; channel < 3; channel += 1) {
      out[to + channel] = Math.round(((data[from + channel] as number) * alpha + midGrey * (255 - alpha)) / 255)
    }
  }
  return { width, height, channels: 3, data: out }
}

/** RGB as opaque RGBA; unchanged if there is alpha. */
export function withAlpha(pixels: Pixels): Pixels {
  if (pixels.channels === 4) return pixels
  const { width, height, data } = pixels
  const out = new Uint8Array(width * height * 4).fill(255)
  for (let from = 0, to = 0; from < data.length; from += 3, to += 4) {
    out[to] = data[from] as number
    out[to + 1] = data[from + 1] as number
    out[to + 2] = data[from + 2] as number
  }
  return { width, height, channels: 4, data: out }
}

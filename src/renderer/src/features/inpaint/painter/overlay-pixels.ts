/**
 * The mask as shown on screen, computed for a rectangle of device pixels. Zoomed in, a device pixel takes the nearest
 * mask pixel. Zoomed out it takes the mean of those that it covers, but at least a quarter if any is painted: a thin
 * stroke does not vanish. Tiles that are entirely empty or full are not read.
 */
import type { Rect, Size } from '../../../../../shared/raster/mask-pixels.ts'
import { type MaskSurface, tileFull, tileMixed } from '../raster/mask-surface.ts'
import type { OverlayStyle } from './painter.ts'

/** Device pixels per canvas pixel, and the device position of the canvas's corner. */
export interface Placing {
  scale: number
  x: number
  y: number
}

const least = 64
/** Above this many pixels across not all are read, only every second, third …. */
const samples = 8

/** The colour (RGBA in memory order) for every value of the mask. */
export function overlayColours({
  colour,
  opacity,
  maskOnly
}: Pick<OverlayStyle, 'colour' | 'opacity' | 'maskOnly'>): Uint32Array {
  const bytes = new Uint8Array(256 * 4)
  const rgb = Number.parseInt(colour.slice(1), 16)
  for (let value = 0; value < 256; value += 1) {
    const pixel = maskOnly
      ? [value, value, value, 255]
      : [rgb >> 16, (rgb >> 8) & 255, rgb & 255, Math.round(value * opacity)]
    bytes.set(pixel, value * 4)
  }
  return new Uint32Array(bytes.buffer)
}

/** The device pixels that show a rectangle of the canvas, within the screen; may be empty (width or height 0). */
export function deviceRect(rect: Rect, { scale, x, y }: Placing, screen: Size): Rect {
  const left = Math.max(0, Math.floor(rect.x * scale + x))
  const top = Math.max(0, Math.floor(rect.y * scale + y))
  const right = Math.min(screen.width, Math.ceil((rect.x + rect.width) * scale + x))
  const bottom = Math.min(screen.height, Math.ceil((rect.y + rect.height) * scale + y))
  return { x: left, y: top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) }
}

/**
 * The canvas pixels under each device pixel from `start` on: first, and the one after the last; -1 outside the canvas.
 */
function covered(
  start: number,
  count: number,
  offset: number,
  scale: number,
  limit: number
): { from: Int32Array; to: Int32Array } {
  const from = new Int32Array(count)
  const to = new Int32Array(count)
  for (let i = 0; i < count; i += 1) {
    const at = start + i - offset
    const first = scale >= 1 ? Math.floor((at + 0.5) / scale) : Math.max(0, Math.floor(at / scale))
    const after = scale >= 1 ? first + 1 : Math.min(limit, Math.max(first + 1, Math.floor((at + 1) / scale)))
    const inside = first >= 0 && first < limit && at + 1 > 0
    from[i] = inside ? first : -1
    to[i] = after
  }
  return { from, to }
}

/** Fills `rect` of the screen's pixels (`width` per row). Outside the canvas they are transparent. */
export function paintOverlay(
  pixels: Uint32Array,
  width: number,
  rect: Rect,
  mask: MaskSurface,
  placing: Placing,
  colours: Uint32Array
): void {
  const columns = covered(rect.x, rect.width, placing.x, placing.scale, mask.width)
  const rows = covered(rect.y, rect.height, placing.y, placing.scale, mask.height)
  let shown = -2
  for (let i = 0; i < rect.height; i += 1) {
    const at = (rect.y + i) * width + rect.x
    const from = rows.from[i] as number
    if (from < 0) pixels.fill(0, at, at + rect.width)
    else if (placing.scale < 1) blockRow(pixels, at, mask, columns, from, rows.to[i] as number, colours)
    // Zoomed in, many screen rows show the same mask row.
    else if (from === shown) pixels.copyWithin(at, at - width, at - width + rect.width)
    else nearestRow(pixels, at, mask, columns.from, from * mask.width, colours)
    shown = from
  }
}

function nearestRow(
  pixels: Uint32Array,
  at: number,
  mask: MaskSurface,
  columns: Int32Array,
  row: number,
  colours: Uint32Array
): void {
  for (let i = 0; i < columns.length; i += 1) {
    const x = columns[i] as number
    pixels[at + i] = x < 0 ? 0 : (colours[mask.data[row + x] as number] as number)
  }
}

function blockRow(
  pixels: Uint32Array,
  at: number,
  mask: MaskSurface,
  columns: { from: Int32Array; to: Int32Array },
  top: number,
  bottom: number,
  colours: Uint32Array
): void {
  const { kinds, across } = mask
  const upper = (top >> 6) * across
  const lower = ((bottom - 1) >> 6) * across
  for (let i = 0; i < columns.from.length; i += 1) {
    const left = columns.from[i] as number
    if (left < 0) {
      pixels[at + i] = 0
      continue
    }
    const right = columns.to[i] as number
    const a = left >> 6
    const b = (right - 1) >> 6
    const kind = kinds[upper + a] as number
    const even =
      kind !== tileMixed && kind === kinds[upper + b] && kind === kinds[lower + a] && kind === kinds[lower + b]
    const value = even ? (kind === tileFull ? 255 : 0) : blockValue(mask, left, right, top, bottom)
    pixels[at + i] = colours[value] as number
  }
}

function blockValue(mask: MaskSurface, left: number, right: number, top: number, bottom: number): number {
  const stepX = Math.ceil((right - left) / samples)
  const stepY = Math.ceil((bottom - top) / samples)
  let sum = 0
  let count = 0
  for (let y = top; y < bottom; y += stepY) {
    const row = y * mask.width
    for (let x = left; x < right; x += stepX) {
      sum += mask.data[row + x] as number
      count += 1
    }
  }
  return sum === 0 ? 0 : Math.max(Math.min(least, sum), Math.round(sum / count))
}

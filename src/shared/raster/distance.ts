/**
 * Operations based on the distance to the mask's edge. Distances are exact Euclidean ones between pixel centres,
 * computed in two passes (Meijster's): along the columns, then along the rows. Nothing beyond the mask's bounds and the
 * radius is visited.
 */
import { boundsOf, padded, painted } from './bounds.ts'
import type { MaskPixels, Rect } from './mask-pixels.ts'

/**
 * Every pixel at most `pixels` away from a painted one. Hard.
 * @param pixels 0 or more; 0 gives the painted part itself
 */
export function grow(mask: MaskPixels, pixels: number): MaskPixels {
  const out = emptyLike(mask)
  const bounds = boundsOf(mask)
  if (!bounds) return out
  const box = padded(bounds, Math.floor(pixels), mask)
  reach(columnDistances(mask, box, pixels, true), box, pixels, (from, to) => out.data.fill(255, from, to), mask.width)
  return out
}

/**
 * The painted pixels more than `pixels` away from every unpainted one. Hard. The picture's border does not count as an
 * edge: a full mask stays full.
 * @param pixels 0 or more; 0 gives the painted part itself
 */
export function shrink(mask: MaskPixels, pixels: number): MaskPixels {
  const out = emptyLike(mask)
  const bounds = boundsOf(mask)
  if (!bounds) return out
  for (let y = bounds.y; y < bounds.y + bounds.height; y += 1) {
    out.data.fill(255, y * mask.width + bounds.x, y * mask.width + bounds.x + bounds.width)
  }
  // One pixel around the bounds is enough: the nearest unpainted pixel is never farther out than that.
  const box = padded(bounds, 1, mask)
  reach(columnDistances(mask, box, pixels, false), box, pixels, (from, to) => out.data.fill(0, from, to), mask.width)
  return out
}

/**
 * The share of the answer in each pixel when it is merged into the original: 255 where painted, and around it a linear
 * ramp that is 0 beyond `pixels`. A soft mask keeps its values where they are higher.
 * @param pixels width of the ramp, 0 to 256; 0 gives a copy of the mask
 */
export function featherOutwards(mask: MaskPixels, pixels: number): MaskPixels {
  const out = { ...mask, data: mask.data.slice() }
  const bounds = pixels > 0 ? boundsOf(mask) : null
  if (!bounds) return out
  const box = padded(bounds, Math.floor(pixels), mask)
  const columns = columnDistances(mask, box, pixels, true)
  const ramp = rampOf(pixels)
  const row = new RowDistances(box.width, pixels)
  for (let y = 0; y < box.height; y += 1) {
    const from = (box.y + y) * mask.width + box.x
    const squares = row.of(columns, y * box.width)
    for (let x = 0; x < box.width; x += 1) {
      const value = ramp[squares[x] as number] as number
      if (value > (out.data[from + x] as number)) out.data[from + x] = value
    }
  }
  return out
}

/**
 * Value at each squared distance. The edge of a painted pixel is half a pixel from its centre, and the ramp starts
 * there.
 */
function rampOf(pixels: number): Uint8Array {
  const farthest = Math.floor(pixels * pixels)
  const ramp = new Uint8Array(farthest + 2)
  for (let square = 0; square <= farthest; square += 1)
    ramp[square] = Math.round(255 * Math.min(1, 1 - (Math.sqrt(square) - 0.5) / pixels))
  return ramp
}

function emptyLike(mask: MaskPixels): MaskPixels {
  return { width: mask.width, height: mask.height, data: new Uint8Array(mask.width * mask.height) }
}

/**
 * First pass: the distance of each pixel of the box to the nearest one in its column that is painted (`to` true) or not
 * (`to` false), within the box. More than `most` is given as `most + 1`, rounded down.
 */
function columnDistances(mask: MaskPixels, box: Rect, most: number, to: boolean): Uint16Array {
  const { width } = box
  const out = new Uint16Array(width * box.height)
  const far = Math.floor(most) + 1
  for (let y = 0; y < box.height; y += 1) {
    const from = (box.y + y) * mask.width + box.x
    const row = y * width
    for (let x = 0; x < width; x += 1) {
      const is = (mask.data[from + x] as number) >= painted
      const above = y === 0 ? far : (out[row - width + x] as number) + 1
      out[row + x] = is === to ? 0 : above < far ? above : far
    }
  }
  for (let i = out.length - width - 1; i >= 0; i -= 1) {
    const below = (out[i + width] as number) + 1
    if (below < (out[i] as number)) out[i] = below
  }
  return out
}

/**
 * Calls `paint` with the runs of pixels (indexes in the picture, end excluded) that are within `pixels` of the columns'
 * targets.
 */
function reach(
  columns: Uint16Array,
  box: Rect,
  pixels: number,
  paint: (from: number, to: number) => void,
  stride: number
): void {
  const half = Array.from({ length: Math.floor(pixels) + 1 }, (_, d) => Math.floor(Math.sqrt(pixels * pixels - d * d)))
  for (let y = 0; y < box.height; y += 1) {
    const row = y * box.width
    const base = (box.y + y) * stride + box.x
    let done = 0
    for (let x = 0; x < box.width; x += 1) {
      const across = half[columns[row + x] as number]
      if (across === undefined || x + across < done) continue
      const end = Math.min(box.width, x + across + 1)
      paint(base + Math.max(0, x - across), base + end)
      done = end
    }
  }
}

/** Second pass, one row at a time: the lower envelope of one parabola per column. */
class RowDistances {
  readonly #squares: Uint32Array
  readonly #apex: Int32Array
  readonly #start: Int32Array
  readonly #far: number
  readonly #beyond: number

  constructor(width: number, most: number) {
    this.#squares = new Uint32Array(width)
    this.#apex = new Int32Array(width)
    this.#start = new Int32Array(width)
    this.#far = Math.floor(most) + 1
    this.#beyond = Math.floor(most * most) + 1
  }

  /** @returns squared distances of the row, at most one more than the greatest wanted; valid until the next call */
  of(columns: Uint16Array, row: number): Uint32Array {
    const squares = this.#squares
    const last = this.#envelope(columns, row)
    if (last < 0) return squares.fill(this.#beyond)
    let at = 0
    for (let x = 0; x < squares.length; x += 1) {
      while (at < last && (this.#start[at + 1] as number) <= x) at += 1
      const apex = this.#apex[at] as number
      const down = columns[row + apex] as number
      const square = (x - apex) * (x - apex) + down * down
      squares[x] = square < this.#beyond ? square : this.#beyond
    }
    return squares
  }

  /** @returns index of the last parabola, -1 if no column of the row has a target near enough */
  #envelope(columns: Uint16Array, row: number): number {
    const apex = this.#apex
    const start = this.#start
    let last = -1
    for (let x = 0; x < this.#squares.length; x += 1) {
      const down = columns[row + x] as number
      if (down >= this.#far) continue
      let from = 0
      while (last >= 0) {
        const other = apex[last] as number
        const otherDown = columns[row + other] as number
        // First column where the new parabola is at most as high as the other.
        from = Math.ceil((x * x - other * other + down * down - otherDown * otherDown) / (2 * (x - other)))
        if (from > (start[last] as number)) break
        last -= 1
        from = 0
      }
      if (from >= this.#squares.length) continue
      last += 1
      apex[last] = x
      start[last] = Math.max(0, from)
    }
    return last
  }
}

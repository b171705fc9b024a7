/**
 * The mask while it is painted: one array, one byte per pixel, divided into tiles of 64 px. A press saves a tile when
 * it first touches it; at its end only those are compared, packed and counted again. So neither what was painted before
 * nor the size of the picture makes an event more expensive.
 */
import { painted, unionOf } from '../../../../../shared/raster/bounds.ts'
import type { MaskPixels, Rect, Size } from '../../../../../shared/raster/mask-pixels.ts'
import { ByteReader, ByteWriter } from './bytes.ts'
import { copyTile, type Grid, gridOf, Tile, tileSide } from './tile.ts'
import { readTile, writeTile } from './tile-code.ts'

/** What is known about a tile: all 0, all 255, or neither (also while it is being painted). */
export const tileEmpty = 0
export const tileMixed = 1
export const tileFull = 2

export class MaskSurface implements MaskPixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
  /** Tiles per row. */
  readonly across: number
  /** `tileEmpty`, `tileMixed` or `tileFull` for each tile. */
  readonly kinds: Uint8Array
  readonly #counts: Uint16Array
  readonly #grid: Grid
  readonly #saved = new Map<number, Tile>()
  readonly #isSaved: Uint8Array
  readonly #spare: Tile[] = []
  readonly #now = new Tile()
  readonly #other = new Tile()
  readonly #delta = new Tile()
  readonly #out = new ByteWriter()
  #dirty: Rect | null = null

  /** @param data taken over, not copied; omitted for an empty mask */
  constructor({ width, height }: Size, data?: Uint8Array) {
    this.width = width
    this.height = height
    this.data = data ?? new Uint8Array(width * height)
    this.#grid = gridOf(this.data, width)
    this.across = Math.ceil(width / tileSide)
    const tiles = this.across * Math.ceil(height / tileSide)
    this.kinds = new Uint8Array(tiles)
    this.#counts = new Uint16Array(tiles)
    this.#isSaved = new Uint8Array(tiles)
    if (data) for (let tile = 0; tile < tiles; tile += 1) this.#measure(tile, this.#load(tile))
    this.#dirty = { x: 0, y: 0, width, height }
  }

  /** Must be called before pixels of the rectangle (within the mask) are written. */
  touch(rect: Rect): void {
    this.#dirty = unionOf(this.#dirty, rect)
    const last = Math.floor((rect.x + rect.width - 1) / tileSide)
    const lowest = Math.floor((rect.y + rect.height - 1) / tileSide)
    for (let row = Math.floor(rect.y / tileSide); row <= lowest; row += 1) {
      for (let column = Math.floor(rect.x / tileSide); column <= last; column += 1) {
        const tile = row * this.across + column
        if (this.#isSaved[tile] === 0) this.#save(tile)
      }
    }
  }

  /** Ends a press. @returns how the touched tiles changed, in the form that `apply` takes; null if nothing did */
  commit(): Uint8Array | null {
    let last = 0
    for (const [tile, before] of [...this.#saved].sort(([a], [b]) => a - b)) {
      const now = this.#load(tile)
      if (this.#delta.difference(before, now)) last = this.#write(tile, last)
      this.#measure(tile, now)
    }
    this.#forget()
    return this.#out.length > 0 ? this.#out.take() : null
  }

  /** Ends a press and reverts it. */
  cancel(): void {
    for (const [tile, before] of this.#saved) this.#store(tile, before)
    this.#forget()
  }

  /** All pixels at once, outside a press. @param data of the same size @returns like `commit` */
  replace(data: Uint8Array): Uint8Array | null {
    const grid = gridOf(data, this.width)
    let last = 0
    for (let tile = 0; tile < this.kinds.length; tile += 1) {
      copyTile(this.#other, grid, this.#box(tile), false)
      if (!this.#delta.difference(this.#load(tile), this.#other)) continue
      last = this.#write(tile, last)
      this.#store(tile, this.#other)
    }
    return this.#out.length > 0 ? this.#out.take() : null
  }

  /** Switches the mask from one side of a change to the other, in either direction. */
  apply(change: Uint8Array): void {
    const from = new ByteReader(change)
    for (let tile = 0; !from.done; ) {
      tile += from.number()
      readTile(from, this.#delta)
      this.#other.difference(this.#load(tile), this.#delta)
      this.#store(tile, this.#other)
    }
  }

  /** What changed since the last call, canvas pixels; called once per frame by whoever shows the mask. */
  takeDirty(): Rect | null {
    const dirty = this.#dirty
    this.#dirty = null
    return dirty
  }

  /** The smallest rectangle of values of 128 and more, as of the last press; only reads the outermost tiles. */
  bounds(): Rect | null {
    let found: Rect | null = null
    for (let tile = 0; tile < this.#counts.length; tile += 1) {
      if (this.#counts[tile] === 0) continue
      const box = this.#box(tile)
      if (found && box.x >= found.x && box.y >= found.y && right(box) <= right(found) && bottom(box) <= bottom(found))
        continue
      found = unionOf(found, this.kinds[tile] === tileFull ? box : this.#tight(box))
    }
    return found
  }

  /** Every pixel is 128 or more, as of the last press. */
  get full(): boolean {
    for (let tile = 0; tile < this.#counts.length; tile += 1) {
      const { width, height } = this.#box(tile)
      if (this.#counts[tile] !== width * height) return false
    }
    return true
  }

  #box(tile: number): Rect {
    const x = (tile % this.across) * tileSide
    const y = Math.floor(tile / this.across) * tileSide
    return { x, y, width: Math.min(tileSide, this.width - x), height: Math.min(tileSide, this.height - y) }
  }

  #tight(box: Rect): Rect | null {
    let [x0, y0, x1, y1] = [box.width, box.height, -1, -1]
    for (let row = 0; row < box.height; row += 1) {
      const from = (box.y + row) * this.width + box.x
      for (let x = 0; x < box.width; x += 1) {
        if ((this.data[from + x] as number) < painted) continue
        if (x < x0) x0 = x
        if (x > x1) x1 = x
        if (row < y0) y0 = row
        y1 = row
      }
    }
    return x1 < 0 ? null : { x: box.x + x0, y: box.y + y0, width: x1 - x0 + 1, height: y1 - y0 + 1 }
  }

  /** @returns the current tile; valid until the next call */
  #load(tile: number): Tile {
    copyTile(this.#now, this.#grid, this.#box(tile), false)
    return this.#now
  }

  #store(tile: number, pixels: Tile): void {
    const box = this.#box(tile)
    copyTile(pixels, this.#grid, box, true)
    this.#dirty = unionOf(this.#dirty, box)
    this.#measure(tile, pixels)
  }

  #save(tile: number): void {
    const copy = this.#spare.pop() ?? new Tile()
    copyTile(copy, this.#grid, this.#box(tile), false)
    this.#saved.set(tile, copy)
    this.#isSaved[tile] = 1
    this.kinds[tile] = tileMixed
  }

  #forget(): void {
    for (const [tile, copy] of this.#saved) {
      this.#isSaved[tile] = 0
      if (this.#spare.length < 256) this.#spare.push(copy)
    }
    this.#saved.clear()
  }

  /** Writes the difference in `#delta`. */
  #write(tile: number, last: number): number {
    this.#out.number(tile - last)
    writeTile(this.#out, this.#delta)
    return tile
  }

  #measure(tile: number, pixels: Tile): void {
    const { width, height } = this.#box(tile)
    const { painted: count, soft } = pixels.measure()
    this.#counts[tile] = count
    this.kinds[tile] = soft ? tileMixed : count === 0 ? tileEmpty : count === width * height ? tileFull : tileMixed
  }
}

function right(rect: Rect): number {
  return rect.x + rect.width
}

function bottom(rect: Rect): number {
  return rect.y + rect.height
}

/** A square part of the mask, copied out of it: the unit of the history. */
export const tileSide = 64
export const tileArea = tileSide * tileSide

/** Its pixels row by row, also viewed as four at a time: beyond the mask's edge they are 0. */
export class Tile {
  readonly words = new Uint32Array(tileArea / 4)
  readonly bytes = new Uint8Array(this.words.buffer)

  /** @returns number of values of 128 and more, and whether there are any but 0 and 255 */
  measure(): { painted: number; soft: boolean } {
    const { words } = this
    let painted = 0
    let soft = 0
    for (let i = 0; i < words.length; i += 1) {
      const word = words[i] as number
      const tops = (word >>> 7) & 0x01010101
      painted += Math.imul(tops, 0x01010101) >>> 24
      // A byte whose bits are all equal is its own top bit, times 255.
      soft |= Math.imul(tops, 255) ^ word
    }
    return { painted, soft: soft !== 0 }
  }

  /** Takes the difference between two others. @returns whether there is one */
  difference(a: Tile, b: Tile): boolean {
    let any = 0
    for (let i = 0; i < this.words.length; i += 1) {
      const word = (a.words[i] as number) ^ (b.words[i] as number)
      this.words[i] = word
      any |= word
    }
    return any !== 0
  }
}

/** Pixels as bytes, and as words if possible: if rows consist of whole words. */
export interface Grid {
  width: number
  bytes: Uint8Array
  words: Uint32Array | null
}

export function gridOf(bytes: Uint8Array, width: number): Grid {
  const whole = width % 4 === 0 && bytes.byteOffset % 4 === 0
  return { width, bytes, words: whole ? new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2) : null }
}

/** Copies a part of the grid into the tile, or (`back`) the tile into that part. */
export function copyTile(
  tile: Tile,
  grid: Grid,
  box: { x: number; y: number; width: number; height: number },
  back: boolean
): void {
  if (!back && box.width * box.height < tileArea) tile.words.fill(0)
  for (let row = 0; row < box.height; row += 1) {
    const at = (box.y + row) * grid.width + box.x
    const inside = row * tileSide
    if (grid.words) copyWords(tile.words, inside >> 2, grid.words, at >> 2, box.width >> 2, back)
    else if (back) grid.bytes.set(tile.bytes.subarray(inside, inside + box.width), at)
    else tile.bytes.set(grid.bytes.subarray(at, at + box.width), inside)
  }
}

function copyWords(
  tile: Uint32Array,
  inTile: number,
  grid: Uint32Array,
  inGrid: number,
  count: number,
  back: boolean
): void {
  if (back) for (let i = 0; i < count; i += 1) grid[inGrid + i] = tile[inTile + i] as number
  else for (let i = 0; i < count; i += 1) tile[inTile + i] = grid[inGrid + i] as number
}

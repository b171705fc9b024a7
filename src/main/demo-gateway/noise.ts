import { Random } from './random.ts'

/** Smooth value noise in one and two dimensions, -1..1, and sums of its octaves. */
export class Noise {
  private readonly values = new Float32Array(512)
  private readonly order = new Uint8Array(512)

  constructor(seed: number) {
    const random = new Random(seed)
    for (let i = 0; i < 256; i += 1) this.order[i] = i
    for (let i = 255; i > 0; i -= 1) {
      const j = random.int(0, i)
      const kept = this.order[i]!
      this.order[i] = this.order[j]!
      this.order[j] = kept
    }
    for (let i = 0; i < 256; i += 1) this.values[i] = random.next() * 2 - 1
    this.values.copyWithin(256, 0, 256)
    this.order.copyWithin(256, 0, 256)
  }

  at1(x: number): number {
    const cell = Math.floor(x)
    const t = x - cell
    const i = cell & 255
    const smooth = t * t * (3 - 2 * t)
    const from = this.values[this.order[i]!]!
    return from + (this.values[this.order[i + 1]!]! - from) * smooth
  }

  at2(x: number, y: number): number {
    const cellX = Math.floor(x)
    const cellY = Math.floor(y)
    const tx = x - cellX
    const ty = y - cellY
    const sx = tx * tx * (3 - 2 * tx)
    const sy = ty * ty * (3 - 2 * ty)
    const i = cellX & 255
    const rowA = this.order[cellY & 255]!
    const rowB = this.order[(cellY + 1) & 255]!
    const a = this.values[this.order[i + rowA]!]!
    const b = this.values[this.order[i + 1 + rowA]!]!
    const c = this.values[this.order[i + rowB]!]!
    const d = this.values[this.order[i + 1 + rowB]!]!
    const top = a + (b - a) * sx
    return top + (c + (d - c) * sx - top) * sy
  }

  sum1(x: number, octaves: number): number {
    let total = 0
    let size = 0.5
    let at = x
    for (let i = 0; i < octaves; i += 1) {
      total += this.at1(at) * size
      at = at * 2.03 + 17.3
      size *= 0.5
    }
    return total
  }

  sum2(x: number, y: number, octaves: number): number {
    let total = 0
    let size = 0.5
    let atX = x
    let atY = y
    for (let i = 0; i < octaves; i += 1) {
      total += this.at2(atX, atY) * size
      // Rotated a little at each octave, so that the grid does not show.
      const turned = atX * 1.62 - atY * 1.21 + 11.7
      atY = atX * 1.21 + atY * 1.62 + 5.3
      atX = turned
      size *= 0.5
    }
    return total
  }

  /** Sharp crests, 0..1. */
  crest1(x: number, octaves: number): number {
    let total = 0
    let size = 0.5
    let at = x
    let whole = 0
    for (let i = 0; i < octaves; i += 1) {
      const ridge = 1 - Math.abs(this.at1(at))
      total += ridge * ridge * size
      whole += size
      at = at * 2.07 + 9.1
      size *= 0.46
    }
    return total / whole
  }
}

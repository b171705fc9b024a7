import type { Lab } from './colour.ts'
import { clamp } from './colour.ts'

/** A closed outline: x0, y0, x1, y1, … in pixels. */
export type Outline = number[]

/** One colour, or a gradient from a first point to a second; with `round`, from the first point outwards. */
export interface Ink {
  colour: Lab
  to?: Lab
  from?: readonly [x: number, y: number]
  until?: readonly [x: number, y: number]
  round?: boolean
}

/** Oklab planes and a few ways of drawing on them; every edge is anti-aliased by exact area. */
export class Canvas {
  readonly width: number
  readonly height: number
  readonly l: Float32Array
  readonly a: Float32Array
  readonly b: Float32Array
  /** The shorter side: the unit of all sizes. */
  readonly unit: number
  private area = new Float32Array(0)

  constructor(width: number, height: number) {
    this.width = width
    this.height = height
    this.unit = Math.min(width, height)
    const count = width * height
    this.l = new Float32Array(count)
    this.a = new Float32Array(count)
    this.b = new Float32Array(count)
  }

  /** Blends `colour` over one pixel. */
  blend(index: number, colour: Lab, alpha: number): void {
    this.l[index]! += (colour[0] - this.l[index]!) * alpha
    this.a[index]! += (colour[1] - this.a[index]!) * alpha
    this.b[index]! += (colour[2] - this.b[index]!) * alpha
  }

  /** Adds light: brightens towards white and shifts towards the light's colour. */
  shine(index: number, light: Lab, amount: number): void {
    this.l[index]! += (1.02 - this.l[index]!) * amount * light[0]
    this.a[index]! += (light[1] * 1.15 - this.a[index]!) * amount * 0.8
    this.b[index]! += (light[2] * 1.15 - this.b[index]!) * amount * 0.8
  }

  /** Rows of a vertical gradient; `stops` are [height 0..1, colour], from the top. */
  gradient(stops: readonly (readonly [at: number, colour: Lab])[], bottom = this.height): void {
    for (let y = 0; y < bottom; y += 1) {
      const at = y / Math.max(1, bottom - 1)
      let i = 0
      while (i < stops.length - 2 && at > stops[i + 1]![0]) i += 1
      const [fromAt, from] = stops[i]!
      const [toAt, to] = stops[i + 1]!
      const t = clamp((at - fromAt) / (toAt - fromAt))
      const row = y * this.width
      this.l.fill(from[0] + (to[0] - from[0]) * t, row, row + this.width)
      this.a.fill(from[1] + (to[1] - from[1]) * t, row, row + this.width)
      this.b.fill(from[2] + (to[2] - from[2]) * t, row, row + this.width)
    }
  }

  /** A soft light around a point, which fades to nothing at `reach` pixels. */
  glow(x: number, y: number, reach: number, light: Lab, strength: number, power = 2): void {
    const top = Math.max(0, Math.floor(y - reach))
    const bottom = Math.min(this.height, Math.ceil(y + reach))
    const left = Math.max(0, Math.floor(x - reach))
    const right = Math.min(this.width, Math.ceil(x + reach))
    for (let py = top; py < bottom; py += 1) {
      for (let px = left; px < right; px += 1) {
        const d = Math.hypot(px + 0.5 - x, py + 0.5 - y) / reach
        if (d < 1) this.shine(py * this.width + px, light, strength * (1 - d) ** power)
      }
    }
  }

  disc(x: number, y: number, radius: number, ink: Ink, alpha = 1, edge = 1): void {
    const reach = radius + edge
    const top = Math.max(0, Math.floor(y - reach))
    const bottom = Math.min(this.height, Math.ceil(y + reach))
    const left = Math.max(0, Math.floor(x - reach))
    const right = Math.min(this.width, Math.ceil(x + reach))
    for (let py = top; py < bottom; py += 1) {
      for (let px = left; px < right; px += 1) {
        const cover = clamp((radius - Math.hypot(px + 0.5 - x, py + 0.5 - y)) / edge + 0.5)
        if (cover > 0) this.put(px, py, ink, alpha * cover)
      }
    }
  }

  /** Everything under a line of heights (one per column), down to `bottom`; `shade` may lighten or darken a pixel. */
  below(
    line: Float32Array,
    ink: Ink,
    alpha = 1,
    shade?: (x: number, y: number, depth: number) => number,
    bottom = this.height
  ): void {
    const end = Math.min(this.height, Math.ceil(bottom))
    const softness = line.map((_, x) => {
      const slope = (line[Math.min(x + 1, this.width - 1)]! - line[Math.max(0, x - 1)]!) / 2
      return Math.sqrt(1 + Math.min(slope * slope, 9))
    })
    const highest = line.reduce((least, y) => Math.min(least, y), this.height)
    for (let y = Math.max(0, Math.floor(highest - 4)); y < end; y += 1) {
      for (let x = 0; x < this.width; x += 1) {
        const depth = y + 0.5 - line[x]!
        const cover = clamp(depth / softness[x]! + 0.5) * alpha
        if (cover <= 0) continue
        this.put(x, y, ink, cover)
        if (shade) this.l[y * this.width + x]! += shade(x, y, depth) * cover
      }
    }
  }

  /** Fills closed outlines together; where they overlap the colour is applied once. */
  fill(outlines: readonly Outline[], ink: Ink, alpha = 1): void {
    const box = this.boundsOf(outlines)
    if (!box) return
    const { left, top, columns, rows } = box
    const stride = columns + 2
    if (this.area.length < stride * rows) this.area = new Float32Array(stride * rows)
    else this.area.fill(0, 0, stride * rows)
    for (const outline of outlines) {
      for (let i = 0; i < outline.length; i += 2) {
        const j = (i + 2) % outline.length
        this.edge(outline[i]! - left, outline[i + 1]! - top, outline[j]! - left, outline[j + 1]! - top, columns, rows)
      }
    }
    for (let y = 0; y < rows; y += 1) {
      let sum = 0
      for (let x = 0; x < columns; x += 1) {
        sum += this.area[y * stride + x]!
        const cover = Math.min(1, Math.abs(sum))
        if (cover > 0.002) this.put(left + x, top + y, ink, cover * alpha)
      }
    }
  }

  /** A line of varying width through points; widths in pixels at each point. */
  stroke(points: Outline, widths: readonly number[], ink: Ink, alpha = 1): void {
    this.fill([ribbon(points, widths)], ink, alpha)
  }

  private put(x: number, y: number, ink: Ink, alpha: number): void {
    const index = y * this.width + x
    if (!ink.to || !ink.from || !ink.until) {
      this.blend(index, ink.colour, alpha)
      return
    }
    const dx = ink.until[0] - ink.from[0]
    const dy = ink.until[1] - ink.from[1]
    const px = x + 0.5 - ink.from[0]
    const py = y + 0.5 - ink.from[1]
    const t = clamp(ink.round ? Math.hypot(px, py) / Math.hypot(dx, dy) : (px * dx + py * dy) / (dx * dx + dy * dy))
    const { colour, to } = ink
    this.l[index]! += (colour[0] + (to[0] - colour[0]) * t - this.l[index]!) * alpha
    this.a[index]! += (colour[1] + (to[1] - colour[1]) * t - this.a[index]!) * alpha
    this.b[index]! += (colour[2] + (to[2] - colour[2]) * t - this.b[index]!) * alpha
  }

  private boundsOf(outlines: readonly Outline[]): { left: number; top: number; columns: number; rows: number } | null {
    let left = Infinity
    let right = -Infinity
    let top = Infinity
    let bottom = -Infinity
    for (const outline of outlines) {
      for (let i = 0; i < outline.length; i += 2) {
        left = Math.min(left, outline[i]!)
        right = Math.max(right, outline[i]!)
        top = Math.min(top, outline[i + 1]!)
        bottom = Math.max(bottom, outline[i + 1]!)
      }
    }
    left = Math.max(0, Math.floor(left))
    top = Math.max(0, Math.floor(top))
    const columns = Math.min(this.width, Math.ceil(right)) - left
    const rows = Math.min(this.height, Math.ceil(bottom)) - top
    return columns > 0 && rows > 0 ? { left, top, columns, rows } : null
  }

  /** Adds the signed area right of one edge, scanline by scanline. */
  private edge(ax: number, ay: number, bx: number, by: number, columns: number, rows: number): void {
    if (ay === by) return
    const sign = ay < by ? 1 : -1
    const [x0, y0, x1, y1] = sign === 1 ? [ax, ay, bx, by] : [bx, by, ax, ay]
    const slope = (x1 - x0) / (y1 - y0)
    const stride = columns + 2
    for (let y = Math.max(0, Math.floor(y0)); y < Math.min(rows, Math.ceil(y1)); y += 1) {
      const from = Math.max(y, y0)
      const until = Math.min(y + 1, y1)
      const height = (until - from) * sign
      const start = clamp(x0 + (from - y0) * slope, 0, columns)
      const end = clamp(x0 + (until - y0) * slope, 0, columns)
      this.spread(y * stride, Math.min(start, end), Math.max(start, end), height)
    }
  }

  private spread(row: number, low: number, high: number, height: number): void {
    const first = Math.floor(low)
    const last = Math.ceil(high)
    if (last <= first + 1) {
      const inside = (low + high) / 2 - first
      this.area[row + first]! += height * (1 - inside)
      this.area[row + first + 1]! += height * inside
      return
    }
    const per = height / (high - low)
    let covered = 0
    for (let x = first; x < last; x += 1) {
      // The area of this cell right of the edge, as a fraction of the whole crossing.
      const from = Math.max(x, low)
      const until = Math.min(x + 1, high)
      const crossed = (until - from) * per
      const own = crossed * (x + 1 - (from + until) / 2)
      this.area[row + x]! += own + covered
      covered = crossed - own
    }
    this.area[row + last]! += covered
  }
}

/** The outline of a line of varying width. */
export function ribbon(points: Outline, widths: readonly number[]): Outline {
  const count = points.length / 2
  const there: Outline = []
  const back: Outline = []
  for (let i = 0; i < count; i += 1) {
    const before = Math.max(0, i - 1) * 2
    const after = Math.min(count - 1, i + 1) * 2
    const dx = points[after]! - points[before]!
    const dy = points[after + 1]! - points[before + 1]!
    const length = Math.hypot(dx, dy) || 1
    const half = (widths[Math.min(i, widths.length - 1)] ?? 1) / 2
    const nx = (-dy / length) * half
    const ny = (dx / length) * half
    there.push(points[i * 2]! + nx, points[i * 2 + 1]! + ny)
    back.unshift(points[i * 2]! - nx, points[i * 2 + 1]! - ny)
  }
  return [...there, ...back]
}

/** A smooth closed outline through points (Catmull-Rom). */
export function rounded(points: Outline, perSide = 8): Outline {
  const count = points.length / 2
  const out: Outline = []
  for (let i = 0; i < count; i += 1) {
    const at = (k: number): [number, number] => {
      const j = ((i + k + count) % count) * 2
      return [points[j]!, points[j + 1]!]
    }
    const [p0, p1, p2, p3] = [at(-1), at(0), at(1), at(2)]
    for (let s = 0; s < perSide; s += 1) {
      const t = s / perSide
      out.push(bend(p0[0], p1[0], p2[0], p3[0], t), bend(p0[1], p1[1], p2[1], p3[1], t))
    }
  }
  return out
}

/** An ellipse, rotated by `angle` radians. */
export function ellipse(x: number, y: number, rx: number, ry: number, angle = 0): Outline {
  const sides = Math.max(12, Math.min(96, Math.ceil(Math.max(rx, ry) * 1.2)))
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  return Array.from({ length: sides }, (_, i) => {
    const t = (i / sides) * Math.PI * 2
    const px = Math.cos(t) * rx
    const py = Math.sin(t) * ry
    return [x + px * cos - py * sin, y + px * sin + py * cos]
  }).flat()
}

function bend(a: number, b: number, c: number, d: number, t: number): number {
  return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t)
}

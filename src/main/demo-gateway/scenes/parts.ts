/** Elements used by several scenes. */
import type { Brief } from '../brief.ts'
import type { Canvas, Outline } from '../canvas.ts'
import type { Lab } from '../colour.ts'
import { clamp, mix, shift, smooth } from '../colour.ts'
import { Noise } from '../noise.ts'
import type { Random } from '../random.ts'
import type { Sun } from './sky.ts'

/** One height per column, pixels from the top. */
export function line(canvas: Canvas, at: (u: number) => number): Float32Array {
  return Float32Array.from({ length: canvas.width }, (_, x) => at(x / canvas.unit))
}

/** A fir as one outline: tiers of drooping boughs. */
export function fir(x: number, foot: number, height: number, random: Random, rough = 1): Outline {
  const tiers = Math.max(3, Math.round(4 + 5 * rough))
  const left: Outline = []
  const right: Outline = []
  for (let i = 0; i < tiers; i += 1) {
    const t = (i + 1) / tiers
    const half = height * 0.21 * t ** 0.85 * random.range(0.75, 1.15)
    const y = foot - height + height * 0.94 * t
    const inner = half * 0.42
    right.push(x + half, y, x + inner, y - height * 0.012)
    const other = half * random.range(0.8, 1.15)
    left.unshift(x - inner, y - height * 0.012, x - other, y)
  }
  const trunk = height * 0.018
  return [
    x,
    foot - height * 1.02,
    ...right,
    x + trunk,
    foot - height * 0.06,
    x + trunk,
    foot,
    x - trunk,
    foot,
    x - trunk,
    foot - height * 0.06,
    ...left
  ]
}

/** A few distant birds. */
export function paintFlock(canvas: Canvas, brief: Brief, colour: Lab, highest = 0.12, lowest = 0.38): void {
  const random = brief.random('flock')
  const count = brief.has('show:birds') ? random.int(9, 16) : random.int(4, 8)
  const cx = random.range(0.25, 0.75) * canvas.width
  const cy = random.range(highest, lowest) * canvas.height
  for (let i = 0; i < count; i += 1) {
    const x = cx + random.bell() * canvas.unit * 0.26
    const y = cy + random.bell() * canvas.unit * 0.1
    const span = canvas.unit * random.range(0.009, 0.02)
    const lift = span * random.range(0.15, 0.75)
    const tilt = random.range(-0.2, 0.2) * span
    const points = [
      x - span,
      y - lift - tilt,
      x - span * 0.45,
      y - lift * 0.75 - tilt * 0.4,
      x,
      y,
      x + span * 0.45,
      y - lift * 0.75 + tilt * 0.4,
      x + span,
      y - lift + tilt
    ]
    canvas.stroke(points, [0.3, span * 0.17, span * 0.2, span * 0.17, 0.3], { colour })
  }
}

/** Turns everything under `shore` into water that reflects what is above it. */
export function paintMirror(canvas: Canvas, brief: Brief, shore: number, sun: Sun, tint: Lab): void {
  const noise = new Noise(brief.random('water').int(0, 1e9))
  const first = Math.max(1, Math.floor(shore))
  const depth = canvas.height - first
  for (let y = first; y < canvas.height; y += 1) {
    const t = (y - first) / depth
    const fine = 90 / (0.12 + t * 1.6)
    const swing = canvas.unit * (0.002 + 0.014 * t) * (0.3 + 0.7 * brief.detail)
    const from = Math.max(0, Math.round(first - 1 - (y - first) * 0.92))
    for (let x = 0; x < canvas.width; x += 1) {
      const ripple = noise.at2((x / canvas.unit) * fine * 0.16, (y / canvas.unit) * fine * 1.2)
      const sx = clamp(Math.round(x + ripple * swing), 0, canvas.width - 1)
      const sy = clamp(Math.round(from + ripple * swing * 1.6), 0, first - 1)
      const source = sy * canvas.width + sx
      const index = y * canvas.width + x
      canvas.l[index] = canvas.l[source]!
      canvas.a[index] = canvas.a[source]!
      canvas.b[index] = canvas.b[source]!
      canvas.blend(index, tint, 0.16 + 0.4 * t)
      const spark =
        smooth(0.42, 0.85, ripple) * Math.exp(-(((x - sun.x) / (canvas.unit * (0.05 + 0.22 * t))) ** 2)) * (1 - t * 0.6)
      if (spark > 0.01) canvas.shine(index, sun.light, spark * 0.75 * brief.detail)
    }
  }
  for (let x = 0; x < canvas.width; x += 1)
    canvas.shine(first * canvas.width + x, mix(sun.light, brief.palette.horizon, 0.5), 0.25)
}

/** Mist at a height: strongest at `y`, gone at `y` ± `reach`. */
export function paintMist(canvas: Canvas, brief: Brief, y: number, reach: number, colour: Lab, strength: number): void {
  const noise = new Noise(brief.random(`mist ${Math.round((y / canvas.height) * 50)}`).int(0, 1e9))
  const step = Math.max(4, Math.round(canvas.unit / 64))
  for (let row = Math.max(0, Math.floor(y - reach)); row < Math.min(canvas.height, y + reach); row += 1) {
    const alpha = Math.max(0, 1 - Math.abs(row - y) / reach) ** 1.5 * strength
    const wisp = (x: number): number => 0.72 + 0.6 * noise.at2((x / canvas.unit) * 2.2, (row / canvas.unit) * 9)
    let from = wisp(0)
    // Wisps are wide: a straight line between every few columns is enough.
    for (let left = 0; left < canvas.width; left += step) {
      const to = wisp(left + step)
      for (let x = left; x < Math.min(canvas.width, left + step); x += 1) {
        canvas.blend(row * canvas.width + x, colour, clamp(alpha * (from + ((to - from) * (x - left)) / step)))
      }
      from = to
    }
  }
}

/** A flower with five to twelve petals, seen at an angle. */
export function paintFlower(
  canvas: Canvas,
  x: number,
  y: number,
  radius: number,
  colour: Lab,
  heart: Lab,
  random: Random,
  petals = 5,
  slant = 0.8
): void {
  const start = random.range(0, Math.PI)
  const notch = random.range(0.86, 1)
  const back = shift(colour, -0.07, 1.1)
  for (let i = 0; i < petals; i += 1) {
    const angle = start + (i / petals) * Math.PI * 2
    const wide = (Math.PI / petals) * 1.12
    const point = (turn: number, reach: number): [number, number] => [
      x + Math.cos(angle + turn) * radius * reach,
      y + Math.sin(angle + turn) * radius * reach * slant
    ]
    const petal = [
      x,
      y,
      ...point(-wide * 0.72, 0.5),
      ...point(-wide * 0.86, 0.82),
      ...point(-wide * 0.4, 1.02),
      ...point(0, notch),
      ...point(wide * 0.4, 1.02),
      ...point(wide * 0.86, 0.82),
      ...point(wide * 0.72, 0.5)
    ]
    canvas.fill([petal], {
      colour: i % 2 ? colour : shift(colour, 0.025),
      to: i % 2 ? shift(colour, 0.08, 0.8) : shift(colour, 0.05, 0.85),
      from: [x, y],
      until: [x + radius, y],
      round: true
    })
    if (radius > canvas.unit * 0.02)
      canvas.stroke([x, y, ...point(0, 0.62)], [radius * 0.05, 0.4], { colour: back }, 0.5)
  }
  canvas.disc(x, y, radius * 0.2, { colour: heart })
  if (radius < canvas.unit * 0.012) return
  for (let i = 0; i < 9; i += 1) {
    const angle = random.range(0, Math.PI * 2)
    const reach = radius * random.range(0.18, 0.34)
    canvas.disc(x + Math.cos(angle) * reach, y + Math.sin(angle) * reach * slant, radius * 0.035, {
      colour: shift(heart, 0.08)
    })
  }
}

/** Rain as slanting light, snow as soft dots, over everything. */
export function paintWeather(canvas: Canvas, brief: Brief): void {
  const random = brief.random('weather')
  const area = (canvas.width * canvas.height) / canvas.unit ** 2
  if (brief.has('weather:rain') || brief.has('weather:storm')) {
    const lean = random.range(0.06, 0.2)
    for (let i = 0; i < area * 420 * brief.detail + 40; i += 1) {
      const x = random.range(-0.1, 1.1) * canvas.width
      const y = random.range(-0.1, 1) * canvas.height
      const length = canvas.unit * random.range(0.025, 0.08)
      canvas.stroke(
        [x, y, x - length * lean, y + length],
        [0.4, canvas.unit * 0.0016],
        { colour: shift(brief.palette.light, 0, 0.4) },
        random.range(0.06, 0.3)
      )
    }
  }
  if (brief.has('weather:snow')) {
    for (let i = 0; i < area * 330 * brief.detail + 60; i += 1) {
      const near = random.next() ** 5
      const radius = canvas.unit * (0.0012 + 0.009 * near)
      canvas.disc(
        random.next() * canvas.width,
        random.next() * canvas.height,
        radius,
        { colour: [0.985, 0, 0] },
        random.range(0.35, 0.9) * (1 - near * 0.55),
        Math.max(1, radius * 1.1)
      )
    }
  }
}

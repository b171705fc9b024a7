/** Desert: dunes, mesas, pyramids, a cactus. */
import type { Brief } from '../brief.ts'
import type { Canvas } from '../canvas.ts'
import type { Lab } from '../colour.ts'
import { lch, mix, shift, smooth } from '../colour.ts'
import { Noise } from '../noise.ts'
import { line, paintFlock } from './parts.ts'
import type { Sun } from './sky.ts'
import { paintSky } from './sky.ts'

/** Dunes with a lit and a shaded flank; pyramids, cacti or mesas behind. */
export function paintDesert(canvas: Canvas, brief: Brief): void {
  const random = brief.random('desert')
  const horizon = canvas.height * random.range(0.46, 0.6)
  const sun = paintSky(canvas, brief, horizon * 1.05)
  const dim = brief.time === 'night' ? 0.36 : brief.time === 'dusk' ? 0.2 : 0
  const sand = shift(mix(mix(brief.palette.horizon, lch(0.74, 0.1, 65), 0.72), brief.palette.accent, 0.16), -dim - 0.02)
  if (brief.has('show:pyramid'))
    for (const [at, size] of [
      [0.34, 0.24],
      [0.58, 0.34],
      [0.8, 0.17]
    ] as const)
      paintPyramid(canvas, brief, canvas.width * at, horizon, canvas.unit * size, sun, sand)
  else paintMesas(canvas, brief, horizon, sand)
  const layers = 3 + Math.round(2 * brief.detail)
  for (let i = 0; i < layers; i += 1) paintDune(canvas, brief, i, (i + 0.3) / layers, horizon, sun, sand)
  if (brief.has('show:cactus')) for (let i = 0; i < 4; i += 1) paintCactus(canvas, brief, i)
  if (brief.maybe('show:birds', 0.3)) paintFlock(canvas, brief, brief.palette.near)
}

function paintPyramid(canvas: Canvas, brief: Brief, x: number, foot: number, size: number, sun: Sun, sand: Lab): void {
  const right = sun.x > x
  const lit = mix(sand, brief.palette.light, 0.35)
  const dark = mix(shift(sand, -0.24), brief.palette.near, 0.35)
  const split = x + size * 0.22
  canvas.fill([[x - size, foot + 2, x, foot - size * 0.95, split, foot + 2]], {
    colour: right ? dark : lit,
    to: mix(right ? dark : lit, brief.palette.horizon, 0.3),
    from: [0, foot - size],
    until: [0, foot]
  })
  canvas.fill([[split, foot + 2, x, foot - size * 0.95, x + size, foot + 2]], {
    colour: right ? lit : dark,
    to: mix(right ? lit : dark, brief.palette.horizon, 0.3),
    from: [0, foot - size],
    until: [0, foot]
  })
}

function paintMesas(canvas: Canvas, brief: Brief, horizon: number, sand: Lab): void {
  for (let layer = 0; layer < 2; layer += 1) {
    const random = brief.random(`mesa ${layer}`)
    const noise = new Noise(random.int(0, 1e9))
    const high = canvas.unit * random.range(0.1, 0.17) * (1 - layer * 0.25)
    const shape = line(canvas, (u) => {
      const table =
        smooth(-0.02, 0.03, noise.sum1(u * 2.1 + layer * 30, 2)) * 0.7 +
        smooth(0.16, 0.19, noise.sum1(u * 2.1 + layer * 30, 2)) * 0.3
      return horizon + 4 - high * table - high * 0.06 * noise.sum1(u * 30, 3)
    })
    const colour = mix(mix(sand, brief.palette.far, 0.6), brief.palette.horizon, 0.4 - 0.3 * layer)
    canvas.below(
      shape,
      { colour, to: mix(colour, brief.palette.horizon, 0.5), from: [0, horizon - high], until: [0, horizon + 8] },
      1,
      (x, y) => noise.at2((x / canvas.unit) * 60, (y / canvas.unit) * 5) * 0.03 * brief.detail
    )
  }
}

function paintDune(canvas: Canvas, brief: Brief, i: number, t: number, horizon: number, sun: Sun, sand: Lab): void {
  const random = brief.random(`dune ${i}`)
  const noise = new Noise(random.int(0, 1e9))
  const base = horizon + (canvas.height - horizon) * t ** 1.2 * 0.95
  const high = canvas.unit * (0.07 + 0.12 * t)
  const scale = random.range(0.9, 1.4) / (0.5 + t)
  const phase = random.range(0, 6)
  const wave = (u: number): number => Math.abs(Math.sin(u * scale * 2.2 + phase + 0.5 * noise.at1(u * 1.1))) ** 1.35
  const crest = line(canvas, (u) => base - high * (1 - wave(u)) + high * 0.3)
  const lit = mix(mix(shift(sand, 0.02, 1.15), brief.palette.light, 0.14), brief.palette.horizon, 0.4 * (1 - t))
  const dark = mix(mix(shift(sand, -0.3, 1.1, -14), brief.palette.near, 0.3), brief.palette.horizon, 0.3 * (1 - t))
  const sunward = sun.x > canvas.width / 2 ? 1 : -1
  canvas.below(
    crest,
    { colour: lit, to: shift(lit, -0.12), from: [0, base - high], until: [0, base + high * 2.4] },
    1,
    (x, y, depth) => {
      const u = x / canvas.unit
      const bent = u + (depth / canvas.unit) * 0.9 * sunward + 0.04 * noise.at1((depth / canvas.unit) * 7)
      const slope = (wave(bent + 0.01) - wave(bent - 0.01)) * sunward
      const shade = smooth(-0.002, 0.012, slope) * smooth(high * 2.6, high * 0.5, depth)
      canvas.blend(y * canvas.width + x, dark, shade * 0.85)
      const ripples = Math.sin((depth / canvas.unit) * (150 - 80 * t) + noise.sum2(u * 7, (y / canvas.unit) * 7, 2) * 9)
      return ripples * 0.012 * t * brief.detail
    }
  )
}

function paintCactus(canvas: Canvas, brief: Brief, i: number): void {
  const random = brief.random(`cactus ${i}`)
  const s = canvas.unit * random.range(0.1, 0.3)
  const x = canvas.width * random.range(0.08, 0.92)
  const foot = canvas.height * (0.7 + (s / canvas.unit) * 0.85)
  const colour = mix(brief.palette.near, lch(0.42, 0.08, 150), 0.4)
  const w = s * 0.13
  canvas.stroke([x, foot, x, foot - s * 0.5, x, foot - s, x, foot - s * 1.03], [w, w, w * 0.9, w * 0.4], {
    colour,
    to: shift(colour, 0.12),
    from: [x - w / 2, 0],
    until: [x + w / 2, 0]
  })
  for (const side of [-1, 1]) {
    const at = foot - s * random.range(0.35, 0.6)
    canvas.stroke(
      [
        x,
        at,
        x + side * s * 0.2,
        at - s * 0.02,
        x + side * s * 0.25,
        at - s * 0.12,
        x + side * s * 0.25,
        at - s * 0.34
      ],
      [w * 0.7, w * 0.7, w * 0.7, w * 0.5],
      { colour: side > 0 ? shift(colour, 0.06) : colour }
    )
  }
}

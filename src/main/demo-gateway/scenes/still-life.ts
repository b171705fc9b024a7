/** A table by a window: a vase, flowers, fruit. */
import type { Brief } from '../brief.ts'
import type { Canvas } from '../canvas.ts'
import { ellipse, rounded } from '../canvas.ts'
import type { Lab } from '../colour.ts'
import { lch, mix, shift } from '../colour.ts'
import { Noise } from '../noise.ts'
import type { Random } from '../random.ts'
import { paintStem } from './branch.ts'
import { line, paintFlower } from './parts.ts'

/** A table by a window: a vase, some fruit, slanting light from a window pane. */
export function paintStillLife(canvas: Canvas, brief: Brief): void {
  const random = brief.random('still')
  const { palette, time } = brief
  const dim = time === 'night' ? 0.5 : time === 'dusk' ? 0.75 : 1
  const wall = mix(mix(palette.horizon, palette.far, 0.35), palette.near, 1 - dim)
  const edge = canvas.height * random.range(0.64, 0.72)
  const noise = new Noise(random.int(0, 1e9))
  canvas.gradient([
    [0, shift(wall, -0.1)],
    [1, shift(wall, -0.02)]
  ])
  const side = random.chance(0.5) ? 1 : -1
  paintPane(canvas, brief, side, wall)
  const wood = mix(mix(palette.near, lch(0.45, 0.08, 50), 0.5), palette.accent, 0.15)
  canvas.below(
    line(canvas, () => edge),
    { colour: shift(wood, 0.14), to: shift(wood, -0.02), from: [0, edge], until: [0, canvas.height] },
    1,
    (x, y) => {
      const grain = noise.sum2((x / canvas.unit) * 2, ((y / canvas.unit) * 34) / (1 + (x / canvas.unit) * 0.02), 3)
      return grain * 0.06 * brief.detail
    }
  )
  const vx = canvas.width * (0.5 + side * random.range(0.06, 0.14))
  const foot = edge + canvas.unit * 0.1
  paintVase(canvas, brief, random, vx, foot, side)
  const fruit = Array.from({ length: random.int(3, 5) }, (_, i) => ({
    i,
    r: canvas.unit * random.range(0.058, 0.076),
    x: vx - side * canvas.unit * (0.22 + i * 0.098) + random.bell() * canvas.unit * 0.01,
    foot: foot + canvas.unit * (0.012 + 0.062 * (i % 2))
  })).sort((a, b) => a.foot - b.foot)
  for (const { x, foot: y, r } of fruit)
    canvas.fill(
      [ellipse(x + side * r * 0.7, y - r * 0.02, r * 1.3, r * 0.24)],
      { colour: shift(palette.near, -0.1) },
      0.4
    )
  if (brief.allows('show:fruit'))
    for (const { i, r, x, foot: y } of fruit) paintFruit(canvas, brief, random, x, y, r, side, i)
}

function paintPane(canvas: Canvas, brief: Brief, side: number, wall: Lab): void {
  const random = brief.random('pane')
  const glow = mix(brief.palette.light, brief.palette.horizon, 0.2)
  const cx = canvas.width * (0.5 - side * random.range(0.1, 0.2))
  const cy = canvas.height * 0.34
  const w = canvas.unit * 0.19
  const h = canvas.unit * 0.27
  for (const [i, j] of [
    [-1, -1],
    [1, -1],
    [-1, 1],
    [1, 1]
  ] as const) {
    const x = cx + i * w * 0.54
    const y = cy + j * h * 0.54
    const skew = side * h * 0.16
    canvas.fill(
      [
        [
          x - w / 2 + skew,
          y - h / 2 - w * 0.1,
          x + w / 2 + skew,
          y - h / 2 + w * 0.1,
          x + w / 2 - skew,
          y + h / 2 + w * 0.1,
          x - w / 2 - skew,
          y + h / 2 - w * 0.1
        ]
      ],
      { colour: mix(wall, glow, 0.75), to: mix(wall, glow, 0.42), from: [cx, cy - h], until: [cx, cy + h] }
    )
  }
  canvas.glow(cx, cy, canvas.unit * 0.7, glow, 0.28, 2)
}

function paintVase(canvas: Canvas, brief: Brief, random: Random, x: number, foot: number, side: number): void {
  const { palette } = brief
  const s = canvas.unit * 0.3
  const glaze = random.pick([palette.second, palette.zenith, palette.accent, mix(palette.light, palette.far, 0.2)])
  const slim = random.range(0.7, 1.1)
  const neck = random.range(0.1, 0.16)
  canvas.fill(
    [ellipse(x + side * s * 0.5, foot - s * 0.01, s * 0.75, s * 0.07)],
    { colour: shift(palette.near, -0.08) },
    0.35
  )
  const stems = brief.allows('show:flowers') ? random.int(6, 9) : 0
  const leaf = mix(palette.near, lch(0.5, 0.09, 140), 0.65)
  const heads: [number, number, number][] = []
  for (let i = 0; i < stems; i += 1) {
    const angle = ((i + 0.5) / stems - 0.5) * 1.9 + random.bell() * 0.12
    const long = s * random.range(0.62, 1.05)
    const hx = x + Math.sin(angle) * long
    const hy = foot - s * 0.95 - Math.cos(angle) * long
    paintStem(
      canvas,
      x + Math.sin(angle) * s * 0.06,
      foot - s * 0.85,
      hx,
      hy,
      s * 0.24,
      shift(leaf, random.range(-0.06, 0.06)),
      random
    )
    heads.push([hx, hy, s * random.range(0.13, 0.2)])
  }
  const tints = [palette.accent, mix(palette.accent, palette.light, 0.6), palette.second]
  const petals = random.pick([5, 8, 12])
  for (const [hx, hy, r] of heads)
    paintFlower(
      canvas,
      hx,
      hy,
      r,
      random.pick(tints),
      mix(palette.light, lch(0.8, 0.15, 80), 0.6),
      random,
      petals,
      random.range(0.75, 1)
    )
  const outline = (shrink: number): number[] =>
    rounded(
      [
        x - s * neck,
        foot - s * 0.95,
        x - s * neck * 0.85,
        foot - s * 0.78,
        x - s * 0.3 * slim * shrink,
        foot - s * 0.42,
        x - s * 0.17,
        foot,
        x + s * 0.17,
        foot,
        x + s * 0.3 * slim * shrink,
        foot - s * 0.42,
        x + s * neck * 0.85,
        foot - s * 0.78,
        x + s * neck,
        foot - s * 0.95
      ],
      8
    )
  canvas.fill([outline(1)], {
    colour: shift(glaze, 0.12),
    to: shift(glaze, -0.22),
    from: [x - side * s * 0.22, foot - s * 0.6],
    until: [x + side * s * 0.32, foot - s * 0.4]
  })
  canvas.fill(
    [ellipse(x - side * s * 0.12 * slim, foot - s * 0.48, s * 0.025, s * 0.13, 0.1 * side)],
    { colour: [0.98, 0, 0.01] },
    0.55
  )
}

function paintFruit(
  canvas: Canvas,
  brief: Brief,
  random: Random,
  x: number,
  foot: number,
  r: number,
  side: number,
  i: number
): void {
  const skin = [
    brief.palette.accent,
    lch(0.76, 0.15, 75),
    mix(brief.palette.accent, lch(0.58, 0.18, 30), 0.6),
    lch(0.72, 0.14, 118)
  ][(i + random.int(0, 1)) % 4]!
  const lightX = x - side * r * 0.4
  const lightY = foot - r * 1.35
  const body = rounded(
    [
      x - r * 0.97,
      foot - r,
      x - r * 0.62,
      foot - r * 1.8,
      x,
      foot - r * 1.78,
      x + r * 0.62,
      foot - r * 1.82,
      x + r * 0.97,
      foot - r,
      x + r * 0.55,
      foot - r * 0.12,
      x,
      foot - r * 0.02,
      x - r * 0.55,
      foot - r * 0.12
    ],
    7
  )
  canvas.fill([body], {
    colour: shift(skin, 0.14, 0.9),
    to: shift(skin, -0.24),
    from: [lightX, lightY],
    until: [lightX + side * r * 1.6, lightY + r * 0.9],
    round: true
  })
  canvas.stroke([x, foot - r * 1.74, x + r * 0.1, foot - r * 2.1], [r * 0.09, r * 0.05], { colour: lch(0.3, 0.04, 60) })
  canvas.glow(lightX, lightY, r * 0.35, [1, 0, 0.01], 0.5, 1.5)
}

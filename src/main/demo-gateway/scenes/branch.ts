/** A bird on a flowering branch, and the stems and birds used by other scenes. */
import type { Brief } from '../brief.ts'
import type { Canvas } from '../canvas.ts'
import { ellipse, ribbon, rounded } from '../canvas.ts'
import type { Lab } from '../colour.ts'
import { lch, mix, shift } from '../colour.ts'
import type { Random } from '../random.ts'
import { paintFlower } from './parts.ts'

/** A bird on a flowering branch before soft discs of light. */
export function paintBranch(canvas: Canvas, brief: Brief): void {
  const random = brief.random('branch')
  const { palette } = brief
  const pale = mix(palette.horizon, palette.light, 0.35)
  canvas.gradient([
    [0, mix(palette.middle, palette.zenith, 0.5)],
    [0.55, palette.middle],
    [1, pale]
  ])
  paintBokeh(canvas, brief)
  const flip = random.chance(0.5)
  const at = (u: number, v: number): [number, number] => [(flip ? 1 - u : u) * canvas.width, v * canvas.height]
  const bark = mix(palette.near, lch(0.3, 0.035, 45), 0.6)
  const root = at(-0.04, random.range(0.72, 0.86))
  const tip = at(random.range(0.86, 0.98), random.range(0.42, 0.56))
  const perch = at(0.5, 0.63)
  const main = [...root, ...at(0.2, random.range(0.68, 0.74)), ...perch, ...at(0.72, random.range(0.5, 0.58)), ...tip]
  const curve = open(main)
  const thick = canvas.unit * 0.045
  const buds: [number, number][] = []
  for (let i = 0; i < 5 + Math.round(7 * brief.detail); i += 1) {
    const start = Math.floor(random.range(0.12, 0.95) * (curve.length / 2)) * 2
    const up = random.chance(0.62) ? -1 : 1
    twig(
      canvas,
      random,
      curve[start]!,
      curve[start + 1]!,
      up * random.range(0.5, 1.2) + (flip ? Math.PI : 0) * 1,
      canvas.unit * random.range(0.1, 0.24),
      thick * 0.32,
      bark,
      buds,
      2
    )
  }
  canvas.stroke(curve, taper(curve.length / 2, thick, thick * 0.14), {
    colour: shift(bark, 0.12),
    to: shift(bark, -0.06),
    from: [0, perch[1] - thick],
    until: [0, perch[1] + thick * 2]
  })
  for (let i = 0; i < curve.length; i += 4)
    if (random.chance(0.5)) buds.push([curve[i]!, curve[i + 1]! + random.bell() * thick])
  const bird = brief.maybe('show:birds', 0.45)
  if (bird) paintBird(canvas, brief, perch[0], perch[1] - thick * 0.3, canvas.unit * 0.17, flip ? -1 : 1)
  const bloom = mix([0.95, 0.02, 0], palette.accent, brief.request.prompt.toLowerCase().includes('white') ? 0.1 : 0.38)
  if (!brief.allows('show:flowers')) return
  for (const [x, y] of buds.sort(() => random.next() - 0.5).slice(0, 26 + Math.round(74 * brief.detail))) {
    const close = bird && Math.hypot(x - perch[0], y - perch[1] + canvas.unit * 0.12) < canvas.unit * 0.17
    if (!close)
      paintFlower(
        canvas,
        x,
        y,
        canvas.unit * random.range(0.018, 0.046),
        shift(bloom, random.range(-0.07, 0.04)),
        mix(palette.accent, lch(0.62, 0.15, 25), 0.4),
        random,
        5,
        random.range(0.6, 1)
      )
  }
  for (let i = 0; i < 10; i += 1)
    canvas.fill(
      [
        ellipse(
          random.next() * canvas.width,
          random.next() * canvas.height,
          canvas.unit * 0.009,
          canvas.unit * 0.005,
          random.range(0, 3)
        )
      ],
      { colour: bloom },
      0.8
    )
}

function open(points: number[]): number[] {
  const doubled = rounded([...points, ...mirror(points)], 9)
  return doubled.slice(0, (points.length / 2 - 1) * 18 + 2)
}

function mirror(points: number[]): number[] {
  const out: number[] = []
  for (let i = points.length - 2; i >= 0; i -= 2) out.push(points[i]!, points[i + 1]! + 0.01)
  return out
}

function taper(count: number, from: number, to: number): number[] {
  return Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1))
}

function twig(
  canvas: Canvas,
  random: Random,
  x: number,
  y: number,
  angle: number,
  length: number,
  girth: number,
  bark: Lab,
  buds: [number, number][],
  depth: number
): void {
  const points = [x, y]
  let px = x
  let py = y
  let turn = angle
  for (let i = 0; i < 6; i += 1) {
    turn += random.bell() * 0.28
    px += Math.cos(turn) * (length / 6)
    py += Math.sin(turn) * (length / 6)
    points.push(px, py)
    if (i > 0) buds.push([px + random.bell() * length * 0.08, py + random.bell() * length * 0.08])
    if (depth > 0 && i > 1 && random.chance(0.4))
      twig(canvas, random, px, py, turn + random.pick([-0.7, 0.7]), length * 0.55, girth * 0.55, bark, buds, depth - 1)
  }
  canvas.stroke(points, taper(7, girth, 0.8), { colour: shift(bark, random.range(-0.02, 0.05)) })
}

function paintBokeh(canvas: Canvas, brief: Brief): void {
  const random = brief.random('bokeh')
  const { palette } = brief
  const tints = [
    palette.light,
    palette.horizon,
    mix(palette.accent, palette.light, 0.5),
    mix(palette.second, palette.light, 0.5),
    palette.far
  ]
  for (let i = 0; i < 8; i += 1)
    canvas.glow(
      random.next() * canvas.width,
      random.next() * canvas.height,
      canvas.unit * random.range(0.3, 0.7),
      random.pick(tints),
      0.35,
      2
    )
  for (let i = 0; i < 12 + 26 * brief.detail; i += 1) {
    const r = canvas.unit * random.range(0.02, 0.085)
    const x = random.next() * canvas.width
    const y = random.next() * canvas.height
    const tint = random.pick(tints)
    canvas.disc(x, y, r, { colour: tint }, random.range(0.1, 0.32), Math.max(1.5, r * 0.12))
  }
}

/** A small round bird, seen from the side. `facing` 1 looks right. */
export function paintBird(canvas: Canvas, brief: Brief, x: number, foot: number, size: number, facing: number): void {
  const { palette } = brief
  const back = mix(
    lch(0.45, 0.07, 55),
    palette.accent,
    brief.request.prompt.match(/sparrow|spatz|воробей/i) ? 0.12 : 0.6
  )
  const breast = mix([0.92, 0.01, 0.03], mix(palette.light, palette.accent, 0.3), 0.4)
  const dark = shift(back, -0.24, 0.7)
  const p = (list: number[]): number[] =>
    list.map((value, i) => (i % 2 ? foot - value * size : x + value * size * facing))
  canvas.fill([p([-0.42, 0.42, -0.98, 0.12, -1.12, 0.16, -1.04, 0.02, -0.3, 0.24])], { colour: dark })
  for (const at of [-0.02, 0.16])
    canvas.stroke(p([at, 0.16, at + 0.03, 0, at + 0.11, -0.01]), [size * 0.035, size * 0.03, size * 0.02], {
      colour: mix(dark, lch(0.5, 0.08, 50), 0.4)
    })
  const body = rounded(
    p([
      -0.55, 0.36, -0.3, 0.66, 0.02, 0.86, 0.16, 1.16, 0.42, 1.22, 0.6, 1.05, 0.56, 0.82, 0.52, 0.5, 0.3, 0.2, -0.02,
      0.12, -0.34, 0.18
    ])
  )
  canvas.fill([body], {
    colour: shift(back, 0.06),
    to: breast,
    from: [x - facing * size * 0.2, foot - size],
    until: [x + facing * size * 0.35, foot - size * 0.35]
  })
  canvas.fill([rounded(p([-0.02, 0.98, 0.14, 1.2, 0.42, 1.25, 0.6, 1.08, 0.4, 1.04, 0.16, 0.94]))], {
    colour: shift(back, -0.02, 1.2)
  })
  const wing = rounded(p([0.16, 0.74, -0.08, 0.8, -0.4, 0.56, -0.86, 0.2, -0.5, 0.24, -0.1, 0.3, 0.16, 0.5]))
  canvas.fill([wing], {
    colour: shift(back, -0.02),
    to: dark,
    from: [x, foot - size * 0.8],
    until: [x - facing * size * 0.6, foot - size * 0.2]
  })
  for (let i = 0; i < 5; i += 1)
    canvas.stroke(
      p([0.08 - i * 0.08, 0.58 - i * 0.04, -0.3 - i * 0.1, 0.42 - i * 0.05]),
      [size * 0.028, 0.5],
      { colour: shift(breast, -0.12) },
      0.75
    )
  canvas.fill([p([0.57, 1.1, 0.8, 1.02, 0.57, 0.97])], { colour: mix(dark, lch(0.6, 0.12, 65), 0.5) })
  canvas.disc(x + facing * size * 0.42, foot - size * 1.08, size * 0.055, { colour: [0.12, 0, 0] })
  canvas.disc(x + facing * size * 0.437, foot - size * 1.1, size * 0.018, { colour: [0.98, 0, 0] })
}

/** A stem with leaves, for vases and wreaths. */
export function paintStem(
  canvas: Canvas,
  x: number,
  y: number,
  toX: number,
  toY: number,
  size: number,
  colour: Lab,
  random: Random
): void {
  const middle: [number, number] = [(x + toX) / 2 + random.bell() * size, (y + toY) / 2]
  canvas.fill([ribbon([x, y, ...middle, toX, toY], [size * 0.09, size * 0.08, size * 0.05])], { colour })
  for (let i = 0; i < 4; i += 1) {
    const t = 0.35 + i * 0.16
    const lx = x + (toX - x) * t
    const ly = y + (toY - y) * t
    const side = i % 2 ? 1 : -1
    canvas.fill(
      [
        rounded(
          [
            lx,
            ly,
            lx + side * size * 0.35,
            ly - size * 0.32,
            lx + side * size * 0.8,
            ly - size * 0.3,
            lx + side * size * 0.4,
            ly - size * 0.02
          ],
          4
        )
      ],
      { colour: shift(colour, random.range(-0.05, 0.07)) }
    )
  }
}

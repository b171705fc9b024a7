/** A garden or a field of flowers. */
import type { Brief } from '../brief.ts'
import type { Canvas } from '../canvas.ts'
import { ellipse, rounded } from '../canvas.ts'
import type { Lab } from '../colour.ts'
import { clamp, lch, mix, shift, smooth } from '../colour.ts'
import { Noise } from '../noise.ts'
import type { Random } from '../random.ts'
import { line, paintFlock, paintFlower } from './parts.ts'
import { paintSky } from './sky.ts'

/** A field of flowers, larger towards the front. */
export function paintGarden(canvas: Canvas, brief: Brief): void {
  const random = brief.random('garden')
  const horizon = canvas.height * random.range(0.36, 0.48)
  const { palette } = brief
  paintSky(canvas, brief, horizon)
  const noise = new Noise(random.int(0, 1e9))
  const leaf = mix(palette.near, lch(0.46, 0.1, 140), brief.time === 'night' ? 0.3 : 0.7)
  for (let i = 0; i < 3; i += 1) {
    const hill = line(
      canvas,
      (u) =>
        horizon -
        canvas.unit * 0.1 * (1 - i / 3) * noise.sum1(u * (0.9 + i * 0.4) + i * 20, 2 + i) +
        canvas.unit * 0.035 * i
    )
    const colour = mix(mix(palette.far, palette.horizon, 0.4), shift(leaf, 0.1), i / 2.4)
    canvas.below(hill, {
      colour,
      to: mix(colour, leaf, 0.5),
      from: [0, horizon - canvas.unit * 0.1],
      until: [0, horizon + canvas.unit * 0.3]
    })
  }
  const grass = line(canvas, () => horizon + canvas.unit * 0.06)
  canvas.below(
    grass,
    {
      colour: mix(shift(leaf, 0.12), palette.horizon, 0.2),
      to: shift(leaf, -0.12),
      from: [0, horizon],
      until: [0, canvas.height]
    },
    1,
    (x, y) => noise.at2((x / canvas.unit) * 30, (y / canvas.unit) * 60) * 0.04 * brief.detail
  )
  const blooms = [
    palette.accent,
    palette.second,
    mix(palette.accent, palette.light, 0.55),
    shift(palette.accent, 0.02, 1, 35)
  ]
  const kind = brief.has('kind:tulip')
    ? 'tulip'
    : brief.has('kind:lavender')
      ? 'lavender'
      : brief.has('kind:sunflower')
        ? 'sunflower'
        : brief.has('kind:poppy')
          ? 'poppy'
          : brief.has('kind:daisy')
            ? 'daisy'
            : random.pick(['daisy', 'poppy', 'daisy'] as const)
  const count = Math.round((canvas.width / canvas.unit) * (170 + 430 * brief.detail))
  const flowers = Array.from({ length: count }, () => ({
    x: random.next(),
    depth: random.next() ** 0.75,
    tint: random.next()
  })).sort((a, b) => a.depth - b.depth)
  for (const { x, depth, tint } of flowers) {
    const near = depth ** 2.6
    const y = horizon + canvas.unit * 0.07 + (canvas.height * 1.02 - horizon) * depth ** 1.7
    const size = canvas.unit * (0.003 + 0.046 * near)
    const patch = noise.at2(x * 5, depth * 5 + 30)
    const colour =
      kind === 'sunflower'
        ? lch(0.83, 0.16, 85 + 8 * tint)
        : kind === 'lavender'
          ? lch(0.6, 0.13, 300 + 14 * tint)
          : kind === 'poppy' && brief.has('kind:poppy')
            ? shift(lch(0.6, 0.2, 30), 0.06 * tint - 0.02, 1, 10 * tint)
            : blooms[clamp(Math.floor((patch * 0.5 + 0.5) * 3.2 + tint * 0.9), 0, 3)]!
    paintBloom(
      canvas,
      random,
      kind,
      x * canvas.width,
      y,
      size,
      mix(palette.horizon, colour, 0.5 + 0.5 * smooth(0, 0.35, depth)),
      leaf,
      palette
    )
  }
  if (brief.maybe('show:birds', 0.3)) paintFlock(canvas, brief, mix(palette.near, palette.far, 0.3), 0.08, 0.22)
}

function paintBloom(
  canvas: Canvas,
  random: Random,
  kind: string,
  x: number,
  y: number,
  size: number,
  colour: Lab,
  leaf: Lab,
  palette: Brief['palette']
): void {
  const lean = random.bell() * size
  const head = y - size * random.range(2.2, 3.6)
  const stem = shift(leaf, random.range(-0.1, 0.04))
  if (size < canvas.unit * 0.007) {
    canvas.fill([ellipse(x, y, size, size * (kind === 'lavender' ? 1.8 : 0.75))], { colour })
    return
  }
  canvas.stroke([x + lean * 0.4, y + size * 3, x, y, x + lean, head], [size * 0.16, size * 0.14, size * 0.1], {
    colour: stem
  })
  canvas.fill(
    [
      rounded(
        [
          x,
          y + size * 1.6,
          x + size * 0.9,
          y + size * 0.2,
          x + size * 1.5,
          y - size * 0.9,
          x + size * 0.4,
          y + size * 0.3
        ],
        4
      )
    ],
    {
      colour: shift(stem, 0.05)
    }
  )
  if (kind === 'tulip') {
    for (const [at, dark] of [
      [-0.42, -0.06],
      [0.42, -0.04],
      [0, 0.03]
    ] as const) {
      const cx = x + lean + at * size
      canvas.fill(
        [
          rounded(
            [
              cx,
              head + size * 0.9,
              cx - size * 0.52,
              head + size * 0.1,
              cx - size * 0.1 + at * size * 0.5,
              head - size * 1.05,
              cx + size * 0.52,
              head + size * 0.1
            ],
            6
          )
        ],
        {
          colour: shift(colour, dark + 0.07),
          to: shift(colour, dark - 0.05),
          from: [0, head - size],
          until: [0, head + size]
        }
      )
    }
  } else if (kind === 'lavender') {
    for (let i = 0; i < 9; i += 1)
      canvas.disc(
        x + lean + (i % 2 ? 0.28 : -0.28) * size * (1 - i / 12),
        head - size * (i * 0.42 - 1.2),
        size * (0.42 - i * 0.025),
        {
          colour: shift(colour, random.range(-0.08, 0.08))
        }
      )
  } else {
    const many = kind === 'sunflower' ? 16 : kind === 'poppy' ? 4 : 10
    const heart =
      kind === 'sunflower'
        ? lch(0.32, 0.06, 55)
        : kind === 'poppy'
          ? shift(palette.near, -0.05)
          : mix(palette.light, lch(0.82, 0.15, 85), 0.7)
    paintFlower(
      canvas,
      x + lean,
      head,
      size * (kind === 'poppy' ? 1.1 : 1.25),
      colour,
      heart,
      random,
      many,
      random.range(0.65, 0.95)
    )
  }
}

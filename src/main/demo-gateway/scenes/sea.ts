/** The sea: waves, a boat, a lighthouse, a beach. */
import type { Brief } from '../brief.ts'
import type { Canvas } from '../canvas.ts'
import { rounded } from '../canvas.ts'
import type { Lab } from '../colour.ts'
import { lch, mix, shift, smooth } from '../colour.ts'
import { Noise } from '../noise.ts'
import { line, paintFlock } from './parts.ts'
import type { Sun } from './sky.ts'
import { paintSky } from './sky.ts'

/** Water to the horizon under a large sky, headlands, a path of light, a boat or a lighthouse. */
export function paintSea(canvas: Canvas, brief: Brief): void {
  const random = brief.random('sea')
  const horizon = canvas.height * random.range(0.46, 0.62)
  const sun = paintSky(canvas, brief, horizon)
  for (let i = 0; i < 2; i += 1) paintHeadland(canvas, brief, horizon, i)
  if (brief.has('show:lighthouse')) paintLighthouse(canvas, brief, horizon)
  paintWaves(canvas, brief, horizon, sun)
  if (!brief.has('show:lighthouse') && brief.maybe('show:boat', 0.5)) paintBoat(canvas, brief, horizon)
  if (brief.random('beach').chance(0.55)) paintBeach(canvas, brief)
  else paintRocks(canvas, brief)
  if (brief.maybe('show:birds', 0.6))
    paintFlock(canvas, brief, mix(brief.palette.near, brief.palette.light, 0.1), 0.14, 0.3)
}

function paintHeadland(canvas: Canvas, brief: Brief, horizon: number, i: number): void {
  const random = brief.random(`headland ${i}`)
  const noise = new Noise(random.int(0, 1e9))
  const left = random.chance(0.5)
  const wide = canvas.width / canvas.unit
  const end = random.range(0.25, 0.6)
  const high = canvas.unit * random.range(0.05, 0.15) * (1 + i * 0.4)
  const shape = line(canvas, (u) => {
    const inward = (left ? u : wide - u) / wide
    return (
      horizon +
      2 -
      high * smooth(end, end * 0.25, inward + 0.08 * noise.sum1(u * 5, 3)) * (0.75 + 0.4 * noise.sum1(u * 7, 5))
    )
  })
  const colour = mix(brief.palette.far, brief.palette.horizon, 0.35 - i * 0.3)
  canvas.below(shape, {
    colour: shift(colour, -0.04 * i),
    to: mix(colour, brief.palette.horizon, 0.5),
    from: [0, horizon - high],
    until: [0, horizon + high * 0.4]
  })
}

function paintWaves(canvas: Canvas, brief: Brief, horizon: number, sun: Sun): void {
  const noise = new Noise(brief.random('waves').int(0, 1e9))
  const deep = shift(mix(brief.palette.zenith, brief.palette.near, 0.3), 0.03)
  const far = mix(mix(brief.palette.middle, brief.palette.horizon, 0.35), deep, 0.25)
  const fine = 0.16 * brief.detail
  const rough = brief.has('weather:storm') ? 2 : 1
  const first = Math.floor(horizon)
  for (let y = first; y < canvas.height; y += 1) {
    const t = (y - first + 0.5) / (canvas.height - first)
    const near = 0.02 + t * 0.62
    const base = mix(far, deep, smooth(0, 0.75, t))
    const rows = 4.4 / near + t * 26
    for (let x = 0; x < canvas.width; x += 1) {
      const u = (x - canvas.width / 2) / canvas.unit / near
      // Not rotated from octave to octave like other noise: waves are level.
      const swell =
        0.5 * noise.at2(u * 2.6, rows) +
        0.27 * noise.at2(u * 6.5 + 40, rows * 2.2) +
        fine * noise.at2(u * 15, rows * 4.5)
      const crest = smooth(0.1, 0.42, swell)
      const index = y * canvas.width + x
      const height = swell * 0.16 * (0.3 + 0.7 * brief.detail) * rough
      canvas.l[index] = base[0] + height
      canvas.a[index] = base[1] + (brief.palette.horizon[1] - base[1]) * crest * 0.4
      canvas.b[index] = base[2] + (brief.palette.horizon[2] - base[2]) * crest * 0.4
      if (rough > 1 || t > 0.4)
        canvas.shine(index, brief.palette.light, smooth(0.3, 0.5, swell) * 0.22 * rough * brief.detail)
      const lane = Math.exp(-(((x - sun.x) / (canvas.unit * (0.07 + 0.2 * t))) ** 2))
      canvas.shine(index, sun.light, lane * smooth(-0.06, 0.3, swell) * (0.85 - 0.5 * t))
    }
  }
}

function paintBoat(canvas: Canvas, brief: Brief, horizon: number): void {
  const random = brief.random('boat')
  const s = canvas.unit * random.range(0.06, 0.1)
  const x = canvas.width * random.range(0.25, 0.75)
  const y = horizon + (canvas.height - horizon) * random.range(0.1, 0.25)
  const sail = mix(brief.palette.light, brief.palette.accent, random.pick([0.05, 0.55]))
  canvas.fill([[x - s * 0.04, y - s * 0.25, x - s * 0.02, y - s * 1.9, x - s * 0.75, y - s * 0.3]], {
    colour: shift(sail, -0.09),
    to: sail,
    from: [x - s, y],
    until: [x, y]
  })
  canvas.fill(
    [[x + s * 0.06, y - s * 0.25, x + s * 0.03, y - s * 1.75, x + s * 0.35, y - s * 0.9, x + s * 0.55, y - s * 0.28]],
    {
      colour: sail,
      to: shift(sail, -0.1),
      from: [x, y],
      until: [x + s, y]
    }
  )
  canvas.fill(
    [
      rounded(
        [x - s * 0.85, y - s * 0.2, x + s * 0.9, y - s * 0.22, x + s * 0.6, y + s * 0.08, x - s * 0.6, y + s * 0.08],
        4
      )
    ],
    {
      colour: shift(brief.palette.near, -0.03)
    }
  )
  for (let i = 0; i < 14; i += 1) {
    const down = (i / 14) ** 1.2
    const half = s * (0.75 - 0.5 * down) * random.range(0.5, 1)
    canvas.stroke(
      [x - half, y + s * (0.1 + down * 1.1), x + half, y + s * (0.1 + down * 1.1)],
      [0.5, s * 0.035],
      { colour: mix(brief.palette.near, sail, i % 3 ? 0.15 : 0.6) },
      0.5 * (1 - down)
    )
  }
}

function paintLighthouse(canvas: Canvas, brief: Brief, horizon: number): void {
  const random = brief.random('lighthouse')
  const x = canvas.width * (random.chance(0.5) ? random.range(0.2, 0.32) : random.range(0.68, 0.8))
  const s = canvas.unit * 0.3
  const foot = horizon + s * 0.02
  const rock = mix(brief.palette.near, brief.palette.far, 0.15)
  const lampY = foot - s * 1.08
  const beam = mix(brief.palette.light, lch(0.9, 0.1, 90), 0.5)
  if (brief.time !== 'day') {
    const away = x > canvas.width / 2 ? -1 : 1
    canvas.fill(
      [[x, lampY, x + away * canvas.width, lampY - s * 0.42, x + away * canvas.width, lampY + s * 0.12]],
      { colour: beam, to: brief.palette.middle, from: [x, lampY], until: [x + away * canvas.width * 0.8, lampY] },
      0.32
    )
  }
  canvas.fill(
    [
      rounded(
        [
          x - s * 0.9,
          foot + s * 0.06,
          x - s * 0.45,
          foot - s * 0.13,
          x - s * 0.1,
          foot - s * 0.24,
          x + s * 0.28,
          foot - s * 0.2,
          x + s * 0.62,
          foot - s * 0.08,
          x + s * 1,
          foot + s * 0.06
        ],
        5
      )
    ],
    { colour: rock, to: shift(rock, -0.05), from: [x, foot - s * 0.2], until: [x, foot] }
  )
  const wall: Lab = mix([0.95, 0.005, 0.02], brief.palette.near, brief.time === 'night' ? 0.45 : 0.12)
  const tower = (from: number, to: number): number[] => {
    const half = (t: number): number => s * (0.095 - 0.04 * t)
    const y = (t: number): number => foot - s * (0.2 + 0.78 * t)
    return [x - half(from), y(from), x - half(to), y(to), x + half(to), y(to), x + half(from), y(from)]
  }
  canvas.fill([tower(0, 1)], {
    colour: wall,
    to: shift(wall, -0.22),
    from: [x - s * 0.08, 0],
    until: [x + s * 0.08, 0]
  })
  for (const at of [0.12, 0.45, 0.76])
    canvas.fill([tower(at, at + 0.16)], {
      colour: brief.palette.accent,
      to: shift(brief.palette.accent, -0.2),
      from: [x - s * 0.08, 0],
      until: [x + s * 0.08, 0]
    })
  canvas.fill(
    [
      [
        x - s * 0.08,
        lampY + s * 0.1,
        x + s * 0.08,
        lampY + s * 0.1,
        x + s * 0.08,
        lampY + s * 0.07,
        x - s * 0.08,
        lampY + s * 0.07
      ]
    ],
    {
      colour: rock
    }
  )
  canvas.fill(
    [
      [
        x - s * 0.045,
        lampY + s * 0.07,
        x - s * 0.045,
        lampY - s * 0.04,
        x + s * 0.045,
        lampY - s * 0.04,
        x + s * 0.045,
        lampY + s * 0.07
      ]
    ],
    {
      colour: beam
    }
  )
  canvas.fill([[x - s * 0.065, lampY - s * 0.04, x, lampY - s * 0.12, x + s * 0.065, lampY - s * 0.04]], {
    colour: rock
  })
  canvas.glow(x, lampY, s * 0.7, beam, brief.time === 'day' ? 0.15 : 0.7, 2.4)
}

function paintBeach(canvas: Canvas, brief: Brief): void {
  const random = brief.random('shore')
  const noise = new Noise(random.int(0, 1e9))
  const lean = random.range(-0.14, 0.14)
  const wide = canvas.width / canvas.unit
  const edge = (shift_: number): Float32Array =>
    line(
      canvas,
      (u) =>
        canvas.height * 0.87 +
        canvas.unit *
          (lean * (u - wide / 2) + 0.035 * Math.sin(u * 4 + lean * 60) + 0.02 * noise.sum1(u * 6, 4) + shift_)
    )
  const sand = mix(
    mix(brief.palette.light, brief.palette.accent, 0.2),
    brief.palette.near,
    brief.time === 'night' ? 0.75 : brief.time === 'day' ? 0.12 : 0.42
  )
  canvas.below(edge(-0.022), { colour: mix(brief.palette.middle, sand, 0.45) }, 0.55)
  canvas.below(
    edge(-0.006),
    { colour: mix([0.98, 0, 0], brief.palette.near, brief.time === 'night' ? 0.5 : 0.08) },
    0.8,
    () => 0
  )
  canvas.below(
    edge(0.004),
    {
      colour: shift(sand, -0.1),
      to: shift(sand, -0.02),
      from: [0, canvas.height * 0.86],
      until: [0, canvas.height * 0.95]
    },
    1,
    (x, y) => noise.at2(x * 0.35, y * 0.9) * 0.02 * brief.detail
  )
}

function paintRocks(canvas: Canvas, brief: Brief): void {
  const random = brief.random('rocks')
  const left = random.chance(0.5)
  const colour = shift(brief.palette.near, -0.02)
  for (let i = 0; i < 7; i += 1) {
    const inward = random.next() * 0.5
    const x = (left ? inward : 1 - inward) * canvas.width
    const s = canvas.unit * random.range(0.05, 0.16) * (1 - inward)
    const y = canvas.height * random.range(0.9, 1.02)
    const stone = [
      x - s * 1.5,
      y + s * 0.4,
      x - s,
      y - s * random.range(0.2, 0.5),
      x - s * 0.2,
      y - s * random.range(0.6, 1),
      x + s * 0.5,
      y - s * random.range(0.4, 0.9),
      x + s * 1.2,
      y - s * 0.1,
      x + s * 1.6,
      y + s * 0.5
    ]
    canvas.fill([stone], { colour: shift(colour, 0.1), to: colour, from: [x, y - s], until: [x, y] })
    canvas.fill(
      [[stone[4]!, stone[5]!, stone[6]!, stone[7]!, stone[8]!, stone[9]!, stone[10]!, stone[11]!, x, y + s]],
      { colour: shift(colour, -0.04) },
      0.7
    )
    canvas.stroke(
      [x - s * 1.7, y + s * 0.42, x, y + s * 0.5, x + s * 1.8, y + s * 0.52],
      [1, s * 0.08, 1],
      { colour: brief.palette.light },
      0.5
    )
  }
}

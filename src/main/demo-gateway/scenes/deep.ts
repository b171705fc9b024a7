/** Space, and under water. */
import type { Brief } from '../brief.ts'
import type { Canvas } from '../canvas.ts'
import { ellipse, rounded } from '../canvas.ts'
import type { Lab } from '../colour.ts'
import { clamp, lch, mix, shift, smooth } from '../colour.ts'
import { Noise } from '../noise.ts'
import { line } from './parts.ts'
import { sample, sparkle } from './sky.ts'

/** Nebula, stars, a planet with its shadow and perhaps rings, a moon, a ridge to stand on. */
export function paintSpace(canvas: Canvas, brief: Brief): void {
  const random = brief.random('space')
  const { palette } = brief
  const dark = mix(palette.zenith, lch(0.09, 0.03, 275), 0.75)
  paintNebula(canvas, brief, dark)
  const area = (canvas.width * canvas.height) / canvas.unit ** 2
  for (let i = 0; i < area * (140 + 620 * brief.detail) && brief.allows('show:stars'); i += 1) {
    const big = random.next() ** 9
    const tint: Lab = random.chance(0.7)
      ? [1, 0, 0.01]
      : mix([1, 0, 0], random.chance(0.5) ? palette.second : palette.accent, 0.4)
    sparkle(
      canvas,
      random.next() * canvas.width,
      random.next() * canvas.height,
      canvas.unit * (0.0006 + 0.0034 * big),
      random.range(0.25, 1),
      tint
    )
    if (big > 0.6)
      canvas.glow(random.next() * canvas.width, random.next() * canvas.height, canvas.unit * 0.02, tint, 0.7, 4)
  }
  const side = random.chance(0.5) ? 1 : -1
  const big = random.range(0.2, 0.36)
  const x = canvas.width * (0.5 + side * random.range(0.02, 0.2))
  const y = canvas.height * random.range(0.36, 0.5)
  paintPlanet(canvas, brief, 'planet', x, y, canvas.unit * big, brief.maybe('show:ring', 0.45), side)
  if (brief.maybe('show:moon', 0.6))
    paintPlanet(
      canvas,
      brief,
      'moon',
      x - side * canvas.unit * random.range(0.32, 0.42),
      y - canvas.unit * random.range(0.16, 0.28),
      canvas.unit * random.range(0.035, 0.07),
      false,
      side
    )
  if (random.chance(0.55)) paintSurface(canvas, brief, x)
}

function paintNebula(canvas: Canvas, brief: Brief, dark: Lab): void {
  const random = brief.random('nebula')
  const noise = new Noise(random.int(0, 1e9))
  const octaves = 2 + Math.round(4 * brief.detail)
  const lean = random.range(-0.7, 0.7)
  const warm = mix(brief.palette.accent, brief.palette.horizon, 0.25)
  const cool = mix(brief.palette.second, brief.palette.middle, 0.35)
  const step = Math.max(1, Math.round(canvas.unit / 260))
  const columns = Math.ceil(canvas.width / step) + 2
  const rows = Math.ceil(canvas.height / step) + 2
  const planes = [
    new Float32Array(columns * rows),
    new Float32Array(columns * rows),
    new Float32Array(columns * rows)
  ] as const
  const colourAt = (u: number, v: number): Lab => {
    const wx = noise.sum2(u * 2 + 9, v * 2, 3)
    const wy = noise.sum2(u * 2, v * 2 + 31, 3)
    const cloud = noise.sum2(u * 2.3 + wx * 1.6, v * 2.3 + wy * 1.6, octaves)
    const band = Math.exp(-(((v - lean * u) / 0.34) ** 2))
    const glow = clamp((cloud + 0.3) * 1.5) * (0.28 + 0.72 * band)
    const dust = smooth(0.05, 0.4, noise.sum2(u * 4 - wy * 2, v * 4 + wx * 2, octaves)) * band
    const tint = mix(cool, warm, smooth(-0.25, 0.3, wx + 0.3 * wy))
    const colour = mix(mix(dark, tint, glow * 0.8), dark, dust * 0.5)
    return mix(colour, brief.palette.light, smooth(0.5, 1, glow) * 0.34)
  }
  for (let j = 0; j < rows; j += 1) {
    for (let i = 0; i < columns; i += 1) {
      const colour = colourAt((i * step - canvas.width / 2) / canvas.unit, (j * step - canvas.height / 2) / canvas.unit)
      for (const c of [0, 1, 2] as const) planes[c][j * columns + i] = colour[c]
    }
  }
  for (let y = 0; y < canvas.height; y += 1) {
    for (let x = 0; x < canvas.width; x += 1) {
      const index = y * canvas.width + x
      canvas.l[index] = sample(planes[0], columns, x / step, y / step)
      canvas.a[index] = sample(planes[1], columns, x / step, y / step)
      canvas.b[index] = sample(planes[2], columns, x / step, y / step)
    }
  }
}

function paintPlanet(
  canvas: Canvas,
  brief: Brief,
  name: string,
  x: number,
  y: number,
  r: number,
  rings: boolean,
  side: number
): void {
  const random = brief.random(name)
  const noise = new Noise(random.int(0, 1e9))
  const { palette } = brief
  const bands = name === 'planet' && random.chance(0.55)
  const base =
    name === 'moon'
      ? mix(palette.light, palette.far, 0.35)
      : random.pick([palette.accent, palette.second, palette.horizon])
  const other = name === 'moon' ? palette.far : random.pick([palette.light, palette.middle, palette.second])
  const tilt = random.range(-0.5, 0.5)
  const octaves = 3 + Math.round(3 * brief.detail)
  canvas.glow(x, y, r * 1.6, mix(base, palette.light, 0.2), 0.45, 3)
  if (rings) paintRings(canvas, brief, x, y, r, tilt, false)
  for (let py = Math.max(0, Math.floor(y - r - 2)); py < Math.min(canvas.height, y + r + 2); py += 1) {
    for (let px = Math.max(0, Math.floor(x - r - 2)); px < Math.min(canvas.width, x + r + 2); px += 1) {
      const dx = (px + 0.5 - x) / r
      const dy = (py + 0.5 - y) / r
      const d = dx * dx + dy * dy
      const cover = clamp((1 - Math.sqrt(d)) * r + 0.5)
      if (cover <= 0) continue
      const z = Math.sqrt(Math.max(0, 1 - d))
      const across = dx * Math.cos(tilt) + dy * Math.sin(tilt)
      const up = dy * Math.cos(tilt) - dx * Math.sin(tilt)
      const long = Math.atan2(across, z) * 0.6
      const swirl = noise.sum2(long * 4, up * 4, octaves)
      const tone = bands ? smooth(-0.35, 0.35, noise.sum1(up * 7 + swirl * 0.5, 4)) : smooth(-0.12, 0.2, swirl)
      const lambert = -dx * 0.62 * side - dy * 0.45 + z * 0.55
      const day = smooth(-0.08, 0.85, lambert)
      const rim = (1 - z) ** 3 * smooth(-0.2, 0.5, lambert)
      const surface = shift(mix(base, other, tone * 0.75), noise.at2(long * 22, up * 22) * 0.03 * brief.detail)
      const colour = mix(
        mix([0.1, palette.zenith[1], palette.zenith[2]], surface, 0.06 + 0.94 * day),
        palette.light,
        rim * 0.5
      )
      canvas.blend(py * canvas.width + px, colour, cover)
    }
  }
  if (rings) paintRings(canvas, brief, x, y, r, tilt, true)
}

function paintRings(canvas: Canvas, brief: Brief, x: number, y: number, r: number, tilt: number, front: boolean): void {
  const noise = new Noise(brief.random('rings').int(0, 1e9))
  const tint = mix(brief.palette.light, brief.palette.accent, 0.3)
  const reach = r * 2.3
  for (let py = Math.max(0, Math.floor(y - reach)); py < Math.min(canvas.height, y + reach); py += 1) {
    for (let px = Math.max(0, Math.floor(x - reach)); px < Math.min(canvas.width, x + reach); px += 1) {
      const dx = px + 0.5 - x
      const dy = py + 0.5 - y
      const along = (dx * Math.cos(tilt) + dy * Math.sin(tilt)) / r
      const flat = (dy * Math.cos(tilt) - dx * Math.sin(tilt)) / r
      if (front !== flat > 0) continue
      const d = Math.hypot(along, flat * 4.2)
      const body = smooth(1.3, 1.36, d) * smooth(2.25, 2.15, d)
      if (body <= 0) continue
      const grooves = 0.45 + 0.55 * noise.sum1(d * 26, 4)
      canvas.blend(
        py * canvas.width + px,
        shift(tint, noise.at1(d * 60) * 0.05),
        body * clamp(grooves) * 0.85 * (1 - smooth(1.9, 1.92, d) * smooth(1.98, 1.96, d) * 0.9)
      )
    }
  }
}

function paintSurface(canvas: Canvas, brief: Brief, lightX: number): void {
  for (let i = 0; i < 3; i += 1) {
    const random = brief.random(`surface ${i}`)
    const noise = new Noise(random.int(0, 1e9))
    const base = canvas.height * (0.82 + 0.07 * i)
    const ridge = line(canvas, (u) => base - canvas.unit * (0.13 - 0.03 * i) * (noise.crest1(u * 2.2 + i * 7, 5) - 0.4))
    const colour = mix(mix(brief.palette.far, brief.palette.accent, 0.35), lch(0.1, 0.03, 280), 0.45 + 0.25 * i)
    canvas.below(
      ridge,
      {
        colour: shift(colour, 0.06),
        to: shift(colour, -0.05),
        from: [0, base - canvas.unit * 0.1],
        until: [0, base + canvas.unit * 0.2]
      },
      1,
      (x, _, depth) =>
        Math.exp(-depth / (canvas.unit * 0.006)) * 0.2 * Math.exp(-(((x - lightX) / canvas.unit / 0.5) ** 2))
    )
  }
}

/** Light from above, weeds and coral below, a shoal or jellyfish between. */
export function paintUnderwater(canvas: Canvas, brief: Brief): void {
  const random = brief.random('underwater')
  const { palette } = brief
  const lead = brief.random('water colour').range(-14, 14)
  const sea = (l: number, c: number, h: number): Lab => mix(lch(l, c, h + lead), palette.zenith, 0.3)
  const night = brief.time === 'night' || brief.time === 'dusk' ? 0.14 : 0
  const surface = mix(sea(0.86 - night, 0.09, 200), palette.light, 0.25)
  const deep = sea(0.26 - night, 0.07, 250)
  canvas.gradient([
    [0, surface],
    [0.28, sea(0.66 - night, 0.11, 215)],
    [0.65, sea(0.44 - night, 0.1, 238)],
    [1, deep]
  ])
  const lightX = canvas.width * random.range(0.3, 0.7)
  canvas.glow(lightX, 0, canvas.unit * 0.9, [1, palette.light[1], palette.light[2]], 0.6, 2)
  paintBeams(canvas, brief, lightX, surface)
  for (let i = 0; i < 3; i += 1) paintReef(canvas, brief, i, deep)
  const jelly = brief.has('show:jellyfish') || (!brief.has('show:fish') && random.chance(0.4))
  if (jelly) for (let i = 0; i < 3 + Math.round(2 * brief.detail); i += 1) paintJelly(canvas, brief, i)
  else paintShoal(canvas, brief)
  for (let i = 0; i < 40 * brief.detail; i += 1) {
    const x = random.next() * canvas.width
    const y = random.next() * canvas.height
    const r = canvas.unit * random.range(0.001, 0.007)
    canvas.disc(x, y, r, { colour: surface }, 0.35)
    canvas.disc(x - r * 0.3, y - r * 0.3, r * 0.3, { colour: [1, 0, 0] }, 0.6)
  }
}

function paintBeams(canvas: Canvas, brief: Brief, lightX: number, light: Lab): void {
  const noise = new Noise(brief.random('beams').int(0, 1e9))
  for (let y = 0; y < canvas.height * 0.85; y += 1) {
    const fade = (1 - y / (canvas.height * 0.85)) ** 1.3
    for (let x = 0; x < canvas.width; x += 1) {
      const angle = (x - lightX) / (y + canvas.unit * 0.7)
      const beam = smooth(0.05, 0.5, noise.sum1(angle * 9, 3) + 0.1)
      canvas.shine(y * canvas.width + x, light, beam * fade * 0.34)
    }
  }
}

function paintReef(canvas: Canvas, brief: Brief, i: number, deep: Lab): void {
  const random = brief.random(`reef ${i}`)
  const noise = new Noise(random.int(0, 1e9))
  const { palette } = brief
  const t = i / 2
  const base = canvas.height * (0.8 + 0.08 * i)
  const body = mix(mix(deep, lch(0.42, 0.09, 235), 0.5 - 0.4 * t), palette.near, 0.5 * t)
  const bed = line(
    canvas,
    (u) =>
      base -
      canvas.unit * 0.16 * noise.sum1(u * 2.2 + i * 20, 4) -
      canvas.unit * 0.1 * smooth(0.2, 0.5, Math.abs(u / (canvas.width / canvas.unit) - 0.5))
  )
  const count = Math.round((canvas.width / canvas.unit) * (7 + 12 * brief.detail))
  const tints = [
    palette.accent,
    palette.second,
    mix(palette.accent, palette.light, 0.4),
    lch(0.6, 0.12, 150),
    shift(palette.accent, 0, 1, 50)
  ]
  for (let k = 0; k < count; k += 1) {
    const x = random.next() * (canvas.width - 1)
    const foot = bed[Math.floor(x)]! + canvas.unit * 0.01
    const tint = mix(body, random.pick(tints), 0.12 + 0.62 * t)
    const size = canvas.unit * random.range(0.07, 0.17) * (0.6 + 0.6 * t)
    if (random.chance(0.5)) paintWeed(canvas, random, x, foot, size * 1.7, tint)
    else if (random.chance(0.6)) coral(canvas, random, x, foot, -Math.PI / 2, size * 0.4, size * 0.11, tint, 4)
    else
      canvas.fill([ellipse(x, foot, size * 0.5, size * 0.34)], {
        colour: shift(tint, 0.08),
        to: shift(tint, -0.1),
        from: [x, foot - size * 0.3],
        until: [x, foot]
      })
  }
  canvas.below(
    bed,
    {
      colour: shift(body, 0.03),
      to: shift(body, -0.06),
      from: [0, base - canvas.unit * 0.1],
      until: [0, canvas.height]
    },
    1,
    (x, y) => noise.at2((x / canvas.unit) * 40, (y / canvas.unit) * 40) * 0.025 * brief.detail
  )
}

function paintWeed(
  canvas: Canvas,
  random: { range(a: number, b: number): number; bell(): number },
  x: number,
  foot: number,
  high: number,
  colour: Lab
): void {
  const points: number[] = []
  const phase = random.range(0, 6)
  for (let k = 0; k <= 12; k += 1)
    points.push(x + Math.sin(k * 0.7 + phase) * high * 0.06 * (k / 6), foot - (high * k) / 12)
  canvas.stroke(
    points,
    Array.from({ length: 13 }, (_, k) => high * 0.07 * (1 - k / 13) + 0.5),
    { colour: shift(colour, -0.06), to: shift(colour, 0.08), from: [x, foot], until: [x, foot - high] }
  )
}

function coral(
  canvas: Canvas,
  random: { range(a: number, b: number): number },
  x: number,
  y: number,
  angle: number,
  length: number,
  girth: number,
  colour: Lab,
  depth: number
): void {
  const ex = x + Math.cos(angle) * length
  const ey = y + Math.sin(angle) * length
  canvas.stroke([x, y, ex, ey], [girth, girth * 0.75], { colour })
  canvas.disc(ex, ey, girth * 0.42, { colour: shift(colour, depth === 0 ? 0.1 : 0.02) })
  if (depth === 0) return
  for (const side of [-1, 1])
    coral(
      canvas,
      random,
      ex,
      ey,
      angle + side * random.range(0.2, 0.55),
      length * random.range(0.65, 0.88),
      girth * 0.76,
      shift(colour, 0.015),
      depth - 1
    )
}

function paintJelly(canvas: Canvas, brief: Brief, i: number): void {
  const random = brief.random(`jelly ${i}`)
  const { palette } = brief
  const s = canvas.unit * (i === 0 ? random.range(0.17, 0.22) : random.range(0.05, 0.12))
  const x = canvas.width * (i === 0 ? random.range(0.36, 0.64) : random.range(0.08, 0.92))
  const y = canvas.height * (i === 0 ? random.range(0.28, 0.38) : random.range(0.15, 0.65))
  const tint = mix(i % 2 ? palette.second : palette.accent, palette.light, 0.35)
  canvas.glow(x, y, s * 2.2, tint, 0.4, 2)
  for (let k = 0; k < 11; k += 1) {
    const at = (k / 10 - 0.5) * 1.6
    const points: number[] = []
    const phase = random.range(0, 6)
    const long = s * random.range(1.4, 2.9) * (1 - Math.abs(at) * 0.35)
    for (let n = 0; n <= 14; n += 1)
      points.push(
        x + at * s * (1 - n * 0.025) + Math.sin(n * 0.55 + phase) * s * 0.07 * (n / 7),
        y + s * 0.1 + (long * n) / 14
      )
    const wide = s * (k % 3 === 1 ? 0.1 : 0.025)
    canvas.stroke(
      points,
      Array.from({ length: 15 }, (_, n) => wide * (1 - n / 16) + 0.4),
      { colour: tint, to: palette.middle, from: [x, y], until: [x, y + long] },
      0.55
    )
  }
  const bell = rounded(
    [
      x - s,
      y + s * 0.12,
      x - s * 0.86,
      y - s * 0.5,
      x - s * 0.36,
      y - s * 0.88,
      x + s * 0.36,
      y - s * 0.88,
      x + s * 0.86,
      y - s * 0.5,
      x + s,
      y + s * 0.12,
      x + s * 0.5,
      y + s * 0.22,
      x,
      y + s * 0.13,
      x - s * 0.5,
      y + s * 0.22
    ],
    8
  )
  canvas.fill(
    [bell],
    {
      colour: mix(tint, [1, 0, 0], 0.5),
      to: tint,
      from: [x - s * 0.2, y - s * 0.75],
      until: [x + s * 0.3, y + s * 0.3]
    },
    0.72
  )
  canvas.fill(
    [
      rounded(
        [
          x - s * 0.62,
          y - s * 0.05,
          x - s * 0.45,
          y - s * 0.5,
          x,
          y - s * 0.66,
          x + s * 0.45,
          y - s * 0.5,
          x + s * 0.62,
          y - s * 0.05,
          x,
          y + s * 0.08
        ],
        8
      )
    ],
    { colour: shift(tint, 0.1), to: shift(tint, -0.08, 1.2), from: [x, y - s * 0.6], until: [x, y] },
    0.6
  )
}

function paintShoal(canvas: Canvas, brief: Brief): void {
  const random = brief.random('shoal')
  const { palette } = brief
  const facing = random.chance(0.5) ? 1 : -1
  const cy = canvas.height * random.range(0.36, 0.5)
  for (let i = 0; i < 16 + 22 * brief.detail; i += 1) {
    const near = (i / (16 + 22 * brief.detail)) ** 2.2
    const s = canvas.unit * (0.012 + 0.055 * near)
    const x = canvas.width * (0.5 + random.bell() * 0.5)
    const y = cy + random.bell() * canvas.height * 0.26 + Math.sin((x / canvas.unit) * 4) * canvas.unit * 0.05
    const tint = mix(
      mix(palette.middle, lch(0.5, 0.09, 235), 0.5),
      random.chance(0.75) ? palette.accent : palette.second,
      0.25 + 0.75 * near
    )
    const p = (list: number[]): number[] => list.map((value, k) => (k % 2 ? y + value * s : x + value * s * facing))
    canvas.fill([p([-0.8, 0, -1.5, -0.5, -1.3, 0, -1.5, 0.5])], { colour: shift(tint, -0.07) })
    canvas.fill([p([-0.3, -0.4, 0, -0.78, 0.42, -0.35]), p([-0.1, 0.4, 0, 0.68, 0.3, 0.36])], {
      colour: shift(tint, -0.1)
    })
    canvas.fill([rounded(p([-1, 0, -0.35, -0.42, 0.4, -0.44, 1.05, -0.02, 0.4, 0.42, -0.35, 0.4]), 6)], {
      colour: shift(tint, 0.1),
      to: shift(tint, -0.12),
      from: [x, y - s * 0.45],
      until: [x, y + s * 0.45]
    })
    if (s < canvas.unit * 0.02) continue
    canvas.fill(
      [rounded(p([0.22, -0.42, 0.36, -0.42, 0.3, 0, 0.36, 0.42, 0.22, 0.4, 0.14, 0]), 4)],
      { colour: mix(tint, [0.97, 0, 0], 0.75) },
      0.85
    )
    canvas.disc(x + facing * s * 0.68, y - s * 0.1, s * 0.1, { colour: [0.97, 0, 0] })
    canvas.disc(x + facing * s * 0.7, y - s * 0.1, s * 0.06, { colour: [0.12, 0, 0] })
  }
}

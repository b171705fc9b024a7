/** Mountains, sometimes with a lake, firs and a house. */
import type { Brief } from '../brief.ts'
import type { Canvas } from '../canvas.ts'
import type { Lab } from '../colour.ts'
import { clamp, lch, mix, shift, smooth } from '../colour.ts'
import { Noise } from '../noise.ts'
import { fir, line, paintFlock, paintMirror, paintMist } from './parts.ts'
import type { Sun } from './sky.ts'
import { paintSky } from './sky.ts'

const snow: Lab = [0.96, -0.005, -0.015]

/** Mountain ranges, each paler than the one before it; sometimes a lake and firs. */
export function paintMountains(canvas: Canvas, brief: Brief): void {
  const random = brief.random('mountains')
  const lake = brief.maybe('show:water', 0.35)
  const horizon = canvas.height * random.range(0.5, 0.62)
  const shore = canvas.height * random.range(0.68, 0.76)
  const sun = paintSky(canvas, brief, horizon)
  const layers = 3 + Math.round(4 * brief.detail)
  const lowest = lake ? shore : canvas.height * 0.98
  for (let i = 0; i < layers; i += 1) {
    const t = i / (layers - 1)
    paintRange(canvas, brief, t, horizon + (lowest - horizon) * t ** 1.25 * 0.86, sun, `range ${Math.round(t * 12)}`)
    if (t < 0.9 && brief.allows('weather:fog')) {
      const thick = brief.has('weather:fog') ? 0.75 : 0.3
      paintMist(
        canvas,
        brief,
        horizon + (lowest - horizon) * ((i + 0.9) / layers) ** 1.25,
        canvas.unit * 0.09,
        mix(brief.palette.horizon, brief.palette.light, 0.25),
        thick * (1 - t * 0.5)
      )
    }
  }
  if (lake) {
    paintMirror(canvas, brief, shore, sun, mix(brief.palette.zenith, brief.palette.near, 0.35))
    paintBank(canvas, brief)
  } else paintFirs(canvas, brief, canvas.height * 0.9, 1)
  if (brief.has('show:house'))
    paintHouse(canvas, brief, canvas.width * random.range(0.3, 0.7), lake ? shore : canvas.height * 0.87)
  if (brief.maybe('show:birds', 0.4)) paintFlock(canvas, brief, mix(brief.palette.near, brief.palette.far, 0.25))
}

function paintRange(canvas: Canvas, brief: Brief, t: number, base: number, sun: Sun, name: string): void {
  const random = brief.random(name)
  const noise = new Noise(random.int(0, 1e9))
  const high = Math.min(canvas.height * 0.62, canvas.unit * 0.95) * (1 - 0.68 * t) * random.range(0.85, 1.2)
  const scale = random.range(1.1, 1.6) * (1 + t * 0.9)
  const octaves = 2 + Math.round(5 * brief.detail)
  const shy = random.range(0, 9)
  const ridge = line(
    canvas,
    (u) => base - high * (noise.crest1(u * scale + shy, octaves) - 0.3) * (0.72 + 0.42 * noise.at1(u * 1.3 + 50))
  )
  const body = mix(mix(brief.palette.far, brief.palette.horizon, 0.42 * (1 - t)), brief.palette.near, t ** 1.1)
  const foot = mix(body, mix(brief.palette.horizon, brief.palette.light, 0.2), 0.55 * (1 - t))
  const white = brief.has('weather:snow')
    ? 1
    : !brief.allows('weather:snow') || brief.time === 'sunset'
      ? 0
      : brief.palette.zenith[0] > 0.5
        ? 0.7
        : 0.25
  const lit = sun.x > canvas.width / 2 ? 1 : -1
  const rock = brief.detail * (1 - t * 0.55)
  canvas.below(
    ridge,
    { colour: body, to: foot, from: [0, base - high * 0.7], until: [0, base + canvas.height * 0.16] },
    1,
    (x, y, depth) => {
      if (depth > canvas.unit * 0.4) return 0
      const u = x / canvas.unit
      const v = y / canvas.unit
      // The side of a spur that faces the light; spurs run down and away from the crest.
      const spur = noise.sum2(u * 9 + (depth / canvas.unit) * 4 * lit, v * 3.2, octaves > 4 ? 3 : 2)
      const face = smooth(-0.1, 0.16, spur) - 0.5
      const fade = (1 - Math.max(0, depth) / (canvas.unit * 0.4)) ** 1.4
      const cap =
        white *
        (1 - t) *
        smooth(0.11, 0.02, depth / canvas.unit - 0.12 * spur + 0.16 * (1 - clamp((base - y) / (high * 0.62))) - 0.02) *
        smooth(-0.28, 0.05, spur)
      if (cap > 0.01) canvas.blend(y * canvas.width + x, mix(snow, brief.palette.horizon, 0.25), cap * 0.85)
      return face * 0.15 * rock * fade
    },
    t < 1 ? base + canvas.height * 0.35 : canvas.height
  )
}

function paintFirs(canvas: Canvas, brief: Brief, base: number, size: number): void {
  const random = brief.random('firs')
  const noise = new Noise(random.int(0, 1e9))
  const ground = line(canvas, (u) => base + canvas.unit * 0.09 * noise.sum1(u * 1.7, 3))
  const colour = shift(brief.palette.near, -0.05)
  const wood = brief.has('show:trees') || random.chance(0.7)
  const count =
    wood && brief.allows('show:trees') ? Math.round((canvas.width / canvas.unit) * (12 + 46 * brief.detail)) : 0
  for (let i = 0; i < count; i += 1) {
    const x = random.next() * canvas.width
    const thick = smooth(-0.3, 0.35, noise.at1((x / canvas.unit) * 2.3 + 70))
    if (random.next() > thick) continue
    const height = canvas.unit * random.range(0.05, 0.15) * size * (0.55 + 0.6 * thick)
    const foot = ground[Math.floor(x)]! + canvas.unit * 0.012
    canvas.fill([fir(x, foot, height, random, brief.detail)], { colour: shift(colour, random.range(-0.015, 0.03)) })
  }
  canvas.below(ground, { colour, to: shift(colour, -0.06), from: [0, base], until: [0, canvas.height] })
}

/** The near bank of a lake: one corner of dark ground with reeds or firs. */
function paintBank(canvas: Canvas, brief: Brief): void {
  const random = brief.random('bank')
  const noise = new Noise(random.int(0, 1e9))
  const left = random.chance(0.5)
  const wide = canvas.width / canvas.unit
  const bank = line(canvas, (u) => {
    const inward = (left ? u : wide - u) / wide
    return canvas.height * (0.86 + 0.34 * inward) + canvas.unit * 0.04 * noise.sum1(u * 4, 4)
  })
  const colour = shift(brief.palette.near, -0.06)
  for (let i = 0; i < 4 + 16 * brief.detail && brief.allows('show:trees'); i += 1) {
    const inward = random.next() ** 1.8 * 0.42
    const x = clamp((left ? inward : 1 - inward) * canvas.width, 0, canvas.width - 1)
    canvas.fill(
      [
        fir(
          x,
          bank[Math.floor(x)]! + canvas.unit * 0.02,
          canvas.unit * random.range(0.12, 0.34) * (1 - inward),
          random,
          brief.detail
        )
      ],
      {
        colour: shift(colour, random.range(0, 0.03))
      }
    )
  }
  canvas.below(bank, { colour, to: shift(colour, -0.05), from: [0, canvas.height * 0.86], until: [0, canvas.height] })
}

function paintHouse(canvas: Canvas, brief: Brief, x: number, foot: number): void {
  const s = canvas.unit * 0.045
  const wall = mix(brief.palette.near, brief.palette.accent, 0.25)
  canvas.fill([[x - s, foot, x - s, foot - s * 0.9, x + s, foot - s * 0.9, x + s, foot]], { colour: wall })
  canvas.fill([[x - s * 1.25, foot - s * 0.85, x - s * 0.1, foot - s * 1.7, x + s * 1.25, foot - s * 0.85]], {
    colour: shift(brief.palette.near, -0.04)
  })
  canvas.fill(
    [
      [
        x + s * 0.5,
        foot - s * 1.2,
        x + s * 0.5,
        foot - s * 1.8,
        x + s * 0.72,
        foot - s * 1.8,
        x + s * 0.72,
        foot - s * 1.1
      ]
    ],
    {
      colour: brief.palette.near
    }
  )
  const lamp = mix(brief.palette.light, lch(0.85, 0.15, 75), 0.6)
  for (const at of [-0.5, 0.35])
    canvas.fill(
      [
        [
          x + s * at,
          foot - s * 0.25,
          x + s * at,
          foot - s * 0.6,
          x + s * (at + 0.3),
          foot - s * 0.6,
          x + s * (at + 0.3),
          foot - s * 0.25
        ]
      ],
      {
        colour: lamp
      }
    )
  canvas.glow(x, foot - s * 0.4, s * 4, lamp, 0.4, 2)
}

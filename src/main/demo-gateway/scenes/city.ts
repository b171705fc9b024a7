/** A city: rows of towers, lit windows, their reflection. */
import type { Brief } from '../brief.ts'
import type { Canvas } from '../canvas.ts'
import type { Lab } from '../colour.ts'
import { lch, mix, shift } from '../colour.ts'
import { Noise } from '../noise.ts'
import type { Random } from '../random.ts'
import { paintMirror, paintMist } from './parts.ts'
import { paintSky } from './sky.ts'

/** Rows of towers, lit windows, their reflection in water or on wet ground. */
export function paintCity(canvas: Canvas, brief: Brief): void {
  const random = brief.random('city')
  const shore = canvas.height * random.range(0.74, 0.82)
  const sun = paintSky(canvas, brief, shore * 0.92)
  const layers = 2 + Math.round(2 * brief.detail)
  const haze = mix(
    brief.palette.horizon,
    brief.time === 'night' ? lch(0.68, 0.11, 55) : brief.palette.light,
    brief.time === 'night' ? 0.45 : 0.15
  )
  if (brief.time === 'night' || brief.time === 'dusk')
    canvas.glow(canvas.width / 2, shore, canvas.width * 0.6, haze, 0.5, 1.6)
  for (let i = 0; i < layers; i += 1) {
    const t = i / Math.max(1, layers - 1)
    paintTowers(canvas, brief, t, shore)
    if (t < 1 && brief.allows('weather:fog'))
      paintMist(
        canvas,
        brief,
        shore - canvas.unit * 0.02,
        canvas.unit * (0.34 - 0.12 * t),
        haze,
        brief.has('weather:fog') ? 0.8 : 0.5
      )
  }
  paintMirror(canvas, brief, shore, sun, shift(mix(brief.palette.zenith, brief.palette.near, 0.5), -0.04))
}

function paintTowers(canvas: Canvas, brief: Brief, t: number, shore: number): void {
  const random = brief.random(`towers ${Math.round(t * 6)}`)
  const noise = new Noise(random.int(0, 1e9))
  const { palette } = brief
  const colour = mix(mix(palette.far, palette.horizon, 0.35), palette.near, 0.08 + 0.92 * t)
  const lamps =
    brief.time === 'night' || brief.time === 'dusk' || brief.has('style:neon')
      ? 1
      : brief.time === 'sunset'
        ? 0.45
        : 0.12
  let x = -canvas.unit * 0.05
  while (x < canvas.width) {
    const wide = canvas.unit * random.range(0.05, 0.115) * (0.75 + 0.5 * t)
    const swell = 0.5 + 0.5 * noise.at1((x / canvas.unit) * 2.2)
    const high = Math.min(
      shore * 0.86,
      canvas.unit *
        (0.12 + (0.58 - 0.26 * t) * swell ** 1.4 * random.range(0.6, 1.25)) *
        (canvas.height > canvas.width ? 1.35 : 1)
    )
    paintTower(
      canvas,
      brief,
      random,
      x,
      wide,
      high,
      shore + 1,
      shift(colour, random.range(-0.02, 0.03)),
      lamps * (0.35 + 0.65 * t),
      t
    )
    x += wide * random.range(0.82, 1.25)
  }
}

function paintTower(
  canvas: Canvas,
  brief: Brief,
  random: Random,
  x: number,
  wide: number,
  high: number,
  foot: number,
  colour: Lab,
  lamps: number,
  t: number
): void {
  const top = foot - high
  const { palette } = brief
  const lit = shift(mix(colour, palette.horizon, 0.14), 0.03)
  const box = (l: number, r: number, y: number): number[] => [l, foot, l, y, r, y, r, foot]
  const crownKind = random.int(0, 4)
  const ink = {
    colour: shift(colour, 0.01),
    to: mix(colour, palette.horizon, 0.22),
    from: [0, top] as const,
    until: [0, foot] as const
  }
  canvas.fill([box(x, x + wide, top)], ink)
  canvas.fill(
    [box(x, x + wide * 0.3, top)],
    { colour: lit, to: mix(lit, palette.horizon, 0.25), from: [0, top], until: [0, foot] },
    0.6
  )
  const cx = x + wide / 2
  if (crownKind === 1)
    canvas.fill(
      [
        box(x + wide * 0.18, x + wide * 0.82, top - wide * 0.3),
        box(x + wide * 0.34, x + wide * 0.66, top - wide * 0.55)
      ],
      ink
    )
  if (crownKind === 2) canvas.fill([[x, top + 1, cx, top - wide * 0.9, x + wide, top + 1]], ink)
  if (crownKind === 3) canvas.fill([[x, top + 1, x + wide, top - wide * 0.4, x + wide, top + 1]], ink)
  if (crownKind !== 0 && random.chance(0.5))
    canvas.stroke([cx, top, cx, top - wide * random.range(0.8, 1.6)], [wide * 0.05, 0.8], { colour })
  const pitch = Math.max(3.2, canvas.unit * (0.009 + 0.007 * t))
  if (brief.detail < 0.25 || wide < pitch * 2) return
  const warm = [mix(palette.light, lch(0.84, 0.13, 75), 0.65), mix(palette.light, palette.second, 0.35), palette.accent]
  const share = random.range(0.25, 0.75) * lamps
  for (let y = top + pitch; y < foot - pitch; y += pitch * 1.35) {
    const storey = random.chance(0.1) ? 2 : 1
    for (let wx = x + pitch * 0.6; wx < x + wide - pitch * 0.9; wx += pitch) {
      const on = random.next() < share * storey
      const dark = !on && lamps < 0.6
      if (!on && !dark) continue
      const lamp = on ? (random.chance(0.82) ? warm[0]! : random.pick(warm)) : shift(colour, -0.05)
      canvas.fill(
        [[wx, y, wx + pitch * 0.55, y, wx + pitch * 0.55, y + pitch * 0.72, wx, y + pitch * 0.72]],
        { colour: lamp },
        on ? random.range(0.5, 1) : 0.4
      )
    }
  }
  if (brief.has('style:neon') && random.chance(0.5)) paintSign(canvas, brief, random, x, wide, top, high)
}

function paintSign(
  canvas: Canvas,
  brief: Brief,
  random: Random,
  x: number,
  wide: number,
  top: number,
  high: number
): void {
  const tint = random.chance(0.55) ? brief.palette.accent : brief.palette.second
  const sx = x + wide * random.range(0.1, 0.75)
  const sy = top + high * random.range(0.1, 0.45)
  const long = high * random.range(0.15, 0.4)
  const w = wide * 0.12
  canvas.glow(sx, sy + long / 2, long * 0.9, tint, 0.5, 2)
  canvas.fill([[sx - w, sy, sx + w, sy, sx + w, sy + long, sx - w, sy + long]], { colour: tint })
  canvas.fill(
    [[sx - w * 0.45, sy + w, sx + w * 0.45, sy + w, sx + w * 0.45, sy + long - w, sx - w * 0.45, sy + long - w]],
    {
      colour: mix(tint, [1, 0, 0], 0.65)
    }
  )
}

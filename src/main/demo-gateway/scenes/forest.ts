/** A forest: trunks or firs in a lit haze. */
import type { Brief } from '../brief.ts'
import type { Canvas } from '../canvas.ts'
import type { Lab } from '../colour.ts'
import { clamp, lch, mix, shift, smooth } from '../colour.ts'
import { Noise } from '../noise.ts'
import type { Random } from '../random.ts'
import { fir, line, paintFlock, paintMist } from './parts.ts'

/** Rows of trunks in a lit haze. */
export function paintForest(canvas: Canvas, brief: Brief): void {
  const random = brief.random('forest')
  const { palette } = brief
  const lightX = canvas.width * random.range(0.3, 0.7)
  const lightY = canvas.height * random.range(0.2, 0.42)
  const air = mix(palette.horizon, palette.light, brief.time === 'night' ? 0.05 : 0.35)
  const green =
    brief.time === 'day' || brief.time === 'dawn' ? mix(palette.near, lch(0.36, 0.08, 150), 0.55) : palette.near
  canvas.gradient([
    [0, mix(palette.middle, green, 0.25)],
    [0.45, air],
    [1, mix(palette.middle, green, 0.5)]
  ])
  canvas.glow(lightX, lightY, canvas.unit * 0.9, palette.light, brief.time === 'night' ? 0.35 : 0.75, 2)
  const layers = 3 + Math.round(4 * brief.detail)
  const firs = brief.has('weather:snow') || random.chance(0.45)
  for (let i = 0; i < layers; i += 1) {
    const t = i / (layers - 1)
    const colour = mix(mix(air, palette.far, 0.4), shift(green, -0.05), t ** 0.9)
    if (firs) paintFirRow(canvas, brief, t, colour)
    else paintTrunks(canvas, brief, t, colour, lightX)
    if (t < 0.8)
      paintMist(
        canvas,
        brief,
        canvas.height * (0.62 + 0.2 * t),
        canvas.unit * 0.3,
        air,
        (brief.has('weather:fog') ? 0.7 : 0.42) * (brief.allows('weather:fog') ? 1 : 0.3)
      )
  }
  if (brief.detail > 0.3 && brief.time !== 'night') paintRays(canvas, brief, lightX, lightY)
  paintUndergrowth(canvas, brief, shift(green, -0.04))
  if (brief.has('show:birds')) paintFlock(canvas, brief, palette.near, 0.15, 0.3)
}

function paintTrunks(canvas: Canvas, brief: Brief, t: number, colour: Lab, lightX: number): void {
  const random = brief.random(`trunks ${Math.round(t * 12)}`)
  const noise = new Noise(random.int(0, 1e9))
  const wide = canvas.width / canvas.unit
  const ground = canvas.height * (0.64 + 0.26 * t)
  const count = Math.max(2, Math.round(wide * (17 - 13 * t)))
  for (let i = 0; i < count; i += 1) {
    let x = ((i + random.range(0.1, 0.9)) / count) * canvas.width
    if (t > 0.75) x = x < lightX ? x * 0.8 : canvas.width - (canvas.width - x) * 0.8
    const girth = canvas.unit * (0.01 + 0.055 * t ** 1.6) * random.range(0.6, 1.35)
    const lean = random.bell() * canvas.unit * 0.05
    const points: number[] = []
    const widths: number[] = []
    for (let k = 0; k <= 8; k += 1) {
      const up = k / 8
      points.push(
        x + lean * up + noise.at1(k * 0.7 + i * 13) * girth * 0.35,
        ground + canvas.unit * 0.05 * t - up * (ground + canvas.unit * 0.2)
      )
      widths.push(girth * (1 - 0.45 * up) * (k === 0 ? 1.7 : k === 1 ? 1.1 : 1))
    }
    const lit = x < lightX ? 1 : -1
    canvas.stroke(points, widths, {
      colour: shift(colour, 0.05 * lit * -1),
      to: shift(colour, 0.05 * lit),
      from: [x - girth / 2, 0],
      until: [x + girth / 2, 0]
    })
    for (let k = 0; k < Math.round(5 * brief.detail); k += 1)
      paintBough(canvas, random, x + lean * 0.6, ground * random.range(0.05, 0.6), girth, colour)
  }
  paintLeaves(canvas, brief, t, colour, random)
  const floor = line(canvas, (u) => ground + canvas.unit * 0.035 * noise.sum1(u * 3 + 20, 4))
  canvas.below(
    floor,
    { colour: shift(colour, 0.01), to: shift(colour, -0.03), from: [0, ground], until: [0, canvas.height] },
    0.95
  )
}

function paintBough(canvas: Canvas, random: Random, x: number, y: number, girth: number, colour: Lab): void {
  const side = random.chance(0.5) ? 1 : -1
  const reach = canvas.unit * random.range(0.04, 0.16)
  canvas.stroke(
    [x, y, x + side * reach * 0.5, y - reach * 0.35, x + side * reach, y - reach * 0.5],
    [girth * 0.3, girth * 0.16, 0.6],
    { colour }
  )
}

function paintLeaves(canvas: Canvas, brief: Brief, t: number, colour: Lab, random: Random): void {
  const autumn = brief.has('season:autumn')
  const leaf = mix(
    colour,
    autumn ? lch(0.66, 0.16, 35 + 45 * random.next()) : mix(brief.palette.second, lch(0.6, 0.13, 135), 0.7),
    (autumn ? 0.5 : 0.22) + 0.18 * (1 - t)
  )
  const count = Math.round((canvas.width / canvas.unit) * (14 + 50 * brief.detail))
  for (let i = 0; i < count; i += 1) {
    const x = random.next() * canvas.width
    const y = canvas.height * (random.next() ** 1.7 * 0.42 - 0.03)
    const r = canvas.unit * random.range(0.012, 0.042) * (0.7 + 0.7 * t)
    const blob = Array.from({ length: 9 }, (_, k) => {
      const angle = (k / 9) * Math.PI * 2
      const reach = r * random.range(0.6, 1.15)
      return [x + Math.cos(angle) * reach, y + Math.sin(angle) * reach * 0.8]
    }).flat()
    canvas.fill([blob], { colour: shift(leaf, random.range(-0.05, 0.05)) }, 0.8)
  }
}

function paintFirRow(canvas: Canvas, brief: Brief, t: number, colour: Lab): void {
  const random = brief.random(`firs ${Math.round(t * 12)}`)
  const noise = new Noise(random.int(0, 1e9))
  const wide = canvas.width / canvas.unit
  const foot = line(canvas, (u) => canvas.height * (0.58 + 0.36 * t) + canvas.unit * 0.05 * noise.sum1(u * 2, 3))
  const count = Math.round(wide * (26 - 18 * t) * (0.6 + 0.4 * brief.detail))
  const frost = brief.has('weather:snow')
  for (let i = 0; i < count; i += 1) {
    const x = clamp((i + random.range(0, 1)) / count) * (canvas.width - 1)
    // A clearing in the middle leads the eye into the picture.
    const clear = t > 0.6 ? smooth(0.05, 0.4, Math.abs(x / canvas.width - 0.5)) : 1
    const height = canvas.unit * (0.22 + 0.5 * t) * random.range(0.6, 1.2) * (0.3 + 0.7 * clear)
    const tree = fir(x, foot[Math.floor(x)]! + 4, height, random, brief.detail)
    canvas.fill([tree], {
      colour: frost ? mix(colour, [0.94, 0, -0.01], 0.3) : shift(colour, 0.03),
      to: shift(colour, -0.03),
      from: [0, foot[Math.floor(x)]! - height],
      until: [0, foot[Math.floor(x)]!]
    })
  }
  canvas.below(foot, {
    colour: frost ? mix(colour, [0.95, 0, -0.01], 0.75 - 0.2 * t) : colour,
    to: frost ? mix(colour, [0.9, 0, -0.01], 0.5) : shift(colour, -0.03),
    from: [0, canvas.height * (0.58 + 0.36 * t)],
    until: [0, canvas.height]
  })
}

function paintRays(canvas: Canvas, brief: Brief, x: number, y: number): void {
  const random = brief.random('rays')
  const light = brief.palette.light
  for (let i = 0; i < 9; i += 1) {
    const lean = random.range(-0.75, 0.75)
    const wide = canvas.unit * random.range(0.03, 0.12)
    const far = canvas.height * 0.85
    const top = [x + lean * canvas.unit * 0.15, y - canvas.unit * 0.6] as const
    canvas.fill(
      [
        [
          top[0] - wide * 0.15,
          top[1],
          top[0] + wide * 0.15,
          top[1],
          x + lean * canvas.unit + wide,
          far,
          x + lean * canvas.unit - wide,
          far
        ]
      ],
      {
        colour: light,
        to: mix(brief.palette.horizon, brief.palette.middle, 0.4),
        from: [x, y - canvas.unit * 0.2],
        until: [x + lean * canvas.unit, far]
      },
      0.1
    )
  }
}

function paintUndergrowth(canvas: Canvas, brief: Brief, colour: Lab): void {
  const random = brief.random('undergrowth')
  const count = Math.round((canvas.width / canvas.unit) * 190 * brief.detail)
  for (let i = 0; i < count; i += 1) {
    const x = random.next() * canvas.width
    const edge = smooth(0, 0.5, Math.abs(x / canvas.width - 0.5))
    const foot = canvas.height * random.range(0.97, 1.04)
    const height = canvas.unit * random.range(0.03, 0.13) * (0.35 + edge)
    const bend = random.bell() * height * 0.7
    canvas.stroke(
      [x, foot, x + bend * 0.3, foot - height * 0.6, x + bend, foot - height],
      [canvas.unit * 0.008, canvas.unit * 0.005, 0.5],
      {
        colour: shift(colour, random.range(-0.04, 0.05))
      }
    )
  }
}

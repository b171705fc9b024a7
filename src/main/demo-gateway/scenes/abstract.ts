/** Abstract compositions: discs, paper cuts, flows, tiles. */
import type { Brief } from '../brief.ts'
import type { Canvas } from '../canvas.ts'
import { ellipse } from '../canvas.ts'
import type { Lab } from '../colour.ts'
import { mix, shift, smooth } from '../colour.ts'
import { Noise } from '../noise.ts'
import type { Random } from '../random.ts'

/** One of four compositions, chosen by the prompt and the seed. */
export function paintAbstract(canvas: Canvas, brief: Brief): void {
  const random = brief.random('abstract')
  const kinds = [paintDiscs, paintPaperCut, paintFlow, paintTiles]
  const geometric = /geometr|bauhaus|circle|square|pattern/i.test(brief.request.prompt)
  const kind = geometric ? random.pick([paintDiscs, paintTiles]) : random.pick(kinds)
  kind(canvas, brief, random)
}

function inks(brief: Brief): Lab[] {
  const { palette } = brief
  return [
    palette.accent,
    palette.second,
    palette.near,
    palette.middle,
    mix(palette.accent, palette.light, 0.45),
    palette.zenith,
    palette.far
  ]
}

function paperOf(brief: Brief): Lab {
  return brief.time === 'night' || brief.time === 'dusk'
    ? shift(brief.palette.near, 0.02)
    : mix([0.95, 0.003, 0.02], brief.palette.horizon, 0.3)
}

function paintDiscs(canvas: Canvas, brief: Brief, random: Random): void {
  const paper = paperOf(brief)
  canvas.gradient([
    [0, paper],
    [1, shift(paper, -0.03)]
  ])
  const tints = inks(brief)
  const m = canvas.unit
  const axis = random.range(-0.6, 0.6)
  for (let i = 0; i < 5 + Math.round(9 * brief.detail); i += 1) {
    const along = random.bell() * 0.55
    const x = canvas.width / 2 + along * canvas.width * 0.9
    const y = canvas.height / 2 + along * axis * canvas.height + random.bell() * m * 0.3
    const r = m * (i < 2 ? random.range(0.2, 0.32) : random.range(0.025, 0.15))
    const tint = tints[i % tints.length]!
    const shape = random.int(0, 4)
    const angle = random.range(0, Math.PI)
    if (shape < 2)
      canvas.fill(
        [ellipse(x, y, r, r)],
        { colour: shift(tint, 0.05), to: shift(tint, -0.06), from: [x - r, y - r], until: [x + r, y + r] },
        i < 2 ? 1 : 0.88
      )
    else if (shape === 2)
      canvas.fill(
        [half(x, y, r, angle)],
        { colour: tint, to: mix(tint, paper, 0.25), from: [x - r, y], until: [x + r, y] },
        0.95
      )
    else if (shape === 3) for (let k = 1; k <= 4; k += 1) ring(canvas, x, y, (r * k) / 3.2, m * 0.006, tint)
    else bar(canvas, x, y, r * 2.4, m * random.range(0.008, 0.03), axis + (random.chance(0.25) ? Math.PI / 2 : 0), tint)
  }
  for (let i = 0; i < 3; i += 1)
    bar(
      canvas,
      canvas.width * random.range(0.3, 0.7),
      canvas.height * random.range(0.3, 0.7),
      m * random.range(0.7, 1.3),
      m * 0.004,
      axis + i * 0.02,
      brief.palette.near[0] < 0.4 === paper[0] > 0.5 ? brief.palette.near : brief.palette.light
    )
}

function half(x: number, y: number, r: number, angle: number): number[] {
  return Array.from({ length: 40 }, (_, i) => [
    x + Math.cos(angle + (i / 39) * Math.PI) * r,
    y + Math.sin(angle + (i / 39) * Math.PI) * r
  ]).flat()
}

function ring(canvas: Canvas, x: number, y: number, r: number, wide: number, colour: Lab): void {
  const inner = ellipse(x, y, Math.max(0.5, r - wide), Math.max(0.5, r - wide))
  const hole: number[] = []
  for (let i = inner.length - 2; i >= 0; i -= 2) hole.push(inner[i]!, inner[i + 1]!)
  canvas.fill([ellipse(x, y, r, r), hole], { colour })
}

function bar(canvas: Canvas, x: number, y: number, long: number, wide: number, angle: number, colour: Lab): void {
  const dx = (Math.cos(angle) * long) / 2
  const dy = (Math.sin(angle) * long) / 2
  canvas.stroke([x - dx, y - dy, x + dx, y + dy], [wide], { colour })
}

/** Sheets of cut paper, each with its shadow on the one below. */
function paintPaperCut(canvas: Canvas, brief: Brief, random: Random): void {
  const noise = new Noise(random.int(0, 1e9))
  const { palette } = brief
  const levels = 4 + Math.round(5 * brief.detail)
  const scale = random.range(1.1, 1.9)
  const warp = random.range(0.4, 0.9)
  const ramp = [palette.near, palette.zenith, palette.accent, palette.horizon, palette.light]
  const height = new Float32Array(canvas.width * canvas.height)
  for (let y = 0; y < canvas.height; y += 1) {
    for (let x = 0; x < canvas.width; x += 1) {
      const u = (x / canvas.unit) * scale
      const v = (y / canvas.unit) * scale
      const bent = noise.at2(u * 1.3 + 40, v * 1.3) * warp
      height[y * canvas.width + x] = (noise.sum2(u + bent, v + bent, 2) * 1.25 + 0.5) * levels
    }
  }
  const cast = Math.max(1, Math.round(canvas.unit * 0.012))
  for (let y = 0; y < canvas.height; y += 1) {
    for (let x = 0; x < canvas.width; x += 1) {
      const index = y * canvas.width + x
      const h = height[index]!
      const level = Math.floor(h)
      const gx = height[y * canvas.width + Math.min(canvas.width - 1, x + 1)]! - h
      const gy = height[Math.min(canvas.height - 1, y + 1) * canvas.width + x]! - h
      const edge = smooth(0, 1, (h - level) / (Math.hypot(gx, gy) * 1.2 + 1e-5))
      const here = sheet(ramp, level / levels)
      const colour = mix(sheet(ramp, (level - 1) / levels), here, edge)
      // The sheet above is to the upper left, and its shadow falls here.
      const over = height[Math.max(0, y - cast) * canvas.width + Math.max(0, x - cast)]!
      const shadow = smooth(0, 0.16, over - (level + 1)) * 0.13 * brief.detail
      canvas.l[index] = colour[0] - shadow
      canvas.a[index] = colour[1]
      canvas.b[index] = colour[2]
    }
  }
}

function sheet(ramp: readonly Lab[], t: number): Lab {
  const at = Math.min(0.999, Math.max(0, t)) * (ramp.length - 1)
  const i = Math.floor(at)
  return mix(ramp[i]!, ramp[i + 1]!, at - i)
}

/** Long strokes that follow a slowly varying field. */
function paintFlow(canvas: Canvas, brief: Brief, random: Random): void {
  const noise = new Noise(random.int(0, 1e9))
  const paper = paperOf(brief)
  canvas.gradient([
    [0, paper],
    [1, mix(paper, brief.palette.middle, 0.25)]
  ])
  const tints = inks(brief)
  const area = (canvas.width * canvas.height) / canvas.unit ** 2
  const count = Math.round(area * (160 + 900 * brief.detail))
  const scale = random.range(0.8, 1.5)
  const step = canvas.unit * 0.014
  for (let i = 0; i < count; i += 1) {
    let x = random.range(-0.1, 1.1) * canvas.width
    let y = random.range(-0.1, 1.1) * canvas.height
    const tone = noise.at2((x / canvas.unit) * 1.1 + 90, (y / canvas.unit) * 1.1) * 0.5 + 0.5
    const points: number[] = []
    const long = random.int(10, 30)
    for (let k = 0; k < long; k += 1) {
      points.push(x, y)
      const angle = noise.sum2((x / canvas.unit) * scale, (y / canvas.unit) * scale, 2) * 5.4
      x += Math.cos(angle) * step
      y += Math.sin(angle) * step
    }
    const wide = canvas.unit * random.range(0.002, 0.011)
    const tint =
      tints[Math.min(tints.length - 1, Math.floor(tone * tints.length + random.bell() * 0.8 + 0.2)) % tints.length] ??
      tints[0]!
    canvas.stroke(
      points,
      points.map((_, k) => wide * Math.sin((Math.PI * Math.min(long, k)) / long) + 0.4),
      { colour: shift(tint, random.range(-0.06, 0.08)) },
      0.85
    )
  }
}

/** Quarter discs, squares and leaves on a grid. */
function paintTiles(canvas: Canvas, brief: Brief, random: Random): void {
  const tints = [...inks(brief), brief.palette.light, paperOf(brief)]
  const across = random.int(4, 6)
  const size = canvas.unit / across
  const paper = paperOf(brief)
  canvas.gradient([
    [0, paper],
    [1, paper]
  ])
  for (let ty = 0; ty * size < canvas.height; ty += 1) {
    for (let tx = 0; tx * size < canvas.width; tx += 1) {
      const x = tx * size
      const y = ty * size
      const ground = random.pick(tints)
      const figure = random.pick(tints.filter((tint) => Math.abs(tint[0] - ground[0]) > 0.12)) ?? paper
      canvas.fill([[x, y, x + size, y, x + size, y + size, x, y + size]], {
        colour: ground,
        to: shift(ground, -0.035),
        from: [x, y],
        until: [x + size, y + size]
      })
      paintTile(canvas, random, x, y, size, figure, random.pick(tints), brief.detail)
    }
  }
}

function paintTile(
  canvas: Canvas,
  random: Random,
  x: number,
  y: number,
  size: number,
  figure: Lab,
  third: Lab,
  detail: number
): void {
  const quarter = (cx: number, cy: number, r: number): number[] => {
    const sx = cx > x + 1 ? -1 : 1
    const sy = cy > y + 1 ? -1 : 1
    return [
      cx,
      cy,
      ...Array.from({ length: 24 }, (_, i) => [
        cx + sx * r * Math.cos((i / 23) * (Math.PI / 2)),
        cy + sy * r * Math.sin((i / 23) * (Math.PI / 2))
      ]).flat()
    ]
  }
  const cx = random.chance(0.5) ? x : x + size
  const cy = random.chance(0.5) ? y : y + size
  const kind = random.int(0, 5)
  if (kind <= 1) {
    canvas.fill([quarter(cx, cy, size)], {
      colour: figure,
      to: shift(figure, -0.05),
      from: [x, y],
      until: [x + size, y + size]
    })
    if (detail > 0.3) canvas.fill([quarter(cx, cy, size * 0.5)], { colour: third })
  } else if (kind === 2) {
    canvas.fill([ellipse(x + size / 2, y + size / 2, size * 0.36, size * 0.36)], { colour: figure })
    if (detail > 0.3)
      canvas.fill([half(x + size / 2, y + size / 2, size * 0.36, random.int(0, 3) * (Math.PI / 2))], { colour: third })
  } else if (kind === 3)
    canvas.fill([[cx, cy, cx === x ? x + size : x, cy, cx, cy === y ? y + size : y]], { colour: figure })
  else if (kind === 4)
    for (let i = 0; i < 4; i += 1)
      canvas.fill(
        [
          [
            x,
            y + (size * i) / 4,
            x + size,
            y + (size * i) / 4,
            x + size,
            y + (size * (i + 0.5)) / 4,
            x,
            y + (size * (i + 0.5)) / 4
          ]
        ],
        {
          colour: figure
        }
      )
  else {
    canvas.fill([quarter(x, y, size)], { colour: figure })
    canvas.fill([quarter(x + size, y + size, size)], { colour: third }, 0.85)
  }
}

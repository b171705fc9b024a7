import type { Brief } from '../brief.ts'
import type { Canvas } from '../canvas.ts'
import type { Lab } from '../colour.ts'
import { clamp, lch, mix, shift, smooth } from '../colour.ts'
import { Noise } from '../noise.ts'

export interface Sun {
  x: number
  y: number
  radius: number
  light: Lab
}

/** Sky down to `horizon` (pixels): gradient, stars, sun or moon, clouds. Returns the position of its light. */
export function paintSky(canvas: Canvas, brief: Brief, horizon: number): Sun {
  const { palette } = brief
  const middle = brief.random('sky').range(0.42, 0.62)
  canvas.gradient([
    [0, palette.zenith],
    [(middle * horizon) / canvas.height, palette.middle],
    [clamp(horizon / canvas.height, 0.1, 1), palette.horizon],
    [1.4, mix(palette.horizon, palette.light, 0.4)]
  ])
  if ((brief.time === 'night' || brief.time === 'dusk' || brief.has('show:stars')) && brief.allows('show:stars'))
    paintStars(canvas, brief, horizon)
  if (brief.has('show:aurora')) paintAurora(canvas, brief, horizon)
  const sun = placeSun(canvas, brief, horizon)
  const hidden = brief.has('weather:storm') || brief.has('weather:rain')
  if (!hidden) paintSun(canvas, brief, sun)
  if (!brief.has('weather:clear') && (brief.has('weather:storm') || brief.maybe('weather:cloud', 0.75)))
    paintClouds(canvas, brief, horizon, sun)
  return sun
}

function placeSun(canvas: Canvas, brief: Brief, horizon: number): Sun {
  const random = brief.random('sun')
  const low = brief.time === 'sunset' || brief.time === 'dawn'
  const side = random.chance(0.5) ? random.range(0.2, 0.42) : random.range(0.58, 0.8)
  return {
    x: canvas.width * side,
    y: horizon * (low ? random.range(0.66, 0.86) : random.range(0.26, 0.5)),
    radius: canvas.unit * (low ? random.range(0.05, 0.1) : random.range(0.035, 0.075)),
    light: brief.palette.light
  }
}

function paintSun(canvas: Canvas, brief: Brief, sun: Sun): void {
  const night = brief.time === 'night' || brief.has('show:moon')
  if (night ? !brief.allows('show:moon') : !brief.allows('show:sun')) return
  const warm = mix(sun.light, brief.palette.accent, night ? 0.1 : 0.4)
  canvas.glow(sun.x, sun.y, canvas.unit * 0.85, warm, night ? 0.32 : 0.55, 3)
  canvas.glow(sun.x, sun.y, sun.radius * 3.4, sun.light, night ? 0.35 : 0.55, 2)
  canvas.disc(sun.x, sun.y, sun.radius, { colour: sun.light }, 1, 1.4)
  if (night) paintMoonFace(canvas, brief, sun)
}

function paintMoonFace(canvas: Canvas, brief: Brief, sun: Sun): void {
  const noise = new Noise(brief.random('moon').int(0, 1e9))
  const left = Math.floor(sun.x - sun.radius)
  const top = Math.floor(sun.y - sun.radius)
  for (let y = Math.max(0, top); y < Math.min(canvas.height, top + sun.radius * 2 + 2); y += 1) {
    for (let x = Math.max(0, left); x < Math.min(canvas.width, left + sun.radius * 2 + 2); x += 1) {
      const away = Math.hypot(x - sun.x, y - sun.y) / sun.radius
      if (away > 0.97) continue
      const sea = smooth(0, 0.35, noise.sum2(((x - sun.x) / sun.radius) * 1.6, ((y - sun.y) / sun.radius) * 1.6, 4))
      canvas.l[y * canvas.width + x]! -= sea * 0.1 * brief.detail + away ** 4 * 0.05
    }
  }
}

function paintStars(canvas: Canvas, brief: Brief, horizon: number): void {
  const random = brief.random('stars')
  const many = brief.time === 'night' || brief.has('show:stars')
  const count = Math.round(
    ((canvas.width * horizon) / canvas.unit ** 2) * (many ? 420 : 130) * (0.35 + 0.65 * brief.detail)
  )
  for (let i = 0; i < count; i += 1) {
    const height = random.next() ** 1.5
    sparkle(
      canvas,
      random.next() * canvas.width,
      height * horizon,
      canvas.unit * (0.0005 + 0.0016 * random.next() ** 6),
      (1 - height) * random.range(0.3, 1)
    )
  }
}

/** A point of light, softened so that it survives small sizes. */
export function sparkle(
  canvas: Canvas,
  x: number,
  y: number,
  radius: number,
  strength: number,
  light: Lab = [1, 0, 0.01]
): void {
  const reach = Math.max(1.1, radius * 2.4)
  canvas.glow(x, y, reach, light, Math.min(1, strength * Math.max(0.55, Math.min(1.4, radius))), 1.4)
}

function paintAurora(canvas: Canvas, brief: Brief, horizon: number): void {
  const noise = new Noise(brief.random('aurora').int(0, 1e9))
  const green = mix(lch(0.85, 0.19, 160), brief.palette.second, 0.25)
  const violet = lch(0.6, 0.17, 310)
  for (let x = 0; x < canvas.width; x += 1) {
    const u = x / canvas.unit
    for (let band = 0; band < 2; band += 1) {
      const foot = horizon * (0.6 + 0.16 * band + 0.32 * noise.sum1(u * 1.6 + band * 40, 3))
      const height = horizon * (0.42 + 0.4 * noise.at1(u * 6 + band * 9))
      const power = (0.5 + 0.5 * noise.sum1(u * 26 + band * 70, 2) + 0.35 * noise.at1(u * 2)) * 1.15
      for (let y = Math.max(0, Math.floor(foot - height)); y < Math.min(horizon, foot + 6); y += 1) {
        const t = clamp((foot - y) / height)
        canvas.shine(
          Math.floor(y) * canvas.width + x,
          mix(green, violet, smooth(0.25, 1, t)),
          clamp(power * (1 - t) ** 1.6 * smooth(-6, 6, foot - y))
        )
      }
    }
  }
}

/** Clouds lit from the sun's position; computed on a coarse grid, because clouds are soft. */
function paintClouds(canvas: Canvas, brief: Brief, horizon: number, sun: Sun): void {
  const noise = new Noise(brief.random('clouds').int(0, 1e9))
  const storm = brief.has('weather:storm') || brief.has('weather:rain')
  const cover = storm ? -0.12 : brief.has('weather:cloud') ? 0 : brief.random('cover').range(0.05, 0.17)
  const octaves = 3 + Math.round(3 * brief.detail)
  const stretch = storm ? 1.9 : brief.random('stretch').range(2.2, 4.2)
  const density = (x: number, y: number): number => {
    const depth = 1.3 - y / horizon
    return noise.sum2((x / canvas.unit / stretch / depth) * 2.6, (y / canvas.unit / depth) * 3, octaves)
  }
  const towards = canvas.unit * 0.025
  const bright = mix(sun.light, brief.palette.horizon, storm ? 0.9 : 0.25)
  const shadow = mix(
    brief.palette.middle,
    storm ? shift(brief.palette.zenith, -0.04) : brief.palette.far,
    storm ? 0.75 : 0.35
  )
  const step = Math.max(1, Math.round(canvas.unit / 340))
  const columns = Math.ceil(canvas.width / step) + 2
  const rows = Math.ceil(Math.min(horizon, canvas.height) / step) + 2
  const thick = new Float32Array(columns * rows)
  const lit = new Float32Array(columns * rows)
  for (let j = 0; j < rows; j += 1) {
    for (let i = 0; i < columns; i += 1) {
      const x = i * step
      const y = j * step
      const here = density(x, y)
      const d = Math.hypot(sun.x - x, sun.y - y) || 1
      const there = density(x + ((sun.x - x) / d) * towards, y + ((sun.y - y) / d) * towards)
      thick[j * columns + i] = smooth(cover, cover + 0.34, here) * smooth(1.02, 0.72, y / horizon)
      lit[j * columns + i] = clamp(0.45 + (here - there) * 3.4)
    }
  }
  const colourAt = (t: number): Lab => mix(shadow, bright, t)
  for (let y = 0; y < Math.min(horizon, canvas.height); y += 1) {
    for (let x = 0; x < canvas.width; x += 1) {
      const alpha = sample(thick, columns, x / step, y / step) * 0.86
      if (alpha > 0.004) canvas.blend(y * canvas.width + x, colourAt(sample(lit, columns, x / step, y / step)), alpha)
    }
  }
}

/** A coarse grid, interpolated between its points. */
export function sample(grid: Float32Array, columns: number, x: number, y: number): number {
  const i = Math.floor(x)
  const j = Math.floor(y)
  const at = j * columns + i
  const top = grid[at]! + (grid[at + 1]! - grid[at]!) * (x - i)
  const bottom = grid[at + columns]! + (grid[at + columns + 1]! - grid[at + columns]!) * (x - i)
  return top + (bottom - top) * (y - j)
}

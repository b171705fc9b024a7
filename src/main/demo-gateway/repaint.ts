/** Repaints the white part of a mask so that it fits its surroundings. Pure. */
import type { Brief, PaintRequest } from './brief.ts'
import { readBrief } from './brief.ts'
import { Canvas } from './canvas.ts'
import type { Lab } from './colour.ts'
import { chromaOf, clamp, fromRgb, hueOf, lch, mix, shift, smooth } from './colour.ts'
import { develop } from './develop.ts'
import { paintScene } from './painter.ts'

interface Box {
  left: number
  top: number
  width: number
  height: number
}

/**
 * @param source sRGB, three bytes per pixel, of the requested size
 * @param mask one byte per pixel; 128 and above is repainted, everything else is returned unchanged
 * @returns three bytes per pixel
 */
export function repaint(request: PaintRequest, source: Uint8Array, mask: Uint8Array): Uint8Array {
  const out = source.slice()
  const box = boundsOf(mask, request.width, request.height)
  if (box === null) return out
  const distance = insideDistance(mask, request.width, request.height)
  const patch = paintPatch(request, source, mask, box)
  const soft = clamp(Math.min(box.width, box.height) * 0.09, 1.5, 36)
  for (let y = 0; y < box.height; y += 1) {
    for (let x = 0; x < box.width; x += 1) {
      const at = (y + box.top) * request.width + x + box.left
      if (mask[at]! < 128) continue
      const alpha = smooth(0, soft, distance[at]!)
      for (let c = 0; c < 3; c += 1) {
        const from = source[at * 3 + c]!
        out[at * 3 + c] = Math.round(from + (patch[(y * box.width + x) * 3 + c]! - from) * alpha)
      }
    }
  }
  return out
}

function boundsOf(mask: Uint8Array, width: number, height: number): Box | null {
  let left = width
  let right = -1
  let top = height
  let bottom = -1
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (mask[y * width + x]! < 128) continue
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = y
    }
  }
  return right < 0 ? null : { left, top, width: right - left + 1, height: bottom - top + 1 }
}

/** Distance in pixels to the nearest kept pixel (a two-pass chamfer); the picture's own edge does not count. */
function insideDistance(mask: Uint8Array, width: number, height: number): Float32Array {
  const far = 1e6
  const d = Float32Array.from(mask, (value) => (value >= 128 ? far : 0))
  const near = (x: number, y: number, step: number): number =>
    x < 0 || y < 0 || x >= width || y >= height ? far : d[y * width + x]! + step
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const i = y * width + x
      if (d[i]! > 0)
        d[i] = Math.min(
          d[i]!,
          near(x - 1, y, 1),
          near(x, y - 1, 1),
          near(x - 1, y - 1, Math.SQRT2),
          near(x + 1, y - 1, Math.SQRT2)
        )
    }
  }
  for (let y = height - 1; y >= 0; y -= 1) {
    for (let x = width - 1; x >= 0; x -= 1) {
      const i = y * width + x
      if (d[i]! > 0)
        d[i] = Math.min(
          d[i]!,
          near(x + 1, y, 1),
          near(x, y + 1, 1),
          near(x + 1, y + 1, Math.SQRT2),
          near(x - 1, y + 1, Math.SQRT2)
        )
    }
  }
  return d
}

/** The new content, as large as the white part's bounding box, in the light of its surroundings. */
function paintPatch(request: PaintRequest, source: Uint8Array, mask: Uint8Array, box: Box): Uint8Array {
  const around = surroundings(request, source, mask, box)
  const brief = fitted(
    readBrief({ ...request, width: Math.max(16, box.width), height: Math.max(16, box.height) }),
    around
  )
  const canvas = paintScene(brief)
  const settled = new Canvas(box.width, box.height)
  const target = around.mean
  const mean = meanOf(canvas)
  for (let y = 0; y < box.height; y += 1) {
    for (let x = 0; x < box.width; x += 1) {
      const from = y * canvas.width + x
      const to = y * box.width + x
      // Halfway towards the surrounding light: it fits in, and is still recognizable.
      settled.l[to] = canvas.l[from]! + (target[0] - mean[0]) * 0.45
      settled.a[to] = canvas.a[from]! + (target[1] - mean[1]) * 0.3
      settled.b[to] = canvas.b[from]! + (target[2] - mean[2]) * 0.3
    }
  }
  return develop(settled, brief, false)
}

interface Around {
  mean: Lab
  top: Lab
  bottom: Lab
}

/** Mean colours of the kept pixels in a frame around the box, above and below its middle. */
function surroundings(request: PaintRequest, source: Uint8Array, mask: Uint8Array, box: Box): Around {
  const margin = Math.round(Math.max(8, Math.min(box.width, box.height) * 0.35))
  const halves = [
    [0, 0, 0, 0],
    [0, 0, 0, 0]
  ]
  const step = Math.max(1, Math.floor(Math.max(box.width, box.height) / 160))
  for (let y = Math.max(0, box.top - margin); y < Math.min(request.height, box.top + box.height + margin); y += step) {
    for (
      let x = Math.max(0, box.left - margin);
      x < Math.min(request.width, box.left + box.width + margin);
      x += step
    ) {
      const at = y * request.width + x
      if (mask[at]! >= 128) continue
      const colour = fromRgb(source[at * 3]!, source[at * 3 + 1]!, source[at * 3 + 2]!)
      const half = halves[y < box.top + box.height / 2 ? 0 : 1]!
      for (let c = 0; c < 3; c += 1) half[c]! += colour[c]!
      half[3]! += 1
    }
  }
  const of = (half: number[], other: number[]): Lab => {
    const used = half[3]! > 0 ? half : other
    const count = used[3]!
    return count === 0 ? [0.6, 0, 0] : [used[0]! / count, used[1]! / count, used[2]! / count]
  }
  const top = of(halves[0]!, halves[1]!)
  const bottom = of(halves[1]!, halves[0]!)
  return { top, bottom, mean: mix(top, bottom, 0.5) }
}

/** The brief with sky and ground taken from the picture; what the prompt names keeps its own colours. */
function fitted(brief: Brief, around: Around): Brief {
  const { palette } = brief
  const vivid = (colour: Lab): Lab => lch(colour[0], Math.max(chromaOf(colour), 0.02), hueOf(colour))
  palette.zenith = mix(palette.zenith, shift(around.top, -0.04), 0.8)
  palette.middle = mix(palette.middle, vivid(around.top), 0.8)
  palette.horizon = mix(palette.horizon, shift(around.mean, 0.06), 0.7)
  palette.far = mix(palette.far, around.bottom, 0.6)
  palette.near = mix(palette.near, shift(around.bottom, -0.22), 0.55)
  return brief
}

function meanOf(canvas: Canvas): Lab {
  let l = 0
  let a = 0
  let b = 0
  const count = canvas.l.length
  for (let i = 0; i < count; i += 1) {
    l += canvas.l[i]!
    a += canvas.a[i]!
    b += canvas.b[i]!
  }
  return [l / count, a / count, b / count]
}

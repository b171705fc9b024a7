import { describe, expect, it } from 'vitest'
import type { Rect } from '../../../../../shared/raster/mask-pixels.ts'
import { MaskSurface } from '../raster/mask-surface.ts'
import { maskOf } from '../tools/__fixtures__/scripted.ts'
import { deviceRect, overlayColours, type Placing, paintOverlay } from './overlay-pixels.ts'

const colours = overlayColours({ colour: '#ff8000', opacity: 0.5, maskOnly: false })
const white = overlayColours({ colour: '#000000', opacity: 1, maskOnly: true })

const rgba = (pixel: number) => [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255, pixel >>> 24]

const surfaceOf = (width: number, height: number, inside: (x: number, y: number) => boolean) =>
  new MaskSurface({ width, height }, maskOf(width, height, inside).data)

function shown(
  mask: MaskSurface,
  width: number,
  height: number,
  placing: Placing,
  rect: Rect = { x: 0, y: 0, width, height },
  lut = white
): Uint32Array {
  const pixels = new Uint32Array(width * height)
  paintOverlay(pixels, width, rect, mask, placing, lut)
  return pixels
}

describe('overlay', () => {
  it("has the colour, with opacity by the mask's value", () => {
    expect(rgba(colours[255]!)).toEqual([255, 128, 0, 128])
    expect(rgba(colours[128]!)).toEqual([255, 128, 0, 64])
    expect(colours[0]! >>> 24).toBe(0)
    expect(rgba(white[0]!)).toEqual([0, 0, 0, 255])
  })

  it('zoomed in shows the nearest pixel, and nothing outside the canvas', () => {
    const mask = surfaceOf(10, 10, (x, y) => Math.floor(x) === 3 && Math.floor(y) === 4)
    const pixels = shown(mask, 50, 50, { scale: 4, x: 6, y: -2 })
    for (let y = 0; y < 50; y += 1) {
      for (let x = 0; x < 50; x += 1) {
        const outside = x < 6 || x >= 46 || y >= 38
        const painted = x >= 18 && x < 22 && y >= 14 && y < 18
        expect(rgba(pixels[y * 50 + x]!), `${x}, ${y}`).toEqual(
          outside ? [0, 0, 0, 0] : painted ? [255, 255, 255, 255] : [0, 0, 0, 255]
        )
      }
    }
  })

  it('zoomed out loses no thin stroke, and is full where everything is painted', () => {
    const line = surfaceOf(1000, 1000, (x) => Math.floor(x) === 503)
    const pixels = shown(line, 150, 150, { scale: 0.13, x: 5, y: 5 })
    for (let y = 5; y < 135; y += 1)
      expect(
        Math.max(...Array.from(pixels.subarray(y * 150, y * 150 + 150), (pixel) => pixel & 255))
      ).toBeGreaterThanOrEqual(64)
    const full = surfaceOf(1000, 1000, () => true)
    expect(rgba(shown(full, 150, 150, { scale: 0.13, x: 5, y: 5 })[70 * 150 + 70]!)).toEqual([255, 255, 255, 255])
  })

  it('gives the same result whether uniform tiles are skipped or every pixel is read', () => {
    const mask = surfaceOf(400, 300, (x, y) => Math.hypot(x - 200, y - 150) < 130)
    const placing = { scale: 0.37, x: 3, y: -7 }
    const skipped = shown(mask, 160, 120, placing)
    mask.kinds.fill(1)
    expect(shown(mask, 160, 120, placing)).toEqual(skipped)
  })

  it('drawn in parts equals drawn at once', () => {
    const mask = surfaceOf(300, 300, (x, y) => (Math.floor(x / 7) + Math.floor(y / 5)) % 3 === 0)
    for (const placing of [
      { scale: 0.4, x: 10, y: 20 },
      { scale: 1, x: -30, y: 5 },
      { scale: 3.3, x: -100, y: -50 }
    ]) {
      const whole = shown(mask, 200, 160, placing)
      const parts = new Uint32Array(200 * 160)
      for (let x = 0; x < 300; x += 60) {
        for (let y = 0; y < 300; y += 50) {
          paintOverlay(
            parts,
            200,
            deviceRect({ x, y, width: 60, height: 50 }, placing, { width: 200, height: 160 }),
            mask,
            placing,
            white
          )
        }
      }
      expect(parts).toEqual(whole)
    }
  })
})

/** The last pass over a picture: contrast, saturation, vignette, paper and grain, then bytes. */
import type { Brief } from './brief.ts'
import type { Canvas } from './canvas.ts'
import { clamp, writeRgb } from './colour.ts'
import { Noise } from './noise.ts'

/**
 * Three bytes per pixel, rows from the top.
 * @param framed with vignette and paper edge; false for a part that is inserted into another picture
 */
export function develop(canvas: Canvas, brief: Brief, framed = true): Uint8Array {
  const { width, height, l, a, b } = canvas
  const out = new Uint8Array(width * height * 3)
  const film = brief.has('style:film')
  const wash = framed && brief.has('style:watercolour')
  const grain = (film ? 0.03 : 0.011) * (0.25 + 0.75 * brief.detail)
  const paper = new Noise(brief.random('paper').int(0, 1e9))
  const edge = !framed ? 0 : brief.has('style:minimal') ? 0.02 : film ? 0.17 : 0.085
  let state = brief.random(`grain ${brief.request.negativePrompt}`).int(1, 0x7fffffff)
  for (let y = 0; y < height; y += 1) {
    const v = (y / height) * 2 - 1
    for (let x = 0; x < width; x += 1) {
      const i = y * width + x
      const u = (x / width) * 2 - 1
      const corner = (u * u + v * v) / 2
      state ^= state << 13
      state ^= state >>> 17
      state ^= state << 5
      const speck = (state >>> 0) / 2147483648 - 1
      const light = clamp(
        0.52 + (l[i]! - 0.52) * brief.contrast - edge * corner * corner + speck * grain * (1.1 - l[i]!),
        film ? 0.06 : 0.01,
        1
      )
      let strength = brief.saturation
      let tone = light
      let warm = 0
      if (film) warm = (light - 0.5) * 0.035
      if (wash) {
        const fibre = paper.sum2((x / canvas.unit) * 4, (y / canvas.unit) * 4, 5)
        const rim = Math.min(x, y, width - 1 - x, height - 1 - y) / canvas.unit + fibre * 0.05
        const bare = 1 - clamp((rim - 0.035) / 0.012)
        tone = Math.min(0.985, light + 0.07 + fibre * 0.08 + paper.at2(x * 0.6, y * 0.6) * 0.012)
        tone += (0.965 - tone) * bare
        strength *= (0.82 + fibre * 0.35) * (1 - bare)
      }
      writeRgb(out, i * 3, tone, a[i]! * strength + warm * 0.35, b[i]! * strength + warm)
    }
  }
  return out
}

/** Blends the answer into the original: the soft edge, pixel by pixel. Pure. */
import type { MaskPixels, Rect } from '../../shared/raster/mask-pixels.ts'
import type { Pixels } from './pixels.ts'

/**
 * Changes the canvas inside the area. Where `share` is 0 not a bit changes, where it is 255 the answer's pixel is used,
 * in between the two are blended and rounded.
 * @param canvas and `answer` have the same channels; the answer and the shares have the area's size
 */
export function mixInto(canvas: Pixels, area: Rect, answer: Pixels, share: MaskPixels): void {
  const { channels } = canvas
  const mix = channels === 4 ? mixWithAlpha : mixOpaque
  for (let y = 0; y < area.height; y += 1) {
    const to = ((area.y + y) * canvas.width + area.x) * channels
    const from = y * area.width
    for (let x = 0; x < area.width; x += 1) {
      const part = share.data[from + x] as number
      if (part === 0) continue
      const source = (from + x) * channels
      const target = to + x * channels
      if (part < 255) mix(canvas.data, target, answer.data, source, part)
      else
        for (let channel = 0; channel < channels; channel += 1)
          canvas.data[target + channel] = answer.data[source + channel] as number
    }
  }
}

function mixOpaque(canvas: Uint8Array, to: number, answer: Uint8Array, from: number, part: number): void {
  for (let channel = 0; channel < 3; channel += 1) {
    canvas[to + channel] = Math.round(
      ((canvas[to + channel] as number) * (255 - part) + (answer[from + channel] as number) * part) / 255
    )
  }
}

/** Each colour is weighted by its alpha, so that the edge of something transparent does not turn dark. */
function mixWithAlpha(canvas: Uint8Array, to: number, answer: Uint8Array, from: number, part: number): void {
  const old = (canvas[to + 3] as number) * (255 - part)
  const fresh = (answer[from + 3] as number) * part
  if (old + fresh === 0) return
  for (let channel = 0; channel < 3; channel += 1) {
    canvas[to + channel] = Math.round(
      ((canvas[to + channel] as number) * old + (answer[from + channel] as number) * fresh) / (old + fresh)
    )
  }
  canvas[to + 3] = Math.round((old + fresh) / 255)
}

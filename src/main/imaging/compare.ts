/** How much an answer differs from what was sent. Pure. */
import type { MaskPixels } from '../../shared/raster/mask-pixels.ts'
import type { Pixels } from './pixels.ts'

/** A channel difference (of 255) above this is taken for a change rather than codec noise. */
const noticeable = 8

export interface Difference {
  /** Share of the pixels that differ noticeably, 0 to 1; 0 if there are none. */
  changed: number
  /** Mean channel difference, 0 to 255. */
  mean: number
  /** Greatest difference, 0 to 255. */
  most: number
}

class Tally {
  private pixels = 0
  private changed = 0
  private sum = 0
  private most = 0

  add(a: Uint8Array, b: Uint8Array, at: number): void {
    const red = Math.abs((a[at] as number) - (b[at] as number))
    const green = Math.abs((a[at + 1] as number) - (b[at + 1] as number))
    const blue = Math.abs((a[at + 2] as number) - (b[at + 2] as number))
    const most = Math.max(red, green, blue)
    this.pixels += 1
    this.sum += red + green + blue
    if (most > noticeable) this.changed += 1
    if (most > this.most) this.most = most
  }

  get empty(): boolean {
    return this.pixels === 0
  }

  result(): Difference {
    const pixels = Math.max(1, this.pixels)
    return { changed: this.changed / pixels, mean: this.sum / (3 * pixels), most: this.most }
  }
}

/**
 * Compares two RGB pictures of the same size, separately for what was to be repainted and what was to be left alone.
 * @param mask of their size, 255 = repaint, regardless of the model's convention
 * @returns `untouched`: nothing was repainted where it should have been
 */
export function compare(sent: Pixels, answer: Pixels, mask: MaskPixels): { drift: Difference; untouched: boolean } {
  const outside = new Tally()
  const inside = new Tally()
  for (let pixel = 0; pixel < mask.data.length; pixel += 1) {
    const tally = (mask.data[pixel] as number) < 128 ? outside : inside
    tally.add(sent.data, answer.data, pixel * 3)
  }
  const { mean, changed } = inside.result()
  // A picture that was only re-encoded differs a little everywhere; a painted line differs a lot somewhere.
  return { drift: outside.result(), untouched: !inside.empty && mean < 1 && changed < 0.001 }
}

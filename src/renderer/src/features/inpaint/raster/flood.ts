/** The magic wand: the pixels of one colour. */

/** RGBA as a canvas gives it, row by row. */
export interface PicturePixels {
  width: number
  height: number
  data: Uint8ClampedArray | Uint8Array
}

/**
 * The pixels whose colour is near that of one pixel.
 * @param tolerance greatest difference in any of the four channels, 0 to 255
 * @param contiguous only what is connected with the pixel by its sides
 * @returns a byte a pixel, 1 = chosen; null when the pixel lies outside
 */
export function chooseByColour(picture: PicturePixels, x: number, y: number, tolerance: number, contiguous: boolean): Uint8Array | null {
  const { width, height } = picture
  if (x < 0 || y < 0 || x >= width || y >= height) return null
  const near = likeness(picture, y * width + x, tolerance)
  const chosen = new Uint8Array(width * height)
  if (contiguous) flood(chosen, near, width, height, x, y)
  else for (let i = 0; i < chosen.length; i += 1) chosen[i] = near(i) ? 1 : 0
  return chosen
}

function likeness({ data }: PicturePixels, pixel: number, tolerance: number): (i: number) => boolean {
  const at = (i: number) => data[i] as number
  const seed = pixel * 4
  const [r, g, b, a] = [at(seed), at(seed + 1), at(seed + 2), at(seed + 3)] as const
  return (i) => {
    const from = i * 4
    return (
      Math.abs(at(from) - r) <= tolerance &&
      Math.abs(at(from + 1) - g) <= tolerance &&
      Math.abs(at(from + 2) - b) <= tolerance &&
      Math.abs(at(from + 3) - a) <= tolerance
    )
  }
}

/** Fills run by run, and remembers one start for each run above and below it. */
function flood(chosen: Uint8Array, near: (i: number) => boolean, width: number, height: number, x: number, y: number): void {
  const open = (i: number) => chosen[i] === 0 && near(i)
  const starts = [y * width + x]
  while (starts.length > 0) {
    const start = starts.pop() as number
    if (!open(start)) continue
    const row = start - (start % width)
    let left = start
    while (left > row && open(left - 1)) left -= 1
    let right = start
    while (right < row + width - 1 && open(right + 1)) right += 1
    chosen.fill(1, left, right + 1)
    for (const next of [row - width, row + width]) {
      if (next < 0 || next >= width * height) continue
      let inside = false
      for (let i = left - row + next; i <= right - row + next; i += 1) {
        const is = open(i)
        if (is && !inside) starts.push(i)
        inside = is
      }
    }
  }
}

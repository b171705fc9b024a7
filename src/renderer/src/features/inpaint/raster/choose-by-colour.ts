/** The magic wand: selects the pixels of one colour. */

/** RGBA as a canvas gives it, row by row. */
export interface PicturePixels {
  width: number
  height: number
  data: Uint8ClampedArray | Uint8Array
}

/**
 * The pixels whose colour is close to that of one pixel.
 * @param tolerance greatest difference in any of the four channels, 0 to 255
 * @param contiguous only pixels connected with this one by their sides
 * @returns one byte per pixel, 1 = selected; null if the pixel is outside
 */
export function chooseByColour(
  picture: PicturePixels,
  x: number,
  y: number,
  tolerance: number,
  contiguous: boolean
): Uint8Array | null {
  const { width, height } = picture
  if (x < 0 || y < 0 || x >= width || y >= height) return null
  const near = likeness(picture, y * width + x, tolerance)
  if (contiguous) flood(near, width, height, x, y)
  for (let i = 0; i < near.length; i += 1) near[i] = contiguous ? (near[i] as number) >> 1 : (near[i] as number)
  return near
}

/** 1 where the colour is close to that of the pixel, else 0. */
function likeness({ width, height, data }: PicturePixels, pixel: number, tolerance: number): Uint8Array {
  const seed = pixel * 4
  const [r, g, b, a] = [
    data[seed] as number,
    data[seed + 1] as number,
    data[seed + 2] as number,
    data[seed + 3] as number
  ]
  const near = new Uint8Array(width * height)
  for (let i = 0, at = 0; i < near.length; i += 1, at += 4) {
    if (Math.abs((data[at] as number) - r) > tolerance || Math.abs((data[at + 1] as number) - g) > tolerance) continue
    if (Math.abs((data[at + 2] as number) - b) > tolerance || Math.abs((data[at + 3] as number) - a) > tolerance)
      continue
    near[i] = 1
  }
  return near
}

/**
 * Changes each 1 connected with the pixel to 2. Fills run by run, and remembers one start for each run above and below
 * it.
 */
function flood(near: Uint8Array, width: number, height: number, x: number, y: number): void {
  const starts = [y * width + x]
  while (starts.length > 0) {
    const start = starts.pop() as number
    if (near[start] !== 1) continue
    const row = start - (start % width)
    let left = start
    while (left > row && near[left - 1] === 1) left -= 1
    let right = start
    while (right < row + width - 1 && near[right + 1] === 1) right += 1
    near.fill(2, left, right + 1)
    for (const by of [-width, width]) {
      if (row + by < 0 || row + by >= width * height) continue
      let inside = false
      for (let i = left + by; i <= right + by; i += 1) {
        const is = near[i] === 1
        if (is && !inside) starts.push(i)
        inside = is
      }
    }
  }
}

/** Whether what lies under a link is the picture, or the mask, that would be uploaded. */
import type { InpaintImaging } from './run-context.ts'

interface Pixels {
  pixels: Uint8Array
  width: number
  height: number
}

function equal(a: Pixels, b: Pixels, same: (left: number, right: number) => boolean): boolean {
  return a.width === b.width && a.height === b.height && a.pixels.every((value, at) => same(value, b.pixels[at] ?? -1))
}

/**
 * Compares pixels, not bytes: the same picture may be packed in another way. Of masks only the side of the middle grey counts.
 * @throws AppError bad-response: one of them is no picture
 */
export async function isSamePicture(imaging: InpaintImaging, what: 'picture' | 'mask', left: Uint8Array, right: Uint8Array): Promise<boolean> {
  if (Buffer.compare(left, right) === 0) return true
  const channels = what === 'picture' ? 4 : 1
  const [a, b] = await Promise.all([imaging.decode(left, channels), imaging.decode(right, channels)])
  return equal(a, b, what === 'picture' ? (x, y) => x === y : (x, y) => x >= 128 === y >= 128)
}

/** Whether a link leads to the picture or mask that would be uploaded. */
import type { InpaintImaging } from './run-context.ts'

const sameSide = (left: Uint8Array, right: Uint8Array): boolean =>
  left.every((value, at) => value >= 128 === (right[at] ?? 0) >= 128)

/**
 * Compares pixels, not bytes: the same picture may be encoded differently. Masks are compared by whether each pixel is
 * above or below mid-grey.
 * @throws AppError bad-response: one of them is no picture
 */
export async function isSamePicture(
  imaging: InpaintImaging,
  what: 'picture' | 'mask',
  left: Uint8Array,
  right: Uint8Array
): Promise<boolean> {
  if (Buffer.compare(left, right) === 0) return true
  const channels = what === 'picture' ? 4 : 1
  const [a, b] = await Promise.all([imaging.decode(left, channels), imaging.decode(right, channels)])
  if (a.width !== b.width || a.height !== b.height) return false
  return what === 'picture' ? Buffer.compare(a.pixels, b.pixels) === 0 : sameSide(a.pixels, b.pixels)
}

/** How much an answer can need: what is larger is not what was asked for, and is not read to its end. */
import type { Parameters } from '../../shared/domain/parameters.ts'

const mebibyte = 1_048_576
/** Everything around the pictures. */
const words = mebibyte
/** A service may answer larger than it was asked: it is not cut off before this many pixels. */
const leastPixels = mebibyte
/** Pixels of a picture whose size the service chooses. */
const usualPixels = 2 * mebibyte
/** Of a picture that does not compress at all, with transparency; a little more for its format. */
const bytesPerPixel = 4.2
const base64 = 4 / 3
/**
 * Of an operation that answers with links: one that puts a small picture in their place is still read. It is paid for.
 */
const inPlaceOfLink = 8 * mebibyte

/**
 * @param inline the answer is asked for as the pictures themselves
 * @param expected pictures that are asked for
 */
export function replySizeFor({ width, height }: Parameters, inline: boolean, expected: number): number {
  const pixels = width === undefined || height === undefined ? usualPixels : Math.max(leastPixels, width * height)
  const each = Math.ceil(pixels * bytesPerPixel * base64)
  return words + expected * (inline ? each : Math.max(inPlaceOfLink, Math.min(each, 2 * inPlaceOfLink)))
}

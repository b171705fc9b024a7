/** How large an answer can be: a larger one is not what was requested, and is not read to its end. */
import type { Parameters } from '../../shared/domain/parameters.ts'

const mebibyte = 1_048_576
/** Everything around the pictures. */
const words = mebibyte
/** A service may return a larger picture than requested: it is not cut off below this many pixels. */
const leastPixels = mebibyte
/** Pixels of a picture whose size the service chooses. */
const usualPixels = 2 * mebibyte
/** For an incompressible picture with transparency; a little more for its format. */
const bytesPerPixel = 4.2
const base64 = 4 / 3
/** For an operation that answers with links: a small picture in their place is still read. It is paid for. */
const inPlaceOfLink = 8 * mebibyte

/**
 * @param inline the pictures themselves are requested in the answer
 * @param expected number of pictures requested
 */
export function replySizeFor({ width, height }: Parameters, inline: boolean, expected: number): number {
  const pixels = width === undefined || height === undefined ? usualPixels : Math.max(leastPixels, width * height)
  const each = Math.ceil(pixels * bytesPerPixel * base64)
  return words + expected * (inline ? each : Math.max(inPlaceOfLink, Math.min(each, 2 * inPlaceOfLink)))
}

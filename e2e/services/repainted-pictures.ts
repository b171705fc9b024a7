/**
 * What an inpainting service makes of the picture and the mask that it fetched: by rule, so that a test can predict
 * every pixel.
 */
import sharp from 'sharp'

/** white: only where the mask is white; drifting: everything else too, a little; untouched: the picture itself. */
export type Repainting = 'white' | 'drifting' | 'untouched'

export interface RepaintSpec {
  how: Repainting
  seed: number
  /** Of the answer; the picture's own when it is not given. */
  size?: { width: number; height: number }
}

/** How much every channel outside the mask rises when the service drifts. */
export const driftStep = 24

/** The single colour of the repainted part. */
export function repaintColour(seed: number): readonly [red: number, green: number, blue: number] {
  const hash = Math.imul((seed % 0x1_0000_0000) ^ 0x2545f491, 0x9e3779b1) >>> 0
  return [(hash & 127) + 64, ((hash >>> 8) & 127) + 64, ((hash >>> 16) & 127) + 64]
}

/**
 * The answer as a PNG, or, untouched and of the same size, the very bytes that were fetched.
 * @throws Error when picture and mask differ in size, or are not pictures
 */
export async function repaint(
  picture: Uint8Array,
  mask: Uint8Array,
  { how, seed, size }: RepaintSpec
): Promise<Uint8Array> {
  if (how === 'untouched' && size === undefined) return picture
  const { data, info } = await sharp(picture)
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const white = await sharp(mask)
    .removeAlpha()
    .toColourspace('b-w')
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true })
  if (white.info.width !== info.width || white.info.height !== info.height)
    throw new Error('the picture and the mask are of two sizes')
  if (how !== 'untouched') change(data, white.data, how === 'drifting', repaintColour(seed))
  const answer = sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
  return new Uint8Array(
    await (size ? answer.resize(size.width, size.height, { fit: 'fill' }) : answer).png().toBuffer()
  )
}

function change(pixels: Uint8Array, mask: Uint8Array, drifts: boolean, colour: readonly number[]): void {
  for (let at = 0; at < pixels.length; at += 1) {
    const inside = (mask[Math.floor(at / 3)] ?? 0) >= 128
    if (inside) pixels[at] = colour[at % 3] ?? 0
    else if (drifts) pixels[at] = Math.min(255, (pixels[at] ?? 0) + driftStep)
  }
}

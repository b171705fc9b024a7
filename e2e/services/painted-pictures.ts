/**
 * Real pictures in the requested sizes and formats: a colour from the seed, and a band that makes each one different.
 */
import sharp from 'sharp'

export type PaintedFormat = 'png' | 'jpg' | 'webp'

export interface Painting {
  width: number
  height: number
  seed: number
  /** Position among the pictures of one request, from 0. */
  ordinal: number
  format: PaintedFormat
}

/** So that a mistake in a test does not use up the machine's memory. */
const longestSide = 2048

const ratioSizes: Readonly<Record<string, readonly [number, number]>> = {
  '1:1': [512, 512],
  '16:9': [688, 384],
  '21:9': [768, 328],
  '3:2': [624, 416],
  '2:3': [416, 624],
  '4:5': [456, 576],
  '5:4': [576, 456],
  '9:16': [384, 688],
  '9:21': [328, 768],
  '3:4': [440, 584],
  '4:3': [584, 440]
}

const integerOr = (value: unknown, otherwise: number): number =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : otherwise

function sizeOf(body: Readonly<Record<string, unknown>>): readonly [number, number] {
  const asked = typeof body['size'] === 'string' ? /^(\d+)x(\d+)$/.exec(body['size']) : null
  if (asked) return [Number(asked[1]), Number(asked[2])]
  const ratio = typeof body['aspect_ratio'] === 'string' ? ratioSizes[body['aspect_ratio']] : undefined
  return ratio ?? [integerOr(body['width'], 512), integerOr(body['height'], 512)]
}

/** What a request's body asks to be painted. */
export function paintingOf(body: Readonly<Record<string, unknown>>, ordinal: number): Painting {
  const [width, height] = sizeOf(body)
  const format = body['output_format']
  return {
    width: Math.min(width, longestSide),
    height: Math.min(height, longestSide),
    seed: typeof body['seed'] === 'number' ? body['seed'] : 0,
    ordinal,
    format: format === 'webp' ? 'webp' : format === 'jpg' || format === 'jpeg' ? 'jpg' : 'png'
  }
}

/** The same painting gives the same bytes. */
export async function paint({ width, height, seed, ordinal, format }: Painting): Promise<Uint8Array> {
  const hash = Math.imul((seed % 0x1_0000_0000) ^ 0x9e3779b9, 0x85ebca6b) >>> 0
  const background = { r: hash & 255, g: (hash >>> 8) & 255, b: (hash >>> 16) & 255 }
  const band = {
    create: {
      width,
      height: Math.max(1, Math.floor(height / 8)),
      channels: 3 as const,
      background: { r: 255, g: 255, b: (ordinal * 60) % 256 }
    }
  }
  const picture = sharp({ create: { width, height, channels: 3, background } }).composite([
    { input: band, left: 0, top: 0 }
  ])
  const encoded = format === 'png' ? picture.png() : format === 'jpg' ? picture.jpeg() : picture.webp()
  return new Uint8Array(await encoded.toBuffer())
}

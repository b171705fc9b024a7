/** Pictures, masks and plans for inpainting. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import type { Inpaint } from '../../../shared/domain/inpaint.ts'
import { noExtension } from '../../../shared/domain/inpaint.ts'
import type { MaskPixels, Rect, Size } from '../../../shared/raster/mask-pixels.ts'
import type { Imaging } from '../imaging.ts'

export let files = 0

export async function file(sharedFolder: string, bytes: Uint8Array): Promise<string> {
  files += 1
  const path = join(sharedFolder, String(files))
  await writeFile(path, bytes)
  return path
}

export interface Raw extends Size {
  channels: number
  data: Uint8Array
}

/** As any program displays the picture: upright, sRGB, 8 bits. */
export async function shown(bytes: Uint8Array): Promise<Raw> {
  const { data, info } = await sharp(bytes)
    .autoOrient()
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, channels: info.channels, data }
}

/** Pixels that all differ from their neighbours. */
export const speckle = (width: number, height: number, channels: number, seed = 1): Buffer =>
  Buffer.from(Uint8Array.from({ length: width * height * channels }, (_, at) => (at * 2_654_435_761 * seed) >>> 23))

export const raw = (width: number, height: number, channels: 1 | 2 | 3 | 4, seed = 1) =>
  sharp(speckle(width, height, channels, seed), { raw: { width, height, channels } })

export function maskOf(size: Size, painted: Rect): MaskPixels {
  const data = new Uint8Array(size.width * size.height)
  for (let y = painted.y; y < painted.y + painted.height; y += 1) {
    data.fill(255, y * size.width + painted.x, y * size.width + painted.x + painted.width)
  }
  return { ...size, data }
}

export const pngOf = (imaging: Imaging, { width, height, data }: MaskPixels): Promise<Uint8Array> =>
  imaging.encodePng(new Uint8Array(data), width, height, 1)

export function plan(changes: Partial<Inpaint> & Pick<Inpaint, 'area'>): Inpaint {
  const { width, height } = changes.area
  return {
    mode: 'masked',
    extend: noExtension,
    sent: { width, height },
    padding: 32,
    feather: 0,
    invert: false,
    ...changes
  }
}

export const at = (picture: Raw, x: number, y: number): number[] => [
  ...picture.data.subarray((y * picture.width + x) * picture.channels).subarray(0, picture.channels)
]

/** Pictures, masks and studio requests for tests of repaint jobs. */
import sharp from 'sharp'
import { type Inpaint, noExtension } from '../../../shared/domain/inpaint.ts'
import type { JobRequest } from '../../../shared/domain/job.ts'
import type { Picture } from '../../../shared/domain/picture.ts'
import type { RealServices } from './real-services.ts'

export interface Rect {
  x: number
  y: number
  width: number
  height: number
}

/** A picture in which every pixel encodes its position. */
export async function gradient(width: number, height: number): Promise<Uint8Array<ArrayBuffer>> {
  const pixels = new Uint8Array(width * height * 3)
  for (let at = 0; at < width * height; at += 1)
    pixels.set([(at % width) & 255, Math.floor(at / width) & 255, (at * 7) & 255], at * 3)
  return new Uint8Array(
    await sharp(pixels, { raw: { width, height, channels: 3 } })
      .png()
      .toBuffer()
  )
}

/** White in the rectangle, black elsewhere. */
export async function maskOf(width: number, height: number, white: Rect): Promise<Uint8Array<ArrayBuffer>> {
  const pixels = new Uint8Array(width * height)
  for (let y = white.y; y < white.y + white.height; y += 1)
    pixels.fill(255, y * width + white.x, y * width + white.x + white.width)
  return new Uint8Array(
    await sharp(pixels, { raw: { width, height, channels: 1 } })
      .png()
      .toBuffer()
  )
}

/** Three bytes per pixel. */
export async function pixelsOf(
  bytes: Uint8Array
): Promise<{ width: number; height: number; at(x: number, y: number): number[] }> {
  const { data, info } = await sharp(bytes)
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return {
    width: info.width,
    height: info.height,
    at: (x, y) => [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)]
  }
}

export const size = { width: 320, height: 288 }
export const white: Rect = { x: 100, y: 80, width: 96, height: 64 }

/** The whole picture unchanged, without feathering. */
export const wholePicture: Inpaint = {
  mode: 'whole',
  area: { x: 0, y: 0, ...size },
  extend: noExtension,
  sent: size,
  padding: 0,
  feather: 0,
  invert: false
}

export interface StudioJobs {
  picture: Picture
  original: Uint8Array
  /** The operation's defaults with this picture, mask and plan. */
  request(patch?: Partial<JobRequest>, operationId?: string): JobRequest
}

/** Adds a picture and a mask to the library of `real`. */
export async function startStudioJobs(real: RealServices): Promise<StudioJobs> {
  const original = await gradient(size.width, size.height)
  const picture = await real.library.add({
    bytes: original,
    origin: 'generated',
    jobId: null,
    batchId: null,
    request: null,
    providerLabel: null,
    operationLabel: null,
    tookMs: null,
    ordinal: 0,
    demo: false,
    inpaintReport: null
  })
  const mask = await real.library.addMask(await maskOf(size.width, size.height, white))
  return {
    picture,
    original,
    request(patch = {}, operationId = 'pixazo/sd15-inpainting') {
      const inpaint = patch.inpaint ?? wholePicture
      const { parameters } = real.request(operationId, { seed: 7, ...inpaint.sent })
      const source = { kind: 'picture', pictureId: picture.id } as const
      return { operationId, parameters, source, mask: { kind: 'mask', maskId: mask.id }, inpaint, ...patch }
    }
  }
}

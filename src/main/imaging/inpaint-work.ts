/**
 * Prepares what is sent of a picture to be repainted, and stitches the answer back into it. Runs in the imaging process
 * only.
 */

import { readFile } from 'node:fs/promises'
import type { Sharp } from 'sharp'
import sharp from 'sharp'
import { canvasSize, type Inpaint } from '../../shared/domain/inpaint.ts'
import { maxPixels } from '../../shared/domain/picture.ts'
import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import { boundsOf } from '../../shared/raster/bounds.ts'
import { featherOutwards } from '../../shared/raster/distance.ts'
import type { MaskPixels, Rect, Size } from '../../shared/raster/mask-pixels.ts'
import { cropMask, invertMask, scaleMask, threshold } from '../../shared/raster/scale.ts'
import { compare } from './compare.ts'
import type { StitchReport } from './imaging.ts'
import { mixInto } from './mix.ts'
import { canvasPart, flattened, type Pixels, withAlpha } from './pixels.ts'
import { decoding, readGrey, readPixels } from './reading.ts'

/** For uploads size matters more than speed; a result is large, written once and read often. */
const sentCompression = 6
const resultCompression = 3

/** The two files to upload: an RGB PNG, and an 8-bit grey one that contains only 0 and 255. Same input, same bytes. */
export async function prepareInpaint(input: {
  picture: string
  mask: Uint8Array
  inpaint: Inpaint
}): Promise<{ picture: Uint8Array; mask: Uint8Array }> {
  const { inpaint } = input
  const picture = await original(input.picture)
  assertFits(picture, inpaint)
  const mask = sentMask(await ofCanvas(input.mask, picture, inpaint), inpaint)
  assertPainted(mask)
  const wire = inpaint.invert ? invertMask(mask) : mask
  const [pictureBytes, maskBytes] = await Promise.all([
    pngOf(await sentPicture(picture, inpaint), sentCompression),
    greyPng(wire)
  ])
  return { picture: pictureBytes, mask: maskBytes }
}

/** The whole canvas with the answer in it, and how the answer differs from what was sent. */
export async function stitch(input: {
  picture: string
  mask: string
  returned: Uint8Array
  inpaint: Inpaint
}): Promise<{ png: Uint8Array; report: StitchReport }> {
  const { inpaint } = input
  const { area, sent, feather } = inpaint
  const answer = await decoding(() => readPixels(input.returned))
  const picture = await original(input.picture)
  assertFits(picture, inpaint)
  const mask = await ofCanvas(await readFile(input.mask), picture, inpaint)
  const [was, is] = await Promise.all([sentPicture(picture, inpaint), scaled(flattened(answer), sent)])
  const { drift, untouched } = compare(was, is, sentMask(mask, inpaint))
  const canvas = canvasPart(picture, inpaint.extend, { x: 0, y: 0, ...canvasSize(picture, inpaint.extend) })
  const inPlace = await scaled(canvas.channels === 4 ? withAlpha(answer) : flattened(answer), area)
  const part = cropMask(mask, area)
  mixInto(canvas, area, inPlace, featherOutwards(part, Math.min(feather, roomAround(part, area, canvas))))
  const returned = { width: answer.width, height: answer.height }
  const report = {
    returned,
    scaled: returned.width !== sent.width || returned.height !== sent.height,
    untouched,
    drift
  }
  return { png: await pngOf(canvas, resultCompression), report }
}

/** The library's own file: its damage is not the service's fault. */
async function original(file: string): Promise<Pixels> {
  try {
    return await readPixels(await readFile(file))
  } catch (error) {
    const nextStep = t('imaging.inpaintWork.putFileBack')
    throw new AppError('not-found', t('imaging.inpaintWork.sourceUnreadable'), { nextStep }, { cause: error })
  }
}

function assertFits(picture: Size, { extend, area, sent }: Inpaint): void {
  const canvas = canvasSize(picture, extend)
  if (canvas.width * canvas.height > maxPixels || sent.width * sent.height > maxPixels) {
    throw new AppError(
      'invalid-input',
      t('imaging.inpaintWork.canvasTooLarge', { width: canvas.width, height: canvas.height }),
      {
        nextStep: t('imaging.inpaintWork.extendLess'),
        action: 'edit-request'
      }
    )
  }
  if (area.x + area.width > canvas.width || area.y + area.height > canvas.height) {
    throw new AppError('invalid-input', t('imaging.inpaintWork.areaOutside'), {
      nextStep: t('imaging.inpaintWork.openAgain')
    })
  }
}

/** A painted mask may have nothing left at the size sent: the service would be paid for repainting nothing. */
function assertPainted(mask: MaskPixels): void {
  if (boundsOf(mask) !== null) return
  throw new AppError(
    'invalid-input',
    t('imaging.inpaintWork.nothingLeft', { width: mask.width, height: mask.height }),
    {
      nextStep: t('imaging.inpaintWork.paintThicker'),
      action: 'edit-request'
    }
  )
}

/** The mask, which must be the size of the canvas. */
async function ofCanvas(bytes: Uint8Array, picture: Size, { extend }: Inpaint): Promise<MaskPixels> {
  const canvas = canvasSize(picture, extend)
  const mask = await decoding(() => readGrey(bytes))
  if (mask.width === canvas.width && mask.height === canvas.height) return mask
  throw new AppError(
    'invalid-input',
    t('imaging.inpaintWork.maskSizeDiffers', {
      maskWidth: mask.width,
      maskHeight: mask.height,
      width: canvas.width,
      height: canvas.height
    }),
    {
      nextStep: t('imaging.inpaintWork.useSameSize'),
      action: 'edit-request'
    }
  )
}

/** Hard, at the size sent, 255 = repaint. */
function sentMask(mask: MaskPixels, { area, sent }: Inpaint): MaskPixels {
  return threshold(scaleMask(cropMask(mask, area), sent))
}

/**
 * How far the soft edge can reach before it meets an edge of the area that is not the canvas's own: beyond that there
 * is no answer to fade from, and the edge would be visible as a line.
 */
function roomAround(part: MaskPixels, area: Rect, canvas: Size): number {
  const bounds = boundsOf(part)
  if (bounds === null) return 0
  const room = [
    area.x > 0 ? bounds.x : Number.POSITIVE_INFINITY,
    area.y > 0 ? bounds.y : Number.POSITIVE_INFINITY,
    area.x + area.width < canvas.width ? area.width - bounds.x - bounds.width : Number.POSITIVE_INFINITY,
    area.y + area.height < canvas.height ? area.height - bounds.y - bounds.height : Number.POSITIVE_INFINITY
  ]
  return Math.min(...room)
}

async function sentPicture(picture: Pixels, { area, extend, sent }: Inpaint): Promise<Pixels> {
  return await scaled(flattened(canvasPart(picture, extend, area)), sent)
}

/** Lanczos; pixels that already have the size are not touched. */
async function scaled(pixels: Pixels, { width, height }: Size): Promise<Pixels> {
  if (pixels.width === width && pixels.height === height) return pixels
  const data = await rawImage(pixels).resize({ width, height, fit: 'fill', kernel: 'lanczos3' }).raw().toBuffer()
  return { width, height, channels: pixels.channels, data }
}

const rawImage = ({ data, width, height, channels }: Pixels): Sharp => sharp(data, { raw: { width, height, channels } })

const pngOf = (pixels: Pixels, compressionLevel: number): Promise<Uint8Array> =>
  rawImage(pixels).png({ compressionLevel }).toBuffer()

async function greyPng({ data, width, height }: MaskPixels): Promise<Uint8Array> {
  return await sharp(data, { raw: { width, height, channels: 1 } })
    .toColourspace('b-w')
    .png({ compressionLevel: sentCompression })
    .toBuffer()
}

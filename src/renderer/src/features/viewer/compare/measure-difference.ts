import { mediaUrl } from '../../../../../shared/domain/picture.ts'
import { AppError } from '../../../../../shared/errors.ts'
import { t } from '../../../../../shared/messages/t.ts'
import type { Size } from '../zoom.ts'
import { addStrip, type Measure, measureOf, newHistogram } from './difference.ts'

/** A drawing with more pixels than this is reduced: each of its pixels is then the largest difference of a block. */
const mostDrawn = 16 * 1024 * 1024
/** Pixels measured at once: some twenty milliseconds. */
const stripPixels = 1024 * 1024

export interface Difference {
  drawing: HTMLCanvasElement
  measure: Measure
  /** The size used for measuring: the larger picture's. */
  size: Size
}

/** The larger of two pictures, by pixels; the other one is scaled to it. */
export function commonSize(a: Size, b: Size): Size {
  const { width, height } = b.width * b.height > a.width * a.height ? b : a
  return { width, height }
}

/** Decoded off the main thread. */
async function read(id: string, signal: AbortSignal): Promise<ImageBitmap> {
  const answer = await fetch(mediaUrl(id, 'original'), { signal })
  if (!answer.ok)
    throw new AppError('not-found', t('viewer.measureDifference.fileMissing'), {
      nextStep: t('viewer.measureDifference.putBack')
    })
  try {
    return await createImageBitmap(await answer.blob(), { imageOrientation: 'from-image' })
  } catch (cause) {
    signal.throwIfAborted()
    const nextStep = t('viewer.measureDifference.compareAnother')
    throw new AppError('invalid-input', t('viewer.measureDifference.oneOfThesePicturesCannot'), { nextStep }, { cause })
  }
}

const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

/** Reads strips of a picture as if it had another size. */
function stripReader(
  picture: ImageBitmap,
  { width, height }: Size,
  rows: number
): (top: number, count: number) => Uint8ClampedArray {
  const canvas = new OffscreenCanvas(width, rows)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context)
    throw new AppError('internal', t('viewer.measureDifference.noMemory'), {
      nextStep: t('viewer.measureDifference.closeOthers')
    })
  context.imageSmoothingQuality = 'high'
  return (top, count) => {
    context.clearRect(0, 0, width, rows)
    context.drawImage(picture, 0, -top, width, height)
    return context.getImageData(0, 0, width, count).data
  }
}

async function measureStrips(a: ImageBitmap, b: ImageBitmap, signal: AbortSignal): Promise<Difference> {
  const size = commonSize(a, b)
  const { width, height } = size
  const block = Math.max(1, Math.ceil(Math.sqrt((width * height) / mostDrawn)))
  const rows = Math.max(block, Math.floor(stripPixels / width / block) * block)
  const drawing = document.createElement('canvas')
  drawing.width = Math.ceil(width / block)
  drawing.height = Math.ceil(height / block)
  const context = drawing.getContext('2d')!
  const readA = stripReader(a, size, rows)
  const readB = stripReader(b, size, rows)
  const histogram = newHistogram()
  for (let top = 0; top < height; top += rows) {
    const count = Math.min(rows, height - top)
    const strip = new ImageData(drawing.width, Math.ceil(count / block))
    addStrip(readA(top, count), readB(top, count), width, block, strip.data, histogram)
    context.putImageData(strip, 0, top / block)
    await breath()
    signal.throwIfAborted()
  }
  return { drawing, measure: measureOf(histogram), size }
}

/**
 * Measures and draws what differs between two pictures, in strips, so that the window stays responsive.
 * @throws AppError not-found | invalid-input, with the next step in words; or the signal's reason
 */
export async function measureDifference(a: string, b: string, signal: AbortSignal): Promise<Difference> {
  const bitmaps: ImageBitmap[] = []
  try {
    for (const id of [a, b]) bitmaps.push(await read(id, signal))
    return await measureStrips(bitmaps[0]!, bitmaps[1]!, signal)
  } finally {
    for (const bitmap of bitmaps) bitmap.close()
  }
}

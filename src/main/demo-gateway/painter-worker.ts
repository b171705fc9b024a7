/** The painter process: paints and encodes. */
import sharp from 'sharp'
import { AppError } from '../../shared/errors.ts'
import { serve } from '../processes/serve.ts'
import { paint } from './painter.ts'
import { repaint } from './repaint.ts'
import type { Output, PainterWork } from './worker-protocol.ts'

const pixelLimit = 64 * 1024 * 1024

async function encode(pixels: Uint8Array, width: number, height: number, output: Output): Promise<Uint8Array> {
  const image = sharp(pixels, { raw: { width, height, channels: 3 } })
  if (output.format === 'webp') return await image.webp({ quality: output.quality, effort: 2 }).toBuffer()
  if (output.format === 'jpg')
    return await image.jpeg({ quality: output.quality, chromaSubsampling: '4:4:4' }).toBuffer()
  return await image.png({ compressionLevel: 6 }).toBuffer()
}

/** Decodes to raw pixels of exactly this size. */
async function decode(bytes: Uint8Array, width: number, height: number, grey: boolean): Promise<Uint8Array> {
  const image = sharp(bytes, { limitInputPixels: pixelLimit, failOn: 'error' })
    .rotate()
    .flatten({ background: grey ? '#000000' : '#ffffff' })
    .toColourspace('srgb')
  const facts = await image.metadata()
  const sized =
    facts.autoOrient.width === width && facts.autoOrient.height === height
      ? image
      : image.resize(width, height, { fit: 'fill' })
  return await (grey ? sized.greyscale().extractChannel(0) : sized.removeAlpha()).raw().toBuffer()
}

/** A failure is reported to the demo's client as a server would report it. */
async function paintedBytes(work: () => Promise<Uint8Array>): Promise<Uint8Array> {
  try {
    return new Uint8Array(await work())
  } catch (error) {
    throw new AppError('internal', error instanceof Error ? error.message.slice(0, 300) : 'unknown')
  }
}

serve<PainterWork>({
  paint: ({ request, output }) =>
    paintedBytes(async () => {
      const { pixels, width, height } = paint(request)
      return await encode(pixels, width, height, output)
    }),
  repaint: ({ request, source, mask, output }) =>
    paintedBytes(async () => {
      const { width, height } = request
      const [pixels, area] = await Promise.all([
        decode(source, width, height, false),
        decode(mask, width, height, true)
      ])
      return await encode(repaint(request, pixels, area), width, height, output)
    })
})

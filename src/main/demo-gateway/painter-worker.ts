/**
 * The painter process: paints and encodes, one answer a request. Started by Electron's utilityProcess, or by `fork` where
 * there is none.
 */
import sharp from 'sharp'
import { paint } from './painter.ts'
import { repaint } from './repaint.ts'
import type { Output, PainterReply, PainterRequest, PainterWork } from './worker-protocol.ts'

/** The part of Electron's `process.parentPort` that is used here; this folder does not know Electron. */
interface ParentPort {
  on(event: 'message', listener: (message: { data: unknown }) => void): void
  postMessage(message: unknown): void
}

const pixelLimit = 64 * 1024 * 1024

async function encode(pixels: Uint8Array, width: number, height: number, output: Output): Promise<Uint8Array> {
  const image = sharp(pixels, { raw: { width, height, channels: 3 } })
  if (output.format === 'webp') return await image.webp({ quality: output.quality, effort: 2 }).toBuffer()
  if (output.format === 'jpg') return await image.jpeg({ quality: output.quality, chromaSubsampling: '4:4:4' }).toBuffer()
  return await image.png({ compressionLevel: 6 }).toBuffer()
}

/** Decodes to raw pixels of exactly this size. */
async function decode(bytes: Uint8Array, width: number, height: number, grey: boolean): Promise<Uint8Array> {
  const image = sharp(bytes, { limitInputPixels: pixelLimit, failOn: 'error' })
    .rotate()
    .flatten({ background: grey ? '#000000' : '#ffffff' })
    .toColourspace('srgb')
  const facts = await image.metadata()
  const sized = facts.autoOrient.width === width && facts.autoOrient.height === height ? image : image.resize(width, height, { fit: 'fill' })
  return await (grey ? sized.greyscale().extractChannel(0) : sized.removeAlpha()).raw().toBuffer()
}

async function perform(work: PainterWork): Promise<Uint8Array> {
  if (work.kind === 'paint') {
    const { pixels, width, height } = paint(work.request)
    return await encode(pixels, width, height, work.output)
  }
  const { width, height } = work.request
  const [source, mask] = await Promise.all([decode(work.source, width, height, false), decode(work.mask, width, height, true)])
  return await encode(repaint(work.request, source, mask), width, height, work.output)
}

async function answer(request: PainterRequest): Promise<PainterReply> {
  try {
    return { id: request.id, ok: true, bytes: new Uint8Array(await perform(request.work)) }
  } catch (error) {
    return { id: request.id, ok: false, message: error instanceof Error ? error.message.slice(0, 300) : 'unknown' }
  }
}

const parentPort = (process as unknown as { parentPort?: ParentPort }).parentPort

if (parentPort === undefined) {
  process.on('message', (request: PainterRequest) => {
    // A parent that died meanwhile waits for no answer.
    void answer(request).then((reply) => process.send?.(reply, () => undefined))
  })
  // The parent is gone: nobody is left to answer.
  process.on('disconnect', () => process.exit(0))
} else {
  const reply = parentPort.postMessage.bind(parentPort)
  parentPort.on('message', ({ data }) => {
    void answer(data as PainterRequest).then(reply)
  })
}

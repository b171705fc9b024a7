import { pipeline, type Readable, type Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib'
import { tooLarge, unknownEncoding } from './failures.ts'

export interface ReadOptions {
  /** Content-Encoding of the reply. */
  encoding: string | undefined
  /** Most bytes, counted after decompression. */
  maxBytes: number
  /** Called for each piece, with the number of bytes so far. */
  onBytes?: (received: number, piece: Uint8Array) => void
}

const asItIs = 'as it is'

const decoders = new Map<string, typeof asItIs | (() => Transform)>([
  ['', asItIs],
  ['identity', asItIs],
  ['gzip', () => createGunzip()],
  ['x-gzip', () => createGunzip()],
  ['deflate', () => createInflate()],
  ['br', () => createBrotliDecompress()],
  ['zstd', () => createZstdDecompress()]
])

/** The encodings that `readBody` takes, for the request's header. */
export const acceptedEncodings = 'gzip, deflate, br'

/**
 * Reads a reply to its end into `chunks`, decompressed piece by piece, so that a small reply that unfolds into a huge
 * one is cut off at the cap and not after it.
 * @param chunks receives the pieces as they come: what was read is there even when the stream breaks
 * @throws AppError bad-response when it is larger than the cap or compressed in an unknown way; the stream's own error
 *   when it breaks
 */
export async function readBody(body: Readable, options: ReadOptions, chunks: Uint8Array[]): Promise<void> {
  const decoder = decoders.get(options.encoding?.trim().toLowerCase() ?? '')
  if (!decoder) {
    body.on('error', () => undefined).destroy()
    throw unknownEncoding()
  }
  let size = 0
  // A picture comes as it is: through a stream that only hands it on, each piece would be handled twice.
  const pieces = decoder === asItIs ? body : decoder()
  // The error also ends the iteration below, which is where it is handled.
  if (decoder !== asItIs) pipeline(body, pieces as Transform, () => undefined)
  try {
    for await (const chunk of pieces as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength
      if (size > options.maxBytes) throw tooLarge(options.maxBytes)
      chunks.push(chunk)
      options.onBytes?.(size, chunk)
    }
  } finally {
    body.destroy()
  }
}

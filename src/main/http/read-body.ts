import { pipeline, type Readable, type Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib'
import { releaseBytes } from '../../shared/release-bytes.ts'
import { tooLarge, unknownEncoding } from './failures.ts'

/** Collects the bytes of a reply in one buffer that nothing else shares. */
export interface Collected {
  /** @returns the stored piece, which does not change any more */
  add(piece: Uint8Array): Uint8Array
  /** Everything so far, in a buffer shared only with what `add` returned. */
  bytes(): Uint8Array
}

const firstCapacity = 65_536

/** @param length announced, in bytes; null if it was not */
export function collect(length: number | null): Collected {
  let memory = new Uint8Array(length ?? firstCapacity)
  let size = 0
  return {
    add(piece) {
      const before = size
      size += piece.byteLength
      if (size > memory.byteLength) {
        const larger = new Uint8Array(Math.max(size, 2 * memory.byteLength))
        larger.set(memory.subarray(0, before))
        memory = larger
      }
      memory.set(piece, before)
      return memory.subarray(before, size)
    },
    bytes: () => (size === memory.byteLength ? memory : memory.slice(0, size))
  }
}

export interface ReadOptions {
  /** Content-Encoding of the reply. */
  encoding: string | undefined
  /** Maximum bytes, counted after decompression. */
  maxBytes: number
  /** Called for each stored piece, with the number of bytes so far. */
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

/** The encodings that `readBody` supports, for the request's header. */
export const acceptedEncodings = 'gzip, deflate, br'

/**
 * Reads a reply to its end, decompressed piece by piece, so that a small reply that expands into a huge one is cut off
 * at the cap, not after it.
 * @param collected receives the pieces as they arrive: it has what was read even if the stream breaks
 * @throws AppError bad-response when it is larger than the cap or compressed in an unknown way; the stream's own error
 *   when it breaks
 */
export async function readBody(body: Readable, options: ReadOptions, collected: Collected): Promise<void> {
  const decoder = decoders.get(options.encoding?.trim().toLowerCase() ?? '')
  if (!decoder) {
    body.on('error', () => undefined).destroy()
    throw unknownEncoding()
  }
  let size = 0
  // A picture arrives uncompressed: a pass-through stream would handle each chunk twice.
  const pieces = decoder === asItIs ? body : decoder()
  // The error also ends the iteration below, where it is handled.
  if (decoder !== asItIs) pipeline(body, pieces as Transform, () => undefined)
  try {
    for await (const chunk of pieces as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength
      if (size > options.maxBytes) throw tooLarge(options.maxBytes)
      const kept = collected.add(chunk)
      // A picture is dozens of pieces, whose memory only a full garbage collection would free.
      if (decoder === asItIs) releaseBytes(chunk)
      options.onBytes?.(size, kept)
    }
  } finally {
    body.destroy()
  }
}

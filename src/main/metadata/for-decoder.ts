/**
 * What a decoder is given of an untrusted file: it inflates every PNG text, however many there are, before it reaches
 * the pixels.
 */
import { pictureMimeOf } from '../../shared/domain/picture-signature.ts'
import { pngStart } from './containers/png-chunks.ts'

/** Most bytes of compressed text passed to a decoder: they inflate to at most a thousand times as much. */
const mostPacked = 16 * 1024

const nameOf = (type: string): number => Buffer.from(type, 'latin1').readUInt32BE(0)
const zTXt = nameOf('zTXt')
const iTXt = nameOf('iTXt')
const tEXt = nameOf('tEXt')
const IEND = nameOf('IEND')

/**
 * The same file without its texts if there are many compressed ones; none of them affects the pixels. Otherwise the
 * same bytes.
 */
export function forDecoder(bytes: Uint8Array): Uint8Array {
  if (pictureMimeOf(bytes) !== 'image/png' || packedBytes(bytes) <= mostPacked) return bytes
  const parts: Uint8Array[] = []
  let from = 0
  for (const { type, start, end } of chunks(bytes)) {
    if (type !== zTXt && type !== iTXt && type !== tEXt) continue
    if (start > from) parts.push(bytes.subarray(from, start))
    from = end
  }
  parts.push(bytes.subarray(from))
  return Buffer.concat(parts)
}

function packedBytes(bytes: Uint8Array): number {
  let packed = 0
  for (const { type, start, end } of chunks(bytes)) if (type === zTXt || type === iTXt) packed += end - start
  return packed
}

/** As the decoder goes through them: an impossible length ends it. */
function* chunks(bytes: Uint8Array): Generator<{ type: number; start: number; end: number }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let start = pngStart
  while (start + 12 <= bytes.length) {
    const type = view.getUint32(start + 4)
    const end = start + 12 + view.getUint32(start)
    if (end > bytes.length || type === IEND) return
    yield { type, start, end }
    start = end
  }
}

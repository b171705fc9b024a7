/**
 * What a decoder is given of a stranger's file: it inflates every text of a PNG, however many there are, before it
 * comes to the pixels.
 */
import { pictureMimeOf } from '../../shared/domain/picture-signature.ts'
import { pngStart } from './containers/png-chunks.ts'

/** Bytes of packed text that a decoder may have: a thousand times as much comes out of them at most. */
const mostPacked = 16 * 1024

const nameOf = (type: string): number => Buffer.from(type, 'latin1').readUInt32BE(0)
const zTXt = nameOf('zTXt')
const iTXt = nameOf('iTXt')
const tEXt = nameOf('tEXt')
const IEND = nameOf('IEND')

/**
 * The same file without its texts where they are packed and many; none of them says what the pixels look like.
 * Otherwise the very same bytes.
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

/** As the decoder goes through them: one whose length cannot be true ends it. */
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

/** The chunks of a PNG, read so that no byte of a stranger can lead outside the file or on for ever. */
import { crc32 } from 'node:zlib'

export interface PngChunk {
  /** Four letters. */
  type: string
  /** Offset of the length field; `end` is behind the checksum. */
  start: number
  end: number
  data: Uint8Array
}

export const pngStart = 8

const letters = /^[A-Za-z]{4}$/
/** Places that are tried for the next chunk after a length that cannot be true. */
const mostTries = 64

/** Every chunk to the end of the file. One whose length cannot be true is passed over; what follows is found again where it can be. */
export function* pngChunks(bytes: Uint8Array): Generator<PngChunk> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = pngStart
  for (;;) {
    const chunk = chunkAt(bytes, view, at)
    if (chunk !== null) {
      yield chunk
      if (chunk.type === 'IEND') return
      at = chunk.end
      continue
    }
    const next = nextSound(bytes, view, at + 1)
    if (next === null) return
    at = next
  }
}

function chunkAt(bytes: Uint8Array, view: DataView, at: number): PngChunk | null {
  if (at + 12 > bytes.length) return null
  const length = view.getUint32(at)
  const end = at + 12 + length
  const type = String.fromCharCode(bytes[at + 4]!, bytes[at + 5]!, bytes[at + 6]!, bytes[at + 7]!)
  if (end > bytes.length || !letters.test(type)) return null
  return { type, start: at, end, data: bytes.subarray(at + 8, end - 4) }
}

/** The next chunk of a known type whose checksum is right. */
function nextSound(bytes: Uint8Array, view: DataView, from: number): number | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const places: number[] = []
  for (const type of ['IDAT', 'tEXt', 'zTXt', 'iTXt', 'eXIf', 'IEND']) {
    let found = buffer.indexOf(type, from + 4, 'latin1')
    for (let tries = 0; found >= 0 && tries < mostTries; tries += 1) {
      places.push(found - 4)
      found = buffer.indexOf(type, found + 4, 'latin1')
    }
  }
  let left = mostTries
  for (const place of places.sort((a, b) => a - b)) {
    const chunk = chunkAt(bytes, view, place)
    if (chunk === null) continue
    if (isSound(bytes, chunk)) return place
    left -= 1
    if (left === 0) return null
  }
  return null
}

/** Whether the checksum is that of the chunk's type and data. */
export function isSound(bytes: Uint8Array, { start, end }: PngChunk): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return view.getUint32(end - 4) === crc32(bytes.subarray(start + 4, end - 4))
}

/** A whole chunk, as it stands in a file. */
export function pngChunk(type: string, data: Uint8Array): Uint8Array {
  const chunk = Buffer.alloc(data.length + 12)
  chunk.writeUInt32BE(data.length, 0)
  chunk.write(type, 4, 'latin1')
  chunk.set(data, 8)
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + data.length)), 8 + data.length)
  return chunk
}

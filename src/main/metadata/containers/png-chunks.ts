/** The chunks of a PNG, read so that no untrusted byte can lead outside the file or into an endless loop. */
import { crc32 } from 'node:zlib'
import type { ReadingBudget } from '../reading-budget.ts'

export interface PngChunk {
  /** Four letters. */
  type: string
  /** Offset of the length field; `end` is after the checksum. */
  start: number
  end: number
  data: Uint8Array
}

export const pngStart = 8

const letters = /^[A-Za-z]{4}$/
/** Chunks searched for after an impossible length. */
const soughtTypes = ['IDAT', 'tEXt', 'zTXt', 'iTXt', 'eXIf', 'IEND']

/**
 * Every chunk to the end of the file, as far as the budget lasts. One with an impossible length is skipped; the chunks
 * after it are searched for.
 */
export function* pngChunks(bytes: Uint8Array, budget: ReadingBudget): Generator<PngChunk> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const places = new Places(bytes)
  let at = pngStart
  for (;;) {
    if (!budget.take('parts')) return
    const chunk = chunkAt(bytes, view, at)
    if (chunk !== null) {
      yield chunk
      if (chunk.type === 'IEND') return
      at = chunk.end
      continue
    }
    const next = nextSound(bytes, places, at + 1, budget)
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

/** The next chunk of a known type with a valid checksum. */
function nextSound(bytes: Uint8Array, places: Places, from: number, budget: ReadingBudget): number | null {
  if (!budget.take('resyncs')) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let place = places.next(from); place !== null; place = places.next(place + 1)) {
    if (!budget.take('parts')) return null
    const chunk = chunkAt(bytes, view, place)
    if (chunk === null) continue
    if (!maySum(chunk, budget)) return null
    if (isSound(bytes, chunk)) return place
  }
  return null
}

/**
 * Where the names of known chunks occur. Only queried forwards, so that each byte is scanned once however often a file
 * is searched.
 */
class Places {
  private readonly bytes: Buffer
  private readonly ahead = new Map<string, number>()

  constructor(bytes: Uint8Array) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  /** Offset of the nearest chunk at or after `from`, if any. */
  next(from: number): number | null {
    let nearest = Number.POSITIVE_INFINITY
    for (const type of soughtTypes) {
      let found = this.ahead.get(type) ?? -1
      if (found < from + 4) {
        const index = this.bytes.indexOf(type, from + 4, 'latin1')
        found = index < 0 ? Number.POSITIVE_INFINITY : index
        this.ahead.set(type, found)
      }
      nearest = Math.min(nearest, found)
    }
    return nearest === Number.POSITIVE_INFINITY ? null : nearest - 4
  }
}

/** Charges the cost of `isSound`. */
export const maySum = ({ data }: PngChunk, budget: ReadingBudget): boolean =>
  budget.take('checksummed', data.length + 4)

/** Whether the checksum matches the chunk's type and data. */
export function isSound(bytes: Uint8Array, { start, end }: PngChunk): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return view.getUint32(end - 4) === crc32(bytes.subarray(start + 4, end - 4))
}

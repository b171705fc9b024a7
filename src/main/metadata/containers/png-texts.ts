/** The three kinds of PNG text chunk. */

import { inflateSync } from 'node:zlib'
import { readExifTexts } from './exif-texts.ts'
import type { FoundTexts } from './found-texts.ts'
import { isSound, maySum, pngChunks } from './png-chunks.ts'
import { utf8OrLatin1, withoutNuls } from './text-bytes.ts'
import { writePngChunk } from './write-png-chunk.ts'
import { xmpKeyword } from './xmp.ts'

export const pngTextTypes: readonly string[] = ['tEXt', 'zTXt', 'iTXt']

/** Texts before and after the pixels, in file order. A damaged one is left out and named. */
export function readPngTexts(bytes: Uint8Array, found: FoundTexts): void {
  for (const chunk of pngChunks(bytes, found.budget)) {
    if (found.full) return
    if (chunk.type === 'eXIf') readExifTexts(chunk.data, found)
    if (!pngTextTypes.includes(chunk.type)) continue
    const name = keywordOf(chunk.data)
    if (name === null) found.leaveOut(chunk.type, 'noName')
    else if (!maySum(chunk, found.budget)) return
    else if (!isSound(bytes, chunk)) found.leaveOut(name, 'checksum')
    else addText(chunk.type, name, chunk.data, found)
  }
}

/** @returns null if it is not 1 to 79 bytes followed by a NUL */
function keywordOf(data: Uint8Array): string | null {
  const end = data.subarray(0, 80).indexOf(0)
  return end < 1 ? null : utf8OrLatin1(data.subarray(0, end))
}

function addText(type: string, name: string, data: Uint8Array, found: FoundTexts): void {
  const place = name === xmpKeyword ? 'xmp' : 'png-text'
  const body = bodies[type]!(data.subarray(data.indexOf(0) + 1))
  if (body === null) return found.leaveOut(name, 'damaged')
  const { bytes, packed } = body
  if (!packed) return found.add(place, name, bytes.length, () => withoutNuls(utf8OrLatin1(bytes)))
  found.addPacked(
    place,
    name,
    bytes.length,
    (maxOutputLength) => inflateSync(bytes, { maxOutputLength }),
    (text) => withoutNuls(utf8OrLatin1(text))
  )
}

interface Body {
  bytes: Uint8Array
  packed: boolean
}

/** What follows the name and its NUL; null if it is truncated, or compressed in an unknown way. */
const bodies: Record<string, (rest: Uint8Array) => Body | null> = {
  tEXt: (rest) => ({ bytes: rest, packed: false }),
  zTXt: (rest) => (rest[0] === 0 ? { bytes: rest.subarray(1), packed: true } : null),
  iTXt: (rest) => {
    const [compressed, method] = rest
    const language = rest.indexOf(0, 2)
    const translated = language < 0 ? -1 : rest.indexOf(0, language + 1)
    if (translated < 0) return null
    const bytes = rest.subarray(translated + 1)
    if (compressed !== 1) return { bytes, packed: false }
    return method === 0 ? { bytes, packed: true } : null
  }
}

const isLatin1 = (text: string): boolean => /^[\t\n\r\u0020-\u00ff]*$/.test(text)

/** A text chunk: `tEXt` if the text fits Latin-1, as other programs expect it, otherwise UTF-8 in `iTXt`. */
export function pngTextChunk(name: string, text: string): Uint8Array {
  if (name !== xmpKeyword && isLatin1(text)) return writePngChunk('tEXt', Buffer.from(`${name}\0${text}`, 'latin1'))
  return writePngChunk('iTXt', Buffer.from(`${name}\0\0\0\0\0${text}`, 'utf8'))
}

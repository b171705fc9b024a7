/** The three kinds of text chunk of a PNG. */
import { inflateSync } from 'node:zlib'
import { readExifTexts } from './exif-texts.ts'
import type { FoundTexts } from './found-texts.ts'
import { maxTextBytes } from './limits.ts'
import { isSound, pngChunk, pngChunks } from './png-chunks.ts'
import { utf8OrLatin1, withoutNuls } from './text-bytes.ts'
import { xmpKeyword } from './xmp.ts'

export const pngTextTypes: readonly string[] = ['tEXt', 'zTXt', 'iTXt']

/** Texts before and after the pixels, in the order of the file. A damaged one is left out and named. */
export function readPngTexts(bytes: Uint8Array, found: FoundTexts): void {
  for (const chunk of pngChunks(bytes)) {
    if (chunk.type === 'eXIf') readExifTexts(chunk.data, found)
    if (!pngTextTypes.includes(chunk.type)) continue
    const name = keywordOf(chunk.data)
    if (name === null) found.leaveOut(chunk.type, 'it has no name')
    else if (!isSound(bytes, chunk)) found.leaveOut(name, 'its checksum is wrong')
    else addText(chunk.type, name, chunk.data, found)
  }
}

/** @returns null when it is not 1 to 79 bytes, ended by a NUL */
function keywordOf(data: Uint8Array): string | null {
  const end = data.subarray(0, 80).indexOf(0)
  return end < 1 ? null : utf8OrLatin1(data.subarray(0, end))
}

function addText(type: string, name: string, data: Uint8Array, found: FoundTexts): void {
  try {
    const body = bodies[type]!(data.subarray(data.indexOf(0) + 1))
    const place = name === xmpKeyword ? 'XMP' : 'PNG text'
    // Decoding what is too long anyway would cost its length twice.
    found.add(place, name, body.length > maxTextBytes ? ' ' : withoutNuls(utf8OrLatin1(body)), body.length)
  } catch (error) {
    const tooLong = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    found.leaveOut(name, tooLong ? 'it is longer than 1 MB' : 'it is damaged')
  }
}

/** What stands after the name and its NUL. Throws for what is damaged, and for what inflates to more than the limit. */
const bodies: Record<string, (rest: Uint8Array) => Uint8Array> = {
  tEXt: (rest) => rest,
  zTXt: (rest) => inflated(rest[0], rest.subarray(1)),
  iTXt: (rest) => {
    const [compressed, method] = rest
    const language = rest.indexOf(0, 2)
    const translated = language < 0 ? -1 : rest.indexOf(0, language + 1)
    if (translated < 0) throw new Error('cut off')
    const text = rest.subarray(translated + 1)
    return compressed === 1 ? inflated(method, text) : text
  }
}

function inflated(method: number | undefined, data: Uint8Array): Uint8Array {
  if (method !== 0) throw new Error('unknown compression')
  return inflateSync(data, { maxOutputLength: maxTextBytes })
}

const isLatin1 = (text: string): boolean => /^[\t\n\r\u0020-\u00ff]*$/.test(text)

/** A text chunk: `tEXt` where Latin-1 holds the text, as other programs expect it, otherwise UTF-8 in `iTXt`. */
export function pngTextChunk(name: string, text: string): Uint8Array {
  if (name !== xmpKeyword && isLatin1(text)) return pngChunk('tEXt', Buffer.from(`${name}\0${text}`, 'latin1'))
  return pngChunk('iTXt', Buffer.from(`${name}\0\0\0\0\0${text}`, 'utf8'))
}

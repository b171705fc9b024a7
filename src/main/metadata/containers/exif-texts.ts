/** The EXIF tags that programs write text into. */
import type { ExifTag } from './exif-tags.ts'
import { readExif } from './exif-tags.ts'
import type { FoundTexts } from './found-texts.ts'
import { utf8OrLatin1, utf16, withoutNuls } from './text-bytes.ts'

export const textTags: Readonly<Record<number, string>> = {
  0x010e: 'ImageDescription',
  0x010f: 'Make',
  0x0110: 'Model',
  0x0131: 'Software',
  0x0132: 'DateTime',
  0x013b: 'Artist',
  0x8298: 'Copyright',
  0x9003: 'DateTimeOriginal',
  0x927c: 'MakerNote',
  0x9286: 'UserComment',
  0x9c9b: 'XPTitle',
  0x9c9c: 'XPComment'
}

/** @param bytes from the byte order mark on */
export function readExifTexts(bytes: Uint8Array, found: FoundTexts): void {
  for (const tag of readExif(bytes, found.budget)?.tags ?? []) {
    const name = textTags[tag.tag]
    if (name !== undefined && tag.bytes.length > 0)
      found.add('exif', name, tag.bytes.length, () => withoutNuls(textOf(name, tag)).trim())
  }
}

function textOf(name: string, { type, bytes }: ExifTag): string {
  if (name.startsWith('XP')) return new TextDecoder('utf-16le').decode(bytes)
  if (name === 'UserComment' && type !== 2) return userComment(bytes)
  const text = utf8OrLatin1(bytes)
  // Only a few programs write text into MakerNote.
  return name === 'MakerNote' && !/^[\u0020-\uffff]{1,200}$/.test(withoutNuls(text)) ? '' : text
}

/**
 * A comment begins with eight bytes that name its encoding; "UNICODE" does not specify the byte order, and some
 * programs write UTF-8 under it.
 */
function userComment(bytes: Uint8Array): string {
  const code = withoutNuls(utf8OrLatin1(bytes.subarray(0, 8)))
  const rest = bytes.subarray(8)
  if (code === 'UNICODE') return rest.includes(0) || !isMostlyAscii(rest) ? utf16(rest) : utf8OrLatin1(rest)
  if (code === 'ASCII' || code === 'JIS' || code === '') return utf8OrLatin1(rest)
  return utf8OrLatin1(bytes)
}

function isMostlyAscii(bytes: Uint8Array): boolean {
  let plain = 0
  for (const byte of bytes) if (byte >= 0x20 && byte < 0x7f) plain += 1
  return plain > bytes.length * 0.6
}

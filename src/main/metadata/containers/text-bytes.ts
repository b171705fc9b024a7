/** Bytes of unknown encoding to text. Nothing here throws. */

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')

/**
 * UTF-8 where the bytes are that, otherwise Latin-1: many programs put the one where the standard asks for the other.
 */
export function utf8OrLatin1(bytes: Uint8Array): string {
  try {
    return strictUtf8.decode(bytes)
  } catch {
    return latin1(bytes)
  }
}

/** A text that may be padded with NULs, or ended by one. */
export function withoutNuls(text: string): string {
  let end = text.length
  while (end > 0 && text.charCodeAt(end - 1) === 0) end -= 1
  return text.slice(0, end)
}

/** UTF-16 of which nobody says how its bytes are ordered: a mark, or else the order that gives more ASCII. */
export function utf16(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  return new TextDecoder(moreAsciiWhenLittle(bytes) ? 'utf-16le' : 'utf-16be').decode(bytes)
}

function moreAsciiWhenLittle(bytes: Uint8Array): boolean {
  let little = 0
  let big = 0
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    if (bytes[at] === 0 && isPlain(bytes[at + 1]!)) big += 1
    else if (bytes[at + 1] === 0 && isPlain(bytes[at]!)) little += 1
  }
  return little > big
}

const isPlain = (byte: number): boolean =>
  (byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d || byte === 0x09

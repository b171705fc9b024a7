/** Decodes bytes of unknown encoding. Nothing here throws. */

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')

/** UTF-8 if valid, otherwise Latin-1: many programs write one where the standard requires the other. */
export function utf8OrLatin1(bytes: Uint8Array): string {
  try {
    return strictUtf8.decode(bytes)
  } catch {
    return latin1(bytes)
  }
}

/** A text that may be padded with, or terminated by, NULs. */
export function withoutNuls(text: string): string {
  let end = text.length
  while (end > 0 && text.charCodeAt(end - 1) === 0) end -= 1
  return text.slice(0, end)
}

/** UTF-16 with unknown byte order: decided by the byte order mark, or else by which order gives more ASCII. */
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

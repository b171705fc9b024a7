/**
 * Values over a line of text, as Electron's IPC carries them: plain data, binary data, undefined, and nothing with
 * code. Both functions also run inside the page, from their source, so they use only what every engine has.
 */

/** @throws when a part of the value cannot be cloned */
export function toWire(value: unknown): string {
  const tag = '\u0000'
  const base64 = (bytes: Uint8Array): string => {
    let text = ''
    for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
    return btoa(text)
  }
  const pack = (part: unknown): unknown => {
    if (part === undefined) return { [tag]: 'undefined' }
    if (typeof part === 'number' && (!Number.isFinite(part) || Object.is(part, -0)))
      return { [tag]: 'number', of: Object.is(part, -0) ? '-0' : String(part) }
    if (part === null || typeof part === 'string' || typeof part === 'number' || typeof part === 'boolean') return part
    if (typeof part === 'bigint') return { [tag]: 'bigint', of: String(part) }
    if (typeof part !== 'object') throw new Error('An object could not be cloned.')
    if (Array.isArray(part)) return part.map(pack)
    if (part instanceof Date) return { [tag]: 'date', of: part.getTime() }
    if (part instanceof ArrayBuffer) return { [tag]: 'buffer', of: base64(new Uint8Array(part)) }
    if (ArrayBuffer.isView(part))
      return { [tag]: 'bytes', of: base64(new Uint8Array(part.buffer, part.byteOffset, part.byteLength)) }
    if (part instanceof Map) return { [tag]: 'map', of: [...part].map(pack) }
    if (part instanceof Set) return { [tag]: 'set', of: [...part].map(pack) }
    if (part instanceof Error) return { [tag]: 'error', of: part.message }
    if (part instanceof Promise || part instanceof WeakMap) throw new Error('An object could not be cloned.')
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, pack(inner)]))
  }
  return JSON.stringify(pack(value))
}

/** The value that `toWire` was given. Binary views arrive as Uint8Array. */
export function fromWire(text: string): unknown {
  const tag = '\u0000'
  const bytes = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  const special = (kind: unknown, of: unknown): unknown => {
    if (kind === 'undefined') return undefined
    if (kind === 'number') return Number(of)
    if (kind === 'bigint') return BigInt(String(of))
    if (kind === 'date') return new Date(Number(of))
    if (kind === 'bytes') return bytes(String(of))
    if (kind === 'buffer') return bytes(String(of)).buffer
    if (kind === 'map') return new Map((of as [unknown, unknown][]).map(unpack) as [unknown, unknown][])
    if (kind === 'set') return new Set((of as unknown[]).map(unpack))
    return new Error(String(of))
  }
  const unpack = (part: unknown): unknown => {
    if (typeof part !== 'object' || part === null) return part
    if (Array.isArray(part)) return part.map(unpack)
    const record = part as Record<string, unknown>
    if (Object.hasOwn(record, tag)) return special(record[tag], record['of'])
    // fromEntries defines own properties, so a key called __proto__ stays an ordinary, visible key.
    return Object.fromEntries(Object.entries(record).map(([key, inner]) => [key, unpack(inner)]))
  }
  return unpack(JSON.parse(text))
}

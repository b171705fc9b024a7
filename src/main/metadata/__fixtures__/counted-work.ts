/**
 * The real work of reading a file, counted where it is done and not by the code under test: bytes passed through
 * checksum, inflation, search and decoder, characters parsed, values visited. Counts are the same on every machine,
 * times are not.
 */
import type zlib from 'node:zlib'

export interface Work {
  summed: number
  /** Bytes that came out, or went in if nothing came out. */
  inflated: number
  searched: number
  decoded: number
  parsed: number
  /** Graph values examined as possible links. */
  looked: number
}

const none = (): Work => ({ summed: 0, inflated: 0, searched: 0, decoded: 0, parsed: 0, looked: 0 })
let work = none()

/** For `vi.mock('node:zlib', …)`. */
export function countedZlib(original: typeof zlib): typeof zlib {
  return {
    ...original,
    crc32: (data, value) => {
      work.summed += (data as Uint8Array).length
      return original.crc32(data, value)
    },
    inflateSync: ((data: Uint8Array, options: { maxOutputLength: number }) => {
      try {
        const out = original.inflateSync(data, options)
        work.inflated += Math.max(out.length, data.length)
        return out
      } catch (error) {
        work.inflated += options.maxOutputLength
        throw error
      }
    }) as typeof zlib.inflateSync
  }
}

/** Runs it and counts. Patched by hand: a spy records every call, and there are millions. */
export function counted<T>(run: () => T): { value: T; work: Work } {
  work = none()
  /* oxlint-disable typescript/unbound-method -- called with the instance below */
  const { decode } = TextDecoder.prototype
  const { toString, indexOf } = Buffer.prototype
  const { parse } = JSON
  const { isArray } = Array
  /* oxlint-enable typescript/unbound-method */
  TextDecoder.prototype.decode = function (bytes, options) {
    work.decoded += (bytes as Uint8Array).byteLength
    return decode.call(this, bytes, options)
  }
  Buffer.prototype.toString = function (...args: Parameters<Buffer['toString']>) {
    work.decoded += this.length
    return toString.apply(this, args)
  }
  Buffer.prototype.indexOf = function (...args: Parameters<Buffer['indexOf']>) {
    const found = indexOf.apply(this, args)
    work.searched += (found < 0 ? this.length : found) - Number(args[1] ?? 0)
    return found
  }
  JSON.parse = (text: string, reviver?: Parameters<typeof JSON.parse>[1]): unknown => {
    // A reviver is called for every value with its source, which costs ten times as much as the parsing.
    work.parsed += text.length * (reviver === undefined ? 1 : 10)
    return parse(text, reviver)
  }
  Array.isArray = ((value: unknown) => {
    work.looked += 1
    return isArray(value)
  }) as typeof Array.isArray
  try {
    return { value: run(), work }
  } finally {
    TextDecoder.prototype.decode = decode
    Buffer.prototype.toString = toString
    Buffer.prototype.indexOf = indexOf
    JSON.parse = parse
    Array.isArray = isArray
  }
}

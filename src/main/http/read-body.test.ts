import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { collect, readBody } from './read-body.ts'

/** In its own buffer, like a piece from a socket. */
const piece = (...bytes: number[]): Uint8Array => new Uint8Array(bytes)

const streamOf = (...pieces: Uint8Array[]): Readable => Readable.from(pieces)

describe('the bytes of a reply', () => {
  it('with an announced length are allocated once', () => {
    const collected = collect(4)
    const first = collected.add(piece(1, 2))
    collected.add(piece(3, 4))
    expect(collected.bytes()).toEqual(piece(1, 2, 3, 4))
    expect(collected.bytes().buffer).toBe(first.buffer)
  })

  it('are what arrived if that is less than announced', () => {
    const collected = collect(4)
    collected.add(piece(1, 2))
    expect(collected.bytes()).toEqual(piece(1, 2))
    expect(collected.bytes().buffer.byteLength).toBe(2)
  })

  it('of unknown length get more room, and stored pieces do not change', () => {
    const collected = collect(null)
    const large = new Uint8Array(50_000).map((_, index) => index)
    const kept = Array.from({ length: 9 }, () => collected.add(large))
    expect(Buffer.concat(kept).equals(Buffer.concat(Array.from({ length: 9 }, () => large)))).toBe(true)
    expect(collected.bytes()).toEqual(new Uint8Array(Buffer.concat(kept)))
    expect(collect(0).bytes()).toEqual(piece())
  })
})

describe('reading a reply', () => {
  it('frees the memory of each piece, and keeps what arrived', async () => {
    const pieces = [piece(1, 2), piece(3)]
    const collected = collect(3)
    const told: Uint8Array[] = []
    const options = {
      encoding: undefined,
      maxBytes: 10,
      onBytes: (_: number, kept: Uint8Array) => void told.push(kept)
    }
    await readBody(streamOf(...pieces), options, collected)
    expect(pieces.map((read) => read.byteLength)).toEqual([0, 0])
    expect(told).toEqual([piece(1, 2), piece(3)])
    expect(collected.bytes()).toEqual(piece(1, 2, 3))
  })

  it('does not free memory that a piece shares with something else', async () => {
    const whole = piece(1, 2, 3, 4)
    const collected = collect(2)
    await readBody(streamOf(whole.subarray(1, 3)), { encoding: undefined, maxBytes: 10 }, collected)
    expect(whole).toEqual(piece(1, 2, 3, 4))
    expect(collected.bytes()).toEqual(piece(2, 3))
  })

  it('keeps what arrived when the stream breaks', async () => {
    const collected = collect(4)
    const breaking = Readable.from(
      (function* () {
        yield piece(1, 2)
        throw new Error('gone')
      })()
    )
    await expect(readBody(breaking, { encoding: undefined, maxBytes: 10 }, collected)).rejects.toThrow('gone')
    expect(collected.bytes()).toEqual(piece(1, 2))
  })

  it('decompresses up to the cap', async () => {
    const text = new Uint8Array(100_000).fill(65)
    const collected = collect(null)
    await readBody(streamOf(gzipSync(text)), { encoding: 'gzip', maxBytes: 100_000 }, collected)
    expect(Buffer.compare(collected.bytes(), text)).toBe(0)
    await expect(
      readBody(streamOf(gzipSync(text)), { encoding: 'gzip', maxBytes: 99_999 }, collect(null))
    ).rejects.toMatchObject({ code: 'bad-response' })
  })
})

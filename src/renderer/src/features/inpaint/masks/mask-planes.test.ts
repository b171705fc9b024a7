import { assert, property, uint8Array } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyPlanes, likelyReading, type MaskPlanes, maskOf, readRows } from './mask-planes.ts'

const clear = [255, 255, 255, 0]
const white = [255, 255, 255, 255]
const black = [0, 0, 0, 255]
const red = [255, 0, 0, 255]

function planesOf(width: number, ...pixels: number[][]): MaskPlanes {
  const planes = emptyPlanes({ width, height: pixels.length / width })
  readRows(planes, Uint8Array.from(pixels.flat()), 0)
  return planes
}

describe('a picture read as a mask', () => {
  it('returns every grey exactly, so that an exported mask is imported unchanged', () => {
    assert(
      property(uint8Array({ minLength: 1, maxLength: 64 }), (mask) => {
        const planes = emptyPlanes({ width: mask.length, height: 1 })
        readRows(planes, Uint8Array.from([...mask].flatMap((value) => [value, value, value, 255])), 0)
        expect([...maskOf(planes, 'white').data]).toEqual([...mask])
        expect(planes.transparent).toBeNull()
      })
    )
  })

  it('treats transparent parts as repainted, and as black if white is', () => {
    const planes = planesOf(2, clear, black, [255, 255, 255, 128], white)
    expect([...maskOf(planes, 'transparent').data]).toEqual([255, 0, 127, 0])
    expect([...maskOf(planes, 'white').data]).toEqual([0, 0, 128, 255])
  })

  it('finds no transparency in an opaque picture', () => {
    expect([...maskOf(planesOf(1, white, red), 'transparent').data]).toEqual([0, 0])
  })

  it('puts bands of rows in their places', () => {
    const planes = emptyPlanes({ width: 2, height: 3 })
    readRows(planes, Uint8Array.from([...white, ...black, ...black, ...white]), 0)
    readRows(planes, Uint8Array.from([...clear, ...white]), 2)
    expect([...planes.white]).toEqual([255, 0, 0, 255, 0, 255])
    expect([...planes.transparent!]).toEqual([0, 0, 0, 0, 255, 0])
  })

  it.each([
    ['an opaque picture', [white, black], 'white'],
    ['white strokes on nothing', [white, clear], 'white'],
    ['a photograph with a hole', [red, clear], 'transparent'],
    ['nothing at all', [clear, clear], 'transparent']
  ] as const)('guesses which of the two is meant: %s', (_what, pixels, reading) => {
    expect(likelyReading(planesOf(2, ...pixels.map((pixel) => [...pixel])))).toBe(reading)
  })
})

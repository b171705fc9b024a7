import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noExtension } from '../../../../../shared/domain/inpaint.ts'
import { boundsOf, isFull } from '../../../../../shared/raster/bounds.ts'
import type { MaskPixels } from '../../../../../shared/raster/mask-pixels.ts'
import { countDiffering } from '../tools/__fixtures__/scripted.ts'
import { MaskDocument } from './mask-document.ts'
import { tileEmpty, tileFull } from './mask-surface.ts'

const copy = ({ width, height, data }: MaskPixels): MaskPixels => ({ width, height, data: data.slice() })

/** Writes a rectangle of one value, as tools do. */
function paint(document: MaskDocument, x: number, y: number, width: number, height: number, value: number): void {
  document.touch({ x, y, width, height })
  for (let row = y; row < y + height; row += 1)
    document.pixels.data.fill(value, row * document.pixels.width + x, row * document.pixels.width + x + width)
}

const size = { width: 150, height: 133 }

const painting = fc
  .record({
    x: fc.nat(149),
    y: fc.nat(132),
    width: fc.integer({ min: 1, max: 150 }),
    height: fc.integer({ min: 1, max: 133 }),
    value: fc.nat(255)
  })
  .map(({ x, y, width, height, value }) => ({
    x,
    y,
    width: Math.min(width, 150 - x),
    height: Math.min(height, 133 - y),
    value
  }))

describe('a step', () => {
  it('can be undone and redone exactly, whatever was painted', () => {
    const noise = fc.uint8Array({ minLength: 40, maxLength: 40 })
    fc.assert(
      fc.property(
        noise,
        fc.array(painting, { minLength: 1, maxLength: 5 }),
        fc.constantFrom(1, 255),
        (bytes, steps, hardness) => {
          const start = new Uint8Array(150 * 133).map((_, i) =>
            hardness === 255 ? ((bytes[i % 40] as number) & 1) * 255 : (bytes[(i * 7) % 40] as number)
          )
          const document = new MaskDocument(size, noExtension, { ...size, data: start })
          const before = copy(document.pixels)
          for (const { x, y, width, height, value } of steps) paint(document, x, y, width, height, value)
          document.commit()
          const after = copy(document.pixels)
          const changed = document.undo()
          expect(countDiffering(document.pixels, before)).toBe(0)
          expect(document.redo()).toBe(changed)
          expect(countDiffering(document.pixels, after)).toBe(0)
        }
      ),
      { numRuns: 60 }
    )
  })

  it('knows its bounds, fullness and uniform tiles like a scan of every pixel', () => {
    fc.assert(
      fc.property(fc.array(painting, { maxLength: 6 }), (steps) => {
        const document = new MaskDocument(size, noExtension, null)
        for (const { x, y, width, height, value } of steps) {
          paint(document, x, y, width, height, value)
          document.commit()
          expect(document.bounds).toEqual(boundsOf(document.pixels))
          expect(document.full).toBe(isFull(document.pixels))
        }
        const { kinds, across, data } = document.pixels
        let wrong = 0
        for (let i = 0; i < data.length; i += 1) {
          const kind = kinds[Math.floor(Math.floor(i / 150) / 64) * across + Math.floor((i % 150) / 64)]
          if ((kind === tileEmpty && data[i] !== 0) || (kind === tileFull && data[i] !== 255)) wrong += 1
        }
        expect(wrong).toBe(0)
      }),
      { numRuns: 40 }
    )
  })

  it('without any change does not exist', () => {
    const document = new MaskDocument(size, noExtension, null)
    paint(document, 10, 10, 100, 100, 0)
    document.commit()
    document.replace(new Uint8Array(150 * 133))
    document.setExtend(noExtension)
    expect(document.canUndo).toBe(false)
    expect(document.historyBytes).toBe(0)
  })

  it('that is cancelled leaves the mask unchanged, and no step', () => {
    const document = new MaskDocument(size, noExtension, null)
    paint(document, 20, 30, 90, 80, 255)
    document.commit()
    const before = copy(document.pixels)
    paint(document, 0, 0, 150, 133, 77)
    paint(document, 50, 50, 20, 20, 0)
    document.cancel()
    expect(countDiffering(document.pixels, before)).toBe(0)
    expect(document.bounds).toEqual({ x: 20, y: 30, width: 90, height: 80 })
    document.undo()
    expect(document.bounds).toBeNull()
    expect(document.canUndo).toBe(false)
  })

  it('made after an undo replaces what was undone', () => {
    const document = new MaskDocument(size, noExtension, null)
    for (const x of [0, 20, 40]) {
      paint(document, x, 0, 10, 10, 255)
      document.commit()
    }
    document.undo()
    document.undo()
    paint(document, 100, 100, 10, 10, 255)
    document.commit()
    expect(document.canRedo).toBe(false)
    document.undo()
    expect(document.bounds).toEqual({ x: 0, y: 0, width: 10, height: 10 })
  })
})

describe('memory', () => {
  it('drops the oldest steps and keeps the rest exact', () => {
    const document = new MaskDocument(size, noExtension, null, 4000)
    const states: MaskPixels[] = []
    for (let i = 0; i < 60; i += 1) {
      paint(document, (i * 37) % 100, (i * 23) % 90, 31, 17, i % 5 === 0 ? 0 : 255)
      document.commit()
      states.push(copy(document.pixels))
    }
    expect(document.historyBytes).toBeLessThanOrEqual(4000)
    let back = 0
    while (document.undo()) {
      back += 1
      expect(countDiffering(document.pixels, states[59 - back] as MaskPixels)).toBe(0)
    }
    expect(back).toBeGreaterThan(5)
    expect(back).toBeLessThan(59)
  })

  it('keeps the newest step even if it alone is too large', () => {
    const document = new MaskDocument(size, noExtension, null, 10)
    paint(document, 3, 3, 30, 30, 255)
    document.commit()
    expect(document.canUndo).toBe(true)
  })
})

describe('an extension', () => {
  it('keeps what is painted over the same pixels, masks new areas, and is a step', () => {
    const document = new MaskDocument(size, noExtension, null)
    paint(document, 10, 20, 5, 5, 200)
    document.commit()
    document.setExtend({ left: 30, top: 7, right: 0, bottom: 64, fill: 'neutral' })
    const { pixels } = document
    expect([pixels.width, pixels.height]).toEqual([180, 204])
    for (const [x, y, value] of [
      [40, 27, 200],
      [44, 31, 200],
      [45, 31, 0],
      [29, 100, 255],
      [30, 6, 255],
      [30, 7, 0],
      [179, 139, 0],
      [179, 140, 255]
    ] as const) {
      expect(pixels.data[y * 180 + x], `${x}, ${y}`).toBe(value)
    }
    document.undo()
    expect(document.extend).toEqual(noExtension)
    expect(document.bounds).toEqual({ x: 10, y: 20, width: 5, height: 5 })
    document.redo()
    expect(document.extend.bottom).toBe(64)
    expect(document.pixels.data).toEqual(pixels.data)
  })

  it('restores, when undone, what was painted on areas that were removed', () => {
    const document = new MaskDocument(size, { ...noExtension, right: 100 }, null)
    paint(document, 160, 10, 50, 50, 130)
    document.commit()
    const before = copy(document.pixels)
    document.setExtend(noExtension)
    expect(document.bounds).toBeNull()
    document.undo()
    expect(document.pixels.data).toEqual(before.data)
  })

  it('that only changes the fill is a step too', () => {
    const document = new MaskDocument(size, { ...noExtension, left: 10 }, null)
    document.setExtend({ ...noExtension, left: 10, fill: 'neutral' })
    expect(document.undo()).toBe(true)
    expect(document.extend.fill).toBe('mirror')
  })
})

it('refuses a mask of another size', () => {
  expect(
    () => new MaskDocument(size, { ...noExtension, left: 1 }, { ...size, data: new Uint8Array(150 * 133) })
  ).toThrow(RangeError)
})

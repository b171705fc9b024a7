import { assert, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { brushPosition, brushRung, brushSizeAt, brushStepped, brushSteps } from './brush-scale.ts'

describe('the brush on its slider', () => {
  it('ranges from the smallest to the largest, with a medium brush in the middle', () => {
    expect([brushSizeAt(0), brushSizeAt(brushSteps / 2), brushSizeAt(brushSteps)]).toEqual([1, 32, 1024])
  })

  it('is at the position of its size', () => {
    assert(
      property(integer({ min: 1, max: 1024 }), (size) => {
        const again = brushSizeAt(brushPosition(size))
        // Half a step of the slider, and half a pixel of rounding.
        expect(Math.abs(again - size)).toBeLessThanOrEqual(size * 0.018 + 0.5)
      })
    )
  })

  it('changes with every step of an arrow key, even if steps are finer than a pixel', () => {
    assert(
      property(integer({ min: 2, max: 1023 }), (size) => {
        expect(brushStepped(size, brushPosition(size) + 1)).toBeGreaterThan(size)
        expect(brushStepped(size, brushPosition(size) - 1)).toBeLessThan(size)
      })
    )
    expect([brushStepped(1, 0), brushStepped(1024, brushSteps)]).toEqual([1, 1024])
  })
})

describe('the brush by its keys', () => {
  it('returns after as many steps down as up', () => {
    const sizes = [1, 2, 3, 7, 8, 9, 15, 16, 18, 64, 72, 120, 128, 144, 640]
    for (const size of sizes)
      for (const rungs of [1, 3]) expect(brushRung(brushRung(size, 1, rungs), -1, rungs)).toBe(size)
    expect([brushRung(64, 1, 1), brushRung(72, 1, 1), brushRung(64, -1, 1)]).toEqual([72, 80, 60])
  })

  it('stays within its limits', () => {
    expect([brushRung(1, -1, 3), brushRung(1024, 1, 3), brushRung(1000, 1, 1)]).toEqual([1, 1024, 1024])
  })

  it('joins the scale from any size', () => {
    assert(
      property(integer({ min: 2, max: 1023 }), (size) => {
        expect(brushRung(size, 1, 1)).toBeGreaterThan(size)
        expect(brushRung(size, -1, 1)).toBeLessThan(size)
      })
    )
  })
})

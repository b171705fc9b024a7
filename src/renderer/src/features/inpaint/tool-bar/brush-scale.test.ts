import { assert, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { brushPosition, brushSizeAt, brushStepped, brushSteps } from './brush-scale.ts'

describe('the brush on its slider', () => {
  it('reaches from the smallest to the largest, with a hand-sized brush in the middle', () => {
    expect([brushSizeAt(0), brushSizeAt(brushSteps / 2), brushSizeAt(brushSteps)]).toEqual([1, 32, 1024])
  })

  it('stands where its size is', () => {
    assert(
      property(integer({ min: 1, max: 1024 }), (size) => {
        const again = brushSizeAt(brushPosition(size))
        // Half a step of the slider, and half a pixel of rounding.
        expect(Math.abs(again - size)).toBeLessThanOrEqual(size * 0.018 + 0.5)
      })
    )
  })

  it('changes with every step of an arrow key, also where steps are finer than a pixel', () => {
    assert(
      property(integer({ min: 2, max: 1023 }), (size) => {
        expect(brushStepped(size, brushPosition(size) + 1)).toBeGreaterThan(size)
        expect(brushStepped(size, brushPosition(size) - 1)).toBeLessThan(size)
      })
    )
    expect([brushStepped(1, 0), brushStepped(1024, brushSteps)]).toEqual([1, 1024])
  })
})

import { assert, constantFrom, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canvasSize, noExtension } from '../../../../../shared/domain/inpaint.ts'
import { extendProblem, moreOnEach, ratios, sidesForRatio } from './extend-sizes.ts'

describe('a canvas beyond the picture', () => {
  it.each([
    [
      'a square to 16:9',
      { width: 900, height: 900 },
      { width: 16, height: 9 },
      { left: 350, right: 350, top: 0, bottom: 0 }
    ],
    [
      'a photograph to a square',
      { width: 1500, height: 1001 },
      { width: 1, height: 1 },
      { left: 0, right: 0, top: 249, bottom: 250 }
    ],
    [
      'one that has the shape',
      { width: 1600, height: 900 },
      { width: 16, height: 9 },
      { left: 0, right: 0, top: 0, bottom: 0 }
    ]
  ])('extends as far as a shape requires: %s', (_what, picture, ratio, sides) => {
    expect(sidesForRatio(picture, ratio)).toEqual(sides)
  })

  it('has the shape, whatever the picture, and is only extended in one direction', () => {
    const side = integer({ min: 16, max: 4096 })
    assert(
      property(side, side, constantFrom(...ratios), (width, height, ratio) => {
        const sides = sidesForRatio({ width, height }, ratio)
        const canvas = canvasSize({ width, height }, { ...sides, fill: 'mirror' })
        expect(Math.abs(canvas.width - (canvas.height * ratio.width) / ratio.height)).toBeLessThanOrEqual(
          Math.max(ratio.width / ratio.height, 1) / 2 + 1e-9
        )
        expect(canvas.width === width || canvas.height === height).toBe(true)
      })
    )
  })

  it('grows on every side, up to the limit', () => {
    expect(moreOnEach({ left: 0, top: 4090, right: 10, bottom: 0 }, 64)).toEqual({
      left: 64,
      top: 4096,
      right: 74,
      bottom: 64
    })
  })

  it('may be as large as 64 megapixels', () => {
    expect(extendProblem({ width: 4096, height: 8192 }, { ...noExtension, left: 4096 })).toBeNull()
  })

  it.each([
    [{ width: 100, height: 100 }, { top: 5000 }, 'up to 4096 pixels, not by 5000'],
    [{ width: 9000, height: 100 }, { left: 4000, right: 4000 }, '17000 pixels long'],
    [{ width: 8000, height: 8000 }, { left: 400 }, '65 megapixels']
  ])('says why it cannot be larger: %o with %o', (picture, sides, words) => {
    expect(extendProblem(picture, { ...noExtension, ...sides })).toContain(words)
  })
})

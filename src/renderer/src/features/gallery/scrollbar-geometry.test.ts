import { describe, expect, it } from 'vitest'
import { labelsOf, scrolledTo, thumbOf } from './scrollbar-geometry.ts'

describe('the scrollbar', () => {
  it('is at either end with the grid and never becomes too short to grab', () => {
    const whole = 10_000_000
    expect(thumbOf({ top: 0, height: 800, whole })).toEqual({ top: 0, height: 36 })
    expect(thumbOf({ top: whole - 800, height: 800, whole })).toEqual({ top: 764, height: 36 })
    expect(thumbOf({ top: 400, height: 800, whole: 1600 })).toEqual({ top: 200, height: 400 })
    expect(thumbOf({ top: 0, height: 800, whole: 800 })).toBeNull()
  })

  it('can jump to any position and reports the same position back', () => {
    const extent = { top: 0, height: 800, whole: 3_000_000 }
    for (const thumbTop of [0, 1, 333, 764]) {
      const top = scrolledTo(thumbTop, extent)
      expect(thumbOf({ ...extent, top })!.top).toBeCloseTo(thumbTop)
    }
    expect([scrolledTo(-50, extent), scrolledTo(5000, extent)]).toEqual([0, 3_000_000 - 800])
    expect(scrolledTo(10, { top: 0, height: 800, whole: 500 })).toBe(0)
  })

  it('labels changes, as far as there is room', () => {
    const places = [
      { top: 0, words: 'Nov' },
      { top: 1000, words: 'Nov' },
      { top: 1200, words: 'Oct' },
      { top: 20_000, words: 'Sep' },
      { top: 39_900, words: 'Aug' }
    ]
    expect(labelsOf(places, { top: 0, height: 800, whole: 40_000 }).map(({ words }) => words)).toEqual(['Nov', 'Sep'])
  })
})

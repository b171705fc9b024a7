import { describe, expect, it } from 'vitest'
import { pitch, roomBeside, stripTarget, stripWindow } from './strip-window.ts'

describe('the filmstrip’s window', () => {
  it('contains what is visible and a little more, however long the list is', () => {
    expect(stripWindow(0, 600, 100_000)).toEqual({ first: 0, end: 12 })
    const middle = stripWindow(50_000 * pitch, 600, 100_000)
    expect(middle.first).toBeLessThan(49_996)
    expect(middle.end).toBeGreaterThan(50_005)
    expect(middle.end - middle.first).toBeLessThan(26)
    expect(stripWindow(99_999 * pitch, 600, 100_000).end).toBe(100_000)
  })

  it('has a picture in the middle when scrolled to its position', () => {
    const width = 600
    const left = 7 * pitch
    const at = roomBeside(width) + 7 * pitch - left
    expect(at + 28).toBe(width / 2)
  })

  it('is empty for an empty list, and contains no more than there is', () => {
    expect(stripWindow(0, 600, 0)).toEqual({ first: 0, end: 0 })
    expect(stripWindow(0, 600, 3)).toEqual({ first: 0, end: 3 })
    expect(stripWindow(9999, 600, 3)).toEqual({ first: 3, end: 3 })
  })

  it('moves by one, by a strip, and to the ends', () => {
    expect(stripTarget('ArrowRight', 4, 600, 100)).toBe(5)
    expect(stripTarget('PageDown', 4, 600, 100)).toBe(13)
    expect(stripTarget('PageUp', 4, 600, 100)).toBe(0)
    expect(stripTarget('End', 4, 600, 100)).toBe(99)
    expect(stripTarget('x', 4, 600, 100)).toBeUndefined()
  })
})

import { describe, expect, it } from 'vitest'
import { dividerAfter } from './divider-after.ts'

const press = (key: string, held: Partial<KeyboardEvent> = {}) => ({
  key,
  shiftKey: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  ...held
})

describe('a divider between two pictures', () => {
  it('moves by hundredths, with Shift by tenths, and to both ends', () => {
    expect(dividerAfter(press('ArrowLeft'), 0.5)).toBeCloseTo(0.49)
    expect(dividerAfter(press('ArrowDown'), 0.5)).toBeCloseTo(0.49)
    expect(dividerAfter(press('ArrowRight', { shiftKey: true }), 0.5)).toBeCloseTo(0.6)
    expect(dividerAfter(press('ArrowUp', { shiftKey: true }), 0.95)).toBe(1)
    expect(dividerAfter(press('Home'), 0.5)).toBe(0)
    expect(dividerAfter(press('End'), 0.5)).toBe(1)
  })

  it('ignores every other key', () => {
    expect(dividerAfter(press('Enter'), 0.5)).toBeNull()
    expect(dividerAfter(press('ArrowLeft', { ctrlKey: true }), 0.5)).toBeNull()
    expect(dividerAfter(press('Home', { altKey: true }), 0.5)).toBeNull()
  })
})

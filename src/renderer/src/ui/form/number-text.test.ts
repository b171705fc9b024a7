import { describe, expect, it } from 'vitest'
import { readCount, readNumber, readSeed, stepped } from './number-text.ts'

describe('a typed number', () => {
  it.each([
    ['12', 12],
    [' -5 ', -5],
    ['1.5', 1.5],
    ['3,5', 3.5],
    ['1e20', 1e20],
    ['.5', 0.5],
    ['', undefined],
    ['-', Number.NaN],
    ['12a', Number.NaN],
    ['0x10', Number.NaN],
    ['1.2.3', Number.NaN]
  ])('is read literally: %j', (text, number) => {
    expect(readNumber(text)).toBe(number)
  })

  it('means a random seed if it is -1, and only then', () => {
    expect(['-1', '-12', '1', ''].map(readSeed)).toEqual(['random', -12, 1, undefined])
  })

  it('is stepped within its limits', () => {
    const limits = { min: 0, max: 20 }
    expect(stepped(3.5, 0.1, limits)).toBe(3.6)
    expect(stepped(20, 1, limits)).toBe(20)
    expect(stepped(-7, -1, limits)).toBe(0)
    expect(stepped(undefined, 1, limits)).toBe(0)
    expect(stepped(Number.NaN, 1, limits)).toBe(0)
  })
})

describe('a typed count', () => {
  it('is an integer of at least 1, limited to the maximum', () => {
    expect(readCount('× 3', 64)).toBe(3)
    expect(readCount('64', 64)).toBe(64)
    expect(readCount('99', 64)).toBe(64)
    expect(['', '× ', '0', '-5', '1.5', 'a'].map((text) => readCount(text, 64))).toEqual([
      null,
      null,
      null,
      null,
      null,
      null
    ])
  })
})

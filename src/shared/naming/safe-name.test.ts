import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cut, longestStem, safeName } from './safe-name.ts'

const bytes = (text: string): number => new TextEncoder().encode(text).length

describe('safeName', () => {
  it.each([
    ['a <b>: "c" / d \\ e | f ? g *', 'a -b-- -c- - d - e - f - g -'],
    ['  .hidden...  ', 'hidden'],
    ['line\nbreak\ttab', 'line break tab'],
    ['name\u202Egnp.exe', 'namegnp.exe'],
    ['zero\u200Bwidth\uFEFF', 'zerowidth'],
    ['half \uD83D', 'half'],
    ['e\u0301', '\u00e9'],
    ['...', ''],
    ['', '']
  ])('%j becomes %j', (text, name) => {
    expect(safeName(text)).toBe(name)
  })

  it.each([
    'CON',
    'con',
    'Aux.txt',
    'nul',
    'COM1',
    'com¹',
    'LPT9',
    'CONIN$',
    'CON .x',
    'nul .tar.gz',
    'COM¹ .png',
    'conout$ .x',
    'CLOCK$',
    'LPT³'
  ])('%s is a device of Windows', (text) => {
    expect(safeName(text)).toBe(`_${text}`)
  })

  it.each(['console', 'comb', 'COM10', 'null', 'CON x', 'CON - x.png', 'com⁴'])('%s is not a device', (text) => {
    expect(safeName(text)).toBe(text)
  })

  it('keeps any script, and cuts between grapheme clusters', () => {
    expect(safeName('灯台と海、夕暮れ')).toBe('灯台と海、夕暮れ')
    expect(safeName('منارة عند الغسق')).toBe('منارة عند الغسق')
    const family = '👨‍👩‍👧‍👦'
    expect(cut(family.repeat(3), bytes(family) * 2 + 5)).toBe(family.repeat(2))
  })

  it('is safe for any input', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const name = safeName(text)
        expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}]|[. ]$|^[. ]/u)
        expect(bytes(name)).toBeLessThanOrEqual(longestStem + 1)
        expect(name.isWellFormed()).toBe(true)
        expect(safeName(name)).toBe(name)
      })
    )
  })
})

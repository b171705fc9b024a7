import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pictureOf } from '../domain/__fixtures__/pictures.ts'
import type { Pattern } from './file-pattern.ts'
import { longestPattern, nameBy, readPattern, tokens, usualPattern } from './file-pattern.ts'

const place = { n: 7, total: 12 }

function named(text: string, changes = {}, at = place): string {
  const pattern = readPattern(text)
  if (typeof pattern === 'string') throw new Error(pattern)
  return nameBy(pattern, pictureOf(changes), at)
}

describe('a pattern', () => {
  it.each([
    [usualPattern, '2026-11-27_A lighthouse at dusk oil painting_abcdef'],
    ['{n} {model} {seed}', '007 SDXL base 1.0 42'],
    ['{date} {time}', '2026-11-27 14-30-05'],
    ['{service}/{date}/{n}-{size}', 'Pixazo/2026-11-27/007-1216x832'],
    ['{ SEED }', '42'],
    ['just a name', 'just a name'],
    ['{steps} steps, {guidance}', '20 steps, 7.5'],
    ['con', '_con']
  ])('%s gives %s', (pattern, name) => {
    expect(named(pattern)).toBe(name)
  })

  it('leaves no gap for unknown values', () => {
    const unknown = { parameters: null, providerLabel: null, operationLabel: null }
    expect(named('{date}_{seed}_{id}', unknown)).toBe('2026-11-27_abcdef')
    expect(named('{seed}_{id}', unknown)).toBe('abcdef')
    expect(named('{id} - {seed}', unknown)).toBe('abcdef')
    expect(named('{id} ({model})', unknown)).toBe('abcdef')
    expect(named('{prompt}', unknown)).toBe('picture-abcdef')
    expect(named('{model}/{prompt}', unknown)).toBe('other/picture-abcdef')
  })

  it('counts with as many digits as the last number has', () => {
    expect(named('{n}', {}, { n: 42, total: 10_000 })).toBe('00042')
  })

  it('takes no folder or device name from a picture', () => {
    const parameters = { prompt: '../../etc/passwd' }
    expect(named('{prompt}', { parameters })).toBe('etc passwd')
    expect(named('{model}', { operationLabel: 'stable/../diffusion' })).toBe('stable-..-diffusion')
    expect(named('{model}', { operationLabel: 'NUL' })).toBe('_NUL')
  })

  it.each([
    ['', 'The pattern is empty.'],
    ['{colour}', 'There is no token {colour}.'],
    ['{date', 'A { or } has no partner. Write a token as {token}.'],
    ['date}', 'A { or } has no partner. Write a token as {token}.'],
    ['/a', 'Write a name on both sides of each /.'],
    ['a//b', 'Write a name on both sides of each /.'],
    ['a/', 'Write a name on both sides of each /.'],
    ['../a', 'This is not a valid folder name.'],
    ['x'.repeat(longestPattern + 1), `The pattern is longer than ${longestPattern} characters.`]
  ])('%j: %s', (text, problem) => {
    expect(readPattern(text)).toBe(problem)
  })

  it('is safe for any prompt and any literal', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.constantFrom(...tokens.map(({ name }) => name)),
        (text, token) => {
          const pattern = readPattern(`${text.replace(/[{}/\\]/g, '').slice(0, 200)}a{${token}}`) as Pattern
          const parameters = { prompt: text }
          const name = nameBy(pattern, pictureOf({ parameters, operationLabel: text, providerLabel: text }), place)
          expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}]|[. ]$|^[. ]/u)
          expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(151)
        }
      )
    )
  })
})

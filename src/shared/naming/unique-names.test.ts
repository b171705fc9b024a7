import { expect, it } from 'vitest'
import { UniqueNames } from './unique-names.ts'

it('names that are one file on some system are made different', () => {
  const names = new UniqueNames(['Taken.png'])
  expect(names.take('taken', ['.png'])).toBe('taken (2)')
  expect(names.take('TAKEN', ['.png'])).toBe('TAKEN (3)')
  expect(names.take('caf\u00e9', ['.png'])).toBe('caf\u00e9')
  expect(names.take('cafe\u0301', ['.png'])).toBe('cafe\u0301 (2)')
  expect(names.take('stra\u00dfe', ['.png'])).toBe('stra\u00dfe')
  expect(names.take('STRASSE', ['.png'])).toBe('STRASSE (2)')
  expect(names.take('a (2)', ['.png'])).toBe('a (2)')
  expect(names.take('a', ['.png'])).toBe('a')
  expect(names.take('a', ['.png'])).toBe('a (3)')
})

it('a stem is given only if it is free for a picture and all its companions', () => {
  const names = new UniqueNames(['a.txt'])
  expect(names.take('a', ['.png', '.txt'])).toBe('a (2)')
  expect(names.has('A (2).TXT')).toBe(true)
})

it('ten thousand files with one name do not each count from the start', () => {
  const names = new UniqueNames()
  let last = ''
  for (let count = 0; count < 10_000; count += 1) last = names.take('lighthouse', ['.png', '.json'])
  expect(last).toBe('lighthouse (10000)')
})

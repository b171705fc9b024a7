import { expect, it } from 'vitest'
import { formatCount, ordinal } from './count.ts'
import { formatList } from './list.ts'

it('groups digits', () => {
  expect(formatCount(18_204)).toBe('18,204')
})

it('joins lists', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(formatList)).toEqual(['', 'a', 'a and b', 'a, b and c'])
})

it('formats ordinals', () => {
  expect([1, 2, 3, 4, 11, 12, 21, 102, 113].map(ordinal)).toEqual([
    '1st',
    '2nd',
    '3rd',
    '4th',
    '11th',
    '12th',
    '21st',
    '102nd',
    '113th'
  ])
})

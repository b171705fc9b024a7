import { expect, it } from 'vitest'
import { formatCount, ordinal, plural } from './count.ts'
import { formatList } from './list.ts'

it('groups digits and says one or many', () => {
  expect([formatCount(18_204), plural(1, 'picture'), plural(2, 'picture'), plural(0, 'entry', 'entries')]).toEqual([
    '18,204',
    '1 picture',
    '2 pictures',
    '0 entries'
  ])
})

it('joins what is listed', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(formatList)).toEqual(['', 'a', 'a and b', 'a, b and c'])
})

it('counts in order', () => {
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

import { expect, it } from 'vitest'
import { readingKey } from './reading.ts'

it('the arrows change places where one reads from right to left, and no other key does', () => {
  const keys = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'Home', 'a']
  expect(keys.map((key) => readingKey(key, true))).toEqual(['ArrowRight', 'ArrowLeft', 'ArrowUp', 'Home', 'a'])
  expect(keys.map((key) => readingKey(key, false))).toEqual(keys)
})

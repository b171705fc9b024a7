import { expect, it } from 'vitest'
import { pollDelay } from './poll-schedule.ts'

it('polls first after 2 s, then at growing intervals of at most 10 s', () => {
  const delays = Array.from({ length: 20 }, (_, poll) => pollDelay(poll))
  expect(delays[0]).toBe(2000)
  expect(delays.at(-1)).toBe(10_000)
  expect(delays).toEqual(delays.toSorted((a, b) => a - b))
})

import { describe, expect, it } from 'vitest'
import { createDroppedFiles } from './dropped-files.ts'

const counting = () => {
  let count = 0
  return createDroppedFiles(() => `ticket ${(count += 1)}`)
}

describe('dropped files', () => {
  it('are given out once for their ticket', () => {
    const dropped = counting()
    const ticket = dropped.keep(['/a.png', '/b'])
    expect(dropped.take(ticket)).toEqual(['/a.png', '/b'])
    expect(() => dropped.take(ticket)).toThrow('no longer known')
  })

  it('are absolute paths, whatever else was sent', () => {
    const dropped = counting()
    expect(dropped.take(dropped.keep(['a.png', '../b', '/c']))).toEqual(['/c'])
  })

  it('that nobody asks for are forgotten', () => {
    const dropped = counting()
    const first = dropped.keep(['/a'])
    for (let number = 0; number < 20; number += 1) dropped.keep(['/b'])
    expect(() => dropped.take(first)).toThrow('no longer known')
  })
})

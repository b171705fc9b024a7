import { describe, expect, it } from 'vitest'
import type { Mask } from '../../../../../shared/domain/mask.ts'
import { nameProblem, withMask } from './masks-store.ts'

const mask = (id: string, name: string | null): Mask => ({
  id,
  sha256: 'a'.repeat(64),
  width: 4,
  height: 4,
  createdAt: 0,
  name
})

describe('the named masks', () => {
  it('stand as people sort names, each once', () => {
    const list = withMask(withMask(withMask([], mask('1', 'Sky 10')), mask('2', 'sky 2')), mask('1', 'Sky 1'))
    expect(list.map(({ name }) => name)).toEqual(['Sky 1', 'sky 2'])
  })

  it('lose one that has no name any more', () => {
    expect(withMask([mask('1', 'Sky')], mask('1', null))).toEqual([])
  })

  it.each([
    ['  ', 'Enter a name for the mask.'],
    [' SKY ', 'A mask with this name already exists.'],
    ['x'.repeat(101), 'A name can have at most 100 characters. This one has 101.'],
    ['Face', null]
  ])('are told apart by their names: %j', (name, problem) => {
    expect(nameProblem(name, [mask('1', 'Sky')])).toBe(problem)
  })

  it('may keep their own name in another spelling', () => {
    expect(nameProblem('SKY', [mask('1', 'Sky')], '1')).toBeNull()
  })
})

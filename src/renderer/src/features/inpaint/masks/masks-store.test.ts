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
  it('are in natural order, each once', () => {
    const list = withMask(withMask(withMask([], mask('1', 'Sky 10')), mask('2', 'sky 2')), mask('1', 'Sky 1'))
    expect(list.map(({ name }) => name)).toEqual(['Sky 1', 'sky 2'])
  })

  it('no longer include one without a name', () => {
    expect(withMask([mask('1', 'Sky')], mask('1', null))).toEqual([])
  })

  it.each([
    ['  ', 'Enter a name for the mask.'],
    [' SKY ', 'A mask with this name already exists.'],
    ['x'.repeat(101), 'A name can have at most 100 characters. This one has 101.'],
    ['Face', null]
  ])('have distinct names: %j', (name, problem) => {
    expect(nameProblem(name, [mask('1', 'Sky')])).toBe(problem)
  })

  it('may change the spelling of their own name', () => {
    expect(nameProblem('SKY', [mask('1', 'Sky')], '1')).toBeNull()
  })
})

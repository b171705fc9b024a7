import { describe, expect, it } from 'vitest'
import { step } from './__fixtures__/family.ts'
import { edgeWords, furtherOnes, nameOf } from './step-words.ts'

describe('edgeWords', () => {
  it('says what was done on the way to a step', () => {
    expect(edgeWords(step('a', 'root', { changes: ['“a red hat”', 'strength 0.7'] }), false)).toBe(
      'repainted: “a red hat”, strength 0.7'
    )
    expect(edgeWords(step('a', 'root', { relation: 'varied', changes: ['seed 42 → 77'] }), false)).toBe('seed 42 → 77')
    expect(edgeWords(step('a', 'root', { changes: ['seed 1 → 2'] }), true)).toBe('likewise, seed 1 → 2')
    expect(edgeWords(step('a', 'root', { relation: 'varied' }), false)).toBe('made again, nothing changed')
    expect(edgeWords(step('a', 'root'), true)).toBe('the same request')
    expect(edgeWords(step('root'), false)).toBe('')
  })
})

describe('furtherOnes', () => {
  it('are those of one press and one parent but the first', () => {
    const nodes = [
      step('root', null, { batchId: 'p' }),
      step('a', 'root', { batchId: 'q' }),
      step('b', 'root', { batchId: 'q' }),
      step('c', 'a', { batchId: 'q' })
    ]
    expect([...furtherOnes(nodes)]).toEqual(['b'])
  })
})

describe('nameOf', () => {
  it('is what a screen reader says', () => {
    const node = step('a', 'root', {
      createdAt: Date.UTC(2020, 0, 2, 12),
      favourite: true,
      rating: 4,
      state: 'trashed'
    })
    expect(nameOf(node, 'repainted', Date.UTC(2026, 0, 1))).toMatch(
      /^a lighthouse, repainted, 2 January 2020 \d\d:\d\d, in the trash, favourite, rated 4$/
    )
    expect(nameOf(step('a', null, { state: 'gone' }), '', 0)).toBe('A picture that is not in the library any more')
  })
})

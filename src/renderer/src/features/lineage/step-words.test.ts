import { describe, expect, it } from 'vitest'
import { familyStep } from './__fixtures__/family.ts'
import { edgeWords, furtherOnes, nameOf } from './step-words.ts'

describe('edgeWords', () => {
  it('says what was done to get to a step', () => {
    expect(edgeWords(familyStep('a', 'root', { changes: ['“a red hat”', 'strength 0.7'] }), false)).toBe(
      'repainted: “a red hat”, strength 0.7'
    )
    expect(edgeWords(familyStep('a', 'root', { relation: 'varied', changes: ['seed 42 → 77'] }), false)).toBe(
      'seed 42 → 77'
    )
    expect(edgeWords(familyStep('a', 'root', { changes: ['seed 1 → 2'] }), true)).toBe('also seed 1 → 2')
    expect(edgeWords(familyStep('a', 'root', { relation: 'varied' }), false)).toBe('made again, nothing changed')
    expect(edgeWords(familyStep('a', 'root'), true)).toBe('the same request')
    expect(edgeWords(familyStep('root'), false)).toBe('')
  })
})

describe('furtherOnes', () => {
  it('are those of one click and one parent except the first', () => {
    const nodes = [
      familyStep('root', null, { batchId: 'p' }),
      familyStep('a', 'root', { batchId: 'q' }),
      familyStep('b', 'root', { batchId: 'q' }),
      familyStep('c', 'a', { batchId: 'q' })
    ]
    expect([...furtherOnes(nodes)]).toEqual(['b'])
  })
})

describe('nameOf', () => {
  it('is what a screen reader reads', () => {
    const node = familyStep('a', 'root', {
      createdAt: Date.UTC(2020, 0, 2, 12),
      favourite: true,
      rating: 4,
      state: 'trashed'
    })
    expect(nameOf(node, 'repainted', Date.UTC(2026, 0, 1))).toMatch(
      /^a lighthouse, repainted, 2 January 2020 \d\d:\d\d, in the trash, favourite, rated 4$/
    )
    expect(nameOf(familyStep('a', null, { state: 'gone' }), '', 0)).toBe('A picture that is no longer in the library')
  })
})

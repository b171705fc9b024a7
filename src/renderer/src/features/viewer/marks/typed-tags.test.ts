import { describe, expect, it } from 'vitest'
import { holdsSeparator, tagsIn, without } from './typed-tags.ts'

describe('typed tags', () => {
  it('are one, or a pasted list, tidied and without duplicates', () => {
    expect(tagsIn('  blue   sky ')).toEqual(['blue sky'])
    expect(tagsIn('birds, Blue sky,,\nBIRDS; 鳥')).toEqual(['birds', 'Blue sky', '鳥'])
    expect(tagsIn(' , \n')).toEqual([])
  })

  it('are complete after a separator', () => {
    expect([holdsSeparator('birds'), holdsSeparator('birds,'), holdsSeparator('a\nb')]).toEqual([false, true, true])
  })

  it('are not suggested if already there, except those that only some pictures have', () => {
    const suggestions = [{ tag: 'birds' }, { tag: 'sea' }, { tag: 'sky' }]
    expect(
      without(suggestions, [
        { tag: 'Birds', some: false },
        { tag: 'sky', some: true }
      ])
    ).toEqual([{ tag: 'sea' }, { tag: 'sky' }])
  })
})

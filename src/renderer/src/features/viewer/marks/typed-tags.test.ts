import { describe, expect, it } from 'vitest'
import { holdsSeparator, tagsIn, without } from './typed-tags.ts'

describe('tags as they are typed', () => {
  it('takes one, and a pasted list, tidy and without doubles', () => {
    expect(tagsIn('  blue   sky ')).toEqual(['blue sky'])
    expect(tagsIn('birds, Blue sky,,\nBIRDS; 鳥')).toEqual(['birds', 'Blue sky', '鳥'])
    expect(tagsIn(' , \n')).toEqual([])
  })

  it('knows when a tag is finished', () => {
    expect([holdsSeparator('birds'), holdsSeparator('birds,'), holdsSeparator('a\nb')]).toEqual([false, true, true])
  })

  it('does not suggest what is there, but what only some have', () => {
    const suggestions = [{ tag: 'birds' }, { tag: 'sea' }, { tag: 'sky' }]
    expect(
      without(suggestions, [
        { tag: 'Birds', some: false },
        { tag: 'sky', some: true }
      ])
    ).toEqual([{ tag: 'sea' }, { tag: 'sky' }])
  })
})

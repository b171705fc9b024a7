import { assert, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changedWords, wordDiff } from './word-diff.ts'

const marked = (before: string, after: string): string =>
  wordDiff(before, after)
    .map(({ text, kind }) => (kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `{-${text}-}`))
    .join('')

describe('wordDiff', () => {
  it('marks added, removed and replaced words', () => {
    expect(marked('a red hat', 'a red hat, oil on canvas')).toBe('a red hat{+, oil on canvas+}')
    expect(marked('a red hat on a table', 'a blue hat on a table')).toBe('a {-red-}{+blue+} hat on a table')
    expect(marked('old words here', 'other things')).toBe('{-old words here-}{+other things+}')
    expect(marked('', 'new')).toBe('{+new+}')
    expect(marked('same', 'same')).toBe('same')
    expect(marked('', '')).toBe('')
  })

  it('compares characters in scripts without spaces', () => {
    expect(marked('红色的帽子', '蓝色的帽子')).toBe('{-红-}{+蓝+}色的帽子')
  })

  it('returns both texts, whatever they are', () => {
    assert(
      property(string({ unit: 'grapheme' }), string({ unit: 'grapheme' }), (before, after) => {
        const parts = wordDiff(before, after)
        const without = (kind: string): string => parts.map((part) => (part.kind === kind ? '' : part.text)).join('')
        expect([without('added'), without('removed')]).toEqual([before, after])
      })
    )
  })

  it('handles prompts of 100 kB that have nothing in common', () => {
    const before = Array.from({ length: 20_000 }, (_, at) => `a${at}`).join(' ')
    const after = Array.from({ length: 20_000 }, (_, at) => `b${at}`).join(' ')
    expect(wordDiff(before, after)).toEqual([
      { text: before, kind: 'removed' },
      { text: after, kind: 'added' }
    ])
  })
})

describe('changedWords', () => {
  it('leaves out commas and what only moved', () => {
    expect(changedWords(wordDiff('cat, dog, sun', 'dog, sun, moon'))).toEqual({ added: ['moon'], removed: ['cat'] })
    expect(changedWords(wordDiff('one two', 'two one'))).toEqual({ added: [], removed: [] })
  })
})

import { describe, expect, it } from 'vitest'
import { countText, lastPrompts } from './prompt-history.ts'

describe('recent prompts', () => {
  it('are distinct, newest first, without empty ones', () => {
    const jobs = ['b', 'a', ' b ', '', 'c'].map((prompt) => ({
      request: { operationId: 'a/b', parameters: { prompt } }
    }))
    expect(lastPrompts(jobs, 2)).toEqual(['b', 'a'])
    expect(lastPrompts(jobs, 9)).toEqual(['b', 'a', 'c'])
  })

  it('counts words and characters as a person does', () => {
    expect(countText('  a  sparrow\n')).toEqual({ words: 2, characters: 13 })
    expect(countText('🐦')).toEqual({ words: 1, characters: 1 })
    expect(countText('')).toEqual({ words: 0, characters: 0 })
  })
})

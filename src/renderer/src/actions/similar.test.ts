import { describe, expect, it } from 'vitest'
import { sameModel, samePrompt, sameSeed } from './similar.ts'

describe('pictures that share something with one', () => {
  it('are found by the whole prompt, whatever characters it has', () => {
    expect(samePrompt({ parameters: { prompt: ' a "blue"\n lighthouse ' } })).toEqual({
      search: '"a blue lighthouse"',
      filters: {}
    })
    expect(samePrompt({ parameters: { prompt: '  ' } })).toBeNull()
    expect(samePrompt({ parameters: null })).toBeNull()
    const long = samePrompt({ parameters: { prompt: 'word '.repeat(1000) } })?.search ?? ''
    expect(long.length).toBeLessThan(1000)
    expect(long).toMatch(/^"word .* word"$/)
  })

  it('are found by seed, zero included, and by model', () => {
    expect(sameSeed({ parameters: { prompt: '', seed: 0 } })).toEqual({ search: '', filters: { seed: 0 } })
    expect(sameSeed({ parameters: { prompt: '' } })).toBeNull()
    expect(sameModel({ providerLabel: 'Pixazo', operationLabel: null })).toEqual({
      search: '',
      filters: { services: ['Pixazo'], models: [''] }
    })
    expect(sameModel({ providerLabel: null, operationLabel: null })).toBeNull()
  })
})

import { describe, expect, it } from 'vitest'
import { type Field, problemsOf, tokenProblemsOf } from './field.ts'

const fields: Field[] = [
  { kind: 'number', name: 'steps', label: 'Steps', integer: true, min: 1, max: 100, step: 1 },
  { kind: 'number', name: 'guidance', label: 'Guidance', integer: false, min: 0, max: 20, step: 0.1 },
  {
    kind: 'size',
    name: 'size',
    label: 'Size',
    choices: [],
    custom: true,
    min: 64,
    max: 2048,
    multipleOf: 8,
    default: { width: 512, height: 512 }
  },
  { kind: 'seed', name: 'seed', label: 'Seed' }
]
const of = (values: Record<string, number | undefined>): object => problemsOf(fields, { prompt: 'a', ...values })

describe('problems of a form', () => {
  it('are none if every number is within its limits, or left out', () => {
    expect(of({ steps: 4, guidance: 3.5, width: 512, height: 64, seed: Number.MAX_SAFE_INTEGER })).toEqual({})
    expect(of({})).toEqual({})
  })

  it('describe exactly what is wrong with a number', () => {
    expect(of({ steps: 3.7 })).toEqual({ steps: 'Steps must be a whole number' })
    expect(of({ steps: -5 })).toEqual({ steps: 'Steps must be at least 1' })
    expect(of({ steps: 1e20 })).toEqual({ steps: 'Steps must be at most 100' })
    expect(of({ guidance: Number.NaN })).toEqual({ guidance: 'Guidance must be a number' })
    expect(of({ seed: -2 })).toEqual({ seed: 'Seed must be at least 0' })
    expect(of({ seed: 1.5 })).toEqual({ seed: 'Seed must be a whole number' })
    expect(of({ seed: 1e20 })).toEqual({ seed: 'Seed is too large' })
    expect(of({ width: 4096, height: 70 })).toEqual({
      width: 'Width must be at most 2048',
      height: 'Height must be a multiple of 8'
    })
  })

  it('name the missing side of a size', () => {
    expect(of({ height: 512 })).toEqual({ width: 'Width is missing' })
    expect(of({ width: 512 })).toEqual({ height: 'Height is missing' })
    expect(problemsOf([{ ...fields[2]!, required: true }], { prompt: '' })).toEqual({
      width: 'Width is missing',
      height: 'Height is missing'
    })
  })
})

describe('a text counted in tokens', () => {
  const prompt: Field = { kind: 'text', name: 'prompt', label: 'Prompt', multiline: true, required: true, tokens: 3 }
  const words = (text: string): number => text.split(' ').filter(Boolean).length

  it("is a problem beyond its limit only if the limit is the document's", () => {
    expect(tokenProblemsOf([{ ...prompt, strict: true }], { prompt: 'one two three four' }, words)).toEqual({
      prompt: 'Prompt has 4 tokens; this service takes at most 3'
    })
    expect(tokenProblemsOf([{ ...prompt, strict: true }], { prompt: 'one two three' }, words)).toEqual({})
    expect(tokenProblemsOf([prompt], { prompt: 'one two three four' }, words)).toEqual({})
  })

  it('is no problem while it cannot be counted', () => {
    expect(tokenProblemsOf([{ ...prompt, strict: true }], { prompt: 'one two three four' }, () => null)).toEqual({})
  })
})

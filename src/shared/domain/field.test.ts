import { describe, expect, it } from 'vitest'
import { type Field, problemsOf } from './field.ts'

const fields: Field[] = [
  { kind: 'number', name: 'steps', label: 'Steps', integer: true, min: 1, max: 100, step: 1 },
  { kind: 'number', name: 'guidance', label: 'Guidance', integer: false, min: 0, max: 20, step: 0.1 },
  { kind: 'size', name: 'size', label: 'Size', choices: [], custom: true, min: 64, max: 2048, multipleOf: 8, default: { width: 512, height: 512 } },
  { kind: 'seed', name: 'seed', label: 'Seed' }
]
const of = (values: Record<string, number | undefined>): object => problemsOf(fields, { prompt: 'a', ...values })

describe('problems of a form', () => {
  it('are none when every number is inside its limits, or left out', () => {
    expect(of({ steps: 4, guidance: 3.5, width: 512, height: 64, seed: Number.MAX_SAFE_INTEGER })).toEqual({})
    expect(of({})).toEqual({})
  })

  it('say what is wrong with a number, and not something else', () => {
    expect(of({ steps: 3.7 })).toEqual({ steps: 'Steps is a whole number' })
    expect(of({ steps: -5 })).toEqual({ steps: 'Steps is at least 1' })
    expect(of({ steps: 1e20 })).toEqual({ steps: 'Steps is at most 100' })
    expect(of({ guidance: Number.NaN })).toEqual({ guidance: 'Guidance is not a number' })
    expect(of({ seed: -2 })).toEqual({ seed: 'Seed is at least 0' })
    expect(of({ seed: 1.5 })).toEqual({ seed: 'Seed is a whole number' })
    expect(of({ seed: 1e20 })).toEqual({ seed: 'Seed is too large' })
    expect(of({ width: 4096, height: 70 })).toEqual({ width: 'Width is at most 2048', height: 'Height is a multiple of 8' })
  })

  it('name the side that is missing from a size', () => {
    expect(of({ height: 512 })).toEqual({ width: 'Width is missing' })
    expect(of({ width: 512 })).toEqual({ height: 'Height is missing' })
    expect(problemsOf([{ ...fields[2]!, required: true }], { prompt: '' })).toEqual({ width: 'Width is missing', height: 'Height is missing' })
  })
})

import { describe, expect, it } from 'vitest'
import { jobRequestSchema } from '../../../shared/domain/job.ts'
import { maxSeed } from '../../../shared/domain/parameters.ts'
import { lightning, ratios } from './__fixtures__/operations.ts'
import { pictureCount, requestsFromForm, seedFrom, withMeantSeed, wouldRepeat } from './requests-from-form.ts'

const from =
  (...values: number[]): (() => number) =>
  () =>
    values.shift() ?? 0
const form = { prompt: 'a sparrow', width: 1024, height: 1024, steps: 4, guidance: 2 }
const seeds = (result: ReturnType<typeof requestsFromForm>): (number | undefined)[] =>
  result.requests.map((request) => request.parameters.seed)

describe('requests from the form', () => {
  it('draws a separate seed for every request in random mode, whatever seed is in the form', () => {
    const result = requestsFromForm(
      { operation: lightning, parameters: { ...form, seed: 7 }, seedMode: 'random', count: 3 },
      from(0, 0.5, 0.999_999_999_99)
    )
    expect(seeds(result)).toEqual([0, 2 ** 31, maxSeed])
    expect(result.nextSeed).toBe(maxSeed)
  })

  it('sends the same seed each time if it is locked, and leaves the form unchanged', () => {
    const result = requestsFromForm(
      { operation: lightning, parameters: { ...form, seed: 0 }, seedMode: 'locked', count: 2 },
      from(0.9)
    )
    expect(seeds(result)).toEqual([0, 0])
    expect(result.nextSeed).toBeUndefined()
  })

  it('draws one seed for a locked form without one, and shows it', () => {
    const result = requestsFromForm(
      { operation: lightning, parameters: form, seedMode: 'locked', count: 2 },
      from(0.5, 0.1)
    )
    expect(seeds(result)).toEqual([2 ** 31, 2 ** 31])
    expect(result.nextSeed).toBe(2 ** 31)
  })

  it('counts up from the form’s seed and advances it by the count', () => {
    const result = requestsFromForm(
      { operation: lightning, parameters: { ...form, seed: 41 }, seedMode: 'increment', count: 4 },
      from()
    )
    expect(seeds(result)).toEqual([41, 42, 43, 44])
    expect(result.nextSeed).toBe(45)
  })

  it('starts again at 0 after the largest seed', () => {
    const result = requestsFromForm(
      { operation: lightning, parameters: { ...form, seed: maxSeed }, seedMode: 'increment', count: 2 },
      from()
    )
    expect(seeds(result)).toEqual([maxSeed, 0])
    expect(result.nextSeed).toBe(1)
  })

  it('sends no seed to a model without one', () => {
    const result = requestsFromForm(
      { operation: ratios, parameters: { prompt: 'x', seed: 5 }, seedMode: 'locked', count: 2 },
      from()
    )
    expect(result.requests).toEqual([
      { operationId: 'second/ratios', parameters: { prompt: 'x' } },
      { operationId: 'second/ratios', parameters: { prompt: 'x' } }
    ])
  })

  it('omits empty texts and what the model does not take, and keeps zeros', () => {
    const parameters = { ...form, negativePrompt: '', modelId: '', guidance: 0, scheduler: 'euler' }
    const [request] = requestsFromForm(
      { operation: lightning, parameters, seedMode: 'locked', count: 1 },
      from(0)
    ).requests
    expect(request?.parameters).toEqual({ ...form, guidance: 0, seed: 0 })
    expect(jobRequestSchema.safeParse(request).success).toBe(true)
  })
})

describe('a fixed seed', () => {
  it('is drawn as soon as it is locked or counted up, and stays', () => {
    expect(withMeantSeed(lightning, form, 'locked', from(0.5)).seed).toBe(2 ** 31)
    expect(withMeantSeed(lightning, form, 'increment', from(0)).seed).toBe(0)
    expect(withMeantSeed(lightning, { ...form, seed: -3 }, 'locked', from(0.5)).seed).toBe(-3)
    expect(withMeantSeed(ratios, { prompt: '' }, 'locked', from(0.5))).toEqual({ prompt: '' })
  })

  it('is dropped in random mode only if it could not be sent', () => {
    expect(withMeantSeed(lightning, { ...form, seed: 7 }, 'random', from()).seed).toBe(7)
    expect(withMeantSeed(lightning, { ...form, seed: Number.NaN }, 'random', from()).seed).toBeUndefined()
  })
})

describe('the result of a click', () => {
  it('multiplies requests by the pictures in each', () => {
    expect(pictureCount({ operation: ratios, parameters: { prompt: '', samples: 4 }, count: 2 })).toEqual({
      each: 4,
      total: 8
    })
    expect(pictureCount({ operation: lightning, parameters: { prompt: '', samples: 4 }, count: 2 })).toEqual({
      each: 1,
      total: 2
    })
  })

  it('distinguishes identical requests from different ones', () => {
    expect(wouldRepeat({ operation: lightning, seedMode: 'locked', count: 2 })).toBe(true)
    expect(wouldRepeat({ operation: lightning, seedMode: 'locked', count: 1 })).toBe(false)
    expect(wouldRepeat({ operation: lightning, seedMode: 'random', count: 2 })).toBe(false)
    expect(wouldRepeat({ operation: ratios, seedMode: 'locked', count: 2 })).toBe(false)
  })

  it('draws seeds from 0 to 2^32 - 1', () => {
    expect(seedFrom(() => 0)).toBe(0)
    expect(seedFrom(() => 1 - Number.EPSILON)).toBe(maxSeed)
  })
})

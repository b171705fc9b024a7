import { describe, expect, it } from 'vitest'
import { type Job, jobSchema } from '../../../../../shared/domain/job.ts'
import { maskId, pictureId, resultOf } from './__fixtures__/studio.ts'
import { asideCount, openJobs, resultBeside, shownResults } from './results.ts'

const results = [resultOf(3), resultOf(2), resultOf(1)]

function job(state: Job['state'], source = pictureId): Job {
  return jobSchema.parse({
    id: pictureId,
    batchId: pictureId,
    request: {
      operationId: 'a/b',
      parameters: { prompt: 'p' },
      source: { kind: 'picture', pictureId: source },
      mask: { kind: 'mask', maskId },
      inpaint: resultOf(1).inpaint
    },
    state,
    createdAt: 0,
    startedAt: null,
    finishedAt: null,
    waitUntil: null,
    attempts: 0,
    polls: 0,
    handle: null,
    error: null,
    warnings: [],
    pictureIds: [],
    expected: 1,
    progress: null,
    fraction: null
  })
}

describe('the results of a picture', () => {
  it('are what repainting made of it, except discarded ones', () => {
    const children = [...results, resultOf(0, { inpaint: null })]
    expect(shownResults(children, [results[1]!.id])).toEqual([results[0], results[2]])
    expect(asideCount(children, [results[1]!.id, 'gone'])).toBe(1)
  })

  it('can be stepped through, and stop at both ends', () => {
    expect(resultBeside(results, results[0]!.id, 1)).toBe(results[1])
    expect(resultBeside(results, results[0]!.id, -1)).toBe(results[0])
    expect(resultBeside(results, results[2]!.id, 1)).toBe(results[2])
    expect(resultBeside(results, null, 1)).toBe(results[0])
    expect(resultBeside([], null, 1)).toBeNull()
  })

  it('are pending for jobs of this picture without a result', () => {
    const jobs = [
      job('sending'),
      job('failed'),
      job('uncertain'),
      job('done'),
      job('cancelled'),
      job('sending', maskId)
    ]
    expect(openJobs(jobs, pictureId).map(({ state }) => state)).toEqual(['sending', 'failed', 'uncertain'])
  })
})

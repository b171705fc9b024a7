import { expect, it } from 'vitest'
import type { Job } from '../../shared/domain/job.ts'
import { recovered } from './recovery.ts'

const cutOff: Job = {
  id: '01J0000000000000000000000A',
  batchId: '01J0000000000000000000000B',
  request: { operationId: 'x/y', parameters: { prompt: 'a sparrow' } },
  state: 'sending',
  createdAt: 1,
  startedAt: 2,
  finishedAt: null,
  waitUntil: null,
  attempts: 1,
  polls: 0,
  handle: null,
  answered: false,
  held: null,
  error: null,
  warnings: [],
  pictureIds: [],
  expected: 1,
  progress: null,
  fraction: null
}

it('a request that was in flight may have been charged', () => {
  expect(recovered(cutOff, [], 9, false)).toMatchObject({
    state: 'uncertain',
    finishedAt: 9,
    error: { code: 'may-have-been-charged' }
  })
})

it('the demo charges nobody, so what was cut off is done again', () => {
  expect(recovered(cutOff, [], 9, true)).toMatchObject({ state: 'queued', error: null, finishedAt: null })
})

it.each(['sending', 'polling'] as const)(
  'a job whose pictures were stored before it was cut off is done, and was %s',
  (state) => {
    const job: Job = { ...cutOff, state, handle: 'job-7', answered: true }
    expect(recovered(job, ['01J0000000000000000000000C'], 9, false)).toMatchObject({
      state: 'done',
      pictureIds: ['01J0000000000000000000000C'],
      finishedAt: 9,
      answered: false
    })
    expect(recovered({ ...job, expected: 2 }, ['01J0000000000000000000000C'], 9, false).state).not.toBe('done')
  }
)

it.each(['queued', 'waiting', 'polling', 'downloading'] as const)('a job that was %s stays so', (state) => {
  expect(recovered({ ...cutOff, state }, [], 9, false).state).toBe(state)
})

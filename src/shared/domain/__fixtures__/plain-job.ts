import type { Job } from '../job.ts'

/** A job for one picture that was just submitted, with a test's changes. */
export const plainJob = (more: Partial<Job> = {}): Job => ({
  id: '01JDB0000000000000000000AA',
  batchId: '01JDB0000000000000000000AA',
  request: { operationId: 'a/b', parameters: { prompt: 'p' } },
  state: 'queued',
  createdAt: 0,
  startedAt: null,
  finishedAt: null,
  waitUntil: null,
  attempts: 0,
  polls: 0,
  handle: null,
  error: null,
  warnings: [],
  answered: false,
  held: null,
  pictureIds: [],
  expected: 1,
  progress: null,
  fraction: null,
  ...more
})

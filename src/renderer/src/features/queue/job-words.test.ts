import { describe, expect, it } from 'vitest'
import { plainJob } from '../../../../shared/domain/__fixtures__/plain-job.ts'
import type { Job, JobState } from '../../../../shared/domain/job.ts'
import { jobStates } from '../../../../shared/domain/job.ts'
import {
  countJobs,
  elapsed,
  inOrder,
  jobLine,
  parameterRows,
  passes,
  queueFilters,
  statusOf,
  summaryOf
} from './job-words.ts'

const job = (state: JobState, more: Partial<Job> = {}): Job => plainJob({ state, ...more })

describe('a job in one line', () => {
  it("uses the job's own progress text, or a general one", () => {
    expect(jobLine(job('polling', { progress: 'asked 3 times' }))).toBe('asked 3 times')
    expect(jobLine(job('sending'))).toBe('Waiting for the response')
    expect(jobLine(job('queued', { progress: 'Uploading the mask' }))).toBe('Uploading the mask')
    expect(jobLine(job('queued'))).toBe('Queued. Nothing has been sent yet')
  })

  it('says what was returned and how long it took', () => {
    expect(jobLine(job('done', { pictureIds: ['a', 'b'], startedAt: 1000, finishedAt: 7400 }))).toBe(
      '2 pictures in 6.4 s'
    )
  })

  it('gives the error of a failed job', () => {
    expect(jobLine(job('failed', { error: { code: 'offline', message: 'No network.', data: {} } }))).toBe('No network.')
  })

  it('says whether a cancelled job may still cost something', () => {
    const onItsWay = { code: 'may-have-been-charged', message: '', data: {} } as const
    expect(jobLine(job('cancelled', { attempts: 0 }))).toBe('Cancelled before anything was sent')
    expect(jobLine(job('cancelled', { attempts: 1, error: onItsWay }))).toContain('may still charge')
    expect(jobLine(job('cancelled', { attempts: 1, handle: 'set-1' }))).toContain('may still charge')
    expect(jobLine(job('cancelled', { attempts: 1 }))).toBe('Cancelled')
  })

  it('has a text for every state', () => {
    for (const state of jobStates) expect(jobLine(job(state))).not.toBe('')
  })
})

describe("a job's running time", () => {
  it('counts only while a request is in flight', () => {
    expect(elapsed(job('polling', { startedAt: 0 }), 5000)).toBe(5000)
    expect(elapsed(job('queued', { startedAt: 0 }), 5000)).toBeNull()
  })
})

describe('the queue at a glance', () => {
  it('counts every state once', () => {
    const counts = countJobs(jobStates.map((state) => ({ state })))
    expect(counts).toEqual({ running: 3, waiting: 2, done: 1, failed: 1, cancelled: 1, uncertain: 1 })
  })

  it('shows the most serious state', () => {
    const none = countJobs([])
    expect(statusOf(none)).toEqual({ text: 'Queue is empty', tone: 'quiet' })
    expect(statusOf({ ...none, running: 3, waiting: 12 })).toEqual({ text: '3 running, 12 waiting', tone: 'active' })
    expect(statusOf({ ...none, running: 1, failed: 2 }).tone).toBe('bad')
    expect(statusOf({ ...none, failed: 2, uncertain: 1 }).tone).toBe('decide')
  })

  it('puts every job under at least one filter besides all', () => {
    for (const state of jobStates)
      expect(queueFilters.filter((filter) => filter !== 'all' && passes(filter, { state }))).toHaveLength(1)
  })

  it('lists running jobs, then the next to be sent, then the newest ended', () => {
    const jobs = [
      job('done', { createdAt: 1 }),
      job('queued', { createdAt: 3 }),
      job('failed', { createdAt: 4 }),
      job('queued', { createdAt: 2 }),
      job('sending', { createdAt: 9 })
    ]
    expect(inOrder(jobs).map((each) => each.createdAt)).toEqual([9, 2, 3, 4, 1])
  })
})

describe("the job's parameters", () => {
  const parameters = { prompt: 'p', negativePrompt: '', width: 1216, height: 832, seed: 0, steps: 4, refiner: false }

  it('are all listed, including zeros and switches, without empty texts', () => {
    expect(parameterRows(parameters)).toEqual([
      ['Prompt', 'p'],
      ['Size', '1216 × 832'],
      ['Steps', '4'],
      ['Seed', '0'],
      ['Refiner', 'off']
    ])
  })

  it('have a short form', () => {
    expect(summaryOf(parameters)).toBe('1216 × 832  ·  4 steps  ·  seed 0')
    expect(summaryOf({ prompt: '', aspectRatio: '3:2' })).toBe('3:2')
  })
})

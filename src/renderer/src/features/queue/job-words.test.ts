import { describe, expect, it } from 'vitest'
import { plainJob } from '../../../../shared/domain/__fixtures__/plain-job.ts'
import { type Inpaint, noExtension } from '../../../../shared/domain/inpaint.ts'
import type { Job, JobState } from '../../../../shared/domain/job.ts'
import { jobStates } from '../../../../shared/domain/job.ts'
import {
  countJobs,
  elapsed,
  groupLine,
  inBatches,
  inOrder,
  jobLine,
  parameterRows,
  passes,
  queueFilters,
  statusOf,
  summaryOf,
  toneOf
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

  it('says that what came was deleted', () => {
    expect(jobLine(job('done', { expected: 2 }))).toBe('Its pictures were deleted')
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
    expect(parameterRows({ parameters })).toEqual([
      ['Prompt', 'p'],
      ['Size', '1216 × 832'],
      ['Steps', '4'],
      ['Seed', '0'],
      ['Refiner', 'off']
    ])
  })

  it('have a short form', () => {
    expect(summaryOf({ parameters })).toBe('1216 × 832  ·  4 steps  ·  seed 0')
    expect(summaryOf({ parameters: { prompt: '', aspectRatio: '3:2' } })).toBe('3:2')
  })

  it('says of a repaint how much of the picture it is about', () => {
    const area = { x: 10, y: 20, width: 272, height: 960 }
    const inpaint: Inpaint = {
      mode: 'masked',
      area,
      extend: noExtension,
      sent: { width: 272, height: 960 },
      padding: 32,
      feather: 8,
      invert: false
    }
    const repaint = { parameters: { prompt: '', width: 272, height: 960, seed: 1 }, inpaint }
    expect(summaryOf(repaint)).toBe('area of 272 × 960  ·  seed 1')
    const scaled = { ...inpaint, sent: { width: 256, height: 904 } }
    expect(summaryOf({ ...repaint, inpaint: scaled })).toBe('area of 272 × 960, sent at 256 × 904  ·  seed 1')
    expect(parameterRows({ ...repaint, inpaint: { ...inpaint, mode: 'whole' } })).toContainEqual([
      'Repaint',
      'whole picture, 272 × 960'
    ])
  })
})

describe('what was submitted together', () => {
  it('stands together where its first one stands, as it was submitted', () => {
    const jobs = [
      job('sending', { id: '4', batchId: 'b' }),
      job('queued', { id: '5', batchId: 'c' }),
      job('done', { id: '3', batchId: 'b' }),
      job('failed', { id: '1', batchId: 'a' })
    ]
    expect(inBatches(jobs).map((batch) => batch.map(({ id }) => id))).toEqual([['3', '4'], ['5'], ['1']])
  })

  it('is counted, what asks for something first, and looks like it', () => {
    const jobs = [job('done'), job('sending'), job('failed'), job('done'), job('cancelled')]
    expect(groupLine(jobs)).toBe('1 failed, 1 running, 2 done, 1 cancelled')
    expect(toneOf(jobs)).toBe('bad')
    expect(toneOf([job('done'), job('done')])).toBe('good')
  })
})

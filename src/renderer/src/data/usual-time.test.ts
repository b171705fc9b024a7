import { describe, expect, it } from 'vitest'
import { plainJob } from '../../../shared/domain/__fixtures__/plain-job.ts'
import type { Job } from '../../../shared/domain/job.ts'
import { usualTime, usualTimeInWords } from './usual-time.ts'

const job = (tookMs: number | null, more: Partial<Job> = {}): Job =>
  plainJob({
    state: 'done',
    startedAt: tookMs === null ? null : 1000,
    finishedAt: tookMs === null ? null : 1000 + tookMs,
    attempts: 1,
    ...more
  })

describe('the usual time of a model', () => {
  it('is the median of its finished jobs', () => {
    expect(usualTime([job(9000), job(100_000), job(7000)], 'a/b')).toBe(9000)
    expect(usualTime([job(9000), job(7000)], 'a/b')).toBe(8000)
  })

  it('is unknown without a finished job of that model', () => {
    expect(usualTime([job(9000, { state: 'failed' }), job(null)], 'a/b')).toBeNull()
    expect(usualTime([job(9000)], 'a/c')).toBeNull()
  })

  it('uses the newest jobs only', () => {
    expect(
      usualTime(
        [...Array.from({ length: 25 }, () => job(1000)), ...Array.from({ length: 200 }, () => job(90_000))],
        'a/b'
      )
    ).toBe(1000)
  })

  it('is put in words', () => {
    expect([400, 8600, 150_000].map(usualTimeInWords)).toEqual(['less than a second', 'about 9 s', 'about 3 min'])
  })
})

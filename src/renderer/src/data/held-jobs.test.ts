import { describe, expect, it } from 'vitest'
import { plainJob } from '../../../shared/domain/__fixtures__/plain-job.ts'
import type { Job } from '../../../shared/domain/job.ts'
import type { Pause } from '../../../shared/domain/pause.ts'
import { jobsHeldBy, waitLine, waitOf } from './held-jobs.ts'

const noon = new Date(2026, 10, 21, 12, 0).getTime()
const until = noon + 12_000
const pause: Pause = {
  id: 'pixazo',
  label: 'Pixazo',
  reason: 'rate-limited',
  asked: true,
  until,
  status: 429,
  refusals: 3,
  trying: false
}
const host: Pause = { ...pause, id: 'host:cdn.example', label: 'cdn.example' }
const line = (more: Partial<Job>, pauses = [pause, host], providerId = 'pixazo'): string | null => {
  const wait = waitOf(plainJob(more), pauses, providerId, noon)
  return wait === null ? null : waitLine(wait)
}
const limited = 'Rate limited by Pixazo (429). Next try in 12 s (4th)'

describe('why a job is waiting', () => {
  it('is the pause of its service, for a job in line for it', () => {
    expect([line({}), line({ state: 'waiting', waitUntil: until })]).toEqual([limited, limited])
    expect(line({}, [pause], 'appypie')).toBeNull()
  })

  it('is that pause for a job at the service only once it was due to be polled', () => {
    expect([line({ state: 'polling' }), line({ state: 'polling', waitUntil: until })]).toEqual([null, limited])
  })

  it('is, for a download, the pause of the server with its picture', () => {
    const words = 'Rate limited by cdn.example (429). Next try in 12 s (4th)'
    expect(line({ state: 'downloading', waitUntil: until })).toBe(words)
    expect(line({ state: 'downloading', waitUntil: until }, [pause])).toBe('Waiting. Next try in 12 s')
  })

  it('is a locked key, if that is needed', () => {
    const error = { code: 'missing-key', message: 'The key is locked.', data: { action: 'unlock' } } as const
    expect(line({ error }, [])).toBe('The key is locked. Nothing has been sent.')
  })

  it('is nothing while it is running, uploads, or has ended', () => {
    const states = ['sending', 'done', 'failed', 'cancelled', 'uncertain'] as const
    expect(states.map((state) => line({ state, waitUntil: until }))).toEqual(states.map(() => null))
    expect(line({ progress: 'uploading the mask' })).toBeNull()
    expect(line({}, [])).toBeNull()
  })

  it('lists the jobs of one pause', () => {
    const jobs = [plainJob({ id: 'a' }), plainJob({ id: 'b', state: 'sending' }), plainJob({ id: 'c' })]
    expect(jobsHeldBy(['pixazo'], jobs, [pause], () => 'pixazo').map(({ id }) => id)).toEqual(['a', 'c'])
    expect(jobsHeldBy(['pixazo'], jobs, [pause], () => 'appypie')).toEqual([])
  })
})

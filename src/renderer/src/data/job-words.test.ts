import { describe, expect, it } from 'vitest'
import type { Job } from '../../../shared/domain/job.ts'
import { isUploading, tileWords } from './job-words.ts'

const noon = new Date(2026, 10, 21, 12, 0).getTime()
const words = (of: Job): string => tileWords(of, noon)
const job = (change: Partial<Job>): Job => ({ state: 'queued', progress: null, waitUntil: null, ...change }) as Job

describe('the words of a tile', () => {
  it('say that nothing has begun, and then what goes up, while the job is in line', () => {
    expect([words(job({})), isUploading(job({}))]).toEqual(['In the queue', false])
    const uploading = job({ progress: 'uploading the mask (0.1 of 0.2 MB)' })
    expect([words(uploading), isUploading(uploading)]).toEqual(['Uploading the mask (0.1 of 0.2 MB)', true])
  })

  it('say what the service does where the job does not', () => {
    expect((['sending', 'polling', 'downloading', 'waiting'] as const).map((state) => words(job({ state })))).toEqual([
      'Sent',
      'The service is at work',
      'Downloading',
      'Waiting'
    ])
  })

  it.each(['waiting', 'polling', 'downloading'] as const)(
    'say until when it waits, and name the day of another one: %s',
    (state) => {
      expect(words(job({ state, waitUntil: new Date(2026, 10, 21, 12, 40).getTime() }))).toBe('Waiting until 12:40')
      expect(words(job({ state, waitUntil: new Date(2026, 10, 22, 18, 0).getTime() }))).toBe(
        'Waiting until Sunday 22 November 18:00'
      )
    }
  )
})

import { describe, expect, it } from 'vitest'
import type { Job } from '../../../shared/domain/job.ts'
import { isUploading, tileWords } from './job-words.ts'

const job = (change: Partial<Job>): Job => ({ state: 'queued', progress: null, waitUntil: null, ...change }) as Job

describe("a tile's text", () => {
  it('says that nothing has begun, and then what is uploaded, while the job is in line', () => {
    expect([tileWords(job({})), isUploading(job({}))]).toEqual(['In the queue', false])
    const uploading = job({ progress: 'uploading the mask (0.1 of 0.2 MB)' })
    expect([tileWords(uploading), isUploading(uploading)]).toEqual(['Uploading the mask (0.1 of 0.2 MB)', true])
  })

  it('says what the service does if the job does not', () => {
    expect(
      (['sending', 'polling', 'downloading', 'waiting'] as const).map((state) => tileWords(job({ state })))
    ).toEqual(['Sent', 'The service is working', 'Downloading', 'Waiting'])
  })
})

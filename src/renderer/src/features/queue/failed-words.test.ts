import { describe, expect, it } from 'vitest'
import type { Job } from '../../../../shared/domain/job.ts'
import type { ErrorCode, ErrorData } from '../../../../shared/errors.ts'
import { costWords, countFailed, sortFailed } from './failed-words.ts'

const job = (id: string, code: ErrorCode, more: Partial<Job> = {}, data: ErrorData = {}): Job =>
  ({
    id,
    state: 'failed',
    handle: null,
    answered: false,
    held: null,
    pictureIds: [],
    error: { code, message: '', data },
    ...more
  }) as Job

const jobs = [
  job('down', 'provider-failed', {}, { status: 500 }),
  job('key', 'key-rejected'),
  job('late', 'timeout', { handle: 'set-1' }),
  job('number', 'not-found', { handle: 'set-2' }),
  job('full', 'disk-full', { answered: true }),
  job('empty', 'bad-response'),
  job('given up', 'provider-failed', { handle: 'set-3' }),
  job('lost', 'may-have-been-charged', { state: 'uncertain' }),
  job('value', 'invalid-input', {}, { action: 'edit-request' }),
  job('well', 'internal', { state: 'done', error: null })
]
const ids = (of: readonly Job[]): string[] => of.map(({ id }) => id)

describe('sending all failed jobs again', () => {
  it('asks for what the service has, sends what was not charged, and leaves the rest to the user', () => {
    const { fetched, free, charged } = sortFailed(jobs)
    expect(ids(fetched)).toEqual(['late', 'number', 'full'])
    expect(ids(free)).toEqual(['down', 'key'])
    expect(ids(charged)).toEqual(['empty', 'given up', 'lost'])
    expect(countFailed(sortFailed(jobs))).toBe(8)
  })

  it('says beforehand what that may cost', () => {
    expect(costWords(sortFailed(jobs), ['$0 per image'])).toBe(
      '2 requests were not charged. They will be sent as new requests: $0 per image. ' +
        'The pictures of 3 requests only need to be fetched, which costs nothing. ' +
        '3 requests may have been charged already. You are asked before they are sent again.'
    )
    expect(costWords(sortFailed(jobs.slice(0, 1)), ['a', 'b'])).toBe(
      '1 request was not charged. It will be sent as a new request at the usual price.'
    )
  })
})

import { describe, expect, it } from 'vitest'
import { plainJob } from '../../../shared/domain/__fixtures__/plain-job.ts'
import type { Job } from '../../../shared/domain/job.ts'
import type { ErrorAction, ErrorCode } from '../../../shared/errors.ts'
import { hasHelp, waysOn } from './job-ways.ts'

const error = (code: ErrorCode, action?: ErrorAction): Job['error'] => ({
  code,
  message: '',
  data: action === undefined ? {} : { action }
})
const ways = (more: Partial<Job>): string[] =>
  waysOn(plainJob({ attempts: 1, ...more })).map(({ action, look }) => `${action.id.replace('job.', '')} ${look}`)

describe('the options for an ended job', () => {
  it('start with what its error suggests, followed by another try', () => {
    expect(ways({ state: 'failed', error: error('key-rejected', 'check-key') })).toEqual([
      'help plain',
      'send plain',
      'compose quiet',
      'remove quiet'
    ])
    expect(ways({ state: 'failed', error: error('provider-failed', 'retry') })).toEqual([
      'send plain',
      'compose quiet',
      'remove quiet'
    ])
    expect(ways({ state: 'failed', error: error('refused', 'edit-request') })).toEqual(['help plain', 'remove quiet'])
  })

  it('start with what costs nothing if its picture can be fetched', () => {
    expect(ways({ state: 'failed', answered: true, error: error('timeout') })[0]).toBe('resume leads')
    expect(ways({ state: 'uncertain', handle: 'n' })).toEqual(['resume leads', 'send quiet', 'remove quiet'])
    expect(ways({ state: 'cancelled', answered: true })[0]).toBe('resume leads')
  })

  it('are sending and removing it if nothing is known', () => {
    expect(ways({ state: 'uncertain' })).toEqual(['send plain', 'remove quiet'])
    expect(ways({ state: 'cancelled' })).toEqual(['send plain', 'remove quiet'])
  })

  it('are none while it is running, or when it is done', () => {
    expect([ways({ state: 'polling' }), ways({ state: 'done' })]).toEqual([[], []])
  })
})

it('an error has a button unless its job has its own', () => {
  const helps = (code: ErrorCode, action: ErrorAction): boolean => hasHelp(error(code, action))
  expect(helps('key-rejected', 'check-key')).toBe(true)
  expect(helps('may-have-been-charged', 'decide')).toBe(false)
  expect(helps('rate-limited', 'wait')).toBe(false)
  expect(helps('disk-full', 'free-space')).toBe(false)
  expect(hasHelp(null)).toBe(false)
})

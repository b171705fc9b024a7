import { expect, it } from 'vitest'
import type { ErrorCode } from '../errors.ts'
import { canBeFetched } from './job.ts'

const job = (answered: boolean, handle: string | null, code: ErrorCode) => ({
  state: 'failed' as const,
  held: null,
  answered,
  handle,
  error: { code, message: '', data: {} }
})

it.each([
  ['pictures that did not fit on the disk', job(true, null, 'disk-full'), true],
  ['a link that has expired', job(true, null, 'not-found'), false],
  ['a link that has expired, of a job with a number', job(true, 'set-1', 'not-found'), true],
  ['a job that took longer than was set', job(false, 'set-1', 'timeout'), true],
  ['a job whose number could not be written down', job(false, 'set-1', 'disk-full'), true],
  ['a job whose number was not accepted, or not known', job(false, 'set-1', 'not-found'), true],
  ['a job whose key was refused while it was polled', job(false, 'set-1', 'key-rejected'), true],
  ['a job that the service gave up', job(false, 'set-1', 'provider-failed'), false],
  ['a full disk before anything was sent', job(false, null, 'disk-full'), false]
])('"Try again" fetches what exists and sends only what does not: %s', (_what, ended, fetched) => {
  expect(canBeFetched(ended)).toBe(fetched)
})

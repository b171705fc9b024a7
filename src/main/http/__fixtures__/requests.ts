/** Requests of both policies to loopback servers. */
import { expect } from 'vitest'
import type { AppError } from '../../../shared/errors.ts'
import { closedAfter } from '../../__fixtures__/closed-after.ts'
import { createHttpClient, type HttpClientSetup } from '../create-http-client.ts'
import type { HttpClient, HttpRequest, SendOptions } from '../http-client.ts'
import { systemClock } from '../system-clock.ts'
import { type LoopbackServer, startServer } from './loopback-server.ts'

export function makeClient(setup: Partial<HttpClientSetup> = {}): HttpClient {
  // With a random number of 0 every backoff lasts 0 ms.
  return closedAfter(createHttpClient({ clock: systemClock, random: () => 0, ...setup }))
}

export async function server(...args: Parameters<typeof startServer>): Promise<LoopbackServer> {
  return closedAfter(await startServer(...args))
}

export const post = (url: string): HttpRequest => ({
  method: 'POST',
  url,
  headers: { 'content-type': 'application/json', 'x-api-key': 'canary-key-0001' },
  body: '{"prompt":"a canary"}'
})
export const get = (url: string): HttpRequest => ({ method: 'GET', url, headers: { 'x-api-key': 'canary-key-0001' } })
export const safe = (more: Partial<SendOptions> = {}): SendOptions => ({ policy: 'safe', timeoutMs: 10_000, ...more })
export const charged = (more: Partial<SendOptions> = {}): SendOptions => ({
  policy: 'charged',
  timeoutMs: 10_000,
  ...more
})

export async function failure(promise: Promise<unknown>): Promise<AppError> {
  const result = await promise.then(
    () => null,
    (error: unknown) => error as AppError
  )
  if (result === null) throw new Error('it did not fail')
  expect(JSON.stringify({ message: result.message, data: result.data })).not.toContain('canary')
  return result
}

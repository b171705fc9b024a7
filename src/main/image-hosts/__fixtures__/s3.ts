/** A bucket on this machine and the host that uploads to it. */
import { randomBytes } from 'node:crypto'
import { beforeEach, expect } from 'vitest'
import { type S3Server, type S3ServerOptions, startS3Server } from '../../../../e2e/services/s3-server.ts'
import type { S3Settings } from '../../../shared/domain/image-host.ts'
import { s3Schema } from '../../../shared/domain/image-host.ts'
import { AppError, toWireError } from '../../../shared/errors.ts'
import { closedAfter } from '../../__fixtures__/closed-after.ts'
import { systemClock } from '../../http/system-clock.ts'
import type { ImageHost } from '../image-host.ts'
import { createS3Host, type S3HostParts } from '../s3-host.ts'
import { type Sending, sendHere } from './sending.ts'

/** New for each test. */
export let sending: Sending
beforeEach(() => {
  sending = sendHere()
  closedAfter(sending.client)
})

export async function start(options: S3ServerOptions = {}): Promise<S3Server> {
  return closedAfter(await startS3Server(options))
}

export function settingsFor(server: S3Server, more: Partial<S3Settings> = {}): S3Settings {
  return s3Schema.parse({
    endpoint: server.url,
    region: server.region,
    bucket: server.bucket,
    accessKeyId: server.accessKeyId,
    ...more
  })
}

export function hostFor(server: S3Server, more: Partial<S3Settings> = {}, parts: Partial<S3HostParts> = {}): ImageHost {
  // No waiting before an answer of 500 is retried.
  const clock = { ...systemClock, sleep: async () => undefined }
  return createS3Host({
    settings: () => settingsFor(server, more),
    secret: async () => server.secret,
    send: sending.send,
    clock,
    random: randomBytes,
    ...parts
  })
}

/** Its error, which contains nothing that grants access to the bucket. */
export async function failure(server: S3Server, work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason
  )
  if (!(error instanceof AppError)) throw new Error('it did not fail as it should', { cause: error })
  const told = JSON.stringify([toWireError(error), error.stack])
  expect(told).not.toContain(server.secret)
  expect(told).not.toMatch(/X-Amz|Signature=|AWS4-HMAC|[0-9a-f]{64}/)
  return error
}

export const picture = new Uint8Array(randomBytes(300_000))

export async function upload(host: ImageHost, bytes = picture): Promise<{ place: string; url: string }> {
  const place = host.reserve('image/png')
  return { place, url: await host.put(place, bytes, 'image/png') }
}

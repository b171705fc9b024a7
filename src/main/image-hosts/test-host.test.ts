import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { beforeEach, describe, expect, it } from 'vitest'
import { type S3Server, type S3ServerOptions, startS3Server } from '../../../e2e/services/s3-server.ts'
import { type HostTestStep, type S3Settings, s3Schema } from '../../shared/domain/image-host.ts'
import { AppError } from '../../shared/errors.ts'
import { closedAfter } from '../__fixtures__/closed-after.ts'
import { startServer } from '../http/__fixtures__/loopback-server.ts'
import { isPublicHost } from '../http/public-host.ts'
import { systemClock } from '../http/system-clock.ts'
import { type Sending, sendHere } from './__fixtures__/sending.ts'
import type { ImageHost } from './image-host.ts'
import { createInlineHost } from './inline-host.ts'
import { createS3Host } from './s3-host.ts'
import { type HostTestParts, testHost } from './test-host.ts'

let sending: Sending

beforeEach(() => {
  sending = sendHere()
  closedAfter(sending.client)
})
async function start(options: S3ServerOptions = {}): Promise<S3Server> {
  return closedAfter(await startS3Server(options))
}

function hostFor(server: S3Server, more: Partial<S3Settings> = {}): ImageHost {
  const settings = s3Schema.parse({
    endpoint: server.url,
    region: server.region,
    bucket: server.bucket,
    accessKeyId: server.accessKeyId,
    ...more
  })
  return createS3Host({
    settings: () => settings,
    secret: async () => server.secret,
    send: sending.send,
    clock: systemClock,
    random: randomBytes
  })
}

async function run(host: ImageHost, more: Partial<HostTestParts> = {}): Promise<HostTestStep[]> {
  const told: HostTestStep[] = []
  const steps = await testHost({
    host,
    send: sending.send,
    clock: systemClock,
    isPublic: isPublicHost,
    onStep: (step) => told.push(step),
    ...more
  })
  expect(told).toEqual(steps)
  expect(steps.map(({ step }) => step)).toEqual(['put', 'get', 'delete'])
  expect(
    steps.every(
      ({ ms, message }) =>
        Number.isInteger(ms) && ms >= 0 && message.endsWith('.') && !/X-Amz|http|Signature/.test(message)
    )
  ).toBe(true)
  return steps
}

const outcomes = (steps: HostTestStep[]): string[] => steps.map(({ outcome }) => outcome)

describe('the test of an image host', () => {
  it('uploads a picture, fetches it as a service would and deletes it', async () => {
    const server = await start()
    const steps = await run(hostFor(server), { isPublic: async () => true })
    expect(outcomes(steps)).toEqual(['ok', 'ok', 'ok'])
    expect(steps.map(({ message }) => message)).toEqual([
      'A small test picture was uploaded.',
      'The picture was fetched through its link, unchanged.',
      'The test picture was deleted.'
    ])
    expect(server.requests.map(({ method, signed }) => [method, signed])).toEqual([
      ['PUT', 'header'],
      ['GET', 'query'],
      ['DELETE', 'header']
    ])
    expect(server.requests[1]?.headers.authorization).toBeUndefined()
    expect(server.objects.size).toBe(0)
  })

  it('sends a complete picture', async () => {
    const server = await start()
    server.allow('PUT')
    await run(hostFor(server))
    const [kept] = server.objects.values()
    expect(await sharp(kept!.bytes).metadata()).toMatchObject({ format: 'png', width: 8, height: 8 })
  })

  it('warns if only this network can fetch', async () => {
    const server = await start()
    const [, get] = await run(hostFor(server))
    expect(get).toMatchObject({
      outcome: 'ok',
      message: expect.stringContaining('A service on the internet cannot fetch from this address.')
    })
  })

  it('skips steps that depend on a failed upload', async () => {
    const server = await start()
    const steps = await run(hostFor(server, { bucket: 'other' }))
    expect(outcomes(steps)).toEqual(['failed', 'skipped', 'skipped'])
    expect(steps[0]?.message).toContain('There is no bucket “other”')
    expect(server.requests.length).toBe(1)
  })

  it('also deletes what could not be fetched', async () => {
    const server = await start()
    server.allow('PUT', 'DELETE')
    const steps = await run(hostFor(server))
    expect(outcomes(steps)).toEqual(['ok', 'failed', 'ok'])
    expect(steps[1]?.message).toContain('denied (403)')
    expect(server.objects.size).toBe(0)
  })

  it('says that a key may not delete', async () => {
    const server = await start()
    server.allow('PUT', 'GET')
    const steps = await run(hostFor(server))
    expect(outcomes(steps)).toEqual(['ok', 'ok', 'failed'])
    expect(steps[2]?.message).toContain('may not delete')
  })

  it.each<[string, number, string, Record<string, string>, string]>([
    ['gives other bytes', 200, 'a page', {}, 'different data'],
    ['has nothing', 404, '', {}, 'leads nowhere'],
    ['has a problem', 418, '', {}, 'answered with 418'],
    ['leads on to another address', 302, '', { location: 'https://elsewhere.example/' }, 'redirects to another address']
  ])('says when the public address %s', async (_what, status, body, headers, message) => {
    const files = closedAfter(await startServer((_request, response) => response.writeHead(status, headers).end(body)))
    const server = await start()
    const steps = await run(hostFor(server, { publicBaseUrl: files.url }))
    expect(outcomes(steps)).toEqual(['ok', 'failed', 'ok'])
    expect(steps[1]?.message).toContain(message)
    expect(files.requests[0]?.headers.authorization).toBeUndefined()
  })

  it('removes an upload that may or may not have arrived', async () => {
    const removed: string[] = []
    const host: ImageHost = {
      ...createInlineHost(),
      reserve: () => 'somewhere',
      put: () => Promise.reject(new AppError('timeout', 'It took too long.')),
      remove: async (place) => void removed.push(place)
    }
    expect(outcomes(await run(host))).toEqual(['failed', 'skipped', 'skipped'])
    expect(removed).toEqual(['somewhere'])
  })

  it('still deletes when it is cancelled after the upload', async () => {
    const server = await start()
    const stop = new AbortController()
    const steps = await run(hostFor(server), {
      signal: stop.signal,
      send: (request, options) => {
        stop.abort()
        return sending.send(request, options)
      }
    })
    expect(outcomes(steps)).toEqual(['ok', 'failed', 'ok'])
    expect(steps[1]?.message).toBe('The test was cancelled.')
    expect(server.objects.size).toBe(0)
  })

  it('never throws, whatever the host does', async () => {
    const broken = (): never => {
      throw new TypeError('a mistake of ours.')
    }
    const steps = await run({ ...createInlineHost(), reserve: broken, put: broken, remove: broken })
    expect(outcomes(steps)).toEqual(['failed', 'skipped', 'skipped'])
  })

  it('deletes even if a step cannot be logged', async () => {
    const server = await start()
    const onStep = (): never => {
      throw new Error('the disk is full')
    }
    const steps = await testHost({
      host: hostFor(server),
      send: sending.send,
      clock: systemClock,
      isPublic: isPublicHost,
      onStep
    })
    expect(outcomes(steps)).toEqual(['ok', 'ok', 'ok'])
    expect(server.objects.size).toBe(0)
  })

  it('of a picture inside the request fetches nothing', async () => {
    expect(outcomes(await run(createInlineHost()))).toEqual(['ok', 'ok', 'ok'])
    expect(sending.requests).toEqual([])
  })
})

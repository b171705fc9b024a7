/** A repaint whose files are in a bucket that verifies every signature. */
import { randomBytes } from 'node:crypto'
import { expect } from 'vitest'
import { type S3Server, startS3Server } from '../../../e2e/services/s3-server.ts'
import { type S3Settings, s3Schema, s3SecretId } from '../../shared/domain/image-host.ts'
import { createHttpClient } from '../http/create-http-client.ts'
import type { HttpClient } from '../http/http-client.ts'
import { systemClock } from '../http/system-clock.ts'
import { createDemoHost } from '../image-hosts/demo-host.ts'
import { createInlineHost } from '../image-hosts/inline-host.ts'
import { createS3Host } from '../image-hosts/s3-host.ts'
import type { Send } from '../image-hosts/send.ts'
import { it } from './__fixtures__/it.ts'
import { type RealServices } from './__fixtures__/real-services.ts'
import { type StudioJobs, startStudioJobs } from './__fixtures__/studio-jobs.ts'
import { createImageHosts } from './image-hosts.ts'

const operationId = 'appypie/sd15-inpainting'
const keys = new Map<string, string>()
let studio: StudioJobs
let bucket: S3Server
let http: HttpClient
let settings: S3Settings

it.beforeAll(async ({ real }) => {
  real.services.mustFetch = true
  studio = await startStudioJobs(real)
  bucket = await startS3Server()
  http = createHttpClient({ clock: systemClock, random: Math.random })
  const send: Send = (request, options) => http.send(request, { policy: 'safe', ...options })
  const parts = { send, clock: systemClock, random: randomBytes }
  settings = s3Schema.parse({
    endpoint: bucket.url,
    region: bucket.region,
    bucket: bucket.bucket,
    accessKeyId: bucket.accessKeyId
  })
  Object.assign(
    real.imageHosts,
    createImageHosts({
      settings: () => ({ use: 's3', s3: settings }),
      keys: { read: async (id) => keys.get(id) ?? null },
      demo: createDemoHost({ baseUrl: () => '', ...parts }),
      inline: createInlineHost(),
      s3: (of, secret) => createS3Host({ settings: of, secret, ...parts })
    })
  )
  keys.set(s3SecretId, bucket.secret)
})
it.afterAll(async () => {
  await http.close()
  await bucket.close()
})
it.afterEach(({ real }) => {
  expect(real.services.violations.splice(0)).toEqual([])
})

async function emptied(real: RealServices): Promise<void> {
  while (real.uploads.leftBehind().length > 0) await new Promise((resolve) => setTimeout(resolve, 10))
}

it('is fetched by signed links, and the bucket is empty afterwards', async ({ real }) => {
  real.services.script(operationId, { kind: 'repaint', how: 'white' })
  const job = await real.run(studio.request({}, operationId))
  expect(job).toMatchObject({ state: 'done', error: null, warnings: [] })
  await emptied(real)
  expect(bucket.requests.map(({ method, status }) => [method, status])).toEqual([
    ['PUT', 200],
    ['PUT', 200],
    ['GET', 200],
    ['GET', 200],
    ['DELETE', 204],
    ['DELETE', 204]
  ])
  expect(bucket.objects.size).toBe(0)
  const written = JSON.stringify(
    ['jobs', 'uploads', 'transfers', 'pictures'].map((table) =>
      real.library.database.prepare(`SELECT * FROM ${table}`).all()
    )
  )
  expect(written).not.toMatch(/X-Amz-Signature/i)
  expect(written).not.toContain(bucket.secret)
})

it('is not sent when the bucket refuses the second file, and the first one is removed', async ({ real }) => {
  const puts = bucket.requests.filter(({ method }) => method === 'PUT').length
  const asked = real.services.requests.length
  bucket.failPut(puts + 2, { kind: 'refuse', status: 403, code: 'AccessDenied' })
  const job = await real.run(studio.request({}, operationId))
  expect(job).toMatchObject({ state: 'failed', attempts: 0 })
  expect(job.error?.message).toContain('The mask could not be uploaded')
  expect(job.error?.data.nextStep).toContain('Nothing was sent')
  await emptied(real)
  expect([bucket.objects.size, real.services.requests.length - asked]).toEqual([0, 0])
})

it('is neither sent nor uploaded without the secret, or with a wrong one', async ({ real }) => {
  const asked = real.services.requests.length
  keys.delete(s3SecretId)
  const puts = bucket.requests.length
  const without = await real.run(studio.request({}, operationId))
  expect([without.error?.code, bucket.requests.length - puts]).toEqual(['missing-key', 0])
  keys.set(s3SecretId, 'not-the-secret-of-this-bucket')
  const wrong = await real.run(studio.request({}, operationId))
  keys.set(s3SecretId, bucket.secret)
  expect(wrong).toMatchObject({ state: 'failed', error: { data: { action: 'open-image-host' } } })
  expect([bucket.objects.size, real.services.requests.length - asked]).toEqual([0, 0])
  // The refused files are nowhere; a bucket with the right secret says so.
  await real.restart()
  await emptied(real)
})

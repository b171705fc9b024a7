import { afterEach, beforeEach, expect, it } from 'vitest'
import { type S3Server, startS3Server } from '../../../e2e/services/s3-server.ts'
import { s3Schema, type Transfer } from '../../shared/domain/image-host.ts'
import { createHttpClient } from '../http/create-http-client.ts'
import type { HttpClient } from '../http/http-client.ts'
import { systemClock } from '../http/system-clock.ts'
import { createS3Host } from '../image-hosts/s3-host.ts'
import type { Send } from '../image-hosts/send.ts'
import type { Context } from './context.ts'
import { imageHostProcedures } from './image-hosts.ts'

let server: S3Server
let http: HttpClient
let emitted: unknown[]
let lines: Omit<Transfer, 'id' | 'at'>[]
let context: Context

beforeEach(async () => {
  server = await startS3Server()
  http = createHttpClient({ clock: systemClock, random: Math.random })
  emitted = []
  lines = []
  const send: Send = (request, options) => http.send(request, { policy: 'safe', ...options })
  const settings = s3Schema.parse({
    endpoint: server.url,
    region: server.region,
    bucket: server.bucket,
    accessKeyId: server.accessKeyId
  })
  const bucket = createS3Host({
    settings: () => settings,
    secret: async () => server.secret,
    send,
    clock: systemClock,
    random: (count) => new Uint8Array(count)
  })
  context = {
    imageHosts: { use: () => 's3', find: async () => bucket },
    sendToHost: send,
    clock: systemClock,
    host: { emit: (_event: string, step: unknown) => emitted.push(step) },
    opened: () => ({ transfers: { add: (line: (typeof lines)[number]) => lines.push(line), list: () => [] } })
  } as unknown as Context
})
afterEach(async () => {
  await http.close()
  await server.close()
})

it('reports each step of a test when it has ended, and logs it', async () => {
  const steps = await imageHostProcedures(context)['imageHosts.test'](undefined)
  expect(steps.map(({ step, outcome }) => [step, outcome])).toEqual([
    ['put', 'ok'],
    ['get', 'ok'],
    ['delete', 'ok']
  ])
  expect(emitted).toEqual(steps)
  expect(lines.map(({ action, what, ok, bytes }) => [action, what, ok, bytes > 0])).toEqual([
    ['upload', 'test', true, true],
    ['check', 'test', true, true],
    ['delete', 'test', true, false]
  ])
  expect(lines.every(({ host, address }) => host.includes(server.bucket) && address.includes(server.bucket))).toBe(true)
  expect(server.objects.size).toBe(0)
})

it('logs why a step failed, and no skipped ones', async () => {
  server.allow('GET')
  const steps = await imageHostProcedures(context)['imageHosts.test'](undefined)
  expect(steps.map(({ outcome }) => outcome)).toEqual(['failed', 'skipped', 'skipped'])
  expect(lines).toMatchObject([{ action: 'upload', ok: false, problem: steps[0]?.message }])
})

it('has nothing to test without a bucket', async () => {
  context.imageHosts.find = async () => null
  await expect(imageHostProcedures(context)['imageHosts.test'](undefined)).rejects.toMatchObject({
    code: 'unsupported',
    data: { action: 'open-image-host' }
  })
  expect(lines).toEqual([])
})

import { expect, it } from 'vitest'
import { closedAfter } from '../__fixtures__/closed-after.ts'
import { type LoopbackServer, startServer } from '../http/__fixtures__/loopback-server.ts'
import { createHttpClient } from '../http/create-http-client.ts'
import type { HttpClient } from '../http/http-client.ts'
import { systemClock } from '../http/system-clock.ts'
import type { Context } from './context.ts'
import { keyProcedures } from './keys.ts'

async function ready(
  status: number | 'broken' | 'silent',
  body = '{}'
): Promise<{
  service: LoopbackServer
  test: (providerId: string) => Promise<{ outcome: string; message: string }>
  procedures: ReturnType<typeof keyProcedures>
  asked: Promise<void>
}> {
  const { promise: asked, resolve } = Promise.withResolvers<void>()
  const service = await startServer((_request, response) => {
    resolve()
    if (status === 'silent') return
    if (status === 'broken') response.socket?.resetAndDestroy()
    else response.writeHead(status, { 'content-type': 'application/json' }).end(body)
  })
  const http: HttpClient = createHttpClient({ clock: systemClock, random: () => 0 })
  closedAfter(service)
  closedAfter(http)
  const context = {
    http,
    addresses: { baseUrl: () => service.url },
    keys: {
      read: async () => 'a-made-up-key-0001',
      set: async () => status,
      clear: async () => status,
      status: async () => []
    },
    host: { emit: () => undefined },
    opened: () => ({ jobs: { wake: () => undefined } }),
    redact: (text: string) => text.replaceAll('a-made-up-key-0001', '[key]')
  } as unknown as Context
  const procedures = keyProcedures(context)
  return { service, procedures, asked, test: async (providerId) => await procedures['keys.test']({ providerId }) }
}

it.each(['appypie', 'pixazo', 'aigateway', 'imagepipeline'])(
  'a key of %s is tested with one request, whatever the service answers',
  async (providerId) => {
    for (const status of [429, 502, 503, 504, 'broken'] as const) {
      const { service, test } = await ready(status)
      expect((await test(providerId)).outcome).toMatch(/unclear|unreachable/)
      expect(service.requests).toHaveLength(1)
    }
  }
)

it('distinguishes a right key from a wrong one with that request', async () => {
  expect((await (await ready(404)).test('aigateway')).outcome).toBe('accepted')
  expect((await (await ready(401)).test('aigateway')).outcome).toBe('rejected')
})

it('quotes the service about a wrong key, without the key', async () => {
  const { test } = await ready(401, JSON.stringify({ message: 'No such key: a-made-up-key-0001.' }))
  expect((await test('pixazo')).message).toMatch(
    /^127\.0\.0\.1:\d+ rejects this key \(401\): “No such key: \[key\]”\. Copy it again from your account\.$/
  )
})

it('ends a test that is cancelled, or whose key is changed meanwhile, and resends nothing', async () => {
  for (const end of ['keys.cancelTest', 'keys.clear'] as const) {
    const { service, test, procedures, asked } = await ready('silent')
    const tested = test('pixazo')
    await asked
    await procedures[end]({ providerId: 'pixazo' })
    expect(await tested).toEqual({ outcome: 'cancelled', message: 'The test was cancelled.' })
    expect(service.requests).toHaveLength(1)
  }
  const { service, test, procedures, asked } = await ready('silent')
  const tested = test('pixazo')
  await asked
  await procedures['keys.set']({ providerId: 'pixazo', key: 'another-made-up-key', protection: 'session' })
  expect((await tested).outcome).toBe('cancelled')
  expect(service.requests).toHaveLength(1)
})

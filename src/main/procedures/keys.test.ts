import { expect, it } from 'vitest'
import { closedAfter } from '../__fixtures__/closed-after.ts'
import { type LoopbackServer, startServer } from '../http/__fixtures__/loopback-server.ts'
import { createHttpClient } from '../http/create-http-client.ts'
import type { HttpClient } from '../http/http-client.ts'
import { systemClock } from '../http/system-clock.ts'
import type { Context } from './context.ts'
import { keyProcedures } from './keys.ts'

async function ready(
  status: number | 'broken'
): Promise<{ service: LoopbackServer; test: (providerId: string) => Promise<{ outcome: string }> }> {
  const service = await startServer((_request, response) => {
    if (status === 'broken') response.socket?.resetAndDestroy()
    else response.writeHead(status, { 'content-type': 'application/json' }).end('{}')
  })
  const http: HttpClient = createHttpClient({ clock: systemClock, random: () => 0 })
  closedAfter(service)
  closedAfter(http)
  const context = {
    http,
    addresses: { baseUrl: () => service.url },
    keys: { read: async () => 'a-made-up-key-0001' },
    redact: (text: string) => text
  } as unknown as Context
  return { service, test: async (providerId) => await keyProcedures(context)['keys.test']({ providerId }) }
}

it.each(['appypie', 'pixazo', 'aigateway', 'imagepipeline'])(
  'a key of %s is tested by one request, whatever the service answers',
  async (providerId) => {
    for (const status of [429, 502, 503, 504, 'broken'] as const) {
      const { service, test } = await ready(status)
      expect((await test(providerId)).outcome).toMatch(/unclear|unreachable/)
      expect(service.requests).toHaveLength(1)
    }
  }
)

it('tells a right key from a wrong one with that request', async () => {
  expect((await (await ready(404)).test('aigateway')).outcome).toBe('accepted')
  expect((await (await ready(401)).test('aigateway')).outcome).toBe('rejected')
})

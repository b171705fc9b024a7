/** Time limits, cancelling and waiting between attempts, on a test clock. */
import { describe, expect, it } from 'vitest'
import { manualClock } from './__fixtures__/manual-clock.ts'
import { charged, failure, get, makeClient, post, safe, server } from './__fixtures__/requests.ts'

describe('time limits, on the injected clock', () => {
  it.each([
    ['safe', 'timeout'],
    ['charged', 'may-have-been-charged']
  ] as const)('a service that never answers a %s request: %s, and no second request', async (policy, code) => {
    const clock = manualClock()
    const asked = Promise.withResolvers<void>()
    const service = await server(() => asked.resolve())
    const sending = failure(makeClient({ clock }).send(post(service.url), { policy, timeoutMs: 5000 }))
    await asked.promise
    clock.advance(4999)
    clock.advance(1)
    expect((await sending).code).toBe(code)
    expect(service.requests).toHaveLength(1)
  })

  it.each([
    ['safe', 'timeout'],
    ['charged', 'may-have-been-charged']
  ] as const)('a %s body that stalls in the middle ends after the idle limit', async (policy, code) => {
    const clock = manualClock()
    const service = await server((_request, response) => void response.writeHead(200).write('half'))
    const sending = failure(
      makeClient({ clock, idleTimeoutMs: 700 }).send(post(service.url), { policy, timeoutMs: 60_000 })
    )
    await clock.sleeperOf(700)
    clock.advance(700)
    expect((await sending).code).toBe(code)
  })

  it('leaves no timer behind', async () => {
    const clock = manualClock()
    const service = await server((_request, response) => response.end('ok'))
    const client = makeClient({ clock })
    await client.send(post(service.url), charged())
    await client.send(get(service.url), safe())
    await new Promise((resolve) => void setImmediate(resolve))
    expect(clock.sleepers).toBe(0)
  })
})

describe('abort', () => {
  it('sends nothing if it came before', async () => {
    const service = await server((_request, response) => response.end())
    expect((await failure(makeClient().send(post(service.url), charged({ signal: AbortSignal.abort() })))).code).toBe(
      'cancelled'
    )
    expect(service.connections()).toBe(0)
  })

  it.each(['safe', 'charged'] as const)(
    'ends a %s request waiting for an answer, while time stands still',
    async (policy) => {
      const stop = new AbortController()
      const service = await server(() => stop.abort())
      const client = makeClient({ clock: manualClock() })
      expect(
        (await failure(client.send(post(service.url), { policy, timeoutMs: 1000, signal: stop.signal }))).code
      ).toBe('cancelled')
    }
  )

  it.each(['safe', 'charged'] as const)('ends a %s request in the middle of the body', async (policy) => {
    const stop = new AbortController()
    const service = await server((_request, response) => {
      response.writeHead(200).write('half', () => setImmediate(() => stop.abort()))
    })
    expect(
      (
        await failure(
          makeClient({ clock: manualClock() }).send(post(service.url), { policy, timeoutMs: 1000, signal: stop.signal })
        )
      ).code
    ).toBe('cancelled')
  })

  it.each(['safe', 'charged'] as const)('ends a %s request whose name is being resolved', async (policy) => {
    const stop = new AbortController()
    const client = makeClient({ clock: manualClock(), lookup: () => stop.abort() })
    const error = await failure(
      client.send(post('http://service.test/'), { policy, timeoutMs: 1000, signal: stop.signal })
    )
    expect(error.code).toBe('cancelled')
  })

  it('ends the wait before a retry, while time stands still', async () => {
    const stop = new AbortController()
    const service = await server((_request, response) => response.writeHead(429, { 'retry-after': '30' }).end())
    const clock = manualClock()
    void clock.sleeperOf(30_000).then(() => stop.abort())
    expect((await failure(makeClient({ clock }).send(get(service.url), safe({ signal: stop.signal })))).code).toBe(
      'cancelled'
    )
    expect(service.requests).toHaveLength(1)
  })

  it('happens to every request when the client is closed', async () => {
    const asked = Promise.withResolvers<void>()
    const service = await server(() => asked.resolve())
    const client = makeClient()
    const sending = failure(client.send(post(service.url), charged()))
    await asked.promise
    await client.close()
    expect((await sending).code).toBe('cancelled')
    expect((await failure(client.send(get(service.url), safe()))).code).toBe('cancelled')
  })
})

describe('Retry-After', () => {
  const start = Date.UTC(2026, 0, 1)

  it.each([
    ['7', 7000],
    ['60', 60_000],
    [new Date(start + 42_000).toUTCString(), 42_000]
  ])('"%s" is waited for', async (header, ms) => {
    const clock = manualClock(start)
    const service = await server((_request, response, count) =>
      response.writeHead(count === 1 ? 429 : 200, { 'retry-after': header }).end('ok')
    )
    const sending = makeClient({ clock, idleTimeoutMs: 1 }).send(get(service.url), safe())
    await clock.sleeperOf(ms)
    clock.advance(ms - 1)
    expect(service.requests).toHaveLength(1)
    clock.advance(1)
    expect((await sending).status).toBe(200)
  })

  it('is left to a caller with its own schedule, however long it is', async () => {
    const service = await server((_request, response) => response.writeHead(429, { 'retry-after': '600' }).end())
    const reply = await makeClient({ clock: manualClock(start) }).send(get(service.url), safe({ retries: 0 }))
    expect([reply.status, reply.headers['retry-after'], service.requests.length]).toEqual([429, '600', 1])
  })

  it.each([
    ['61', 61_000],
    [new Date(start + 3_600_000).toUTCString(), 3_600_000],
    ['99999999999999999999', 365 * 24 * 3_600_000]
  ])('"%s" is too long to wait for: the error says until when', async (header, ms) => {
    const service = await server((_request, response) => response.writeHead(503, { 'retry-after': header }).end())
    const error = await failure(makeClient({ clock: manualClock(start) }).send(get(service.url), safe()))
    expect(error).toMatchObject({ code: 'rate-limited', data: { retryAt: start + ms, action: 'wait', status: 503 } })
    expect(service.requests).toHaveLength(1)
  })

  it.each(['', 'soon', '-5', 'NaN', '2 hours'])('"%s" is not understood and the backoff applies', async (header) => {
    const service = await server((_request, response, count) =>
      response.writeHead(count === 1 ? 429 : 200, { 'retry-after': header }).end()
    )
    expect((await makeClient().send(get(service.url), safe())).status).toBe(200)
  })

  it('spreads its own waits over a doubling limit, using the given random numbers', async () => {
    const clock = manualClock(start)
    const service = await server((_request, response) => response.writeHead(503).end())
    const sending = makeClient({ clock, random: () => 0.5 }).send(get(service.url), safe())
    for (const ms of [250, 500, 1000, 2000]) {
      await clock.sleeperOf(ms)
      clock.advance(ms)
    }
    expect((await sending).status).toBe(503)
  })
})

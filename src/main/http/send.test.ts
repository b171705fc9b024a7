import { brotliCompressSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { AppError } from '../../shared/errors.ts'
import { closedAfter } from '../__fixtures__/closed-after.ts'
import { closedPort, type LoopbackServer, startServer, startTcpServer } from './__fixtures__/loopback-server.ts'
import { manualClock } from './__fixtures__/manual-clock.ts'
import { createHttpClient, type HttpClientSetup } from './create-http-client.ts'
import type { HttpClient, HttpReply, HttpRequest, SendOptions } from './http-client.ts'
import { systemClock } from './system-clock.ts'

function makeClient(setup: Partial<HttpClientSetup> = {}): HttpClient {
  // With a random number of 0 every backoff is 0 ms long.
  return closedAfter(createHttpClient({ clock: systemClock, random: () => 0, ...setup }))
}

async function server(...args: Parameters<typeof startServer>): Promise<LoopbackServer> {
  return closedAfter(await startServer(...args))
}

async function tcpServer(...args: Parameters<typeof startTcpServer>): Promise<LoopbackServer> {
  return closedAfter(await startTcpServer(...args))
}

const post = (url: string): HttpRequest => ({
  method: 'POST',
  url,
  headers: { 'content-type': 'application/json', 'x-api-key': 'canary-key-0001' },
  body: '{"prompt":"a canary"}'
})
const get = (url: string): HttpRequest => ({ method: 'GET', url, headers: { 'x-api-key': 'canary-key-0001' } })
const safe = (more: Partial<SendOptions> = {}): SendOptions => ({ policy: 'safe', timeoutMs: 10_000, ...more })
const charged = (more: Partial<SendOptions> = {}): SendOptions => ({ policy: 'charged', timeoutMs: 10_000, ...more })

async function failure(promise: Promise<unknown>): Promise<AppError> {
  const result = await promise.then(
    () => null,
    (error: unknown) => error as AppError
  )
  if (result === null) throw new Error('it did not fail')
  expect(JSON.stringify({ message: result.message, data: result.data })).not.toContain('canary')
  return result
}

const text = (reply: HttpReply): string => Buffer.from(reply.body).toString()

describe('what is sent again, by status', () => {
  it.each([
    [200, 1, 1],
    [201, 1, 1],
    [400, 1, 1],
    [401, 1, 1],
    [402, 1, 1],
    [403, 1, 1],
    [404, 1, 1],
    [408, 5, 1],
    [409, 1, 1],
    [422, 1, 1],
    [429, 5, 1],
    [500, 1, 1],
    [501, 1, 1],
    [502, 5, 1],
    [503, 5, 1],
    [504, 5, 1]
  ])(
    'status %i: %i requests when safe, %i when charged, and the reply in the end',
    async (status, whenSafe, whenCharged) => {
      const service = await server((_request, response) => {
        response.writeHead(status).end('said no')
      })
      const client = makeClient()
      const safeReply = await client.send(get(service.url), safe())
      expect([safeReply.status, text(safeReply), service.requests.length]).toEqual([status, 'said no', whenSafe])
      service.requests.length = 0
      const chargedReply = await client.send(post(service.url), charged())
      expect([chargedReply.status, text(chargedReply), service.requests.length]).toEqual([
        status,
        'said no',
        whenCharged
      ])
    }
  )

  it('sends the same body and headers each time, and stops at the first good answer', async () => {
    const service = await server((_request, response, count) => {
      response.writeHead(count < 3 ? 503 : 200).end(`answer ${count}`)
    })
    const reply = await makeClient().send(post(service.url), safe())
    expect(text(reply)).toBe('answer 3')
    expect(
      new Set(service.requests.map((request) => `${String(request.headers['x-api-key'])} ${request.body}`))
    ).toEqual(new Set(['canary-key-0001 {"prompt":"a canary"}']))
  })
})

describe('a charged request that breaks', () => {
  it('is never sent again once it has left, whatever breaks then', async () => {
    const breaks: Parameters<typeof startServer>[0][] = [
      (_request, response) => response.socket?.resetAndDestroy(),
      (_request, response) => response.socket?.end(),
      (_request, response) => {
        response.writeHead(200, { 'content-length': '100' }).write('half')
        setImmediate(() => response.socket?.destroy())
      },
      (_request, response) => {
        response.writeHead(200).write('half')
        setImmediate(() => response.socket?.resetAndDestroy())
      },
      (_request, response) => response.socket?.end('this is not HTTP\r\n\r\n')
    ]
    for (const handler of breaks) {
      const service = await server(handler)
      const error = await failure(makeClient().send(post(service.url), charged()))
      expect([error.code, error.data.action, service.requests.length, service.connections()]).toEqual([
        'may-have-been-charged',
        'decide',
        1,
        1
      ])
    }
  })

  it('is not sent again when the connection was closed as soon as it stood', async () => {
    const service = await tcpServer((socket) => socket.destroy())
    const error = await failure(makeClient().send(post(service.url), charged()))
    expect(error.code).toBe('may-have-been-charged')
    expect(service.connections()).toBe(1)
  })

  it('never uses a connection that was used before', async () => {
    const service = await server((_request, response) => response.end('ok'))
    const client = makeClient()
    await client.send(get(service.url), safe())
    // The connection goes back to the others a moment after its reply has ended.
    await new Promise((resolve) => void setImmediate(resolve))
    await client.send(get(service.url), safe())
    expect(service.connections()).toBe(1)
    await client.send(post(service.url), charged())
    await client.send(post(service.url), charged())
    expect(service.connections()).toBe(3)
  })

  it('is offline where nothing listens: never announced, and not tried again by itself', async () => {
    let announced = 0
    const onSending = (): void => void (announced += 1)
    const error = await failure(
      makeClient().send(post(`http://127.0.0.1:${await closedPort()}`), charged({ onSending }))
    )
    expect([error.code, error.data.detail, announced]).toEqual(['offline', 'ECONNREFUSED', 0])
  })

  it.each(['ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])('is offline after %s', async (code) => {
    let calls = 0
    const lookup: HttpClientSetup['lookup'] = (_host, _options, callback) => {
      calls += 1
      callback(Object.assign(new Error(code), { code }), '', 4)
    }
    const error = await failure(makeClient({ lookup }).send(post('http://service.test/v1'), charged()))
    expect([error.code, error.data.detail, calls]).toEqual(['offline', code, 1])
  })

  it('is offline after a connection that could not be made in time', async () => {
    const clock = manualClock()
    const lookup: HttpClientSetup['lookup'] = () => undefined
    const sending = failure(
      makeClient({ clock, lookup, connectTimeoutMs: 3000 }).send(
        post('http://service.test/'),
        charged({ timeoutMs: 60_000 })
      )
    )
    await clock.sleeperOf(3000)
    clock.advance(3000)
    expect(await sending).toMatchObject({ code: 'offline', data: { detail: 'UND_ERR_CONNECT_TIMEOUT' } })
  })

  it('is offline when a secure connection failed before the request, and says what failed', async () => {
    const service = await tcpServer(
      (socket) => void socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
    )
    const error = await failure(makeClient().send(post(`https://127.0.0.1:${service.port}`), charged()))
    expect(error.code).toBe('offline')
    expect(error.message).toContain('secure connection')
    expect(service.connections()).toBe(1)
  })

  it('returns an error answer whose body broke off, since its status says that nothing was made', async () => {
    const service = await server((_request, response) => {
      response.writeHead(401, { 'content-length': '100' }).write('wrong key')
      setImmediate(() => response.socket?.destroy())
    })
    expect(await makeClient().send(post(service.url), charged())).toMatchObject({ status: 401 })
  })
})

describe('a safe request that breaks', () => {
  it('is sent again after every kind of broken connection', async () => {
    const service = await server((_request, response, count) => {
      if (count === 1) response.socket?.resetAndDestroy()
      else if (count === 2) response.socket?.end()
      else if (count === 3) {
        response.writeHead(200, { 'content-length': '100' }).write('half')
        setImmediate(() => response.socket?.destroy())
      } else response.end('whole')
    })
    const reply = await makeClient().send(get(service.url), safe())
    expect([text(reply), service.requests.length]).toEqual(['whole', 4])
  })

  it('is offline after four retries', async () => {
    const service = await server((_request, response) => response.socket?.resetAndDestroy())
    expect((await failure(makeClient().send(get(service.url), safe()))).code).toBe('offline')
    expect(service.requests).toHaveLength(5)
  })

  it('is told apart from an answer that is not HTTP', async () => {
    const service = await server((_request, response) => response.socket?.end('this is not HTTP\r\n\r\n'))
    expect(await failure(makeClient().send(get(service.url), safe()))).toMatchObject({ code: 'bad-response' })
    expect(service.requests).toHaveLength(1)
  })
})

describe('onSending', () => {
  it('is awaited before the first byte leaves', async () => {
    const order: string[] = []
    const service = await server((_request, response, count) => {
      order.push(`request ${count}`)
      response.end()
    })
    const onSending = async (): Promise<void> => {
      order.push('asked')
      await new Promise((resolve) => void setImmediate(resolve))
      order.push('written')
    }
    await makeClient().send(post(service.url), charged({ onSending }))
    expect(order).toEqual(['asked', 'written', 'request 1'])
  })

  it('lets nothing leave when it fails, and its own error comes out', async () => {
    const service = await server((_request, response) => response.end())
    const sending = makeClient().send(
      post(service.url),
      charged({ onSending: () => Promise.reject(new Error('disk full')) })
    )
    await expect(sending).rejects.toThrow('disk full')
    await new Promise((resolve) => void setImmediate(resolve))
    expect(service.requests).toHaveLength(0)
  })

  it('lets nothing leave when the request is cancelled meanwhile', async () => {
    const service = await server((_request, response) => response.end())
    const stop = new AbortController()
    const error = await failure(
      makeClient().send(post(service.url), charged({ signal: stop.signal, onSending: () => stop.abort() }))
    )
    expect([error.code, error.data.nextStep]).toEqual(['cancelled', 'Nothing was sent.'])
    expect(service.requests).toHaveLength(0)
  })

  it('is not called for a safe request', async () => {
    const service = await server((_request, response) => response.end())
    let called = 0
    await makeClient().send(get(service.url), safe({ onSending: () => void (called += 1) }))
    expect(called).toBe(0)
  })
})

it.each(['cancelled', 'timeout'] as const)(
  'a charged request that ended as %s while it was connected is announced to nobody afterwards',
  async (code) => {
    const clock = manualClock()
    const [asked, resolved, connected] = [
      Promise.withResolvers<void>(),
      Promise.withResolvers<void>(),
      Promise.withResolvers<void>()
    ]
    const service = await tcpServer((socket) => void socket.on('close', () => connected.resolve()).resume())
    const lookup: HttpClientSetup['lookup'] = (_host, _options, callback) => {
      asked.resolve()
      void resolved.promise.then(() => callback(null, [{ address: '127.0.0.1', family: 4 }]))
    }
    const stop = new AbortController()
    let announced = 0
    const options = charged({ signal: stop.signal, timeoutMs: 5000, onSending: () => void (announced += 1) })
    const { port } = new URL(service.url)
    const sending = failure(
      makeClient({ clock, lookup, connectTimeoutMs: 60_000 }).send(post(`http://service.test:${port}/`), options)
    )
    await asked.promise
    if (code === 'cancelled') stop.abort()
    else clock.advance(6000)
    expect((await sending).code).toBe(code)
    resolved.resolve()
    // The connection is made all the same, and let go.
    await connected.promise
    expect(announced).toBe(0)
  }
)

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
  ] as const)('a %s body that stops in the middle ends after the idle limit', async (policy, code) => {
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
  it('sends nothing when it came before', async () => {
    const service = await server((_request, response) => response.end())
    expect((await failure(makeClient().send(post(service.url), charged({ signal: AbortSignal.abort() })))).code).toBe(
      'cancelled'
    )
    expect(service.connections()).toBe(0)
  })

  it.each(['safe', 'charged'] as const)(
    'ends a %s request that waits for an answer, while time stands still',
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

  it.each(['safe', 'charged'] as const)('ends a %s request that is still being resolved', async (policy) => {
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

  it('is what closing the client does to every request', async () => {
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

  it('is left to a caller that has its own schedule, however long it is', async () => {
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

  it.each(['', 'soon', '-5', 'NaN', '2 hours'])('"%s" is not understood and the backoff stands', async (header) => {
    const service = await server((_request, response, count) =>
      response.writeHead(count === 1 ? 429 : 200, { 'retry-after': header }).end()
    )
    expect((await makeClient().send(get(service.url), safe())).status).toBe(200)
  })

  it('spreads its own waits over a doubling limit, drawn with the given randomness', async () => {
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

describe('redirects', () => {
  it.each([301, 302, 303, 307, 308])('%i to another origin: refused, and the key never gets there', async (status) => {
    const thief = await server((_request, response) => response.end('thanks'))
    const service = await server((_request, response) =>
      response.writeHead(status, { location: `${thief.url}/steal` }).end()
    )
    for (const [request, options] of [
      [get(service.url), safe()],
      [post(service.url), safe()],
      [post(service.url), charged()]
    ] as const) {
      expect((await failure(makeClient().send(request, options))).code).toBe('unsafe-url')
    }
    expect(thief.connections()).toBe(0)
    expect(service.requests).toHaveLength(3)
  })

  it('follows a GET inside its origin', async () => {
    const service = await server((request, response) => {
      if (request.path === '/a') response.writeHead(302, { location: '/b?x=1' }).end()
      else response.end(request.path)
    })
    expect(text(await makeClient().send(get(`${service.url}/a`), safe()))).toBe('/b?x=1')
  })

  it('never sends a body a second time', async () => {
    const service = await server((_request, response) => response.writeHead(307, { location: '/again' }).end())
    expect((await failure(makeClient().send(post(service.url), charged()))).code).toBe('bad-response')
    expect((await failure(makeClient().send(post(service.url), safe()))).code).toBe('bad-response')
    expect(service.requests).toHaveLength(2)
  })

  it('ends an endless chain', async () => {
    const service = await server((_request, response) => response.writeHead(302, { location: '/' }).end())
    expect((await failure(makeClient().send(get(service.url), safe()))).code).toBe('bad-response')
    expect(service.requests).toHaveLength(6)
  })
})

describe('bodies', () => {
  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync]
  ])('are decompressed from %s', async (encoding, compress) => {
    const service = await server((_request, response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(compress('{"ok":true}'))
    )
    expect(text(await makeClient().send(post(service.url), charged()))).toBe('{"ok":true}')
  })

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync]
  ])('a %s bomb is cut off at the cap', async (encoding, compress) => {
    const bomb = compress(Buffer.alloc(20_000_000))
    expect(bomb.byteLength).toBeLessThan(100_000)
    const service = await server((_request, response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(bomb)
    )
    const error = await failure(makeClient().send(post(service.url), charged({ maxBytes: 1_048_576 })))
    expect([error.code, error.message]).toEqual([
      'bad-response',
      'The answer is larger than 1 MiB and was not read to its end.'
    ])
    expect(service.requests).toHaveLength(1)
  })

  it('without a length are cut off at the cap', async () => {
    const service = await server((_request, response) => {
      const more = (): void =>
        void (
          response.destroyed ||
          (response.write(Buffer.alloc(65_536)) ? setImmediate(more) : response.once('drain', more))
        )
      more()
    })
    expect((await failure(makeClient().send(get(service.url), safe({ maxBytes: 1_000_000 })))).code).toBe(
      'bad-response'
    )
  })

  it('of exactly the cap are read', async () => {
    const service = await server((_request, response) => response.end('x'.repeat(1000)))
    expect((await makeClient().send(get(service.url), safe({ maxBytes: 1000 }))).body.byteLength).toBe(1000)
    expect((await failure(makeClient().send(get(service.url), safe({ maxBytes: 999 })))).code).toBe('bad-response')
  })

  it('that are not what their encoding says are a bad response, not a second request', async () => {
    const service = await server((_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end('plain text')
    )
    expect((await failure(makeClient().send(get(service.url), safe()))).code).toBe('bad-response')
    expect(service.requests).toHaveLength(1)
  })

  it('in an encoding that nobody asked for are a bad response', async () => {
    const service = await server((_request, response) =>
      response.writeHead(200, { 'content-encoding': 'rot13' }).end('x')
    )
    expect((await failure(makeClient().send(get(service.url), safe()))).code).toBe('bad-response')
  })

  it('may be empty', async () => {
    const service = await server((_request, response) => response.writeHead(204).end())
    expect(await makeClient().send(get(service.url), safe())).toMatchObject({ status: 204, body: new Uint8Array() })
  })
})

describe('addresses', () => {
  it.each([
    'ftp://127.0.0.1/',
    'file:///etc/passwd',
    'http://canary:canary@127.0.0.1/',
    'https://xn--80ak6aa92e.test/',
    'https://аррӏе.test/',
    'nonsense',
    ''
  ])('"%s" is refused before anything is opened', async (url) => {
    expect((await failure(makeClient().send(get(url), safe()))).code).toBe('unsafe-url')
  })

  it('a key that cannot stand in a header is told before anything is sent', async () => {
    const service = await server((_request, response) => response.end())
    const request = { ...post(service.url), headers: { 'x-api-key': 'canary\r\nx-injected: 1' } }
    for (const options of [safe(), charged()])
      expect((await failure(makeClient().send(request, options))).code).toBe('invalid-input')
    expect(service.requests).toHaveLength(0)
  })
})

import { brotliCompressSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { closedAfter } from '../__fixtures__/closed-after.ts'
import { closedPort, type LoopbackServer, startServer, startTcpServer } from './__fixtures__/loopback-server.ts'
import { manualClock } from './__fixtures__/manual-clock.ts'
import { charged, failure, get, makeClient, post, safe, server } from './__fixtures__/requests.ts'
import { type HttpClientSetup } from './create-http-client.ts'
import type { HttpReply } from './http-client.ts'

async function tcpServer(...args: Parameters<typeof startTcpServer>): Promise<LoopbackServer> {
  return closedAfter(await startTcpServer(...args))
}

const text = (reply: HttpReply): string => Buffer.from(reply.body).toString()

describe('what is resent, by status', () => {
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
  it('is never resent once it was sent, whatever breaks then', async () => {
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

  it('is not resent if the connection was closed as soon as it was established', async () => {
    const service = await tcpServer((socket) => socket.destroy())
    const error = await failure(makeClient().send(post(service.url), charged()))
    expect(error.code).toBe('may-have-been-charged')
    expect(service.connections()).toBe(1)
  })

  it('never uses a connection that was used before', async () => {
    const service = await server((_request, response) => response.end('ok'))
    const client = makeClient()
    await client.send(get(service.url), safe())
    // The connection returns to the pool a moment after its reply has ended.
    await new Promise((resolve) => void setImmediate(resolve))
    await client.send(get(service.url), safe())
    expect(service.connections()).toBe(1)
    await client.send(post(service.url), charged())
    await client.send(post(service.url), charged())
    expect(service.connections()).toBe(3)
  })

  it('is offline if nothing listens: never announced, and not retried automatically', async () => {
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

  it('is offline if a secure connection failed before the request, and says what failed', async () => {
    const service = await tcpServer(
      (socket) => void socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
    )
    const error = await failure(makeClient().send(post(`https://127.0.0.1:${service.port}`), charged()))
    expect(error.code).toBe('offline')
    expect(error.message).toContain('secure connection')
    expect(service.connections()).toBe(1)
  })

  it('returns an error answer with a truncated body, since its status says that nothing was made', async () => {
    const service = await server((_request, response) => {
      response.writeHead(401, { 'content-length': '100' }).write('wrong key')
      setImmediate(() => response.socket?.destroy())
    })
    expect(await makeClient().send(post(service.url), charged())).toMatchObject({ status: 401 })
  })
})

describe('a safe request that breaks', () => {
  it('is resent after every kind of broken connection', async () => {
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

  it('is distinguished from an answer that is not HTTP', async () => {
    const service = await server((_request, response) => response.socket?.end('this is not HTTP\r\n\r\n'))
    expect(await failure(makeClient().send(get(service.url), safe()))).toMatchObject({ code: 'bad-response' })
    expect(service.requests).toHaveLength(1)
  })
})

describe('onSending', () => {
  it('is awaited before the first byte is sent', async () => {
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

  it('lets nothing be sent if it fails, and its own error is thrown', async () => {
    const service = await server((_request, response) => response.end())
    const sending = makeClient().send(
      post(service.url),
      charged({ onSending: () => Promise.reject(new Error('disk full')) })
    )
    await expect(sending).rejects.toThrow('disk full')
    await new Promise((resolve) => void setImmediate(resolve))
    expect(service.requests).toHaveLength(0)
  })

  it('lets nothing be sent if the request is cancelled meanwhile', async () => {
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
  'a charged request that ended as %s while connecting is not announced afterwards',
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
    // The connection is still made, and closed.
    await connected.promise
    expect(announced).toBe(0)
  }
)

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

  it('follows a GET within its origin', async () => {
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
  ])('a %s bomb is cut off at the limit', async (encoding, compress) => {
    const bomb = compress(Buffer.alloc(20_000_000))
    expect(bomb.byteLength).toBeLessThan(100_000)
    const service = await server((_request, response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(bomb)
    )
    const error = await failure(makeClient().send(post(service.url), charged({ maxBytes: 1_048_576 })))
    expect([error.code, error.message]).toEqual([
      'bad-response',
      'The answer is larger than 1 MiB and was not read to the end.'
    ])
    expect(service.requests).toHaveLength(1)
  })

  it('without a length are cut off at the limit', async () => {
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

  it('of exactly the limit are read', async () => {
    const service = await server((_request, response) => response.end('x'.repeat(1000)))
    expect((await makeClient().send(get(service.url), safe({ maxBytes: 1000 }))).body.byteLength).toBe(1000)
    expect((await failure(makeClient().send(get(service.url), safe({ maxBytes: 999 })))).code).toBe('bad-response')
  })

  it('that do not match their encoding are a bad response, not a second request', async () => {
    const service = await server((_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end('plain text')
    )
    expect((await failure(makeClient().send(get(service.url), safe()))).code).toBe('bad-response')
    expect(service.requests).toHaveLength(1)
  })

  it('in an unrequested encoding are a bad response', async () => {
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

  it('a key that is no valid header value is reported before anything is sent', async () => {
    const service = await server((_request, response) => response.end())
    const request = { ...post(service.url), headers: { 'x-api-key': 'canary\r\nx-injected: 1' } }
    for (const options of [safe(), charged()])
      expect((await failure(makeClient().send(request, options))).code).toBe('invalid-input')
    expect(service.requests).toHaveLength(0)
  })
})

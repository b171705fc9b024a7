import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { AppError } from '../../shared/errors.ts'
import { closedAfter } from '../__fixtures__/closed-after.ts'
import { closedPort, type LoopbackServer, startServer } from './__fixtures__/loopback-server.ts'
import { manualClock } from './__fixtures__/manual-clock.ts'
import { createHttpClient, type HttpClientSetup } from './create-http-client.ts'
import type { DownloadOptions, HttpClient } from './http-client.ts'
import { systemClock } from './system-clock.ts'

function makeClient(setup: Partial<HttpClientSetup> = {}): HttpClient {
  return closedAfter(createHttpClient({ clock: systemClock, random: () => 0, ...setup }))
}

async function server(...args: Parameters<typeof startServer>): Promise<LoopbackServer> {
  return closedAfter(await startServer(...args))
}

const local = (more: Partial<DownloadOptions> = {}): DownloadOptions => ({
  allowLoopback: true,
  timeoutMs: 10_000,
  ...more
})
const remote = (more: Partial<DownloadOptions> = {}): DownloadOptions => ({
  allowLoopback: false,
  timeoutMs: 10_000,
  ...more
})

async function failure(promise: Promise<unknown>): Promise<AppError> {
  return await promise.then(
    () => {
      throw new Error('it did not fail')
    },
    (error: unknown) => error as AppError
  )
}

/** Resolves every name to one address and counts the lookups. */
function resolvingTo(address: string): { lookup: NonNullable<HttpClientSetup['lookup']>; asked: () => number } {
  let asked = 0
  const family = address.includes(':') ? 6 : 4
  return {
    asked: () => asked,
    lookup: (_host, options, callback) => {
      asked += 1
      if (options.all) callback(null, [{ address, family }])
      else callback(null, address, family)
    }
  }
}

const png = Buffer.from('89504e470d0a1a0a', 'hex')

describe('a link that works', () => {
  it('returns the bytes and the type without its parameters, and sends no key', async () => {
    const service = await server((_request, response) =>
      response.writeHead(200, { 'content-type': 'Image/PNG; charset=x' }).end(png)
    )
    const result = await makeClient().download(`${service.url}/a.png?sig=1`, local())
    expect([Buffer.from(result.bytes), result.contentType]).toEqual([png, 'image/png'])
    expect(Object.keys(service.requests[0]?.headers ?? {}).sort()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent'
    ])
  })

  it('reports its progress', async () => {
    const bytes = Buffer.alloc(300_000, 7)
    const service = await server((_request, response) =>
      response.writeHead(200, { 'content-length': String(bytes.length) }).end(bytes)
    )
    const seen: [number, number | null][] = []
    await makeClient().download(
      service.url,
      local({ onProgress: (received, total) => void seen.push([received, total]) })
    )
    expect(seen.at(-1)).toEqual([300_000, 300_000])
    expect(seen.map(([received]) => received)).toEqual(seen.map(([received]) => received).sort((a, b) => a - b))
  })

  it('delivers each chunk as it arrives, starting over with each try, and none of an error', async () => {
    const bytes = Buffer.alloc(300_000, 7)
    const service = await server((_request, response, count) => {
      if (count === 1) response.writeHead(503).end('busy')
      else if (count === 2) {
        response.writeHead(200, { 'content-length': String(bytes.length) }).write(png)
        setImmediate(() => response.socket?.destroy())
      } else response.end(bytes)
    })
    const tries: Uint8Array[][] = []
    const onBody = (): ((piece: Uint8Array) => void) => {
      const pieces: Uint8Array[] = []
      tries.push(pieces)
      return (piece) => void pieces.push(piece)
    }
    await makeClient().download(service.url, local({ onBody }))
    expect(tries).toHaveLength(2)
    expect(Buffer.compare(Buffer.concat(tries.at(-1)!), bytes)).toBe(0)
  })

  it('is retried after a busy answer and after a truncated body', async () => {
    const service = await server((_request, response, count) => {
      if (count === 1) response.writeHead(503).end()
      else if (count === 2) {
        response.writeHead(200, { 'content-length': '1000' }).write(png)
        setImmediate(() => response.socket?.destroy())
      } else response.end(png)
    })
    expect((await makeClient().download(service.url, local())).bytes).toEqual(new Uint8Array(png))
    expect(service.requests).toHaveLength(3)
  })

  it('may redirect within this machine', async () => {
    const service = await server((request, response) => {
      if (request.path === '/end') response.end(png)
      else response.writeHead(302, { location: '/end' }).end()
    })
    expect((await makeClient().download(service.url, local())).bytes).toEqual(new Uint8Array(png))
  })

  it('may name this machine "localhost"', async () => {
    const service = await server((_request, response) => response.end(png))
    const { lookup } = resolvingTo('127.0.0.1')
    expect((await makeClient({ lookup }).download(`http://localhost:${service.port}/`, local())).bytes).toEqual(
      new Uint8Array(png)
    )
  })
})

describe('a link that leads nowhere', () => {
  const inSettings = /settings|service address/i
  const words = ({ message, data }: AppError): string => `${message} ${data.nextStep ?? ''}`

  it('to a name that does not exist is reported as a fault of the link', async () => {
    const lookup: HttpClientSetup['lookup'] = (_host, _options, callback) =>
      callback(Object.assign(new Error('x'), { code: 'ENOTFOUND' }), '', 4)
    const error = await failure(makeClient({ lookup }).download('https://no-such-name.test/a.png', remote()))
    expect([error.code, error.data.action, error.data.detail]).toEqual(['offline', 'retry', 'ENOTFOUND'])
    expect(words(error)).toMatch(/^The server behind the link cannot be reached/)
    expect(words(error)).not.toMatch(inSettings)
  })

  it.each([
    ['a user and a password', 'https://user:secret@example.test/a.png', 'The link contains a user name or a password'],
    ['another kind of address', 'ftp://example.test/a.png', 'The link does not begin with https:// or http://'],
    [
      'letters that look like others',
      'https://xn--pple-43d.test/a.png',
      'The host name in the link contains letters outside ASCII'
    ]
  ])('with %s is not opened, and reported as a fault of the link', async (_what, url, problem) => {
    const error = await failure(makeClient().download(url, remote()))
    expect([error.code, error.data.action]).toEqual(['unsafe-url', undefined])
    expect(error.message).toContain(problem)
    expect(words(error)).not.toMatch(/service address|secret/)
  })

  it.each([
    ['300', 300_000],
    [undefined, undefined]
  ])('to a server that asks for a pause (%s) is not retried by the client', async (header, ms) => {
    const start = Date.UTC(2026, 0, 1)
    const service = await server((_request, response) =>
      response.writeHead(429, header === undefined ? {} : { 'retry-after': header }).end()
    )
    const error = await failure(makeClient({ clock: manualClock(start) }).download(service.url, local()))
    expect([error.code, error.data.retryAt, service.requests.length]).toEqual([
      'rate-limited',
      ms === undefined ? undefined : start + ms,
      1
    ])
  })
})

describe('a link into a private network', () => {
  it.each([
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f.0.0.1/',
    'https://017700000001/',
    'https://0.0.0.0/',
    'https://10.0.0.1/',
    'https://169.254.169.254/latest/meta-data',
    'https://192.168.1.1/',
    'https://100.64.0.1/',
    'https://198.18.0.42/',
    'https://[::1]/',
    'https://[::]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:8.8.8.8]/',
    'https://[64:ff9b::10.0.0.1]/',
    'https://[2002:7f00:1::]/',
    'https://[fe80::1]/',
    'https://[fd00::1]/',
    'https://localhost/',
    'https://LOCALHOST./',
    'https://a.localhost/',
    'http://example.test/',
    'http://8.8.8.8/',
    'ftp://example.test/',
    'file:///etc/passwd',
    'data:image/png;base64,AAAA',
    'https://user@example.test/',
    'https://example.test@127.0.0.1/',
    '//127.0.0.1/',
    'not a link'
  ])('%s is refused before a name is resolved', async (link) => {
    const { lookup, asked } = resolvingTo('127.0.0.1')
    expect((await failure(makeClient({ lookup }).download(link, remote()))).code).toBe('unsafe-url')
    expect(asked()).toBe(0)
  })

  it.each([
    'https://10.0.0.1/',
    'http://10.0.0.1/',
    'https://[::ffff:127.0.0.1]/',
    'http://service.test/',
    'https://169.254.169.254/'
  ])('%s is also refused for a service on this machine', async (link) => {
    const { lookup, asked } = resolvingTo('127.0.0.1')
    expect((await failure(makeClient({ lookup }).download(link, local()))).code).toBe('unsafe-url')
    expect(asked()).toBe(0)
  })

  it.each(['127.0.0.1', '10.1.2.3', '169.254.169.254', '::1', '::ffff:127.0.0.1', 'fe80::1'])(
    'is detected when its name resolves to %s',
    async (address) => {
      const service = await server((_request, response) => response.end(png))
      const { lookup, asked } = resolvingTo(address)
      expect(
        (await failure(makeClient({ lookup }).download(`https://pictures.test:${service.port}/`, remote()))).code
      ).toBe('unsafe-url')
      expect([asked(), service.connections()]).toEqual([1, 0])
    }
  )

  it('is detected when only one of several addresses is private', async () => {
    const lookup: HttpClientSetup['lookup'] = (_host, options, callback) => {
      const all = [
        { address: '93.184.215.14', family: 4 },
        { address: '192.168.0.1', family: 4 }
      ]
      if (options.all) callback(null, all)
      else callback(null, '192.168.0.1', 4)
    }
    expect((await failure(makeClient({ lookup }).download('https://pictures.test/', remote()))).code).toBe('unsafe-url')
  })

  it('is detected when "localhost" is not this machine', async () => {
    const { lookup } = resolvingTo('10.0.0.1')
    expect((await failure(makeClient({ lookup }).download('http://localhost:1/', local()))).code).toBe('unsafe-url')
  })

  it.each([
    'http://10.0.0.1/',
    'https://10.0.0.1/',
    'http://service.test/',
    'file:///etc/passwd',
    'https://a:b@service.test/',
    'gopher://127.0.0.1/'
  ])('is detected behind a redirect to %s', async (location) => {
    const service = await server((_request, response) => response.writeHead(302, { location }).end())
    expect((await failure(makeClient().download(service.url, local()))).code).toBe('unsafe-url')
    expect(service.requests).toHaveLength(1)
  })

  it('keeps connections of a service on this machine separate from all others', async () => {
    const service = await server((_request, response) => response.end(png))
    const client = makeClient()
    await client.download(service.url, local())
    expect((await failure(client.download(service.url, remote()))).code).toBe('unsafe-url')
    expect(service.requests).toHaveLength(1)
  })
})

describe('a link that fails', () => {
  it.each([401, 403, 404, 410])('%i means that it has expired', async (status) => {
    const service = await server((_request, response) => response.writeHead(status).end('<Error/>'))
    const error = await failure(makeClient().download(service.url, local()))
    expect([error.code, error.message, error.data.status]).toEqual([
      'not-found',
      'The link to the picture has expired.',
      status
    ])
    expect(service.requests).toHaveLength(1)
  })

  it.each([204, 206, 300, 400, 500])('%i is a bad response', async (status) => {
    const service = await server((_request, response) => response.writeHead(status).end())
    expect(await failure(makeClient().download(service.url, local()))).toMatchObject({
      code: 'bad-response',
      data: { status }
    })
  })

  it('an empty file is a bad response', async () => {
    const service = await server((_request, response) => response.writeHead(200, { 'content-length': '0' }).end())
    expect((await failure(makeClient().download(service.url, local()))).code).toBe('bad-response')
  })

  it('more than five redirects are a bad response', async () => {
    const service = await server((_request, response, count) =>
      response.writeHead(302, { location: `/${count}` }).end()
    )
    expect((await failure(makeClient().download(service.url, local()))).code).toBe('bad-response')
    expect(service.requests).toHaveLength(6)
  })

  it('an announced length over the limit is refused before the body is read', async () => {
    const service = await server(
      (_request, response) => void response.writeHead(200, { 'content-length': '2000' }).write('x')
    )
    expect(
      (await failure(makeClient({ clock: manualClock() }).download(service.url, local({ maxBytes: 1999 })))).code
    ).toBe('bad-response')
  })

  it('an unrequested gzip bomb is cut off at the limit', async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000))
    const service = await server((_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb)
    )
    expect((await failure(makeClient().download(service.url, local({ maxBytes: 100_000 })))).code).toBe('bad-response')
  })

  it('a server that is gone is offline', async () => {
    expect((await failure(makeClient().download(`http://127.0.0.1:${await closedPort()}/`, local()))).code).toBe(
      'offline'
    )
  })

  it('a body that is always truncated is offline after four retries', async () => {
    const service = await server((_request, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write(png)
      setImmediate(() => response.socket?.destroy())
    })
    expect((await failure(makeClient().download(service.url, local()))).code).toBe('offline')
    expect(service.requests).toHaveLength(5)
  })

  it('a server that never answers ends at the time limit', async () => {
    const clock = manualClock()
    const asked = Promise.withResolvers<void>()
    const service = await server(() => asked.resolve())
    const ended = failure(makeClient({ clock }).download(service.url, local({ timeoutMs: 900 })))
    await asked.promise
    clock.advance(900)
    expect((await ended).code).toBe('timeout')
  })

  it('a cancelled download ends at once', async () => {
    const stop = new AbortController()
    const service = await server(
      (_request, response) => void response.writeHead(200).write('x', () => setImmediate(() => stop.abort()))
    )
    expect(
      (await failure(makeClient({ clock: manualClock() }).download(service.url, local({ signal: stop.signal })))).code
    ).toBe('cancelled')
  })
})

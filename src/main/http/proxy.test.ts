/** Through a real proxy and real TLS, on this machine. */
import { createServer, type Server } from 'node:https'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { closedAfter } from '../__fixtures__/closed-after.ts'
import { type Certified, certificatesFor } from './__fixtures__/certificates.ts'
import { manualClock } from './__fixtures__/manual-clock.ts'
import { startProxyServer, type TestProxy } from './__fixtures__/proxy-server.ts'
import { createHttpClient } from './create-http-client.ts'
import type { HttpClient } from './http-client.ts'
import type { ProxyFor } from './proxy.ts'
import { systemClock } from './system-clock.ts'

const key = 'canary-0d9f31c2a7b4-key'
const trusted: Certified = certificatesFor('Trial Company', 'service.example', 'pictures.example', '127.0.0.1')

let service: Server
let port: number
let received: { path: string; key: unknown }[]

beforeEach(async () => {
  received = []
  service = createServer({ key: trusted.key, cert: trusted.cert }, (request, response) => {
    received.push({ path: request.url ?? '', key: request.headers['x-key'] })
    response.end('answer')
  })
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
  port = (service.address() as AddressInfo).port
})

afterEach(async () => {
  service.closeAllConnections()
  await new Promise((resolve) => service.close(resolve))
})

async function proxied(options: Parameters<typeof startProxyServer>[0] = {}): Promise<TestProxy> {
  return closedAfter(await startProxyServer(options))
}

/** Names do not resolve here: only the proxy knows them. */
function clientOver(
  proxy: { port: number; authorization?: string } | null,
  certificates: readonly string[] = [trusted.ca]
): HttpClient {
  const client = createHttpClient({
    clock: systemClock,
    random: () => 0,
    certificates: () => certificates,
    lookup: (hostname, options, callback) =>
      hostname === '127.0.0.1' || proxy === null
        ? options.all
          ? callback(null, [{ address: '127.0.0.1', family: 4 }])
          : callback(null, '127.0.0.1', 4)
        : callback(Object.assign(new Error('no name'), { code: 'ENOTFOUND' }), '', 4),
    proxyFor: async (url) =>
      proxy === null || url.hostname === 'localhost'
        ? null
        : {
            origin: `http://127.0.0.1:${proxy.port}`,
            label: `127.0.0.1:${proxy.port}`,
            authorization: proxy.authorization ?? null
          }
  })
  closedAfter(client)
  return client
}

const post = (host = 'service.example') => ({
  method: 'POST' as const,
  url: `https://${host}:${port}/v1`,
  headers: { 'x-key': key },
  body: '{}'
})
const charged = { policy: 'charged', timeoutMs: 20_000 } as const
/** The requested targets; twice if the first look at a certificate made the client read the system's list. */
const asked = (proxy: TestProxy): string[] => [...new Set(proxy.targets)]
const failure = async (promise: Promise<unknown>): Promise<unknown> =>
  await promise.then(
    () => null,
    (error: unknown) => error
  )

describe('a request through a proxy', () => {
  it("uses a tunnel, once: the proxy sees the service's name and no key", async () => {
    const proxy = await proxied()
    let sending = 0
    const reply = await clientOver(proxy).send(post(), { ...charged, onSending: () => void (sending += 1) })
    expect(Buffer.from(reply.body).toString()).toBe('answer')
    expect([asked(proxy), proxy.others, sending]).toEqual([[`service.example:${port}`], [], 1])
    expect(received).toEqual([{ path: '/v1', key }])
  })

  it('sends user and password to the proxy, and only there', async () => {
    const password = Buffer.from('me:secret').toString('base64')
    const proxy = await proxied({ password })
    expect(
      (await clientOver({ port: proxy.port, authorization: `Basic ${password}` }).send(post(), charged)).status
    ).toBe(200)
    expect(new Set(proxy.authorizations)).toEqual(new Set([`Basic ${password}`]))
  })

  it.each([
    [407, 'forbidden', /^The proxy 127\.0\.0\.1:\d+ requires a user name and a password\.$/],
    [403, 'forbidden', /^The proxy 127\.0\.0\.1:\d+ does not allow access to service\.example:\d+ \(403\)\.$/],
    [502, 'offline', /^The proxy 127\.0\.0\.1:\d+ could not reach the server\.$/]
  ])('that the proxy answers with %i names the proxy, and nothing was sent', async (status, code, message) => {
    const proxy = await proxied({ refuse: status })
    let sending = 0
    const error = await failure(clientOver(proxy).send(post(), { ...charged, onSending: () => void (sending += 1) }))
    expect(error).toMatchObject({
      code,
      message: expect.stringMatching(message) as unknown,
      data: { nextStep: expect.stringContaining('Settings, Network') as unknown }
    })
    expect([sending, received]).toEqual([0, []])
  })

  it('that is never answered keeps no connection once the time is over', async () => {
    const clock = manualClock()
    const [connecting, gone] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const silent = createTcpServer(
      (socket) => void socket.on('data', () => connecting.resolve()).on('close', () => gone.resolve())
    )
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const { port: silentPort } = silent.address() as AddressInfo
    const proxyFor: ProxyFor = async () => ({
      origin: `http://127.0.0.1:${silentPort}`,
      label: 'proxy',
      authorization: null
    })
    const client = closedAfter(createHttpClient({ clock, random: () => 0, connectTimeoutMs: 3000, proxyFor }))
    const request = { method: 'POST' as const, url: 'https://service.example/x', headers: {}, body: '{}' }
    const failed = failure(client.send(request, { policy: 'charged', timeoutMs: 60_000 }))
    await connecting.promise
    clock.advance(3001)
    expect(await failed).toMatchObject({ code: 'offline' })
    await gone.promise
    await new Promise((resolve) => silent.close(resolve))
  })

  it('names the proxy if it is unreachable', async () => {
    const proxy = await startProxyServer()
    await proxy.close()
    const error = await failure(
      clientOver(proxy).send({ ...post(), method: 'GET' as const }, { policy: 'safe', timeoutMs: 20_000, retries: 0 })
    )
    expect(error).toMatchObject({ code: 'offline', message: `The proxy 127.0.0.1:${proxy.port} cannot be reached.` })
  })
})

describe('a link fetched through a proxy', () => {
  const download = (client: HttpClient, url: string, allowLoopback = false): Promise<unknown> =>
    client.download(url, { allowLoopback, timeoutMs: 20_000 })

  it('is fetched by a name that only the proxy knows', async () => {
    const proxy = await proxied()
    await download(clientOver(proxy), `https://pictures.example:${port}/a.png`)
    expect([asked(proxy), received.map(({ path }) => path)]).toEqual([[`pictures.example:${port}`], ['/a.png']])
  })

  it.each([
    '10.0.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '198.18.0.1',
    '127.0.0.1',
    '[::1]',
    '[fd00::1]',
    'localhost',
    'router',
    'nas.local',
    'wiki.corp',
    'a.internal',
    'fritz.home.arpa'
  ])('to %s is refused before the proxy is asked', async (host) => {
    const proxy = await proxied()
    expect(await failure(download(clientOver(proxy), `https://${host}:${port}/`))).toMatchObject({ code: 'unsafe-url' })
    expect(proxy.targets).toEqual([])
  })

  it('is refused after a redirect to such a place', async () => {
    service.removeAllListeners('request')
    service.on('request', (_request, response) => response.writeHead(302, { location: 'https://10.0.0.1/' }).end())
    const proxy = await proxied()
    expect(await failure(download(clientOver(proxy), `https://pictures.example:${port}/`))).toMatchObject({
      code: 'unsafe-url'
    })
    expect(asked(proxy)).toEqual([`pictures.example:${port}`])
  })
})

describe('a certificate that Node does not know', () => {
  it('is accepted if the system vouches for it', async () => {
    expect((await clientOver(null).send(post(), charged)).status).toBe(200)
    expect(received).toHaveLength(1)
  })

  it.each([
    ['nobody', []],
    ['another company', [certificatesFor('Another Company', 'x.example').ca]]
  ])('is refused if %s does, naming its issuer, with nothing sent', async (_who, certificates) => {
    let sending = 0
    const error = await failure(
      clientOver(null, certificates).send(post(), { ...charged, onSending: () => void (sending += 1) })
    )
    expect(error).toMatchObject({
      code: 'offline',
      message:
        'No secure connection could be made: ' +
        'the certificate of service.example comes from “Trial Company”, which this computer does not trust.',
      data: { nextStep: expect.stringContaining('NODE_EXTRA_CA_CERTS') as unknown }
    })
    expect([sending, received]).toEqual([0, []])
  })

  it('for another name is not accepted, whoever vouches for it', async () => {
    const error = await failure(clientOver(null).send(post('other.example'), charged))
    expect(error).toMatchObject({ code: 'offline', message: expect.stringContaining('certificate') as unknown })
    expect(received).toEqual([])
  })

  it('is accepted inside a tunnel as well', async () => {
    const proxy = await proxied()
    const client = clientOver(proxy)
    for (let turn = 0; turn < 2; turn += 1) expect((await client.send(post(), charged)).status).toBe(200)
    expect(received).toHaveLength(2)
    // Once to find out that the system's list is needed, and once for each request.
    expect(proxy.targets).toHaveLength(3)
  })
})

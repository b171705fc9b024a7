import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { S3Settings } from '../../shared/domain/image-host.ts'
import { s3Schema } from '../../shared/domain/image-host.ts'
import { AppError, toWireError } from '../../shared/errors.ts'
import { manualClock } from '../http/__fixtures__/manual-clock.ts'
import { failure, hostFor, picture, sending, start, upload } from './__fixtures__/s3.ts'
import { createS3Host, type S3HostParts } from './s3-host.ts'

describe('a bucket', () => {
  it('stores a picture under a random key, serves it only by its link and deletes it', async () => {
    const server = await start()
    const host = hostFor(server)
    expect(host.label).toBe(`bucket “studio” on 127.0.0.1:${server.port}`)
    const { place, url } = await upload(host)
    const [key = ''] = server.objects.keys()
    expect(key).toMatch(/^palimpsest\/[0-9a-f]{32}\.png$/)
    expect(server.objects.get(key)).toEqual({ bytes: picture, contentType: 'image/png' })
    expect(place).toBe(`s3://127.0.0.1:${server.port}/studio/${key}`)
    const got = await fetch(url)
    expect([got.status, got.headers.get('content-type')]).toEqual([200, 'image/png'])
    expect(new Uint8Array(await got.arrayBuffer())).toEqual(picture)
    await host.remove(place)
    expect(server.objects.size).toBe(0)
    await host.remove(place)
    expect(server.requests.map(({ method, signed, status }) => [method, signed, status])).toEqual([
      ['PUT', 'header', 200],
      ['GET', 'query', 200],
      ['DELETE', 'header', 204],
      ['DELETE', 'header', 204]
    ])
  })

  it('signs only the host of a link, which works for the set time and for a GET only', async () => {
    let now = Date.now()
    const server = await start({ now: () => now })
    const { url } = await upload(hostFor(server, { linkLifetime: 600 }))
    const { searchParams } = new URL(url)
    expect([searchParams.get('X-Amz-SignedHeaders'), searchParams.get('X-Amz-Expires')]).toEqual(['host', '600'])
    expect((await fetch(url, { method: 'HEAD' })).status).toBe(403)
    expect((await fetch(url, { method: 'DELETE' })).status).toBe(403)
    now += 590_000
    expect((await fetch(url)).status).toBe(200)
    now += 20_000
    expect((await fetch(url)).status).toBe(403)
    expect(sending.requests.map(({ method }) => method)).toEqual(['PUT'])
  })

  it.each(['', 'a b/ü+ö', ' /../a//./b/ ', "it's (1)!*~", '日本/🎨', 'a%2Fb', '100%', 'a=b&c?d#e'])(
    'accepts the folder "%s"',
    async (prefix) => {
      const server = await start()
      const host = hostFor(server, { prefix })
      const { place, url } = await upload(host)
      const folder = prefix
        .trim()
        .split('/')
        .filter((part) => !['', '.', '..'].includes(part))
        .join('/')
      const [key = ''] = server.objects.keys()
      expect(key.slice(0, -36)).toBe(folder === '' ? '' : `${folder}/`)
      expect((await fetch(url)).status).toBe(200)
      await host.remove(place)
      expect(server.objects.size).toBe(0)
    }
  )

  it('is in the host name if set so', async () => {
    const server = await start()
    const host = hostFor(server, { pathStyle: false, endpoint: `http://localhost:${server.port}`, prefix: 'ä b' })
    const { place, url } = await upload(host)
    expect(server.requests[0]).toMatchObject({ headers: { host: `studio.localhost:${server.port}` }, status: 200 })
    expect(place).toMatch(`s3://localhost:${server.port}/studio/%C3%A4%20b/`)
    const reply = await sending.client.send({ method: 'GET', url, headers: {} }, { policy: 'safe', timeoutMs: 10_000 })
    expect(reply.body).toEqual(picture)
    await host.remove(place)
    expect(server.objects.size).toBe(0)
  })

  it('returns the public address if there is one, without any signature', async () => {
    const server = await start({ publicRead: true })
    const { url } = await upload(hostFor(server, { publicBaseUrl: `${server.url}/studio/`, prefix: 'a b' }))
    expect(url).toMatch(new RegExp(`^${server.url}/studio/a%20b/[0-9a-f]{32}\\.png$`))
    expect(new Uint8Array(await (await fetch(url)).arrayBuffer())).toEqual(picture)
  })

  it('uses 128 random bits for each key, and an extension by type', () => {
    const draws: number[] = []
    const random = (count: number): Uint8Array => {
      draws.push(count)
      return new Uint8Array(count).fill(draws.length)
    }
    const host = createS3Host({
      ...({} as S3HostParts),
      settings: () => s3Schema.parse({ endpoint: 'https://s3.example', bucket: 'b', accessKeyId: 'k' }),
      random
    })
    expect(['image/png', 'image/jpeg', 'image/webp', 'application/x-y'].map((mime) => host.reserve(mime))).toEqual([
      `s3://s3.example/b/palimpsest/${'01'.repeat(16)}.png`,
      `s3://s3.example/b/palimpsest/${'02'.repeat(16)}.jpg`,
      `s3://s3.example/b/palimpsest/${'03'.repeat(16)}.webp`,
      `s3://s3.example/b/palimpsest/${'04'.repeat(16)}`
    ])
    expect(draws).toEqual([16, 16, 16, 16])
  })

  it('reports how much of an upload was sent', async () => {
    const server = await start()
    const host = hostFor(server)
    const sent: number[] = []
    await host.put(host.reserve('image/png'), picture, 'image/png', {
      onProgress: (bytes, total) => sent.push(bytes, total)
    })
    expect([sent[0], sent.at(-2), sent.at(-1)]).toEqual([0, picture.length, picture.length])
  })

  it('uploads again after a pause, a broken connection and a server error', async () => {
    const server = await start()
    server.failPut(1, { kind: 'refuse', status: 503, code: 'SlowDown' })
    server.failPut(2, { kind: 'drop', afterBytes: 1000 })
    server.failPut(3, { kind: 'refuse', status: 500, code: 'InternalError' })
    const { url } = await upload(hostFor(server))
    expect(server.requests.map(({ status }) => status)).toEqual([503, 0, 500, 200])
    expect((await fetch(url)).status).toBe(200)
  })

  it('stops a cancelled upload, and nothing is kept', async () => {
    const server = await start()
    const stop = new AbortController()
    const host = hostFor(server)
    const work = host.put(host.reserve('image/png'), new Uint8Array(randomBytes(8_000_000)), 'image/png', {
      signal: stop.signal,
      onProgress: (sent) => {
        if (sent > 0) stop.abort()
      }
    })
    expect(await failure(server, work)).toMatchObject({
      code: 'cancelled',
      data: { nextStep: 'Nothing was sent to a service.' }
    })
    await server.answered(1)
    expect(server.objects.size).toBe(0)
  })
})

describe('a bucket with versioning', () => {
  it('keeps none of an upload that was removed', async () => {
    const server = await start({ versioning: true })
    const host = hostFor(server)
    const { place, url } = await upload(host)
    expect((await fetch(url)).status).toBe(200)
    await host.remove(place)
    expect(server.kept()).toEqual([])
    expect((await fetch(url)).status).toBe(404)
  })

  it('keeps none after a restart either, nor of an upload that was tried more than once', async () => {
    const server = await start({ versioning: true })
    const host = hostFor(server)
    const { place } = await upload(host)
    await host.put(place, picture, 'image/png')
    await host.put(place, picture, 'image/png')
    expect(server.kept()).toHaveLength(3)
    await hostFor(server).remove(place)
    expect(server.kept()).toEqual([])
  })

  it('says that a version stays if the key may not delete one, and says so again', async () => {
    const server = await start({ versioning: true })
    const host = hostFor(server)
    const { place } = await upload(host)
    server.allow('PUT', 'GET', 'DELETE')
    for (let turn = 0; turn < 2; turn += 1) {
      expect(await failure(server, host.remove(place))).toMatchObject({
        code: 'storage',
        message: 'The bucket “studio” keeps versions, and a version of the upload remains in it.',
        data: { nextStep: expect.stringContaining('s3:DeleteObjectVersion') as unknown }
      })
    }
    expect(server.kept()).toHaveLength(1)
  })

  it('is only queried if it may keep versions: otherwise an upload takes two requests', async () => {
    const server = await start()
    const host = hostFor(server)
    await host.remove((await upload(host)).place)
    expect(server.requests.map(({ method }) => method)).toEqual(['PUT', 'DELETE'])
  })

  it('that names a version but does not delete by it still loses the upload', async () => {
    const server = await start()
    const named = hostFor(
      server,
      {},
      {
        send: async (request, options) => {
          if (request.url.includes('versionId=')) return { status: 501, headers: {}, body: new Uint8Array() }
          const reply = await sending.send(request, options)
          return request.method === 'PUT'
            ? { ...reply, headers: { ...reply.headers, 'x-amz-version-id': 'by-name-only' } }
            : reply
        }
      }
    )
    await named.remove((await upload(named)).place)
    expect(server.objects.size).toBe(0)
  })
})

describe('what is never sent', () => {
  const never = { send: async () => Promise.reject(new Error('it was sent')) }

  it.each<[string, Partial<S3Settings>]>([
    ['http to another machine', { endpoint: 'http://nas.example:9000' }],
    ['http to an address like this machine’s', { endpoint: 'http://127.0.0.1.example' }],
    ['a public address without https', { publicBaseUrl: 'http://files.example' }],
    ['a password in the address', { endpoint: 'https://user:canary@s3.example' }],
    ['a query in the address', { endpoint: 'https://s3.example/?token=canary' }],
    ['a bucket with a slash', { bucket: 'a/b' }],
    ['a bucket that is ".."', { bucket: '..' }],
    ['a region with a slash', { region: 'eu/central' }],
    ['an access key with an accent', { accessKeyId: 'AKIAÉ' }],
    ['a bucket in front of an IP address', { pathStyle: false, endpoint: 'https://192.0.2.1' }],
    ['a bucket in capitals in the host name', { pathStyle: false, endpoint: 'https://s3.example', bucket: 'Studio' }],
    ['a folder with a line break', { prefix: 'a\nb' }],
    ['a folder that is too long', { prefix: '日'.repeat(400) }]
  ])('%s', async (_what, more) => {
    const server = await start()
    const error = await failure(server, (async () => upload(hostFor(server, more, never)))())
    expect([error.code, error.data.action]).toEqual(['invalid-input', 'open-image-host'])
    expect(JSON.stringify(toWireError(error))).not.toContain('canary')
  })

  it.each([
    's3://s3.example/other/a/b.png',
    's3://other.example/studio/a/b.png',
    's3://s3.example:9000/studio/a/b.png'
  ])('a DELETE of %s, which is in another bucket', async (place) => {
    const server = await start()
    const error = await failure(server, hostFor(server, { endpoint: 'https://s3.example' }, never).remove(place))
    expect([error.code, error.data.action]).toEqual(['storage', 'open-image-host'])
  })

  it.each([
    '',
    's3://s3.example/studio/',
    's3://s3.example/studio/a?b',
    'https://s3.example/a',
    '/uploads/0123456789abcdef'
  ])('a DELETE of "%s", which is no place', async (place) => {
    const server = await start()
    expect(
      await failure(server, hostFor(server, { endpoint: 'https://s3.example' }, never).remove(place))
    ).toMatchObject({ code: 'invalid-input' })
  })

  it('anything without the secret', async () => {
    const server = await start()
    const secret = async (): Promise<string> => {
      throw new AppError('missing-key', 'There is no secret.')
    }
    expect(await failure(server, upload(hostFor(server, {}, { ...never, secret })))).toMatchObject({
      code: 'missing-key'
    })
  })
})

describe('the settings', () => {
  it('are read each time: deleting can be switched off, and a NAS may be the user’s own', () => {
    let settings = s3Schema.parse({ endpoint: 'https://192.168.1.20:9000', bucket: 'b', accessKeyId: 'k' })
    const host = createS3Host({
      settings: () => settings,
      secret: async () => 's',
      send: sending.send,
      clock: manualClock(),
      random: randomBytes
    })
    expect([host.deletes, host.label]).toEqual([true, 'bucket “b” on 192.168.1.20:9000'])
    expect(host.reserve('image/png')).toMatch(/^s3:\/\/192\.168\.1\.20:9000\/b\/palimpsest\//)
    settings = { ...settings, deleteAfter: false, bucket: 'c' }
    expect([host.deletes, host.label]).toEqual([false, 'bucket “c” on 192.168.1.20:9000'])
  })
})

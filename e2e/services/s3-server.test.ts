import { createHash, createHmac } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { type S3Server, type S3ServerOptions, startS3Server } from './s3-server.ts'

const open: S3Server[] = []

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()))
})

async function start(options: S3ServerOptions = {}): Promise<S3Server> {
  const server = await startS3Server(options)
  open.push(server)
  return server
}

const sha256 = (data: string): string => createHash('sha256').update(data).digest('hex')

/** Signs by hand, following AWS's guide; only for plain keys. */
function signed(server: S3Server, method: string, path: string, body = ''): Record<string, string> {
  const at = new Date().toISOString().replaceAll(/[:-]|\.\d{3}/g, '')
  const headers = { host: new URL(server.url).host, 'x-amz-content-sha256': sha256(body), 'x-amz-date': at }
  const names = Object.keys(headers).join(';')
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`)
  const canonical = [method, path, '', lines.join(''), names, sha256(body)].join('\n')
  const scope = [at.slice(0, 8), server.region, 's3', 'aws4_request']
  const key = scope.reduce<string | Buffer>(
    (secret, part) => createHmac('sha256', secret).update(part).digest(),
    `AWS4${server.secret}`
  )
  const signature = createHmac('sha256', key)
    .update(['AWS4-HMAC-SHA256', at, scope.join('/'), sha256(canonical)].join('\n'))
    .digest('hex')
  const { host: _host, ...sent } = headers
  return {
    ...sent,
    authorization:
      `AWS4-HMAC-SHA256 Credential=${server.accessKeyId}/${scope.join('/')}, ` +
      `SignedHeaders=${names}, Signature=${signature}`
  }
}

async function ask(server: S3Server, method: string, path: string, body?: string): Promise<Response> {
  // Bytes, because fetch gives text its own content type, which would have to be signed.
  const bytes = body === undefined ? null : new Uint8Array(Buffer.from(body))
  return await fetch(server.url + path, { method, headers: signed(server, method, path, body), body: bytes })
}

describe('the bucket', () => {
  it('keeps, returns and deletes an object for whoever has the key', async () => {
    const server = await start()
    expect((await ask(server, 'PUT', '/studio/a.png', 'bytes')).status).toBe(200)
    expect(Buffer.from(server.objects.get('a.png')!.bytes).toString()).toBe('bytes')
    expect(await (await ask(server, 'GET', '/studio/a.png')).text()).toBe('bytes')
    expect((await ask(server, 'DELETE', '/studio/a.png')).status).toBe(204)
    expect((await ask(server, 'DELETE', '/studio/a.png')).status).toBe(204)
    expect((await ask(server, 'GET', '/studio/a.png')).status).toBe(404)
    expect(server.requests.map(({ method, key, status, code, signed: by }) => [method, key, status, code, by])).toEqual(
      [
        ['PUT', 'a.png', 200, null, 'header'],
        ['GET', 'a.png', 200, null, 'header'],
        ['DELETE', 'a.png', 204, null, 'header'],
        ['DELETE', 'a.png', 204, null, 'header'],
        ['GET', 'a.png', 404, 'NoSuchKey', 'header']
      ]
    )
  })

  it('keeps nothing that is unsigned, was changed on the way or goes elsewhere', async () => {
    const server = await start()
    expect((await fetch(`${server.url}/studio/a.png`, { method: 'PUT', body: 'x' })).status).toBe(403)
    expect((await fetch(`${server.url}/studio/a.png`)).status).toBe(403)
    const headers = signed(server, 'PUT', '/studio/a.png', 'bytes')
    expect(
      (await fetch(`${server.url}/studio/a.png`, { method: 'PUT', headers, body: new Uint8Array(5) })).status
    ).toBe(400)
    expect(
      (
        await fetch(`${server.url}/studio/b.png`, {
          method: 'PUT',
          headers,
          body: new Uint8Array(Buffer.from('bytes'))
        })
      ).status
    ).toBe(403)
    expect((await ask(server, 'PUT', '/other/a.png', 'bytes')).status).toBe(404)
    expect((await ask(server, 'PUT', '/studio/', 'bytes')).status).toBe(405)
    expect(server.objects.size).toBe(0)
    expect(server.requests.map(({ code }) => code)).toEqual([
      'AccessDenied',
      'AccessDenied',
      'XAmzContentSHA256Mismatch',
      'SignatureDoesNotMatch',
      'NoSuchBucket',
      'MethodNotAllowed'
    ])
  })

  it('refuses a key without permission, and lets anyone read if configured so', async () => {
    const server = await start({ publicRead: true, maxBytes: 8 })
    await ask(server, 'PUT', '/studio/a.png', 'bytes')
    expect(await (await fetch(`${server.url}/studio/a.png`)).text()).toBe('bytes')
    server.allow('PUT', 'GET')
    expect(await (await ask(server, 'DELETE', '/studio/a.png')).text()).toContain('<Code>AccessDenied</Code>')
    expect(await (await ask(server, 'PUT', '/studio/b.png', 'too much')).text()).toBe('')
    expect(await (await ask(server, 'PUT', '/studio/c.png', 'too much!')).text()).toContain(
      '<Code>EntityTooLarge</Code>'
    )
    expect([...server.objects.keys()]).toEqual(['a.png', 'b.png'])
  })

  it('misbehaves as scripted', async () => {
    const server = await start()
    server.failPut(1, { kind: 'refuse', status: 503, code: 'SlowDown' })
    server.failPut(2, { kind: 'drop', afterBytes: 3 })
    expect((await ask(server, 'PUT', '/studio/a.png', 'bytes')).status).toBe(503)
    await expect(ask(server, 'PUT', '/studio/a.png', 'bytes')).rejects.toThrow('fetch failed')
    await server.answered(2)
    expect(server.requests.map(({ status }) => status)).toEqual([503, 0])
    expect(server.objects.size).toBe(0)
    expect((await ask(server, 'PUT', '/studio/a.png', 'bytes')).status).toBe(200)
  })
})

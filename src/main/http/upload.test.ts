import { createHash, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { closedAfter } from '../__fixtures__/closed-after.ts'
import { createHttpClient } from './create-http-client.ts'
import { systemClock } from './system-clock.ts'

async function server(
  handler: (request: IncomingMessage, response: ServerResponse, count: number) => void
): Promise<string> {
  const sockets = new Set<Socket>()
  let count = 0
  const made = createServer((request, response) => {
    request.on('error', () => undefined)
    handler(request, response, ++count)
  })
  made.on('connection', (socket) => sockets.add(socket).add(socket.on('error', () => undefined)))
  await new Promise<void>((resolve) => {
    made.listen(0, '127.0.0.1', resolve)
  })
  closedAfter({
    close: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => {
        made.close(resolve)
      })
    }
  })
  return `http://127.0.0.1:${(made.address() as AddressInfo).port}/file`
}

function client() {
  return closedAfter(createHttpClient({ clock: systemClock, random: () => 0 }))
}

async function hashOf(request: IncomingMessage): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of request) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

const put = (url: string, body: Uint8Array) => ({
  method: 'PUT' as const,
  url,
  headers: { 'content-type': 'image/png' },
  body
})
/** More than all the buffers between both ends of a loopback connection hold. */
const large = randomBytes(32 * 1_048_576)

describe('an upload', () => {
  it('reports how much was sent, and stops while the other side does not read', async () => {
    const arrived = Promise.withResolvers<IncomingMessage>()
    let answer: ServerResponse | null = null
    const url = await server((request, response) => {
      answer = response
      arrived.resolve(request)
    })
    const sent: number[] = []
    const reply = client().send(put(url, large), {
      policy: 'safe',
      timeoutMs: 30_000,
      onUpload: (bytes, total) => {
        expect(total).toBe(large.length)
        sent.push(bytes)
      }
    })
    const request = await arrived.promise
    expect(request.headers).toMatchObject({ 'content-length': String(large.length), 'content-type': 'image/png' })
    expect(request.headers['transfer-encoding']).toBeUndefined()
    // Nobody reads: the buffers fill, and then nothing more is sent.
    let before = -1
    while (before !== sent.length) {
      before = sent.length
      for (let turn = 0; turn < 500; turn += 1) await setImmediate()
    }
    expect(sent.at(-1)).toBeLessThan(large.length)
    const hash = await hashOf(request)
    answer!.writeHead(201).end()
    expect((await reply).status).toBe(201)
    expect(hash).toBe(createHash('sha256').update(large).digest('hex'))
    expect([sent[0], sent.at(-1)]).toEqual([0, large.length])
    expect(sent).toEqual([...new Set(sent)].sort((a, b) => a - b))
  })

  it('starts at 0 again when it is retried, also after a break in the middle', async () => {
    const body = large.subarray(0, 1_000_001)
    const url = await server((request, response, count) => {
      if (count === 1) request.once('data', () => request.socket.resetAndDestroy())
      else void hashOf(request).then((hash) => response.writeHead(count === 2 ? 503 : 200).end(hash))
    })
    const sent: number[] = []
    const reply = await client().send(put(url, body), {
      policy: 'safe',
      timeoutMs: 30_000,
      onUpload: (bytes) => sent.push(bytes)
    })
    expect(Buffer.from(reply.body).toString()).toBe(createHash('sha256').update(body).digest('hex'))
    expect([sent.filter((bytes) => bytes === 0).length, sent.at(-1)]).toEqual([3, body.length])
  })

  it('returns an answer that arrives before the body has been read', async () => {
    const url = await server((request, response) => {
      response.writeHead(403, { connection: 'close' }).end('no')
      request.resume()
    })
    const reply = await client().send(put(url, large.subarray(0, 3_000_000)), {
      policy: 'safe',
      timeoutMs: 30_000,
      onUpload: () => undefined
    })
    expect([reply.status, Buffer.from(reply.body).toString()]).toEqual([403, 'no'])
  })

  it('stops when it is cancelled in the middle', async () => {
    const gone = Promise.withResolvers<void>()
    const url = await server((request) => request.resume().socket.on('close', () => gone.resolve()))
    const stop = new AbortController()
    const sending = client().send(put(url, large), {
      policy: 'safe',
      timeoutMs: 30_000,
      signal: stop.signal,
      onUpload: (bytes) => {
        if (bytes > 0) stop.abort()
      }
    })
    await expect(sending).rejects.toMatchObject({ code: 'cancelled' })
    await gone.promise
  })

  it('of nothing has no progress', async () => {
    const url = await server((_request, response) => response.writeHead(200).end())
    const sent: number[] = []
    expect(
      (
        await client().send(put(url, new Uint8Array()), {
          policy: 'safe',
          timeoutMs: 10_000,
          onUpload: (bytes) => sent.push(bytes)
        })
      ).status
    ).toBe(200)
    expect(sent).toEqual([])
  })
})

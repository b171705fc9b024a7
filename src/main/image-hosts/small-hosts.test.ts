import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import { type DemoGateway, startDemoGateway } from '../demo-gateway/demo-gateway.ts'
import { systemClock } from '../http/system-clock.ts'
import { forkWorker } from '../processes/__fixtures__/fork-worker.ts'
import { type Sending, sendHere } from './__fixtures__/sending.ts'
import { createDemoHost } from './demo-host.ts'
import type { ImageHost } from './image-host.ts'
import { createInlineHost } from './inline-host.ts'
import type { Send } from './send.ts'

describe('the picture inside the request', () => {
  const host = createInlineHost()

  it('is a data: URL of exactly its bytes, and leaves nothing behind', async () => {
    const bytes = new Uint8Array(randomBytes(1000))
    expect([host.reserve('image/png'), host.deletes]).toEqual(['', false])
    const url = await host.put('', bytes, 'image/webp')
    expect(url).toMatch(/^data:image\/webp;base64,[\w+/]+=*$/)
    expect(new Uint8Array(await (await fetch(url)).arrayBuffer())).toEqual(bytes)
    await host.remove('')
  })

  it('is not created once cancelled', async () => {
    await expect(host.put('', new Uint8Array(4), 'image/png', { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'cancelled'
    })
  })

  it('is limited to 4 MB', async () => {
    const largest = new Uint8Array(4 * 1_048_576)
    expect(await host.put('', largest, 'image/png')).toHaveLength(
      'data:image/png;base64,'.length + Math.ceil(largest.length / 3) * 4
    )
    await expect(host.put('', new Uint8Array(largest.length + 1), 'image/png')).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('4 MB'),
      data: { action: 'open-image-host' }
    })
  })
})

describe('the demo', () => {
  let gateway: DemoGateway
  let sending: Sending
  let picture: Uint8Array
  let host: ImageHost
  const hostOf = (send: Send): ImageHost => createDemoHost({ baseUrl: () => gateway.url, send, random: randomBytes })

  beforeAll(async () => {
    gateway = await startDemoGateway({
      startWorker: forkWorker,
      painterEntry: fileURLToPath(new URL('../demo-gateway/painter-worker.ts', import.meta.url)),
      clock: systemClock
    })
    const blank = sharp({ create: { width: 16, height: 16, channels: 3, background: '#369' } })
    picture = new Uint8Array(await blank.png().toBuffer())
  })
  beforeEach(() => {
    sending = sendHere()
    host = hostOf(sending.send)
  })
  afterEach(() => sending.client.close())
  afterAll(() => gateway.close())

  it('keeps an upload until it is removed; one that is already gone is fine', async () => {
    const place = host.reserve('image/png')
    const sent: number[] = []
    const url = await host.put(place, picture, 'image/png', { onProgress: (bytes) => sent.push(bytes) })
    expect(url).toBe(gateway.url + place)
    expect([sent[0], sent.at(-1)]).toEqual([0, picture.length])
    expect(new Uint8Array(await (await fetch(url)).arrayBuffer())).toEqual(picture)
    await host.remove(place)
    expect((await fetch(url)).status).toBe(404)
    await host.remove(place)
  })

  it('has different places without the secret of its address', () => {
    const places = Array.from({ length: 50 }, () => host.reserve('image/png'))
    expect(places.every((place) => /^\/uploads\/[0-9a-f]{32}$/.test(place))).toBe(true)
    expect(new Set(places).size).toBe(50)
  })

  it('reports an upload that it does not accept, or a failed removal', async () => {
    await expect(host.put(host.reserve('image/png'), new Uint8Array(10), 'image/png')).rejects.toMatchObject({
      code: 'storage',
      data: { status: 400 }
    })
    const failing = hostOf(async () => ({ status: 500, headers: {}, body: new Uint8Array() }))
    await expect(failing.remove(failing.reserve('image/png'))).rejects.toMatchObject({
      code: 'storage',
      data: { status: 500 }
    })
  })

  it.each([
    '',
    '/files/0123456789abcdef',
    '/uploads/../files/x',
    's3://h/b/k',
    'https://elsewhere.example/uploads/0123456789abcdef'
  ])('sends nothing to "%s", which is none of its places', async (place) => {
    await expect(host.put(place, picture, 'image/png')).rejects.toBeInstanceOf(AppError)
    await expect(host.remove(place)).rejects.toBeInstanceOf(AppError)
    expect(sending.requests).toEqual([])
  })
})

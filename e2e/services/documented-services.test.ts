import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { documentRequests } from '../../src/main/providers/__fixtures__/document-requests.ts'
import type { Outcome, ProviderDescriptor, WireReply, WireRequest } from '../../src/main/providers/descriptor.ts'
import { findOperation, providers } from '../../src/main/providers/registry.ts'
import { defaultsOf } from '../../src/shared/domain/field.ts'
import type { DocumentedServices } from './documented-services.ts'
import { startDocumentedServices } from './documented-services.ts'
import type { ServiceId } from './documents.ts'
import { driftStep, repaintColour } from './repainted-pictures.ts'

let services: DocumentedServices
beforeEach(async () => {
  services = await startDocumentedServices()
})
afterEach(async () => services.close())

const keyOf = (provider: ProviderDescriptor): string => services.keys[provider.id as ServiceId]

/** Sends a request as the app does: base URL, the key under its header, JSON. */
async function send(provider: ProviderDescriptor, request: WireRequest, key = keyOf(provider)): Promise<WireReply> {
  const { auth } = provider
  const reply = await fetch(`${services.baseUrls[request.endpointId]}${request.path}`, {
    method: request.method,
    headers: { ...request.headers, ...(auth ? { [auth.header]: auth.prefix + key } : {}) },
    body: request.body ? JSON.stringify(request.body) : null
  })
  return {
    status: reply.status,
    headers: Object.fromEntries(reply.headers),
    body: new Uint8Array(await reply.arrayBuffer())
  }
}

const find = (id: string): NonNullable<ReturnType<typeof findOperation>> => {
  const found = findOperation(id)
  if (!found) throw new Error(`no operation ${id}`)
  return found
}

async function generate(id: string, parameters: object = {}): Promise<Outcome> {
  const { provider, operation } = find(id)
  const request = operation.toRequest({
    parameters: { ...defaultsOf(operation.fields), prompt: 'a sparrow', ...parameters }
  })
  return operation.fromReply(await send(provider, request), 0)
}

async function poll(id: string, handle: string): Promise<Outcome> {
  const { provider, operation } = find(id)
  if (!operation.poll) throw new Error(`${id} is not polled`)
  return operation.poll.fromReply(await send(provider, operation.poll.toRequest(handle)), 0)
}

const linksOf = (outcome: Outcome): string[] =>
  outcome.kind === 'pictures'
    ? outcome.pictures.flatMap((picture) => (picture.kind === 'url' ? [picture.url] : []))
    : []
const handleOf = (outcome: Outcome): string => (outcome.kind === 'pending' ? outcome.handle : '')
const real = providers.filter(({ demo }) => !demo)
const ids = real.flatMap(({ operations }) => operations.map(({ id }) => id))

describe('a request as documented', () => {
  it.each(ids)('is accepted with its defaults and returns a real picture: %s', async (id) => {
    const [link] = linksOf(await generate(id))
    const reply = await fetch(link ?? '')
    const bytes = new Uint8Array(await reply.arrayBuffer())
    expect(bytes).toEqual(services.bytesOf(link ?? ''))
    expect(reply.headers.get('content-type')).toMatch(/^image\/(png|webp)$/)
    expect((await sharp(bytes).metadata()).width).toBeGreaterThan(0)
    expect(services.violations).toEqual([])
    expect(services.requests).toMatchObject([{ operationId: id, accepted: true }])
  })

  it.each(ids)('is accepted with every preset: %s', async (id) => {
    for (const { parameters } of find(id).operation.presets)
      expect(await generate(id, parameters)).toMatchObject({ kind: 'pictures' })
    expect(services.violations).toEqual([])
  })

  it.each(documentRequests)("is the document's example: $operationId $body", async ({ operationId, input, body }) => {
    const { provider, operation } = find(operationId)
    expect(operation.fromReply(await send(provider, operation.toRequest(input)), 0).kind).toBe('pictures')
    expect(JSON.stringify(services.requests[0]?.body)).toBe(body)
    expect(services.violations).toEqual([])
  })

  it('has the requested size and seed in its picture', async () => {
    const [first] = linksOf(await generate('pixazo/sdxl-lightning', { width: 640, height: 1536, seed: 1 }))
    const [second] = linksOf(await generate('pixazo/sdxl-lightning', { width: 640, height: 1536, seed: 2 }))
    expect(await sharp(services.bytesOf(first ?? '')).metadata()).toMatchObject({
      width: 640,
      height: 1536,
      format: 'png'
    })
    expect(services.bytesOf(first ?? '')).not.toEqual(services.bytesOf(second ?? ''))
  })

  it('returns as many pictures as requested', async () => {
    expect(new Set(linksOf(await generate('imagepipeline/sdxl', { samples: 4 }))).size).toBe(4)
    const outcome = await generate('aigateway/sdxl-lightning', { samples: 2, responseFormat: 'b64_json' })
    expect(outcome).toMatchObject({ kind: 'pictures', pictures: [{ kind: 'bytes' }, { kind: 'bytes' }] })
  })

  it('has its picture and its mask fetched if they are on this machine', async () => {
    const [link = ''] = linksOf(await generate('pixazo/sd3', { outputFormat: 'png' }))
    const { provider, operation } = find('pixazo/sd15-inpainting')
    await send(provider, operation.toRequest({ parameters: { prompt: 'a lion' }, imageUrl: link, maskUrl: link }))
    expect(services.requests.at(-1)?.fetched).toEqual({
      imageUrl: services.bytesOf(link),
      maskUrl: services.bytesOf(link)
    })
  })
})

describe('an inpainting service', () => {
  const side = 16
  const raw = { width: side, height: side, channels: 3 as const }
  const picture = (): Promise<Buffer> =>
    sharp({ create: { ...raw, background: { r: 10, g: 20, b: 30 } } })
      .png()
      .toBuffer()
  /** White in its left half. */
  const mask = async (): Promise<Buffer> => {
    const pixels = Uint8Array.from({ length: side * side }, (_, at) => (at % side < side / 2 ? 255 : 0))
    return await sharp(pixels, { raw: { ...raw, channels: 1 } })
      .png()
      .toBuffer()
  }
  const dataUrl = (png: Buffer): string => `data:image/png;base64,${png.toString('base64')}`
  const ask = async (id: string, links: { imageUrl: string; maskUrl: string }): Promise<Outcome> => {
    const { provider, operation } = find(id)
    const parameters = { ...defaultsOf(operation.fields), prompt: 'a lion', seed: 7 }
    return operation.fromReply(await send(provider, operation.toRequest({ parameters, ...links })), 0)
  }
  const answered = async (outcome: Outcome): Promise<number[][]> => {
    const bytes = services.bytesOf(linksOf(outcome)[0] ?? '')
    const pixels = [...(await sharp(bytes).raw().toBuffer())]
    return [pixels.slice(0, 3), pixels.slice(3 * (side - 1), 3 * side)]
  }

  it.each(['appypie/sd15-inpainting', 'pixazo/sd15-inpainting', 'pixazo/sd15-inpainting-stream'])(
    '%s repaints what it fetched, as scripted',
    async (id) => {
      services.mustFetch = true
      const links = { imageUrl: dataUrl(await picture()), maskUrl: dataUrl(await mask()) }
      services.script(
        id,
        { kind: 'repaint', how: 'white' },
        { kind: 'repaint', how: 'drifting' },
        { kind: 'repaint', how: 'untouched' }
      )
      expect(await answered(await ask(id, links))).toEqual([repaintColour(7), [10, 20, 30]])
      expect(await answered(await ask(id, links))).toEqual([
        repaintColour(7),
        [10 + driftStep, 20 + driftStep, 30 + driftStep]
      ])
      expect(services.bytesOf(linksOf(await ask(id, links))[0] ?? '')).toEqual(new Uint8Array(await picture()))
      services.script(id, { kind: 'repaint', how: 'white', size: { width: 32, height: 8 } })
      const [scaled = ''] = linksOf(await ask(id, links))
      expect(await sharp(services.bytesOf(scaled)).metadata()).toMatchObject({ width: 32, height: 8 })
      expect(services.violations).toEqual([])
    }
  )

  it.each([
    ['that nothing answers', 'http://127.0.0.1:9/picture.png'],
    ['into the network', 'https://example.com/picture.png']
  ])('that must fetch refuses a link %s', async (_where, imageUrl) => {
    services.mustFetch = true
    expect((await ask('pixazo/sd15-inpainting', { imageUrl, maskUrl: dataUrl(await mask()) })).kind).toBe('failed')
    expect(services.requests).toMatchObject([{ accepted: false, fetched: { maskUrl: new Uint8Array(await mask()) } }])
    expect(services.violations).toMatchObject([{ problem: expect.stringContaining('imageUrl could not be fetched') }])
  })
})

describe('a job', () => {
  it.each([
    ['appypie/sdxl-lightning', 'completed'],
    ['appypie/sd15-inpainting', 'succeeded'],
    ['pixazo/sdxl-base', 'completed'],
    ['pixazo/sd35-large', 'succeeded'],
    ['imagepipeline/sdxl', undefined]
  ] as const)('of %s is pending, then done (%s)', async (id, shape) => {
    services.script(id, { kind: 'pending', polls: 2, shape })
    const handle = handleOf(await generate(id))
    expect(handleOf(await poll(id, handle))).toBe(handle)
    expect((await poll(id, handle)).kind).toBe('pending')
    const [link] = linksOf(await poll(id, handle))
    expect(services.bytesOf(link ?? '')).toBeDefined()
    expect(services.violations).toEqual([])
  })

  it.each(['pixazo/sd3', 'imagepipeline/sdxl'])('of %s can fail, or never end', async (id) => {
    services.script(id, { kind: 'pending', polls: 0, end: 'failed' }, { kind: 'pending', polls: 0, end: 'never' })
    expect(await poll(id, handleOf(await generate(id)))).toMatchObject({
      kind: 'failed',
      error: { code: 'provider-failed' }
    })
    expect((await poll(id, handleOf(await generate(id)))).kind).toBe('pending')
  })

  it('that nobody submitted is not found', async () => {
    expect(await poll('pixazo/sd3', 'nothing')).toEqual({ kind: 'pending', handle: '', status: 'not yet' })
  })
})

const right = { 'Content-Type': 'application/json', 'Cache-Control': 'no-cache' }
const sd3 = '/pixazo/sd3/v1/getData'
const inpainting = '/pixazo/inpainting/v1/getImage'
const sdxl = '/appypie-sdxl/getSDXLImage'
const text2image = '/imagepipeline/sdxl/text2image/v1'
const generations = '/aigateway/v1/images/generations'

interface Wrong {
  what: string
  path?: string
  method?: string
  headers?: Record<string, string>
  body?: unknown
  /** Instead of Pixazo's key header. */
  key?: Record<string, string>
  status?: number
}

const wrongRequests: Wrong[] = [
  { what: 'no key', key: {}, status: 401 },
  { what: 'a wrong key', key: { 'Ocp-Apim-Subscription-Key': 'wrong' }, status: 401 },
  { what: 'the key under another header', key: { Authorization: 'pixazo-test-key-0002' }, status: 401 },
  {
    what: 'the key under a second header',
    key: { 'Ocp-Apim-Subscription-Key': 'pixazo-test-key-0002', 'X-Key': 'pixazo-test-key-0002' }
  },
  { what: 'the key in the address', path: `${sd3}?key=pixazo-test-key-0002` },
  { what: 'another method', method: 'PUT', status: 404 },
  { what: 'a path that no document knows', path: '/pixazo/sd4', status: 404 },
  { what: 'no Content-Type', headers: { 'Cache-Control': 'no-cache', 'Content-Type': 'text/plain' } },
  { what: 'no Cache-Control', headers: { 'Content-Type': 'application/json', 'Cache-Control': 'max-age=0' } },
  { what: 'no JSON', body: '{"prompt":' },
  { what: 'no prompt', body: {} },
  { what: 'an undocumented key', body: { prompt: 'x', seed: 1 } },
  { what: 'the other spelling of the negative prompt', body: { prompt: 'x', negative_prompt: 'y' } },
  { what: 'the other spelling for inpainting', path: inpainting, body: { prompt: 'x', negativePrompt: 'y' } },
  { what: 'a number as text', body: { prompt: 'x', steps: '28' } },
  { what: 'broken steps', body: { prompt: 'x', steps: 2.5 } },
  { what: 'too many steps', body: { prompt: 'x', steps: 29 } },
  { what: 'an unknown ratio', body: { prompt: 'x', aspect_ratio: '7:5' } },
  {
    what: 'SD3.5 without all of its parameters',
    path: '/pixazo/sd3-5/v1/r-sd-3-5-large',
    body: { prompt: 'x', steps: 40 }
  },
  {
    what: 'broken guidance',
    path: sdxl,
    body: { prompt: 'x', guidance: 7.5 },
    key: { 'Ocp-Apim-Subscription-Key': 'appypie-test-key-0001' }
  },
  {
    what: 'a fifth sample',
    path: text2image,
    body: { model_id: 'm', prompt: 'x', samples: 5 },
    key: { 'API-Key': 'imagepipeline-test-key-0004' }
  },
  {
    what: 'a bearer token without "Bearer"',
    path: generations,
    body: { model: 'm', prompt: 'x' },
    key: { Authorization: 'sk-aig-test-key-0003' },
    status: 401
  },
  {
    what: 'an unknown form',
    path: generations,
    body: { model: 'm', prompt: 'x', response_format: 'png' },
    key: { Authorization: 'Bearer sk-aig-test-key-0003' }
  }
]

describe('a request that is not as documented', () => {
  it.each(wrongRequests)(
    'is refused and recorded: $what',
    async ({ path = sd3, method = 'POST', headers = right, body = { prompt: 'x' }, key, status = 400 }) => {
      const init: RequestInit = {
        method,
        headers: { ...headers, ...(key ?? { 'Ocp-Apim-Subscription-Key': services.keys.pixazo }) },
        body: typeof body === 'string' ? body : JSON.stringify(body)
      }
      const reply = await fetch(services.url + path, init)
      await reply.arrayBuffer()
      expect(reply.status).toBe(status)
      expect(services.violations.length).toBeGreaterThan(0)
      expect(services.requests).toMatchObject([{ accepted: false }])
    }
  )

  it('also means a result link that gets the key', async () => {
    const [link] = linksOf(await generate('pixazo/sd3'))
    await (await fetch(link ?? '', { headers: { 'Ocp-Apim-Subscription-Key': services.keys.pixazo } })).arrayBuffer()
    expect(services.violations).toMatchObject([{ problem: expect.stringContaining('result link') }])
  })
})

describe('the test of a key', () => {
  it.each(real.map((provider) => [provider.id, provider] as const))(
    'tells a right key from a wrong one: %s',
    async (_id, provider) => {
      const probe = provider.keyProbe
      expect(probe?.verdict(await send(provider, probe.request))).toBe('accepted')
      expect(services.violations).toEqual([])
      expect(probe?.verdict(await send(provider, probe.request, 'wrong'))).toBe('rejected')
    }
  )
})

describe('a scripted reply', () => {
  const id = 'pixazo/sdxl-lightning-stream'

  it.each([400, 401, 402, 403, 404, 429, 500, 503])('is the documented error %i, at every service', async (status) => {
    for (const operationId of [
      'pixazo/sd3',
      'appypie/sdxl-lightning',
      'aigateway/sdxl-lightning',
      'imagepipeline/sdxl'
    ]) {
      services.script(operationId, { kind: 'error', status, retryAfter: '7' })
      const outcome = await generate(operationId)
      expect(outcome).toMatchObject({ kind: 'failed', error: { data: { status } } })
    }
  })

  it.each(['image', 'sse', 'ndjson'] as const)('is a stream: %s', async (as) => {
    services.script(id, { kind: 'stream', as })
    expect((await generate(id)).kind).toBe('pictures')
  })

  it.each(['sse', 'ndjson'] as const)('is a stream that ends in an error: %s', async (as) => {
    services.script(id, { kind: 'stream', as, end: 'error' })
    expect((await generate(id)).kind).toBe('failed')
  })

  it('is a web page, an empty link, or no picture at all', async () => {
    services.script(id, { kind: 'html' }, { kind: 'empty-url' }, { kind: 'no-picture' })
    for (let turn = 0; turn < 3; turn++)
      expect(await generate(id)).toMatchObject({ kind: 'failed', error: { code: 'bad-response' } })
    expect((await generate(id)).kind).toBe('pictures')
  })

  it('is anything else', async () => {
    services.script(id, { kind: 'answer', status: 200, body: { statusCode: 429, message: 'Try again in 3 seconds.' } })
    expect(await generate(id)).toMatchObject({ error: { code: 'rate-limited', data: { retryAt: 3000 } } })
  })

  it('leads to a broken, wrong or expired picture', async () => {
    services.script(
      id,
      { kind: 'document', picture: 'truncated' },
      { kind: 'document', picture: 'svg' },
      { kind: 'document', picture: { expired: 410 } }
    )
    const [truncated] = linksOf(await generate(id))
    const [svg] = linksOf(await generate(id))
    const [expired] = linksOf(await generate(id))
    await expect(sharp(services.bytesOf(truncated ?? '')).toBuffer()).rejects.toThrow(/png|truncated|read/i)
    expect((await fetch(svg ?? '')).headers.get('content-type')).toBe('image/svg+xml')
    expect((await fetch(expired ?? '')).status).toBe(410)
  })

  it('breaks the connection after the request was read', async () => {
    services.script(id, { kind: 'reset' })
    await expect(generate(id)).rejects.toThrow('fetch failed')
    expect(services.requests).toHaveLength(1)
  })

  it('waits until it is released', async () => {
    services.script(id, { kind: 'slow' })
    let ended = false
    const generating = generate(id).then((outcome) => {
      ended = true
      return outcome
    })
    await services.received(1, id)
    expect(ended).toBe(false)
    services.release()
    expect((await generating).kind).toBe('pictures')
  })

  it('hangs until the server is closed', async () => {
    services.script(id, { kind: 'hang' })
    const hanging = generate(id).then(
      () => 'answered',
      () => 'broken off'
    )
    await services.received(1)
    await services.close()
    expect(await hanging).toBe('broken off')
    services = await startDocumentedServices()
  })

  it('is only for operations that exist', () => {
    expect(() => services.script('pixazo/sd4', { kind: 'html' })).toThrow('pixazo/sd4')
  })
})

import { randomBytes } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../http/system-clock.ts'
import { forkWorker } from '../processes/__fixtures__/fork-worker.ts'
import type { DemoGateway } from './demo-gateway.ts'
import { startDemoGateway } from './demo-gateway.ts'

let gateway: DemoGateway
const dims = { width: 64, height: 96, num_steps: 4, seed: 7 }

beforeAll(async () => {
  gateway = await startDemoGateway({
    startWorker: forkWorker,
    painterEntry: fileURLToPath(new URL('painter-worker.ts', import.meta.url)),
    clock: systemClock
  })
})
afterAll(() => gateway.close())

async function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return await fetch(gateway.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body)
  })
}

async function json(path: string, body: unknown): Promise<Record<string, unknown>> {
  const reply = await post(path, body)
  expect(reply.status).toBe(200)
  return (await reply.json()) as Record<string, unknown>
}

async function pictureAt(
  url: unknown
): Promise<{ type: string | null; width: number; height: number; format: string; bytes: Buffer }> {
  const reply = await fetch(String(url))
  const bytes = Buffer.from(await reply.arrayBuffer())
  const { width, height, format } = await sharp(bytes).metadata()
  return { type: reply.headers.get('content-type'), width, height, format, bytes }
}

/** Polls until the job has ended; the server decides when that is. */
async function until<T>(ask: () => Promise<T>, ended: (value: T) => boolean): Promise<T> {
  for (;;) {
    const value = await ask()
    if (ended(value)) return value
  }
}

async function upload(bytes: Uint8Array): Promise<string> {
  const url = `${gateway.url}/uploads/${randomBytes(16).toString('hex')}`
  const reply = await fetch(url, { method: 'PUT', body: new Uint8Array(bytes) })
  expect([reply.status, await reply.text()]).toEqual([201, ''])
  return url
}

async function plainPng(width: number, height: number, colour: string): Promise<Buffer> {
  return await sharp({ create: { width, height, channels: 3, background: colour } })
    .png()
    .toBuffer()
}

async function halfMask(width: number, height: number): Promise<Buffer> {
  const white = await plainPng(width / 2, height, '#ffffff')
  return await sharp({ create: { width, height, channels: 3, background: '#000000' } })
    .composite([{ input: white, left: 0, top: 0 }])
    .png()
    .toBuffer()
}

describe('the documented operations', () => {
  it.each([
    ['AppyPie SDXL Lightning', '/getSDXLImage', { prompt: 'sea', negativePrompt: 'birds', ...dims, guidance: 5 }],
    [
      'Pixazo SDXL Lightning, streamed, as JSON',
      '/sdxl_lightning/getImage/v1/getSDXLImageStream',
      { prompt: 'sea', ...dims, guidance: 5 }
    ],
    [
      'Pixazo SDXL base',
      '/getImage/v1/getSDXLImage',
      { prompt: 'sea', negative_prompt: 'birds', ...dims, guidance_scale: 5 }
    ],
    ['Pixazo inpainting without a source', '/getImage', { prompt: 'sea', ...dims }]
  ])('%s answers with an imageUrl for a picture of the requested size', async (_model, path, body) => {
    const picture = await pictureAt((await json(path, body)).imageUrl)
    expect(picture).toMatchObject({ type: 'image/png', format: 'png', width: 64, height: 96 })
  })

  it('SDXL Lightning answers pending with a job_set_id, and polling returns the picture in its results', async () => {
    const first = await json('/sdxl_lightning/getImage/v1/getSDXLImage', { prompt: 'forest', ...dims })
    expect(first).toMatchObject({ imageUrl: '' })
    const done = await until(
      () => json('/ai-model-api-polling/getGenerationResults', { job_set_id: first.job_set_id }),
      (reply) => reply.status !== 'processing'
    )
    expect(done).toMatchObject({ status: 'succeeded', job_set_id: first.job_set_id })
    expect(await pictureAt((done.results as { imageUrl: string }[])[0]?.imageUrl)).toMatchObject({
      width: 64,
      height: 96
    })
  })

  it('polling answers 404 for an unknown job', async () => {
    expect((await post('/ai-model-api-polling/getGenerationResults', { job_set_id: 'none' })).status).toBe(404)
  })

  it('SDXL Lightning sends events, the last with the picture, to a client that asks for events', async () => {
    const reply = await post(
      '/sdxl_lightning/getImage/v1/getSDXLImageStream',
      { prompt: 'city', ...dims },
      { accept: 'text/event-stream' }
    )
    expect(reply.headers.get('content-type')).toBe('text/event-stream')
    const events = (await reply.text()).match(/^data: \{.*$/gm) ?? []
    const last = JSON.parse(events.at(-1)!.slice(6)) as { imageUrl: string }
    expect(await pictureAt(last.imageUrl)).toMatchObject({ format: 'png' })
  })

  it('SD3 answers with an output of the requested ratio and type', async () => {
    const reply = await json('/sd3/v1/getData', {
      prompt: 'space',
      aspect_ratio: '21:9',
      output_format: 'webp',
      steps: 2
    })
    expect(await pictureAt(reply.output)).toMatchObject({
      type: 'image/webp',
      format: 'webp',
      width: 1536,
      height: 640
    })
  })

  it('SD3.5 requires every field and answers with id, status and output', async () => {
    const body = {
      prompt: 'desert',
      aspect_ratio: '1:1',
      cfg: 4.5,
      steps: 20,
      output_format: 'jpg',
      output_quality: 80,
      prompt_strength: 0.8
    }
    expect((await post('/sd3-5/v1/r-sd-3-5-large', { ...body, steps: undefined })).status).toBe(400)
    const reply = await json('/sd3-5/v1/r-sd-3-5-large', body)
    expect(reply).toMatchObject({ id: expect.any(String), status: 'succeeded' })
    expect(await pictureAt(reply.output)).toMatchObject({ type: 'image/jpeg', format: 'jpeg' })
  })

  it('AIgateway returns n links or n pictures in base64, all different', async () => {
    const body = { model: 'bytedance/stable-diffusion-xl-lightning', prompt: 'flowers', n: 2, size: '96x64' }
    const links = (await json('/v1/images/generations', body)).data as { url: string }[]
    const inline = (await json('/images/generations', { ...body, response_format: 'b64_json' })).data as {
      b64_json: string
    }[]
    expect(await pictureAt(links[0]?.url)).toMatchObject({ width: 96, height: 64 })
    expect(inline.map((entry) => Buffer.from(entry.b64_json, 'base64').subarray(1, 4).toString())).toEqual([
      'PNG',
      'PNG'
    ])
    expect(inline[0]?.b64_json).not.toBe(inline[1]?.b64_json)
  })

  it('AIgateway answers 404 in its own format for an unknown model', async () => {
    const reply = await post('/images/generations', { model: 'other', prompt: 'x' })
    expect([reply.status, await reply.json()]).toEqual([
      404,
      { error: { type: 'not_found', message: expect.any(String) } }
    ])
  })

  it('ImagePipeline answers PENDING with an id, and its result has a link for every sample', async () => {
    const first = await json('/sdxl/text2image/v1', {
      prompt: 'portrait of a queen',
      samples: 2,
      width: 64,
      height: 64,
      num_inference_steps: 3,
      scheduler: 'UniPCMultistepScheduler'
    })
    expect(first).toEqual({ status: 'PENDING', id: expect.any(String) })
    const done = await until(
      async () =>
        (await (await fetch(`${gateway.url}/sdxl/text2image/v1/status/${String(first.id)}`)).json()) as Record<
          string,
          unknown
        >,
      (reply) => reply.status !== 'PENDING'
    )
    expect(done.status).toBe('SUCCESS')
    expect(done.download_urls).toHaveLength(2)
  })

  it('paints the same bytes for the same request', async () => {
    const body = { prompt: 'a lake', ...dims }
    const [one, two] = [
      await pictureAt((await json('/getSDXLImage', body)).imageUrl),
      await pictureAt((await json('/getSDXLImage', body)).imageUrl)
    ]
    expect(one.bytes.equals(two.bytes)).toBe(true)
  })
})

describe('inpainting', () => {
  it.each(['/getImage', '/inpainting/v1/getImage', '/inpainting/v1/getImageStream'])(
    '%s repaints the white part of a mask and leaves the rest unchanged',
    async (path) => {
      const [imageUrl, maskUrl] = await Promise.all([
        upload(await plainPng(128, 128, '#336699')),
        upload(await halfMask(128, 128))
      ])
      const reply = await json(path, {
        prompt: 'a lion',
        imageUrl,
        maskUrl,
        negative_prompt: 'blur',
        width: 128,
        height: 128,
        seed: 1
      })
      const pixels = await sharp((await pictureAt(reply.imageUrl)).bytes)
        .removeAlpha()
        .raw()
        .toBuffer()
      expect([...pixels.subarray((64 * 128 + 100) * 3, (64 * 128 + 100) * 3 + 3)]).toEqual([0x33, 0x66, 0x99])
      expect([...pixels.subarray((64 * 128 + 20) * 3, (64 * 128 + 20) * 3 + 3)]).not.toEqual([0x33, 0x66, 0x99])
    }
  )

  it('fetches nothing from other servers', async () => {
    const own = await upload(await plainPng(64, 64, '#000000'))
    const reply = await post('/getImage', { prompt: 'x', imageUrl: 'http://127.0.0.1:9/secret.png', maskUrl: own })
    expect([reply.status, await reply.json()]).toEqual([
      400,
      { error: expect.stringContaining('fetches nothing from elsewhere') }
    ])
  })
})

describe('uploads', () => {
  it('returns an upload with its type until it is deleted', async () => {
    const url = await upload(await plainPng(64, 64, '#123456'))
    expect(await pictureAt(url)).toMatchObject({ type: 'image/png', width: 64 })
    expect((await fetch(url, { method: 'DELETE' })).status).toBe(204)
    expect((await fetch(url)).status).toBe(404)
    expect((await fetch(url, { method: 'DELETE' })).status).toBe(404)
  })

  it('refuses anything but pictures', async () => {
    expect((await fetch(`${gateway.url}/uploads/${'a'.repeat(16)}`, { method: 'PUT', body: '<svg/>' })).status).toBe(
      400
    )
  })

  it('replaces an upload sent a second time', async () => {
    const url = await upload(await plainPng(64, 64, '#123456'))
    expect((await fetch(url, { method: 'PUT', body: new Uint8Array(await plainPng(32, 16, '#fff')) })).status).toBe(201)
    expect(await pictureAt(url)).toMatchObject({ width: 32, height: 16 })
  })

  it.each([
    '',
    'a'.repeat(15),
    'a'.repeat(65),
    'A'.repeat(32),
    `${'a'.repeat(32)}.png`,
    `..%2f${'a'.repeat(16)}`,
    `${'a'.repeat(16)}/b`
  ])('refuses the name "%s"', async (name) => {
    const body = new Uint8Array(await plainPng(64, 64, '#fff'))
    expect((await fetch(`${gateway.url}/uploads/${name}`, { method: 'PUT', body })).status).toBe(400)
  })
})

describe('errors', () => {
  it.each([
    ['no prompt', { seed: 1 }, 400],
    ['a wrong type', { prompt: 'x', width: '64' }, 400],
    ['an unknown key', { prompt: 'x', negative_prompt: 'y' }, 400],
    ['a size beyond what is painted', { prompt: 'x', width: 4096 }, 400],
    ['no JSON', '{"prompt"', 400],
    ['a body that is too large', `{"prompt":"${'x'.repeat(600_000)}"}`, 413]
  ])('returns the documented answer for %s', async (_what, body, status) => {
    const reply = await post('/getSDXLImage', body)
    expect([reply.status, await reply.json()]).toEqual([status, { error: expect.any(String) }])
  })

  it('answers 404 for an unknown path and 405 for another method', async () => {
    expect((await post('/nothing', {})).status).toBe(404)
    expect((await fetch(`${gateway.url}/getSDXLImage`)).status).toBe(405)
  })

  it('returns an error, an empty answer or a web page if the prompt asks for it', async () => {
    const limited = await post('/getSDXLImage', { prompt: 'sea demo:error 429' })
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '2'])
    expect(await (await post('/sd3/v1/getData', { prompt: 'demo:empty' })).text()).toBe('')
    expect((await post('/getSDXLImage', { prompt: 'demo:html' })).headers.get('content-type')).toContain('text/html')
    expect((await post('/getSDXLImage', { prompt: 'demo:error' })).status).toBe(500)
  })

  it('lets a polled job fail if the prompt asks for it', async () => {
    const { job_set_id: id } = await json('/sdxl_lightning/getImage/v1/getSDXLImage', { prompt: 'demo:fail', ...dims })
    const done = await until(
      () => json('/ai-model-api-polling/getGenerationResults', { job_set_id: id }),
      (reply) => reply.status !== 'processing'
    )
    expect(done.status).toBe('failed')
  })

  it('survives a client that disconnects while its picture is being painted slowly', async () => {
    const gone = new AbortController()
    const slow = fetch(`${gateway.url}/getSDXLImage`, {
      method: 'POST',
      body: JSON.stringify({ prompt: 'demo:slow 200', ...dims }),
      signal: gone.signal
    })
    gone.abort()
    await expect(slow).rejects.toThrow('aborted')
    expect(await json('/getSDXLImage', { prompt: 'sea', ...dims })).toHaveProperty('imageUrl')
  })
})

describe('the guard', () => {
  async function status(path: string, headers: Record<string, string>): Promise<number> {
    const { port } = new URL(gateway.url)
    return await new Promise((resolve, reject) => {
      httpRequest({ host: '127.0.0.1', port, path, headers }, (reply) => {
        reply.resume()
        resolve(reply.statusCode ?? 0)
      })
        .on('error', reject)
        .end()
    })
  }

  it('refuses a missing or wrong token, the Origin of a web page and another Host', async () => {
    const url = await upload(await plainPng(64, 64, '#fff'))
    const { pathname } = new URL(url)
    expect(await status(pathname, {})).toBe(200)
    expect(await status(pathname.slice(pathname.indexOf('/uploads')), {})).toBe(404)
    expect(await status(pathname.replace(/^\/../, '/__'), {})).toBe(404)
    expect(await status(pathname, { origin: 'https://example.org' })).toBe(403)
    expect(await status(pathname, { origin: 'null' })).toBe(403)
    expect(await status(pathname, { host: 'rebound.example:80' })).toBe(403)
  })
})

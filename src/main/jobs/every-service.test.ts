/**
 * Every operation against a strict server of the documents: what is sent is accepted, and every documented reply ends
 * in a stored picture with exactly the bytes served. No real service can be reached from here.
 */
import { describe, expect } from 'vitest'
import { providers } from '../providers/registry.ts'
import { it } from './__fixtures__/it.ts'

it.afterEach(({ real }) => {
  expect(real.services.violations.splice(0)).toEqual([])
})

const operations = providers
  .filter((provider) => !provider.demo)
  .flatMap((provider) => provider.operations.map((operation) => ({ provider, operation })))

describe.each(operations)('$operation.id', ({ provider, operation }) => {
  it('sends what its document says and keeps the returned bytes', async ({ real }) => {
    const from = real.services.downloads.length
    const job = await real.run(real.request(operation.id))
    expect(job).toMatchObject({ state: 'done', error: null })
    expect(await real.stored(job)).toEqual(real.served(from))
    expect(job.pictureIds).toHaveLength(job.expected)
  })

  it.for(operation.presets)('sends its preset “$label” as documented', async (preset, { real }) => {
    expect(await real.run(real.request(operation.id, preset.parameters))).toMatchObject({ state: 'done', error: null })
  })

  it('is not sent without its key, and reports a wrong one', async ({ real }) => {
    const key = real.keys.get(provider.id) ?? ''
    real.keys.delete(provider.id)
    const before = real.services.requests.length
    const without = await real.run(real.request(operation.id))
    const sent = real.services.requests.length - before
    real.keys.set(provider.id, 'not-the-right-key')
    const rejected = await real.run(real.request(operation.id))
    real.keys.set(provider.id, key)
    expect(without.error?.code).toBe('missing-key')
    expect(sent).toBe(0)
    expect(rejected).toMatchObject({ state: 'failed', error: { code: 'key-rejected', data: { action: 'check-key' } } })
    expect(rejected.error?.data.nextStep).toBeTruthy()
    real.services.violations.splice(0)
  })

  it.for([
    [400, 'invalid-input'],
    [401, 'key-rejected'],
    [402, 'quota'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [500, 'provider-failed']
  ] as const)(
    'a %i from the service is the error “%s”, with a next step, and is sent once',
    async ([status, code], { real }) => {
      const before = real.services.requests.length
      real.services.script(operation.id, { kind: 'error', status })
      const job = await real.run(real.request(operation.id))
      expect(job).toMatchObject({ state: 'failed', error: { code }, request: real.request(operation.id) })
      expect(job.error?.data.nextStep).toBeTruthy()
      expect(real.services.requests.length - before).toBe(1)
    }
  )

  it('waits out a short Retry-After and is then sent once more', async ({ real }) => {
    const before = real.services.requests.length
    real.services.script(operation.id, { kind: 'error', status: 429, retryAfter: '1' })
    expect(await real.run(real.request(operation.id))).toMatchObject({ state: 'done', attempts: 2 })
    expect(real.services.requests.length - before).toBe(2)
  })

  it.for([
    ['an HTML page', { kind: 'html' }],
    ['an empty link', { kind: 'empty-url' }],
    ['success without a picture', { kind: 'no-picture' }],
    ['an empty body', { kind: 'answer', status: 200, body: '' }],
    ['broken JSON', { kind: 'answer', status: 200, body: '{"imageUrl":' }],
    ['a link to a file of this machine', { kind: 'answer', status: 200, body: { imageUrl: 'file:///etc/passwd' } }],
    ['a truncated picture', { kind: 'document', picture: 'truncated' }],
    ['an SVG', { kind: 'document', picture: 'svg' }],
    ['text where a picture should be', { kind: 'document', picture: 'text' }]
  ] as const)('%s is an error that keeps the job and is never sent twice', async ([, script], { real }) => {
    const before = real.services.requests.length
    real.services.script(operation.id, script)
    const job = await real.run(real.request(operation.id))
    // A number beside the empty link (SD3.5 sends one) is polled first: that costs nothing, and the picture may be
    // there.
    expect(job).toMatchObject({
      state: 'failed',
      error: { code: job.polls === 0 ? 'bad-response' : 'not-found' },
      pictureIds: []
    })
    expect(job.error?.data.nextStep).toBeTruthy()
    expect(real.services.requests.slice(before).filter((request) => request.operationId === operation.id)).toHaveLength(
      1
    )
    expect(real.library.ofJob(job.id)).toEqual([])
  })

  it.for([403, 404, 410] as const)('reports an expired link (%i)', async (expired, { real }) => {
    real.services.script(operation.id, { kind: 'document', picture: { expired } })
    expect(await real.run(real.request(operation.id))).toMatchObject({ state: 'failed', error: { code: 'not-found' } })
  })

  it('a connection that breaks after the request was sent may have been charged, and is not sent again', async ({
    real
  }) => {
    const before = real.services.requests.length
    real.services.script(operation.id, { kind: 'reset' })
    expect(await real.run(real.request(operation.id))).toMatchObject({
      state: 'uncertain',
      error: { code: 'may-have-been-charged' }
    })
    expect(real.services.requests.length - before).toBe(1)
  })
})

describe('polling', () => {
  const gateways = operations.filter(({ provider }) => provider.id === 'appypie' || provider.id === 'pixazo')
  it.for(
    gateways.flatMap(({ operation }) =>
      (['completed', 'succeeded'] as const).map((shape) => ({ id: operation.id, shape }))
    )
  )('$id is polled, and its “$shape” answer read', async ({ id, shape }, { real }) => {
    const from = real.services.downloads.length
    real.services.script(id, { kind: 'pending', polls: 2, shape })
    const job = await real.run(real.request(id))
    expect(job).toMatchObject({ state: 'done', polls: 2 })
    expect(job.handle).toBeTruthy()
    expect(await real.stored(job)).toEqual(real.served(from))
  })

  it('ImagePipeline is polled at its status endpoint, and several samples are all kept', async ({ real }) => {
    real.services.script('imagepipeline/sdxl', { kind: 'pending', polls: 2 })
    const from = real.services.downloads.length
    const job = await real.run(real.request('imagepipeline/sdxl', { samples: 4 }))
    expect(job).toMatchObject({ state: 'done' })
    expect(await real.stored(job)).toEqual(real.served(from))
    expect(job.pictureIds).toHaveLength(4)
  })

  it.for(['pixazo/sdxl-base', 'imagepipeline/sdxl'])(
    '%s: a job that the service gives up on fails',
    async (id, { real }) => {
      real.services.script(id, { kind: 'pending', polls: 1, end: 'failed' })
      const job = await real.run(real.request(id))
      expect(job.state).toBe('failed')
      expect(job.error?.data.nextStep).toBeTruthy()
    }
  )

  it('a service that never finishes hits the deadline, and the job can be asked for again', async ({ real }) => {
    real.services.script('pixazo/sdxl-base', { kind: 'pending', polls: 1, end: 'never' })
    const job = await real.run(real.request('pixazo/sdxl-base'))
    expect(job).toMatchObject({ state: 'failed', error: { code: 'timeout' } })
    expect(job.handle).toBeTruthy()
  })
})

describe('an oversized answer', () => {
  const letters = 'x'.repeat(50_000_000)

  it('is not read to the end, is sent once, and asks before it is sent again', async ({ real }) => {
    const before = real.services.requests.length
    real.services.script('pixazo/sdxl-lightning', {
      kind: 'answer',
      status: 200,
      body: `{"imageUrl":"https://example.com/a.png","more":"${letters}"}`
    })
    const job = await real.run(real.request('pixazo/sdxl-lightning'))
    expect(job).toMatchObject({
      state: 'failed',
      error: { code: 'bad-response', message: expect.stringContaining('larger than') }
    })
    expect(real.services.requests.length - before).toBe(1)
  })

  it('to a poll says nothing about the job, which is polled again', async ({ real }) => {
    real.services.script('pixazo/sd3', { kind: 'pending', polls: 0 })
    real.services.script('pixazo/polling', {
      kind: 'answer',
      status: 200,
      body: `{"imageUrl":"https://example.com/a.png","more":"${letters}"}`
    })
    const job = await real.run(real.request('pixazo/sd3'))
    expect(job).toMatchObject({ state: 'done', error: null, polls: 1 })
    expect(await real.stored(job)).toHaveLength(1)
  })
})

describe('a 400 from a service', () => {
  it("about the content of the picture is a refusal in the service's own words", async ({ real }) => {
    real.services.script('pixazo/sd3', {
      kind: 'answer',
      status: 400,
      body: { error: 'Prompt was flagged by our content policy.' }
    })
    expect(await real.run(real.request('pixazo/sd3'))).toMatchObject({
      error: {
        code: 'refused',
        message: 'Pixazo refused to make this picture: “Prompt was flagged by our content policy”.'
      }
    })
  })

  it('to a poll ends the job, which can be asked for again', async ({ real }) => {
    real.services.script('pixazo/sd3', { kind: 'pending', polls: 0 })
    real.services.script('pixazo/polling', { kind: 'error', status: 400 })
    const job = await real.run(real.request('pixazo/sd3'))
    expect(job).toMatchObject({
      state: 'failed',
      error: {
        code: 'not-found',
        data: { action: 'retry', nextStep: expect.stringContaining('Check the result again') }
      }
    })
    real.jobs.resume(job.id)
    await real.ended(job.id)
    expect(real.library.ofJob(job.id)).toHaveLength(1)
  })
})

describe('the stream variants', () => {
  const streams = ['pixazo/sdxl-lightning-stream', 'pixazo/sd15-inpainting-stream']
  it.for(streams.flatMap((id) => (['image', 'sse', 'ndjson'] as const).map((as) => ({ id, as }))))(
    '$id copes with $as',
    async ({ id, as }, { real }) => {
      real.services.script(id, { kind: 'stream', as })
      const job = await real.run(real.request(id))
      expect(job).toMatchObject({ state: 'done', error: null })
      expect(await real.stored(job)).toHaveLength(1)
    }
  )
})

describe('AIgateway', () => {
  it.for(['url', 'b64_json'])('returns several pictures as %s', async (responseFormat, { real }) => {
    const job = await real.run(real.request('aigateway/sdxl-lightning', { responseFormat, samples: 3 }))
    expect(job).toMatchObject({ state: 'done', error: null })
    expect(new Set(await real.stored(job)).size).toBe(3)
  })
})

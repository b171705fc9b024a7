import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { errorDataSchema } from '../../shared/errors.ts'
import { badReplies, goodReplies, pendingReplies, png, pngBase64, reply } from './__fixtures__/replies.ts'
import type { OperationDescriptor, Outcome, PictureSource, WireReply } from './descriptor.ts'
import { findOperation, providers } from './registry.ts'

const now = Date.parse('2026-11-20T12:00:00Z')

const operation = (id: string): OperationDescriptor => {
  const found = findOperation(id)
  if (!found) throw new Error(`no operation ${id}`)
  return found.operation
}

const read = (id: string, wire: WireReply, phase?: 'poll', expected?: number): Outcome => {
  const descriptor = operation(id)
  return phase === 'poll' ? descriptor.poll!.fromReply(wire, now, expected) : descriptor.fromReply(wire, now, expected)
}

const text = (picture: PictureSource): string =>
  picture.kind === 'url' ? picture.url : Buffer.from(picture.bytes).toString('base64')

describe('a reply with pictures', () => {
  it.each(goodReplies)('$operationId: $what', ({ operationId, reply: wire, pictures, phase, handle, warnings }) => {
    const outcome = read(operationId, wire, phase)
    if (outcome.kind !== 'pictures') throw new Error(JSON.stringify(outcome))
    expect(outcome.pictures.map(text)).toEqual(pictures)
    expect(outcome.handle).toBe(handle)
    expect(outcome.warnings).toHaveLength(warnings ?? 0)
  })

  const urls = ['https://p.example/1', 'https://p.example/2', 'https://p.example/3']

  it('keeps as many as were requested, and says so', () => {
    const outcome = read('imagepipeline/sdxl', reply({ status: 'SUCCESS', download_urls: urls }), undefined, 2)
    expect(outcome).toMatchObject({
      kind: 'pictures',
      warnings: [expect.stringContaining('3 pictures for 2 requested')]
    })
    expect(outcome.kind === 'pictures' && outcome.pictures.map(text)).toEqual(urls.slice(0, 2))
  })

  it('says when there are fewer than requested', () => {
    const outcome = read('imagepipeline/sdxl', reply({ status: 'SUCCESS', download_urls: urls }), undefined, 4)
    expect(outcome).toMatchObject({ kind: 'pictures', warnings: [expect.stringContaining('3 of 4')] })
  })

  it("returns a picture's bytes unchanged", () => {
    const outcome = read(
      'aigateway/sdxl-lightning',
      reply({ data: [{ b64_json: pngBase64.replaceAll('+', '-').replaceAll('/', '_') }] })
    )
    expect(outcome.kind === 'pictures' && outcome.pictures[0]?.kind === 'bytes' && outcome.pictures[0].bytes).toEqual(
      png
    )
  })
})

describe('a reply with a job that is not ready', () => {
  it.each(pendingReplies)('$operationId: $what', ({ operationId, reply: wire, handle, status, phase }) => {
    expect(read(operationId, wire, phase)).toEqual({ kind: 'pending', handle, status })
  })
})

describe('a reply that is an error', () => {
  it.each(badReplies)(
    '$what is $code',
    ({ operationId = 'pixazo/sdxl-lightning', reply: wire, code, action, phase, retryIn, says }) => {
      const outcome = read(operationId, wire, phase)
      if (outcome.kind !== 'failed') throw new Error(JSON.stringify(outcome))
      const { error } = outcome
      expect(error.code).toBe(code)
      expect(error.data.status).toBe(wire.status)
      expect(error.message).toContain(says === undefined ? '' : `“${says}”`)
      expect(error.data.nextStep).toMatch(/^[A-Z].*\.$/)
      expect(error.message).toMatch(/^[A-Z].*\.$/)
      expect(error.data.retryAt).toBe(retryIn === undefined ? undefined : now + retryIn)
      expect(error.data.action).toBe(action ?? error.data.action)
      expect(errorDataSchema.safeParse(error.data).success).toBe(true)
    }
  )

  it.each(badReplies)(
    'names no place for the answer that is not there: $what',
    ({ operationId = 'pixazo/sdxl-lightning', reply: wire, phase }) => {
      const outcome = read(operationId, wire, phase)
      if (outcome.kind !== 'failed') throw new Error(JSON.stringify(outcome))
      expect(outcome.error.data.nextStep).not.toContain('below')
      expect(outcome.error.data.nextStep?.includes('under the details') === true && !outcome.error.data.detail).toBe(
        false
      )
    }
  )

  it.each([
    ['a good status', 200, true],
    ['a status that refuses', 429, false]
  ])('says whether the request may have been charged: %s', (_what, status, may) => {
    const outcome = read('pixazo/sd3', reply({ statusCode: 429, message: 'Try again in 3 seconds.' }, { status }))
    if (outcome.kind !== 'failed') throw new Error(JSON.stringify(outcome))
    expect(outcome.error.data.nextStep?.includes('may have been charged')).toBe(may)
  })

  it.each([
    ['a status that says so', { status: 'failed', error: 'out of memory' }, true],
    ['an error alone', { error: 'something went wrong' }, undefined],
    ['a refusal', { error: 'blocked by our content policy' }, true],
    ['a link to nowhere', { status: 'completed', imageUrl: 'file:///x' }, true]
  ])('to a poll ends the job only if the service says so: %s', (_what, body, final) => {
    expect((read('pixazo/sd3', reply(body), 'poll') as { final?: boolean }).final).toBe(final)
  })

  it('carries at most 16 kB of what the service wrote', () => {
    const outcome = read('pixazo/sd3', reply({ error: 'é'.repeat(10_000) }, { status: 500 }))
    const detail = outcome.kind === 'failed' ? outcome.error.data.detail : undefined
    expect(Buffer.byteLength(detail ?? '')).toBeLessThanOrEqual(16_384)
    expect(detail).toMatch(/^\{"error":"é+$/)
  })

  it('describes binary data', () => {
    const outcome = read('pixazo/sd3', reply(Uint8Array.of(0, 1, 2), { headers: { 'content-type': 'image/bmp' } }))
    expect(outcome).toMatchObject({
      error: { code: 'bad-response', data: { detail: 'image/bmp, 3 bytes that are no text' } }
    })
  })
})

describe('a streamed answer', () => {
  const stream = 'pixazo/sdxl-lightning-stream'

  it('that breaks off with a limit after it began means that the job was taken, and ends it', () => {
    const limit = 'data: {"error":"Rate limit exceeded","status":429}\n\n'
    const headers = { 'content-type': 'text/event-stream' }
    const begun = read(stream, reply(`data: {"status":"processing"}\n\n${limit}`, { headers }))
    expect(begun).toMatchObject({ kind: 'failed', final: true })
    expect((read(stream, reply(limit, { headers })) as { final?: boolean }).final).toBeUndefined()
  })
  const events = (count: number): string => 'data: {"progress":0.5}\r\n\r\n'.repeat(count)

  it('is read across the boundaries of what is parsed at once', () => {
    const wire = reply(`${events(9000)}data: {"imageUrl":"https://p.example/1"}\r\n\r\n`, {
      headers: { 'content-type': 'text/event-stream' }
    })
    expect(read(stream, wire)).toMatchObject({ kind: 'pictures', pictures: [{ url: 'https://p.example/1' }] })
  })

  it.each([
    ['events', `${events(10_001)}data: {"imageUrl":"https://p.example/1"}\n\n`],
    ['lines of events', `data: x\n${'data:x\n'.repeat(100_000)}`],
    ['lines of JSON', '{}\n'.repeat(10_001)]
  ])('with more parts than a picture has steps is not read: %s', (_what, body) => {
    expect(read(stream, reply(body))).toMatchObject({
      kind: 'failed',
      error: { code: 'bad-response', message: expect.stringContaining('more pieces') }
    })
  })
})

describe('how much is read of an answer', () => {
  const mebibyte = 1_048_576
  const bytes = (id: string, parameters: Record<string, unknown>): number =>
    operation(id).replyBytes({ prompt: 'x', ...parameters }) / mebibyte

  it('is what the requested pictures can need', () => {
    const aigateway = (more: Record<string, unknown>): number =>
      bytes('aigateway/sdxl-lightning', { width: 1024, height: 1024, ...more })
    // A picture of noise with transparency is 4 MiB, and a third more as text.
    expect(aigateway({ responseFormat: 'b64_json' })).toBeGreaterThan((4 * 4) / 3 + 0.5)
    expect(aigateway({ responseFormat: 'b64_json' })).toBeLessThan(8)
    expect(aigateway({ responseFormat: 'b64_json', samples: 4 })).toBeGreaterThan(4 * ((4 * 4) / 3))
    expect(aigateway({ responseFormat: 'url' })).toBeLessThan(10)
  })

  it('is never 50 MB for one picture', () => {
    const all = providers.flatMap((provider) => provider.operations)
    for (const each of all)
      expect(each.replyBytes({ prompt: 'x', width: 2048, height: 2048, samples: 1 })).toBeLessThan(25 * mebibyte)
  })
})

const operations = providers.flatMap((provider) => provider.operations)
/** The outcome of every operation for a reply: kinds, and what is wrong with the pictures. */
const readAll = (wire: WireReply): { kinds: string[]; wrong: PictureSource[] } => {
  const outcomes = operations.flatMap(({ fromReply, poll }) => [
    fromReply(wire, now),
    ...(poll ? [poll.fromReply(wire, now, 2)] : [])
  ])
  const pictures = outcomes.flatMap((outcome) => (outcome.kind === 'pictures' ? outcome.pictures : []))
  const wrong = pictures.filter((picture) => picture.kind === 'url' && !/^https?:\/\/\S/i.test(picture.url))
  return { kinds: outcomes.map(({ kind }) => kind), wrong }
}
const isRead = (wire: WireReply): void => {
  const { kinds, wrong } = readAll(wire)
  expect(kinds).not.toContain(undefined)
  expect(wrong).toEqual([])
}
const status = fc.oneof(fc.constant(200), fc.integer({ min: 100, max: 599 }))
const headers = fc.dictionary(
  fc.constantFrom('content-type', 'retry-after', 'date'),
  fc.oneof(fc.string(), fc.constantFrom('text/event-stream', 'image/png', 'application/json'))
)

/** JSON that uses the names by which replies are read, with anything under them. */
const names = [
  'imageUrl',
  'output',
  'results',
  'data',
  'url',
  'b64_json',
  'download_urls',
  'images',
  'media_url',
  'status',
  'statusCode',
  'error',
  'errors'
]
const name = fc.constantFrom(
  ...names,
  'success',
  'message',
  'id',
  'job_set_id',
  'request_id',
  'polling_url',
  'code',
  'type',
  '__proto__',
  'constructor'
)
const leaf = fc.oneof(
  fc.string(),
  fc.webUrl(),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom(
    'data:,x',
    'data:image/png;base64,',
    'file:///x',
    'http://',
    'http:',
    'PENDING',
    'Success',
    'failed',
    '..',
    pngBase64
  )
)
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(name, tie('tree'), { maxKeys: 6 })
  )
}))

const lines = fc.array(
  fc.oneof(
    fc.constantFrom('data: ', 'event: error', ':', '', 'data:[DONE]'),
    fc.string(),
    tree.map((value) => `data: ${JSON.stringify(value)}`),
    tree.map((value) => JSON.stringify(value) ?? '')
  )
)

describe('anything that a service may send', () => {
  it('is read without throwing, and never becomes a link of another kind: bytes', () => {
    const bytes = fc.uint8Array({ maxLength: 200 })
    expect(() =>
      fc.assert(
        fc.property(status, headers, bytes, (code, head, body) => isRead({ status: code, headers: head, body }))
      )
    ).not.toThrow()
  })

  it('is read without a throw, and never becomes a link of another kind: JSON of the names that are read', () => {
    const property = fc.property(status, headers, tree, (code, head, value) =>
      isRead(reply(JSON.stringify(value) ?? '', { status: code, headers: head }))
    )
    expect(() => fc.assert(property)).not.toThrow()
  })

  it('is read without a throw, and never becomes a link of another kind: events and lines', () => {
    expect(() =>
      fc.assert(fc.property(headers, lines, (head, parts) => isRead(reply(parts.join('\n'), { headers: head }))))
    ).not.toThrow()
  })
})

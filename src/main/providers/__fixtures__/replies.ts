/** Replies and their expected outcome: the documents' own, and those of gateways and faults. */
import type { ErrorAction, ErrorCode } from '../../../shared/errors.ts'
import type { WireReply } from '../descriptor.ts'

/** 1 x 1, complete. */
export const png = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64'
  )
)
export const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46)
export const webp = Uint8Array.from(Buffer.from('RIFF\u0004\0\0\0WEBPVP8 '))
export const avif = Uint8Array.from(Buffer.from('\0\0\0\u001cftypmif1\0\0\0\0mif1avifmiaf'))

export const pngBase64 = Buffer.from(png).toString('base64')

/** A reply with a JSON body unless the body is text or bytes. */
export function reply(
  body: unknown,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {}
): WireReply {
  const isRaw = typeof body === 'string' || body instanceof Uint8Array
  return {
    status,
    headers: { ...(isRaw ? {} : { 'content-type': 'application/json' }), ...headers },
    body:
      body instanceof Uint8Array
        ? body
        : new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body))
  }
}

const typed = (contentType: string) => ({ headers: { 'content-type': contentType } })

export interface GoodReply {
  what: string
  operationId: string
  reply: WireReply
  /** Links as text, pictures sent as bytes as their base64. */
  pictures: string[]
  phase?: 'poll'
  handle?: string
  warnings?: number
}

const r2 =
  'https://pub-582b7213209642b9b995c96c95a30381.r2.dev/sdxl_lightning/prompt-355182775-1724841428119-422172.png'
const a = 'https://pictures.example/a.png'
const b = 'https://pictures.example/b.png'
const c = 'https://pictures.example/c.png'

export const goodReplies: GoodReply[] = [
  { what: 'a link', operationId: 'appypie/sdxl-lightning', reply: reply({ imageUrl: r2 }), pictures: [r2] },
  {
    what: 'a link after success: true',
    operationId: 'appypie/sd15-inpainting',
    reply: reply({ success: true, imageUrl: r2 }),
    pictures: [r2]
  },
  {
    what: 'the output of SD3',
    operationId: 'pixazo/sd3',
    reply: reply({ output: 'https://example.com/image.jpg' }),
    pictures: ['https://example.com/image.jpg']
  },
  {
    what: 'the output of SD3.5',
    operationId: 'pixazo/sd35-large',
    reply: reply({ id: 'j8qc0mvk8drmy0cxe4wvcy8ajw', status: 'succeeded', output: a }),
    pictures: [a],
    handle: 'j8qc0mvk8drmy0cxe4wvcy8ajw'
  },
  { what: 'output as a list', operationId: 'pixazo/sd3', reply: reply({ output: [a] }), pictures: [a] },
  {
    what: 'output with media_url[]',
    operationId: 'pixazo/sd3',
    reply: reply({ output: { media_url: [a] } }),
    pictures: [a]
  },
  {
    what: 'the first polling shape',
    operationId: 'pixazo/sdxl-lightning',
    phase: 'poll',
    reply: reply({ status: 'completed', imageUrl: r2, job_set_id: 'jobset_1' }),
    pictures: [r2],
    handle: 'jobset_1'
  },
  {
    what: 'the second polling shape',
    operationId: 'appypie/sd15-inpainting',
    phase: 'poll',
    reply: reply({
      status: 'succeeded',
      results: [{ imageUrl: r2, job_id: 'job_123' }],
      job_set_id: 'jobset_abc123xyz'
    }),
    pictures: [r2],
    handle: 'jobset_abc123xyz'
  },
  {
    what: 'AIgateway with links',
    operationId: 'aigateway/sdxl-lightning',
    reply: reply({ created: 1776947082, data: [{ url: a }, { url: b }] }),
    pictures: [a, b]
  },
  {
    what: 'AIgateway with base64',
    operationId: 'aigateway/sdxl-lightning',
    reply: reply({ created: 1, data: [{ b64_json: pngBase64 }] }),
    pictures: [pngBase64]
  },
  {
    what: 'ImagePipeline done',
    operationId: 'imagepipeline/sdxl',
    reply: reply({ status: 'SUCCESS', download_urls: [a, b] }),
    pictures: [a, b]
  },
  {
    what: 'the same link twice',
    operationId: 'imagepipeline/sdxl',
    reply: reply({ status: 'success', download_urls: [b, a, b] }),
    pictures: [b, a]
  },
  {
    what: 'more pictures than the operation can be asked for',
    operationId: 'pixazo/sdxl-lightning',
    phase: 'poll',
    reply: reply({ status: 'succeeded', results: [{ imageUrl: a }, { imageUrl: b }, { imageUrl: c }] }),
    pictures: [a],
    warnings: 1
  },
  {
    what: 'an error that is none',
    operationId: 'pixazo/sdxl-base',
    reply: reply({ error: 0, success: 1, imageUrl: a }),
    pictures: [a]
  },
  { what: 'images[]', operationId: 'pixazo/sdxl-base', reply: reply({ images: [{ url: a }] }), pictures: [a] },
  {
    what: 'the picture itself',
    operationId: 'pixazo/sdxl-lightning-stream',
    reply: reply(png, typed('image/png')),
    pictures: [pngBase64]
  },
  {
    what: 'the picture itself under a wrong label',
    operationId: 'pixazo/sdxl-lightning-stream',
    reply: reply(png, typed('application/json')),
    pictures: [pngBase64]
  },
  { what: 'a JPEG', operationId: 'pixazo/sd3', reply: reply(jpeg), pictures: [Buffer.from(jpeg).toString('base64')] },
  { what: 'a WebP', operationId: 'pixazo/sd3', reply: reply(webp), pictures: [Buffer.from(webp).toString('base64')] },
  { what: 'an AVIF', operationId: 'pixazo/sd3', reply: reply(avif), pictures: [Buffer.from(avif).toString('base64')] },
  {
    what: 'a data link',
    operationId: 'pixazo/sdxl-lightning',
    reply: reply({ imageUrl: `data:image/png;base64,${pngBase64}` }),
    pictures: [pngBase64]
  },
  {
    what: 'a bare data link',
    operationId: 'pixazo/sdxl-lightning',
    reply: reply(`data:image/png;base64,${pngBase64}`),
    pictures: [pngBase64]
  },
  {
    what: 'JSON after a byte order mark',
    operationId: 'pixazo/sdxl-lightning',
    reply: reply(`\ufeff{"imageUrl":"${a}"}`),
    pictures: [a]
  },
  {
    what: 'JSON with HTML as its label',
    operationId: 'pixazo/sdxl-lightning',
    reply: reply({ imageUrl: a, error: null }, typed('text/html')),
    pictures: [a]
  },
  {
    what: 'a good link among bad ones',
    operationId: 'imagepipeline/sdxl',
    reply: reply({ status: 'SUCCESS', download_urls: ['file:///etc/passwd', a] }),
    pictures: [a],
    warnings: 1
  },
  {
    what: 'a picture and a complaint',
    operationId: 'pixazo/sdxl-lightning',
    reply: reply({ imageUrl: a, error: 'low quality' }),
    pictures: [a],
    warnings: 1
  },
  {
    what: 'events',
    operationId: 'pixazo/sdxl-lightning-stream',
    reply: reply(
      `event: progress\ndata: {"progress":0.5}\n\ndata: {"imageUrl":"${a}"}\n\n` +
        `data: {"imageUrl":"${b}"}\n\ndata: [DONE]\n\n`,
      typed('text/event-stream')
    ),
    pictures: [b]
  },
  {
    what: 'events without their label, cut off after the last',
    operationId: 'pixazo/sdxl-lightning-stream',
    reply: reply(`: hello\r\n\r\nevent: result\r\ndata: {"b64_json":"${pngBase64}"}`, typed('text/plain')),
    pictures: [pngBase64]
  },
  {
    what: 'events with bare links',
    operationId: 'pixazo/sdxl-lightning-stream',
    reply: reply(`data: ${a}\n\n`, typed('text/event-stream')),
    pictures: [a]
  },
  {
    what: 'an error event that a picture follows',
    operationId: 'pixazo/sdxl-lightning-stream',
    reply: reply(
      `event: error\ndata: {"error":"retrying"}\n\ndata: {"imageUrl":"${a}"}\n\n`,
      typed('text/event-stream')
    ),
    pictures: [a]
  },
  {
    what: 'lines of JSON',
    operationId: 'pixazo/sd15-inpainting-stream',
    reply: reply(
      `{"status":"processing"}\n{"imageUrl":"${a}"}\r\n{"imageUrl":"${c}"}\n`,
      typed('application/x-ndjson')
    ),
    pictures: [c]
  }
]

export interface PendingReply {
  what: string
  operationId: string
  reply: WireReply
  handle: string
  status?: string
  phase?: 'poll'
}

export const pendingReplies: PendingReply[] = [
  {
    what: 'a job set',
    operationId: 'pixazo/sdxl-lightning',
    reply: reply({ job_set_id: 'jobset_1', status: 'processing' }),
    handle: 'jobset_1',
    status: 'processing'
  },
  {
    what: 'an empty link and a job set',
    operationId: 'pixazo/sdxl-base',
    reply: reply({ imageUrl: '', job_set_id: 'jobset_1' }),
    handle: 'jobset_1'
  },
  { what: 'request_id', operationId: 'pixazo/sd3', reply: reply({ request_id: 'r1' }), handle: 'r1' },
  { what: 'requestId', operationId: 'pixazo/sd3', reply: reply({ requestId: 'r2' }), handle: 'r2' },
  {
    what: 'the job set before other ids',
    operationId: 'pixazo/sd3',
    reply: reply({ id: 'x', job_set_id: 'y' }),
    handle: 'y'
  },
  {
    what: 'a polling link, of which only the id is used',
    operationId: 'pixazo/sd3',
    reply: reply({ polling_url: 'https://elsewhere.example/jobs/j-9' }),
    handle: 'j-9'
  },
  {
    what: 'SD3.5 not ready',
    operationId: 'pixazo/sd35-large',
    reply: reply({ id: 'j8', status: 'starting', output: null }),
    handle: 'j8',
    status: 'starting'
  },
  {
    what: 'ImagePipeline pending',
    operationId: 'imagepipeline/sdxl',
    reply: reply({ status: 'PENDING', id: 'abc' }),
    handle: 'abc',
    status: 'PENDING'
  },
  {
    what: 'a number as id',
    operationId: 'imagepipeline/sdxl',
    reply: reply('{"status":"PENDING","id":12}'),
    handle: '12',
    status: 'PENDING'
  },
  {
    what: 'a number as id beyond 2^53',
    operationId: 'imagepipeline/sdxl',
    reply: reply('{"id": 90071992547409931234 ,"status":"PENDING"}'),
    handle: '90071992547409931234',
    status: 'PENDING'
  },
  {
    what: 'submitted with success',
    operationId: 'pixazo/sd3',
    reply: reply({ status: 'success', job_set_id: 'j' }),
    handle: 'j',
    status: 'success'
  },
  {
    what: 'events that end in a job',
    operationId: 'pixazo/sd15-inpainting-stream',
    reply: reply('data: {"job_set_id":"j"}\n\n'),
    handle: 'j'
  },
  {
    what: 'some of the pictures',
    operationId: 'imagepipeline/sdxl',
    phase: 'poll',
    reply: reply({ status: 'Pending', id: 'abc', download_urls: [a] }),
    handle: 'abc',
    status: 'Pending'
  },
  {
    what: 'an unknown word',
    operationId: 'pixazo/sdxl-lightning',
    phase: 'poll',
    reply: reply({ status: 'Baking' }),
    handle: '',
    status: 'Baking'
  },
  {
    what: 'not found yet',
    operationId: 'pixazo/sdxl-lightning',
    phase: 'poll',
    reply: reply({ error: 'no' }, { status: 404 }),
    handle: '',
    status: 'not yet'
  },
  {
    what: 'empty yet',
    operationId: 'imagepipeline/sdxl',
    phase: 'poll',
    reply: reply(' \n'),
    handle: '',
    status: 'not yet'
  }
]

export interface BadReply {
  what: string
  operationId?: string
  reply: WireReply
  code: ErrorCode
  action?: ErrorAction
  phase?: 'poll'
  /** Milliseconds from now. */
  retryIn?: number
  /** The service's own words, in the message. */
  says?: string
}

const invalid = { error: 'Invalid request parameters' }
const html = '<!DOCTYPE html><html><body>Log in</body></html>'

export const badReplies: BadReply[] = [
  { what: '400', reply: reply(invalid, { status: 400 }), code: 'invalid-input', action: 'edit-request' },
  {
    what: '401',
    reply: reply({ error: 'Invalid or missing authentication' }, { status: 401 }),
    code: 'key-rejected',
    action: 'check-key'
  },
  {
    what: '402',
    operationId: 'aigateway/sdxl-lightning',
    reply: reply({ error: { type: 'insufficient_credits' } }, { status: 402 }),
    code: 'quota'
  },
  { what: '403', reply: reply({ error: 'Access denied for this operation' }, { status: 403 }), code: 'forbidden' },
  {
    what: '404',
    reply: reply({ error: 'Endpoint not found' }, { status: 404 }),
    code: 'not-found',
    action: 'open-service-settings'
  },
  { what: '422', reply: reply({ detail: [{ msg: 'field required' }] }, { status: 422 }), code: 'invalid-input' },
  {
    what: '429 with seconds',
    reply: reply(invalid, { status: 429, headers: { 'retry-after': '30' } }),
    code: 'rate-limited',
    action: 'wait',
    retryIn: 30_000
  },
  {
    what: '429 with a date, on a clock that is an hour off',
    reply: reply(invalid, {
      status: 429,
      headers: { 'retry-after': 'Fri, 20 Nov 2026 11:00:10 GMT', date: 'Fri, 20 Nov 2026 11:00:00 GMT' }
    }),
    code: 'rate-limited',
    retryIn: 10_000
  },
  {
    what: '429 with a date',
    reply: reply(invalid, { status: 429, headers: { 'retry-after': 'Fri, 20 Nov 2026 12:01:00 GMT' } }),
    code: 'rate-limited',
    retryIn: 60_000
  },
  {
    what: '429 with a date gone by',
    reply: reply(invalid, { status: 429, headers: { 'retry-after': 'Fri, 20 Nov 2020 12:01:00 GMT' } }),
    code: 'rate-limited',
    retryIn: 0
  },
  {
    what: '429 with nonsense',
    reply: reply(invalid, { status: 429, headers: { 'retry-after': 'soon' } }),
    code: 'rate-limited'
  },
  {
    what: "the gateway's own shape",
    reply: reply({ statusCode: 429, message: 'Rate limit is exceeded. Try again in 27 seconds.' }, { status: 429 }),
    code: 'rate-limited',
    retryIn: 27_000
  },
  {
    what: "the gateway's own shape with status 200",
    reply: reply({ statusCode: 401, message: 'Access denied due to invalid subscription key.' }),
    code: 'key-rejected'
  },
  { what: '451', reply: reply({}, { status: 451 }), code: 'refused' },
  {
    what: '500',
    reply: reply({ error: 'An unexpected error occurred, please try again later' }, { status: 500 }),
    code: 'provider-failed',
    action: 'retry'
  },
  {
    what: '503 with Retry-After',
    reply: reply('', { status: 503, headers: { 'retry-after': '5' } }),
    code: 'provider-failed',
    retryIn: 5000
  },
  { what: '405', reply: reply('', { status: 405 }), code: 'bad-response', action: 'open-service-settings' },
  { what: 'a redirect', reply: reply('', { status: 302 }), code: 'bad-response' },
  { what: '200 with an error', reply: reply({ error: 'Invalid parameters' }), code: 'provider-failed' },
  {
    what: '200 with an error of a known kind',
    reply: reply({ error: { type: 'rate_limit_error', message: 'slow' } }),
    code: 'rate-limited'
  },
  { what: '200 with a refusal', reply: reply({ error: { code: 'content_policy_violation' } }), code: 'refused' },
  { what: '200 with success: false', reply: reply({ success: false, id: 'x' }), code: 'provider-failed' },
  {
    what: 'a web page with 200',
    reply: reply(html, typed('text/html; charset=utf-8')),
    code: 'bad-response',
    action: 'open-service-settings'
  },
  {
    what: 'a web page labelled as JSON',
    reply: reply(html, typed('application/json')),
    code: 'bad-response',
    action: 'open-service-settings'
  },
  { what: 'nothing', reply: reply(''), code: 'bad-response' },
  { what: '204', reply: reply('', { status: 204 }), code: 'bad-response' },
  { what: 'an empty link and no job', reply: reply({ imageUrl: '' }), code: 'bad-response' },
  { what: 'success without a picture', reply: reply({ success: true }), code: 'bad-response' },
  { what: 'null', reply: reply('null'), code: 'bad-response' },
  { what: 'half of a JSON text', reply: reply('{"imageUrl":"https://pic'), code: 'bad-response' },
  { what: 'a link to a file', reply: reply({ imageUrl: 'file:///etc/passwd', id: 'x' }), code: 'bad-response' },
  { what: 'a link to a script', reply: reply({ imageUrl: 'javascript:alert(1)' }), code: 'bad-response' },
  {
    what: 'a data link without a picture',
    reply: reply({ imageUrl: `data:image/png;base64,${Buffer.from('<svg/>').toString('base64')}` }),
    code: 'bad-response'
  },
  {
    what: 'an SVG',
    reply: reply('<svg xmlns="http://www.w3.org/2000/svg"/>', typed('image/svg+xml')),
    code: 'bad-response'
  },
  { what: 'deeply nested JSON', reply: reply(`${'['.repeat(200_000)}${']'.repeat(200_000)}`), code: 'bad-response' },
  { what: 'a picture on the prototype', reply: reply(`{"__proto__":{"imageUrl":"${a}"}}`), code: 'bad-response' },
  {
    what: 'an id that climbs in a path',
    operationId: 'imagepipeline/sdxl',
    reply: reply({ status: 'PENDING', id: '..' }),
    code: 'bad-response'
  },
  {
    what: 'a job where nothing can be polled',
    operationId: 'aigateway/sdxl-lightning',
    reply: reply({ id: 'x', status: 'queued' }),
    code: 'bad-response'
  },
  {
    what: 'ImagePipeline failed',
    operationId: 'imagepipeline/sdxl',
    reply: reply({ status: 'FAILURE', message: 'Out of memory.' }),
    code: 'provider-failed',
    says: 'Out of memory'
  },
  {
    what: 'ImagePipeline refused',
    operationId: 'imagepipeline/sdxl',
    reply: reply({ status: 'FAILURE', message: 'NSFW' }),
    code: 'refused',
    says: 'NSFW'
  },
  {
    what: 'a 400 for what the picture would show',
    reply: reply({ error: 'Your request was rejected by our safety system.' }, { status: 400 }),
    code: 'refused',
    says: 'Your request was rejected by our safety system'
  },
  {
    what: 'a 400 that names a policy inside its error',
    operationId: 'aigateway/sdxl-lightning',
    reply: reply(
      { error: { type: 'invalid_request_error', message: 'Prompt violates the content policy' } },
      { status: 400 }
    ),
    code: 'refused',
    says: 'Prompt violates the content policy'
  },
  {
    what: 'a 400 for a value',
    reply: reply({ message: 'nsfw_filter must be a boolean' }, { status: 400 }),
    code: 'invalid-input',
    says: 'nsfw_filter must be a boolean'
  },
  {
    what: 'a 400 for the number of a job',
    phase: 'poll',
    reply: reply({ error: 'job_set_id is not valid' }, { status: 400 }),
    code: 'not-found',
    action: 'retry',
    says: 'job_set_id is not valid'
  },
  {
    what: 'a 503',
    reply: reply({ error: 'Upstream saturated' }, { status: 503 }),
    code: 'provider-failed',
    says: 'Upstream saturated'
  },
  {
    what: '429 with a time in other words',
    reply: reply({ error: { message: 'Please retry after 40 seconds.' } }, { status: 429 }),
    code: 'rate-limited',
    retryIn: 40_000
  },
  {
    what: 'a failed job',
    phase: 'poll',
    reply: reply({ status: 'Cancelled', job_set_id: 'j' }),
    code: 'provider-failed'
  },
  {
    what: 'a done job without a picture',
    phase: 'poll',
    reply: reply({ status: 'completed', imageUrl: '' }),
    code: 'bad-response'
  },
  {
    what: 'a key that is refused while polling',
    phase: 'poll',
    reply: reply({}, { status: 401 }),
    code: 'key-rejected'
  },
  {
    what: 'events that end in an error',
    reply: reply(`data: {"imageUrl":"${a}"}\n\nevent: error\ndata: out of memory\n\n`, typed('text/event-stream')),
    code: 'provider-failed'
  },
  {
    what: 'events without a picture',
    reply: reply('data: {"progress":1}\n\ndata: [DONE]\n\n', typed('text/event-stream')),
    code: 'bad-response'
  },
  {
    what: 'lines of JSON with an error',
    reply: reply('{"progress":1}\n{"error":{"type":"server_error"}}\n'),
    code: 'provider-failed'
  }
]

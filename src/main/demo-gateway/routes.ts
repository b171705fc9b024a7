/** Each documented operation at its documented path, in the alphabetical order of the documents. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Clock } from '../../shared/clock.ts'
import { parseBody, Refusal, readBody, send, sendJson } from './http.ts'
import type { Order } from './operations.ts'
import {
  baseBody,
  imagesBody,
  inpaintingBody,
  lightningBody,
  openAiModel,
  pollBody,
  sd3Body,
  sd35Body,
  text2imageBody
} from './operations.ts'
import type { Studio } from './studio.ts'
import { documentedMessage, triggerIn } from './triggers.ts'

export interface Call {
  request: IncomingMessage
  response: ServerResponse
  path: string
  studio: Studio
  clock: Clock
  /** Aborted when the client disconnects. */
  signal: AbortSignal
}

interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Exact, or a prefix ending with a slash. */
  path: string
  /** How this family of services writes an error. */
  refuse: (status: number, message: string) => unknown
  handle(call: Call): Promise<void>
}

const jsonCap = 512 * 1024
const uploadCap = 64 * 1024 * 1024

const plainRefusal = (_status: number, message: string): unknown => ({ error: message })
const pipelineRefusal = (_status: number, message: string): unknown => ({ status: 'FAILURE', error: message })
const openAiTypes: Record<number, string> = {
  401: 'authentication_error',
  402: 'insufficient_credits',
  404: 'not_found',
  429: 'rate_limit_error',
  503: 'service_unavailable'
}
const openAiRefusal = (status: number, message: string): unknown => ({
  error: { type: openAiTypes[status] ?? (status >= 500 ? 'server_error' : 'invalid_request_error'), message }
})

/** Reads the order, and lets a trigger in its prompt answer instead. @returns null if it has */
async function orderOf<T extends Order>(call: Call, read: (body: Buffer) => T): Promise<T | null> {
  const order = read(await readBody(call.request, jsonCap))
  const trigger = triggerIn(order.request.prompt)
  if (trigger?.kind === 'error') {
    if (trigger.status === 429) call.response.setHeader('retry-after', '2')
    throw new Refusal(trigger.status, documentedMessage(trigger.status))
  }
  if (trigger?.kind === 'empty') send(call.response, 200, 'application/json', Buffer.alloc(0))
  if (trigger?.kind === 'html')
    send(
      call.response,
      200,
      'text/html; charset=utf-8',
      Buffer.from('<!doctype html><title>Demo</title><h1>Service temporarily unavailable</h1>')
    )
  return trigger?.kind === 'empty' || trigger?.kind === 'html' ? null : order
}

type Body = typeof lightningBody | typeof baseBody | typeof inpaintingBody | typeof sd3Body | typeof sd35Body

/** Answers when the picture is painted. */
function direct(path: string, body: Body, reply: (url: string) => unknown): Route {
  return {
    method: 'POST',
    path,
    refuse: plainRefusal,
    async handle(call) {
      const order = await orderOf(call, (bytes) => parseBody(bytes, body)(call.clock.now()))
      if (order !== null) sendJson(call.response, 200, reply((await call.studio.publish(order, call.signal))[0]!))
    }
  }
}

/** One JSON answer as documented, or events if the client asks for a stream. */
function streamed(path: string, body: Body): Route {
  return {
    method: 'POST',
    path,
    refuse: plainRefusal,
    async handle(call) {
      const order = await orderOf(call, (bytes) => parseBody(bytes, body)(call.clock.now()))
      if (order === null) return
      if (!(call.request.headers.accept ?? '').includes('text/event-stream')) {
        sendJson(call.response, 200, { imageUrl: (await call.studio.publish(order, call.signal))[0] })
        return
      }
      call.response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
      call.response.write(`data: ${JSON.stringify({ status: 'processing' })}\n\n`)
      const last = await call.studio.publish(order, call.signal).then(
        (urls) => ({ imageUrl: urls[0] }),
        (error: unknown) => ({ error: error instanceof Refusal ? error.message : documentedMessage(500) })
      )
      call.response.end(`data: ${JSON.stringify(last)}\n\ndata: [DONE]\n\n`)
    }
  }
}

const imageUrl = (url: string): unknown => ({ imageUrl: url })

const submitLightning: Route = {
  method: 'POST',
  path: '/sdxl_lightning/getImage/v1/getSDXLImage',
  refuse: plainRefusal,
  async handle(call) {
    const order = await orderOf(call, (bytes) => parseBody(bytes, lightningBody)(call.clock.now()))
    // The document also shows this answer with an empty imageUrl: the picture then comes by polling.
    if (order !== null)
      sendJson(call.response, 200, { imageUrl: '', job_set_id: call.studio.enqueue(order), status: 'pending' })
  }
}

const poll: Route = {
  method: 'POST',
  path: '/ai-model-api-polling/getGenerationResults',
  refuse: plainRefusal,
  async handle(call) {
    const { job_set_id: id } = parseBody(await readBody(call.request, jsonCap), pollBody)
    const job = call.studio.job(id)
    if (job === null) throw new Refusal(404, 'Unknown job_set_id')
    if (job.state === 'pending') sendJson(call.response, 200, { status: 'processing', job_set_id: id })
    else if (job.state === 'failed')
      sendJson(call.response, 200, { status: 'failed', error: job.message, job_set_id: id })
    else
      sendJson(call.response, 200, {
        status: 'succeeded',
        results: job.urls.map((url, i) => ({ imageUrl: url, job_id: `${id}_${i}` })),
        job_set_id: id
      })
  }
}

function images(path: string): Route {
  return {
    method: 'POST',
    path,
    refuse: openAiRefusal,
    async handle(call) {
      const now = call.clock.now()
      let asked: { model: string; inline: boolean } | null = null
      const order = await orderOf(call, (bytes) => {
        const body = parseBody(bytes, imagesBody)
        asked = body
        return body.order(now)
      })
      const { model, inline } = asked as unknown as { model: string; inline: boolean }
      if (order === null) return
      if (model !== openAiModel) throw new Refusal(404, 'Unknown model or endpoint')
      const data = inline
        ? (await call.studio.paint(order, call.signal)).map((bytes) => ({
            b64_json: Buffer.from(bytes).toString('base64')
          }))
        : (await call.studio.publish(order, call.signal)).map((url) => ({ url }))
      sendJson(call.response, 200, { created: Math.floor(now / 1000), data })
    }
  }
}

const text2imagePath = '/sdxl/text2image/v1'

const submitText2image: Route = {
  method: 'POST',
  path: text2imagePath,
  refuse: pipelineRefusal,
  async handle(call) {
    const order = await orderOf(call, (bytes) => parseBody(bytes, text2imageBody)(call.clock.now()))
    if (order !== null) sendJson(call.response, 200, { status: 'PENDING', id: call.studio.enqueue(order) })
  }
}

const text2imageStatus: Route = {
  method: 'GET',
  path: `${text2imagePath}/status/`,
  refuse: pipelineRefusal,
  async handle(call) {
    const id = call.path.slice(`${text2imagePath}/status/`.length)
    const job = call.studio.job(id)
    if (job === null) throw new Refusal(404, 'Unknown id')
    if (job.state === 'pending') sendJson(call.response, 200, { status: 'PENDING', id })
    else if (job.state === 'failed') sendJson(call.response, 200, { status: 'FAILURE', error: job.message })
    else sendJson(call.response, 200, { status: 'SUCCESS', id, download_urls: job.urls })
  }
}

const putUpload: Route = {
  method: 'PUT',
  path: '/uploads/',
  refuse: plainRefusal,
  async handle(call) {
    call.studio.upload(call.path.slice('/uploads/'.length), new Uint8Array(await readBody(call.request, uploadCap)))
    call.response.writeHead(201).end()
  }
}

const deleteUpload: Route = {
  method: 'DELETE',
  path: '/uploads/',
  refuse: plainRefusal,
  async handle(call) {
    if (!call.studio.uploads.remove(call.path.slice('/uploads/'.length))) throw new Refusal(404, 'No such upload')
    call.response.writeHead(204).end()
  }
}

function files(path: '/files/' | '/uploads/'): Route {
  return {
    method: 'GET',
    path,
    refuse: plainRefusal,
    async handle(call) {
      const shelf = path === '/files/' ? call.studio.results : call.studio.uploads
      const file = shelf.get(call.path.slice(path.length))
      if (file === null) throw new Refusal(404, 'No such file')
      send(call.response, 200, file.mime, file.bytes)
    }
  }
}

export const routes: readonly Route[] = [
  direct('/getSDXLImage', lightningBody, imageUrl),
  submitLightning,
  streamed('/sdxl_lightning/getImage/v1/getSDXLImageStream', lightningBody),
  direct('/getImage/v1/getSDXLImage', baseBody, imageUrl),
  direct('/getImage', inpaintingBody, imageUrl),
  direct('/inpainting/v1/getImage', inpaintingBody, imageUrl),
  streamed('/inpainting/v1/getImageStream', inpaintingBody),
  direct('/sd3/v1/getData', sd3Body, (url) => ({ output: url })),
  direct('/sd3-5/v1/r-sd-3-5-large', sd35Body, (url) => ({ id: url.slice(-20, -4), status: 'succeeded', output: url })),
  poll,
  images('/images/generations'),
  images('/v1/images/generations'),
  submitText2image,
  text2imageStatus,
  putUpload,
  deleteUpload,
  files('/files/'),
  files('/uploads/')
]

/** Finds the route and lets it answer. Every failure becomes an answer in the route's own format. */
export async function answer(call: Call): Promise<void> {
  const atPath = routes.filter((route) =>
    route.path.endsWith('/') ? call.path.startsWith(route.path) : route.path === call.path
  )
  const route = atPath.find((candidate) => candidate.method === call.request.method)
  try {
    if (atPath.length === 0) throw new Refusal(404, 'Endpoint not found')
    if (route === undefined) throw new Refusal(405, 'Method not allowed')
    await route.handle(call)
  } catch (error) {
    if (call.signal.aborted) return
    const refusal = error instanceof Refusal ? error : new Refusal(500, documentedMessage(500))
    // The rest of a refused body is not read: the connection ends with the answer.
    sendJson(
      call.response,
      refusal.status,
      (route?.refuse ?? plainRefusal)(refusal.status, refusal.message),
      refusal.status === 413 ? { connection: 'close' } : {}
    )
  }
}

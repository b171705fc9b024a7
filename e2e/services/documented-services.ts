/**
 * One loopback server that is all documented services at once, each under its own prefix. It accepts only what the
 * documents say, records every request and every refusal, and can be scripted to misbehave.
 */

import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { DocumentedOperation, ServiceId } from './documents.ts'
import { aigatewayModel, documentedOperations, documentedServices, operationAt } from './documents.ts'
import { fetchLinks } from './fetch-links.ts'
import { paint, paintingOf } from './painted-pictures.ts'
import { repaint } from './repainted-pictures.ts'
import type { MadePicture } from './reply-bodies.ts'
import { emptyUrlBody, failedBody, pendingBody, polledBody, streamBody, successBody } from './reply-bodies.ts'
import type { IncomingRequest } from './request-check.ts'
import { refusalOf, strayKeys } from './request-check.ts'
import type { ScriptedReply, ServedPicture } from './scripted-reply.ts'
import { ServedFiles } from './served-files.ts'
import type { DocumentedServices, DocumentedServicesOptions, RecordedRequest, Violation } from './services-face.ts'

export type { DocumentedServices } from './services-face.ts'

const madeUpKeys: Readonly<Record<ServiceId, string>> = {
  appypie: 'appypie-test-key-0001',
  pixazo: 'pixazo-test-key-0002',
  aigateway: 'sk-aig-test-key-0003',
  imagepipeline: 'imagepipeline-test-key-0004'
}

interface PendingJob {
  operation: DocumentedOperation
  body: Readonly<Record<string, unknown>>
  script: Extract<ScriptedReply, { kind: 'pending' }>
  polls: number
}

/** Starts the server on a free port of 127.0.0.1. */
export async function startDocumentedServices(options: DocumentedServicesOptions = {}): Promise<DocumentedServices> {
  const services = new Services({ ...madeUpKeys, ...options.keys })
  await services.listen()
  return services
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString('utf8')
  if (text === '') return undefined
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}

const asRecord = (body: unknown): Readonly<Record<string, unknown>> =>
  typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  const isRaw = typeof body === 'string' || body instanceof Uint8Array
  response.writeHead(status, { ...(isRaw ? {} : { 'content-type': 'application/json' }), ...headers })
  response.end(isRaw || body === undefined ? body : JSON.stringify(body))
}

class Services implements DocumentedServices {
  url = ''
  baseUrls: Readonly<Record<string, string>> = {}
  readonly keys: Readonly<Record<ServiceId, string>>
  readonly requests: RecordedRequest[] = []
  readonly downloads: string[] = []
  readonly violations: Violation[] = []
  mustFetch = false
  readonly #files = new ServedFiles()
  readonly #scripts = new Map<string, ScriptedReply[]>()
  readonly #jobs = new Map<string, PendingJob>()
  #waiting: { count: number; operationId: string | undefined; resolve: () => void }[] = []
  #slow: (() => void)[] = []
  readonly #server = createServer((request, response) => {
    this.#answer(request, response).catch((error: unknown) => {
      this.#violate(null, `the server itself failed: ${String(error)}`)
      response.destroy()
    })
  })

  constructor(keys: Readonly<Record<ServiceId, string>>) {
    this.keys = keys
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
    this.baseUrls = Object.fromEntries(
      documentedOperations.map(({ endpointId, prefix }) => [endpointId, this.url + prefix])
    )
  }

  readonly script = (operationId: string, ...replies: ScriptedReply[]): void => {
    if (!documentedOperations.some(({ id }) => id === operationId))
      throw new Error(`There is no operation ${operationId} to script.`)
    this.#scripts.set(operationId, [...(this.#scripts.get(operationId) ?? []), ...replies])
  }

  readonly release = (): void => {
    for (const go of this.#slow.splice(0)) go()
  }

  readonly received = (count: number, operationId?: string): Promise<void> =>
    new Promise((resolve) => {
      this.#waiting.push({ count, operationId, resolve })
      this.#wake()
    })

  readonly bytesOf = (url: string): Uint8Array | undefined => this.#files.bytesAt(new URL(url).pathname)

  readonly close = async (): Promise<void> => {
    const closed = new Promise<void>((resolve) => {
      this.#server.close(() => resolve())
    })
    this.#server.closeAllConnections()
    await closed
  }

  #wake(): void {
    this.#waiting = this.#waiting.filter(({ count, operationId, resolve }) => {
      const seen = this.requests.filter(
        (request) => operationId === undefined || request.operationId === operationId
      ).length
      if (seen >= count) resolve()
      return seen < count
    })
  }

  #violate(operationId: string | null, problem: string): void {
    this.violations.push({ operationId, problem })
  }

  async #answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const request: IncomingRequest = {
      method: message.method ?? '',
      url: message.url ?? '',
      headers: message.headers,
      body: await readBody(message)
    }
    const { pathname } = new URL(request.url, this.url)
    if (pathname.startsWith('/files/')) {
      this.#answerFile(pathname, request, response)
      return
    }
    const operation = operationAt(pathname)
    const recorded: RecordedRequest = { ...request, operationId: operation?.id ?? null, accepted: false, fetched: {} }
    const refusal = operation
      ? refusalOf(operation, request, this.keys[operation.service])
      : { status: 404, problems: [`no document knows ${request.method} ${pathname}`] }
    for (const problem of refusal?.problems ?? []) this.#violate(recorded.operationId, problem)
    const unfetched = operation && !refusal ? await this.#fetch(operation, recorded) : undefined
    recorded.accepted = refusal === undefined && unfetched === undefined
    this.requests.push(recorded)
    this.#wake()
    if (operation && unfetched) send(response, 400, documentedServices[operation.service].errorBody(400))
    else if (!operation || refusal)
      send(
        response,
        refusal?.status ?? 404,
        documentedServices[operation?.service ?? 'pixazo'].errorBody(refusal?.status ?? 404)
      )
    else
      await this.#perform(
        this.#scripts.get(operation.id)?.shift() ?? { kind: 'document' },
        operation,
        recorded,
        response
      )
  }

  #answerFile(pathname: string, request: IncomingRequest, response: ServerResponse): void {
    this.downloads.push(pathname)
    for (const key of Object.values(this.keys)) {
      for (const place of strayKeys(request, key, null))
        this.#violate(null, `the key was sent to a result link, in ${place}`)
    }
    this.#files.answer(pathname, response)
  }

  /** @returns why the request is refused, if it is */
  async #fetch(operation: DocumentedOperation, recorded: RecordedRequest): Promise<string | undefined> {
    if (!Object.hasOwn(operation.rules, 'maskUrl')) return undefined
    const { fetched, problems } = await fetchLinks(recorded, this.mustFetch)
    recorded.fetched = fetched
    for (const problem of problems) this.#violate(recorded.operationId, problem)
    return this.mustFetch ? problems[0] : undefined
  }

  async #pictures(
    operation: DocumentedOperation,
    body: Readonly<Record<string, unknown>>,
    served: ServedPicture = 'whole'
  ): Promise<MadePicture[]> {
    const count = Number(body[operation.shape === 'data' ? 'n' : 'samples'] ?? 1)
    const made: MadePicture[] = []
    for (let ordinal = 0; ordinal < count; ordinal++) {
      const painting = paintingOf(body, ordinal)
      const bytes = await paint(painting)
      made.push({ url: this.url + this.#files.add(bytes, painting.format, served), bytes })
    }
    return made
  }

  async #perform(
    script: ScriptedReply,
    operation: DocumentedOperation,
    recorded: RecordedRequest,
    response: ServerResponse
  ): Promise<void> {
    switch (script.kind) {
      case 'document':
        return operation.shape
          ? this.#succeed(operation, asRecord(recorded.body), script.picture, response)
          : this.#poll(operation, recorded, response)
      case 'repaint':
        return await this.#repaint(script, operation, recorded, response)
      case 'answer':
        return send(response, script.status, script.body, script.headers)
      case 'error': {
        const headers: Record<string, string> =
          script.retryAfter === undefined ? {} : { 'retry-after': script.retryAfter }
        return send(response, script.status, documentedServices[operation.service].errorBody(script.status), headers)
      }
      case 'pending':
        return this.#accept(script, operation, asRecord(recorded.body), response)
      case 'stream':
        return this.#stream(script, operation, asRecord(recorded.body), response)
      case 'html':
        return send(response, 200, '<!DOCTYPE html><html><body>Please log in.</body></html>', {
          'content-type': 'text/html; charset=utf-8'
        })
      case 'empty-url':
        return send(response, 200, emptyUrlBody(operation.shape ?? 'imageUrl'))
      case 'no-picture':
        return send(response, 200, { success: true })
      case 'reset':
        response.socket?.resetAndDestroy()
        return
      case 'hang':
        return
      case 'slow':
        await new Promise<void>((resolve) => {
          this.#slow.push(resolve)
        })
        await this.#perform(script.then ?? { kind: 'document' }, operation, recorded, response)
    }
  }

  async #succeed(
    operation: DocumentedOperation,
    body: Readonly<Record<string, unknown>>,
    served: ServedPicture | undefined,
    response: ServerResponse
  ): Promise<void> {
    if (operation.shape === 'data' && body['model'] !== aigatewayModel) {
      send(response, 404, documentedServices.aigateway.errorBody(404))
      return
    }
    const pictures = await this.#pictures(operation, body, served)
    send(response, 200, successBody(operation.shape ?? 'imageUrl', pictures, body['response_format'] === 'b64_json'))
  }

  async #repaint(
    { how, size }: Extract<ScriptedReply, { kind: 'repaint' }>,
    operation: DocumentedOperation,
    { fetched, body }: RecordedRequest,
    response: ServerResponse
  ): Promise<void> {
    const { imageUrl, maskUrl } = fetched
    if (!imageUrl || !maskUrl) throw new Error(`${operation.id} has fetched nothing to repaint`)
    const bytes = await repaint(imageUrl, maskUrl, {
      how,
      seed: Number(asRecord(body)['seed'] ?? 0),
      ...(size ? { size } : {})
    })
    const picture = { url: this.url + this.#files.add(bytes, 'png', 'whole'), bytes }
    send(response, 200, successBody(operation.shape ?? 'imageUrl', [picture], false))
  }

  #accept(
    script: PendingJob['script'],
    operation: DocumentedOperation,
    body: PendingJob['body'],
    response: ServerResponse
  ): void {
    const handle = `jobset_${this.#jobs.size + 1}`
    this.#jobs.set(handle, { operation, body, script, polls: 0 })
    send(response, 200, pendingBody(operation.shape, handle))
  }

  async #poll(polling: DocumentedOperation, recorded: RecordedRequest, response: ServerResponse): Promise<void> {
    const handle =
      polling.method === 'GET'
        ? decodeURIComponent(recorded.url.split('/').at(-1) ?? '')
        : String(asRecord(recorded.body)['job_set_id'])
    const job = this.#jobs.get(handle)
    if (!job || job.operation.service !== polling.service) {
      send(response, 404, documentedServices[polling.service].errorBody(404))
      return
    }
    const { operation, body, script } = job
    job.polls += 1
    if (script.end === 'never' || job.polls <= script.polls) send(response, 200, pendingBody(operation.shape, handle))
    else if (script.end === 'failed') send(response, 200, failedBody(operation.shape, handle))
    else
      send(
        response,
        200,
        polledBody(
          operation.shape,
          script.shape ?? 'completed',
          handle,
          await this.#pictures(operation, body, script.picture)
        )
      )
  }

  async #stream(
    script: Extract<ScriptedReply, { kind: 'stream' }>,
    operation: DocumentedOperation,
    body: Readonly<Record<string, unknown>>,
    response: ServerResponse
  ): Promise<void> {
    const pictures = await this.#pictures(operation, body)
    if (script.as === 'image') send(response, 200, pictures[0]?.bytes, { 'content-type': 'image/png' })
    else {
      const contentType = script.as === 'sse' ? 'text/event-stream' : 'application/x-ndjson'
      send(response, 200, streamBody(script.as, pictures, script.end ?? 'picture'), { 'content-type': contentType })
    }
  }
}

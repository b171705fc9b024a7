/**
 * A bucket on 127.0.0.1 that speaks S3 and trusts nobody: every request is verified by `sigv4.ts`. It accepts PUT and
 * DELETE with a signed header and GET by a signed link, keeps what it gets, records every request and can be scripted
 * to misbehave.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { pathOf, type S3Refusal, type SignedRequest, verify } from './sigv4.ts'

export interface S3ServerOptions {
  bucket?: string
  region?: string
  accessKeyId?: string
  secret?: string
  /** Epoch milliseconds; the machine's own clock unless a test supplies one. */
  now?: () => number
  /** Largest object, bytes. */
  maxBytes?: number
  /** The bucket's contents can be read without a signature. */
  publicRead?: boolean
  /** Keeps every version of an object, as S3 does with versioning on: a DELETE without a version only hides it. */
  versioning?: boolean
}

export interface S3Object {
  bytes: Uint8Array
  contentType: string
}

export interface S3Request {
  method: string
  /** Encoded, without the query. */
  path: string
  /** Decoded, or null if the request names no object. */
  key: string | null
  headers: IncomingMessage['headers']
  /** Of the body that has been read. */
  bytes: number
  /** 0 if the connection was dropped. */
  status: number
  /** S3's error name, or null. */
  code: string | null
  signed: 'header' | 'query' | 'none'
}

/** What goes wrong with one PUT, counted from 1 at the server's start. */
export type PutFault =
  | { kind: 'refuse'; status: number; code: string }
  /** Any body, for answers that are not XML. */
  | { kind: 'answer'; status: number; body: string; headers?: Record<string, string> }
  /** The connection is cut when this many bytes have been read. */
  | { kind: 'drop'; afterBytes: number }

export interface S3Server {
  /** http://127.0.0.1:port, for path-style addresses; `<bucket>.<any name>:port` is answered as well. */
  url: string
  port: number
  bucket: string
  region: string
  accessKeyId: string
  secret: string
  /** By decoded key. */
  objects: Map<string, S3Object>
  /** If versions are kept: all in the bucket, without "deleted" marks. */
  kept: () => S3Object[]
  requests: S3Request[]
  /** The n-th PUT fails like this. */
  failPut: (nth: number, fault: PutFault) => void
  /** Waits this long before reading each chunk of a body. */
  delayMs: (ms: number) => void
  /** From now on the access key has only these permissions. */
  allow: (...methods: ('PUT' | 'GET' | 'DELETE' | 'DELETE a version')[]) => void
  /** Resolves when that many requests have been answered or dropped. */
  answered: (count: number) => Promise<void>
  close: () => Promise<void>
}

/** Starts the server on a free port of 127.0.0.1. */
export async function startS3Server(options: S3ServerOptions = {}): Promise<S3Server> {
  const server = new Bucket(options)
  await server.listen()
  return server
}

/** Thrown when the connection is cut on purpose. */
class Dropped extends Error {}

class Bucket implements S3Server {
  url = ''
  port = 0
  readonly bucket: string
  readonly region: string
  readonly accessKeyId: string
  readonly secret: string
  readonly objects = new Map<string, S3Object>()
  readonly requests: S3Request[] = []
  readonly #now: () => number
  readonly #maxBytes: number
  readonly #publicRead: boolean
  readonly #faults = new Map<number, PutFault>()
  readonly #sockets = new Set<Socket>()
  #puts = 0
  #delay = 0
  #allowed: readonly string[] = ['PUT', 'GET', 'DELETE', 'DELETE a version']
  readonly #versioning: boolean
  /** By key, oldest first; null is a "deleted" mark. */
  readonly #versions = new Map<string, { id: string; object: S3Object | null }[]>()
  #lastVersion = 0
  #waiting: { count: number; resolve: () => void }[] = []
  readonly #server = createServer((request, response) => {
    request.on('error', () => undefined)
    this.#serve(request, response).catch(() => response.destroy())
  })

  constructor(options: S3ServerOptions) {
    this.bucket = options.bucket ?? 'studio'
    this.region = options.region ?? 'auto'
    this.accessKeyId = options.accessKeyId ?? 'AKIATESTTESTTEST0001'
    this.secret = options.secret ?? 'test-secret/access+key-0001-abcdefghijkl'
    this.#now = options.now ?? Date.now
    this.#maxBytes = options.maxBytes ?? 64 * 1_048_576
    this.#publicRead = options.publicRead ?? false
    this.#versioning = options.versioning ?? false
  }

  async listen(): Promise<void> {
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket)
      socket.on('close', () => this.#sockets.delete(socket)).on('error', () => undefined)
    })
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    this.port = (this.#server.address() as AddressInfo).port
    this.url = `http://127.0.0.1:${this.port}`
  }

  readonly kept = (): S3Object[] => [...this.#versions.values()].flat().flatMap(({ object }) => object ?? [])
  readonly failPut = (nth: number, fault: PutFault): void => void this.#faults.set(nth, fault)
  readonly delayMs = (ms: number): void => {
    this.#delay = ms
  }
  readonly allow = (...methods: string[]): void => {
    this.#allowed = methods
  }

  readonly answered = (count: number): Promise<void> =>
    new Promise((resolve) => {
      this.#waiting.push({ count, resolve })
      this.#wake()
    })

  readonly close = async (): Promise<void> => {
    for (const socket of this.#sockets) socket.destroy()
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve())
    })
  }

  #wake(): void {
    for (const each of this.#waiting) if (this.requests.length >= each.count) each.resolve()
    this.#waiting = this.#waiting.filter(({ count }) => this.requests.length < count)
  }

  async #serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = message.url ?? ''
    const fault = message.method === 'PUT' ? this.#faults.get(++this.#puts) : undefined
    const { bucket, key } = this.#placeIn(message.headers.host ?? '', pathOf(target))
    const record: S3Request = {
      method: message.method ?? '',
      path: pathOf(target),
      key,
      headers: message.headers,
      bytes: 0,
      status: 0,
      code: null,
      signed: signatureIn(message.headers, target)
    }
    try {
      const body = await this.#read(message, record, fault)
      const headers = Object.fromEntries(
        Object.entries(message.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value])
      )
      this.#answer({ method: record.method, target, headers, body }, { bucket, key, fault, record }, response)
    } catch (error) {
      message.socket.resetAndDestroy()
      if (!(error instanceof Dropped)) record.code = 'ClientGone'
    } finally {
      this.requests.push(record)
      this.#wake()
    }
  }

  /** Reads chunk by chunk, so that a large body meets a slow reader. */
  async #read(message: IncomingMessage, record: S3Request, fault: PutFault | undefined): Promise<Buffer> {
    const chunks: Buffer[] = []
    for await (const chunk of message as AsyncIterable<Buffer>) {
      if (this.#delay > 0) await delay(this.#delay)
      chunks.push(chunk)
      record.bytes += chunk.byteLength
      if (fault?.kind === 'drop' && record.bytes >= fault.afterBytes) throw new Dropped()
    }
    if (fault?.kind === 'drop') throw new Dropped()
    return Buffer.concat(chunks)
  }

  #placeIn(host: string, path: string): { bucket: string; key: string | null } {
    const name = host.replace(/:\d+$/, '')
    const inHost = name.startsWith(`${this.bucket}.`)
    const [, first = '', rest = ''] = inHost
      ? ['', this.bucket, path.slice(1)]
      : (/^\/([^/]*)\/?(.*)$/.exec(path) ?? [])
    try {
      return { bucket: first, key: rest === '' ? null : decodeURIComponent(rest) }
    } catch {
      return { bucket: first, key: null }
    }
  }

  #answer(
    request: SignedRequest,
    at: { bucket: string; key: string | null; fault: PutFault | undefined; record: S3Request },
    response: ServerResponse
  ): void {
    const { record, fault } = at
    if (fault?.kind === 'answer') {
      record.status = fault.status
      response.writeHead(fault.status, fault.headers).end(fault.body)
      return
    }
    const refusal =
      fault?.kind === 'refuse' ? { ...fault, message: 'As the test wished.' } : this.#refusalOf(request, at)
    if (refusal !== null) return this.#refuse(refusal, record, response)
    const found = this.#perform(request, at.key!, response)
    if (found !== null) return this.#refuse(found, record, response)
    record.status = response.statusCode
    return undefined
  }

  #refusalOf(request: SignedRequest, { bucket, key }: { bucket: string; key: string | null }): S3Refusal | null {
    const open =
      this.#publicRead &&
      request.method === 'GET' &&
      !request.target.includes('?') &&
      request.headers['authorization'] === undefined
    const { accessKeyId, secret, region } = this
    const unverified = open ? null : verify(request, { accessKeyId, secret, region, now: this.#now() })
    if (unverified !== null) return unverified
    if (bucket !== this.bucket)
      return { status: 404, code: 'NoSuchBucket', message: 'The specified bucket does not exist' }
    const right = versionIn(request.target) === null ? request.method : `${request.method} a version`
    if (!open && !this.#allowed.includes(right)) return { status: 403, code: 'AccessDenied', message: 'Access Denied' }
    if (key === null || !['PUT', 'GET', 'DELETE'].includes(request.method))
      return { status: 405, code: 'MethodNotAllowed', message: 'The specified method is not allowed' }
    return request.method === 'PUT' ? this.#refusalOfPut(request, key) : null
  }

  #refusalOfPut({ headers, body }: SignedRequest, key: string): S3Refusal | null {
    if (headers['content-length'] === undefined)
      return { status: 411, code: 'MissingContentLength', message: 'You must provide the Content-Length HTTP header.' }
    if (Buffer.byteLength(key) > 1024) return { status: 400, code: 'KeyTooLongError', message: 'Your key is too long' }
    return body.byteLength > this.#maxBytes
      ? { status: 400, code: 'EntityTooLarge', message: 'Your proposed upload exceeds the maximum allowed size' }
      : null
  }

  #perform(request: SignedRequest, key: string, response: ServerResponse): S3Refusal | null {
    return this.#versioning
      ? this.#performVersioned(request, key, response)
      : this.#performPlain(request, key, response)
  }

  #performVersioned(
    { method, target, headers, body }: SignedRequest,
    key: string,
    response: ServerResponse
  ): S3Refusal | null {
    const list = this.#versions.get(key) ?? []
    const add = (object: S3Object | null): string => {
      const id = `v/${++this.#lastVersion}+`
      this.#versions.set(key, [...list, { id, object }])
      return id
    }
    const wanted = versionIn(target)
    if (method === 'PUT') {
      const id = add({ bytes: new Uint8Array(body), contentType: headers['content-type'] ?? 'binary/octet-stream' })
      response.writeHead(200, { 'content-length': 0, 'x-amz-version-id': id }).end()
    } else if (method === 'DELETE' && wanted !== null) {
      this.#versions.set(
        key,
        list.filter(({ id }) => id !== wanted)
      )
      response.writeHead(204, { 'x-amz-version-id': wanted }).end()
    } else if (method === 'DELETE') {
      response.writeHead(204, { 'x-amz-delete-marker': 'true', 'x-amz-version-id': add(null) }).end()
    } else {
      const last = list.at(-1)
      if (last === undefined) return { status: 404, code: 'NoSuchKey', message: 'The specified key does not exist.' }
      if (last.object === null) response.setHeader('x-amz-delete-marker', 'true')
      if (last.object === null) return { status: 404, code: 'NoSuchKey', message: 'The specified key does not exist.' }
      const one = headers['range'] === 'bytes=0-0'
      response
        .writeHead(one ? 206 : 200, { 'content-type': last.object.contentType, 'x-amz-version-id': last.id })
        .end(one ? last.object.bytes.subarray(0, 1) : last.object.bytes)
    }
    return null
  }

  #performPlain({ method, headers, body }: SignedRequest, key: string, response: ServerResponse): S3Refusal | null {
    if (method === 'PUT') {
      this.objects.set(key, {
        bytes: new Uint8Array(body),
        contentType: headers['content-type'] ?? 'binary/octet-stream'
      })
      response.writeHead(200, { 'content-length': 0 }).end()
      return null
    }
    if (method === 'DELETE') {
      this.objects.delete(key)
      response.writeHead(204).end()
      return null
    }
    const object = this.objects.get(key)
    if (object === undefined) return { status: 404, code: 'NoSuchKey', message: 'The specified key does not exist.' }
    response
      .writeHead(200, { 'content-type': object.contentType, 'content-length': object.bytes.byteLength })
      .end(object.bytes)
    return null
  }

  #refuse({ status, code, message, region }: S3Refusal, record: S3Request, response: ServerResponse): void {
    Object.assign(record, { status, code })
    const more = region === undefined ? '' : `<Region>${region}</Region>`
    const escaped = message.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
    const xml =
      '<?xml version="1.0" encoding="UTF-8"?>\n' +
      `<Error><Code>${code}</Code><Message>${escaped}</Message>${more}<RequestId>0</RequestId></Error>`
    response.writeHead(status, { 'content-type': 'application/xml' }).end(record.method === 'HEAD' ? undefined : xml)
  }
}

function signatureIn(headers: IncomingMessage['headers'], target: string): S3Request['signed'] {
  if (headers.authorization !== undefined) return 'header'
  return target.includes('X-Amz-Signature=') ? 'query' : 'none'
}

/** The version that a request names, or null. */
function versionIn(target: string): string | null {
  return new URL(target, 'http://bucket').searchParams.get('versionId')
}

/**
 * One attempt at one request: from the connection to the last byte of the reply, with its time limits and its abort.
 */
import { Readable } from 'node:stream'
import type { Dispatcher } from 'undici'
import type { Clock } from '../../shared/clock.ts'
import { AppError } from '../../shared/errors.ts'
import type { Gate } from './connector.ts'
import { Break, breakKind, cancelled, networkCode, notSendable, tooLarge } from './failures.ts'
import type { HttpReply } from './http-client.ts'
import { type Collected, collect, readBody } from './read-body.ts'

export interface Attempt {
  dispatcher: Dispatcher
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  url: URL
  headers: Record<string, string>
  body?: string | Uint8Array | undefined
  signal: AbortSignal
  /** From the start of the connection to the last byte. */
  timeoutMs: number
  /** Longest silence in the middle of a body. */
  idleMs: number
  maxBytes: number
  onUpload?: ((sent: number, total: number) => void) | undefined
  onProgress?: ((received: number, total: number | null) => void) | undefined
  /** Called when a body begins; the returned function gets each chunk. */
  onBody?: (status: number) => ((piece: Uint8Array) => void) | undefined
  /** Only for a charged request: whether it has been sent. */
  gate?: Gate
}

/** What had arrived when an attempt broke. */
interface Seen {
  status: number
  headers: Record<string, string>
  body: Collected
}

/**
 * @returns the reply. For a charged request with an error status, whatever arrived of the body, even if it broke off:
 * the status says enough, and "may have been charged" would say less.
 * @throws Break, or AppError cancelled | bad-response | invalid-input
 */
export async function attempt(clock: Clock, options: Attempt): Promise<HttpReply> {
  const sent = (): boolean => options.gate?.open ?? true
  if (options.signal.aborted) throw cancelled(false)
  const stop = new AbortController()
  const timers = new AbortController()
  const ended = Promise.withResolvers<never>()
  ended.promise.catch(() => undefined)
  const end = (error: Error): void => {
    ended.reject(error)
    stop.abort(error)
  }
  const onAbort = (): void => end(cancelled(sent()))
  options.signal.addEventListener('abort', onAbort, { once: true })
  clock.sleep(options.timeoutMs, timers.signal).then(
    () => end(new Break('timeout', sent())),
    () => undefined
  )
  const seen: Seen = { status: 0, headers: {}, body: collect(0) }
  const watchIdle = (since: () => number): void =>
    void idleWatch(clock, options.idleMs, since, timers.signal, () => end(new Break('idle', sent())))
  try {
    return await Promise.race([exchange(clock, options, stop.signal, seen, watchIdle), ended.promise])
  } catch (error) {
    const failure = failureFrom(error, sent())
    if (failure instanceof Break && options.gate && seen.status >= 400) return replyOf(seen)
    throw failure
  } finally {
    timers.abort()
    options.signal.removeEventListener('abort', onAbort)
  }
}

async function exchange(
  clock: Clock,
  options: Attempt,
  signal: AbortSignal,
  seen: Seen,
  watchIdle: (since: () => number) => void
): Promise<HttpReply> {
  const { dispatcher, url, method } = options
  const response = await dispatcher.request({
    origin: url.origin,
    path: url.pathname + url.search,
    method,
    ...outgoing(options),
    signal,
    reset: options.gate !== undefined
  })
  seen.status = response.statusCode
  seen.headers = flatten(response.headers)
  const encoding = seen.headers['content-encoding']
  const total = encoding === undefined ? announcedLength(seen.headers) : null
  if (total !== null && total > options.maxBytes) {
    discard(response.body)
    throw tooLarge(options.maxBytes)
  }
  seen.body = collect(total)
  let last = clock.monotonic()
  watchIdle(() => last)
  const onPiece = options.onBody?.(response.statusCode)
  const onBytes = (received: number, piece: Uint8Array): void => {
    last = clock.monotonic()
    onPiece?.(piece)
    options.onProgress?.(received, total)
  }
  await readBody(response.body, { encoding, maxBytes: options.maxBytes, onBytes }, seen.body)
  return replyOf(seen)
}

/**
 * A body whose progress is reported is sent in chunks, with its length announced first: buckets accept nothing else.
 */
function outgoing({
  body,
  headers,
  onUpload
}: Attempt): Pick<Dispatcher.RequestOptions, 'body'> & Pick<Attempt, 'headers'> {
  if (body === undefined) return { headers }
  if (body.length === 0 || onUpload === undefined) return { body, headers }
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  return {
    body: Readable.from(inPieces(bytes, onUpload), { objectMode: false, highWaterMark: 0 }),
    headers: { ...headers, 'content-length': String(bytes.byteLength) }
  }
}

const replyOf = ({ status, headers, body }: Seen): HttpReply => ({ status, headers, body: body.bytes() })

/** One timer for the whole body: every `idleMs` it checks when the last chunk arrived. */
async function idleWatch(
  clock: Clock,
  idleMs: number,
  since: () => number,
  signal: AbortSignal,
  onIdle: () => void
): Promise<void> {
  try {
    for (let left = idleMs; left > 0; left = idleMs - (clock.monotonic() - since())) await clock.sleep(left, signal)
    if (!signal.aborted) onIdle()
  } catch {
    // The attempt has ended, and the watch with it.
  }
}

function failureFrom(error: unknown, sent: boolean): Break | AppError {
  if (error instanceof Break || error instanceof AppError) return error
  const code = networkCode(error)
  if (code === 'UND_ERR_INVALID_ARG' || code === 'UND_ERR_NOT_SUPPORTED') return notSendable(error)
  return new Break(breakKind(code), sent, { cause: error })
}

function announcedLength(headers: Record<string, string>): number | null {
  const text = headers['content-length'] ?? ''
  return /^\d+$/.test(text) ? Number(text) : null
}

function discard(body: Readable): void {
  body.on('error', () => undefined).destroy()
}

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const flat: Record<string, string> = Object.create(null)
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value
  }
  return flat
}

/** Small enough to show progress on a slow connection, large enough to cost nothing on a fast one. */
const pieceBytes = 65_536

/**
 * The body in chunks. A chunk is requested when the previous one has been sent, so this is also where progress is
 * known.
 * @param onUpload called with 0 first, and after each chunk with the number of bytes so far, and the total
 */
async function* inPieces(
  bytes: Uint8Array,
  onUpload: (sent: number, total: number) => void
): AsyncGenerator<Uint8Array> {
  const total = bytes.byteLength
  onUpload(0, total)
  for (let at = 0; at < total; at += pieceBytes) {
    yield bytes.subarray(at, at + pieceBytes)
    onUpload(Math.min(at + pieceBytes, total), total)
  }
}

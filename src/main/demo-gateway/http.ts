/** Reads requests and writes answers, with limits. */
import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { z } from 'zod'

/** An answer without a picture: the route's family decides how it is written. */
export class Refusal extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/**
 * @throws Refusal 413 if the body is longer than `cap` bytes; the rest is discarded unread, so that the answer arrives.
 */
export async function readBody(request: IncomingMessage, cap: number): Promise<Buffer> {
  const parts: Buffer[] = []
  let length = 0
  return await new Promise((resolve, reject) => {
    request.on('data', (part: Buffer) => {
      length += part.byteLength
      if (length <= cap) parts.push(part)
      else {
        parts.length = 0
        reject(new Refusal(413, `The body is larger than ${cap} bytes`))
      }
    })
    request.on('end', () => resolve(Buffer.concat(parts)))
    request.on('error', reject)
  })
}

/** @throws Refusal 400: not JSON, or not of this shape (missing, of another type, or unknown) */
export function parseBody<T extends z.ZodType>(body: Buffer, schema: T): z.output<T> {
  let value: unknown
  try {
    value = JSON.parse(body.toString('utf8'))
  } catch {
    throw new Refusal(400, 'The body is not JSON')
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new Refusal(400, `Invalid request parameters: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim())
}

export function sendJson(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Record<string, string> = {}
): void {
  send(response, status, 'application/json', Buffer.from(JSON.stringify(value)), headers)
}

export function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: Uint8Array,
  headers: Record<string, string> = {}
): void {
  if (response.headersSent || response.destroyed) return
  response.writeHead(status, {
    'content-type': type,
    'content-length': String(body.byteLength),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers
  })
  response.end(body)
}

/**
 * The path after the token. Other programs' pages can reach a loopback port but cannot guess the token, cannot send a
 * Host other than their own (DNS rebinding), and always send an Origin with a body.
 * @throws Refusal 403 | 404
 */
export function guard(request: IncomingMessage, port: number, token: string): string {
  if (request.headers.host !== `127.0.0.1:${port}`) throw new Refusal(403, 'Unknown host')
  if (request.headers.origin !== undefined) throw new Refusal(403, 'Pages may not use this server')
  const path = (request.url ?? '').split('?')[0]!
  const given = Buffer.from(path.slice(1, 1 + token.length))
  const wanted = Buffer.from(token)
  const rest = path.slice(1 + token.length)
  if (given.byteLength !== wanted.byteLength || !timingSafeEqual(given, wanted) || !rest.startsWith('/'))
    throw new Refusal(404, 'Endpoint not found')
  return rest
}

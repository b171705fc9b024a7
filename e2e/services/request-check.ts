/** Whether a request is as its document says, and what the service would answer if it is not. */
import type { IncomingHttpHeaders } from 'node:http'
import { problemsOfBody } from './body-rules.ts'
import type { DocumentedOperation } from './documents.ts'
import { documentedServices } from './documents.ts'

export interface IncomingRequest {
  method: string
  /** Path and query as they came. */
  url: string
  headers: IncomingHttpHeaders
  /** Parsed JSON; undefined for an empty body, null for one that is not JSON. */
  body: unknown
}

export interface Refusal {
  status: number
  problems: string[]
}

/** Places other than the documented header where the key was found. */
export function strayKeys({ url, headers, body }: IncomingRequest, key: string, keyHeader: string | null): string[] {
  const places = Object.entries(headers)
    .filter(([name, value]) => name !== keyHeader?.toLowerCase() && String(value).includes(key))
    .map(([name]) => `the header ${name}`)
  if (url.includes(key)) places.push('the address')
  if (JSON.stringify(body ?? null).includes(key)) places.push('the body')
  return places
}

function problemsOfHeaders({ method, headers }: IncomingRequest, cacheControl: boolean): string[] {
  const problems: string[] = []
  if (method === 'POST' && !/^application\/json(\s*;\s*charset=utf-8)?$/i.test(headers['content-type'] ?? ''))
    problems.push(`Content-Type must be application/json, not ${headers['content-type'] ?? 'nothing'}`)
  if (cacheControl && headers['cache-control'] !== 'no-cache')
    problems.push(`Cache-Control must be no-cache, not ${headers['cache-control'] ?? 'nothing'}`)
  return problems
}

/** Undefined when the request is accepted. */
export function refusalOf(operation: DocumentedOperation, request: IncomingRequest, key: string): Refusal | undefined {
  const { keyHeader, keyPrefix, cacheControl } = documentedServices[operation.service]
  if (request.method !== operation.method)
    return { status: 404, problems: [`the method must be ${operation.method}, not ${request.method}`] }
  if (request.url.includes('?')) return { status: 400, problems: ['the address must have no query'] }
  const stray = strayKeys(request, key, keyHeader).map((place) => `the key was sent in ${place}`)
  if (request.headers[keyHeader.toLowerCase()] !== keyPrefix + key)
    return {
      status: 401,
      problems: [
        `the header ${keyHeader} must hold the key${keyPrefix === '' ? '' : ` after "${keyPrefix.trim()}"`}`,
        ...stray
      ]
    }
  if (stray.length > 0) return { status: 400, problems: stray }
  const problems = problemsOfHeaders(request, cacheControl)
  if (operation.method === 'POST') problems.push(...problemsOfBody(operation.rules, request.body))
  else if (request.body !== undefined) problems.push('a GET must have no body')
  return problems.length > 0 ? { status: 400, problems } : undefined
}

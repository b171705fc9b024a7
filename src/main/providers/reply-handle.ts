/** The id under which a service keeps a job that is not ready. */
import type { JsonRecord } from './json.ts'
import { own } from './json.ts'

/** In order of trust: the first is what the polling endpoint expects. */
const names = ['job_set_id', 'request_id', 'requestId', 'id'] as const

/** Printable ASCII without spaces; not only dots, which would be path traversal in a status request. */
function usable(text: string): string | undefined {
  const trimmed = text.trim()
  return /^[\x21-\x7e]{1,512}$/.test(trimmed) && !/^\.+$/.test(trimmed) ? trimmed : undefined
}

/** A number's digits as they were sent: beyond 2^53 the parsed value differs. */
function digitsOf(name: string, value: number, source: string): string | undefined {
  if (Number.isSafeInteger(value)) return String(value)
  return new RegExp(`"${name}"\\s*:\\s*(\\d{1,100})\\s*[,}]`).exec(source)?.[1]
}

/** The id in a polling link: its last path segment, or in its query. The link itself is never fetched. */
function idOfPollingUrl(value: unknown): string | undefined {
  if (typeof value !== 'string' || !URL.canParse(value)) return undefined
  const url = new URL(value)
  for (const name of names) {
    const id = url.searchParams.get(name)
    if (id !== null) return usable(id)
  }
  return usable(url.pathname.split('/').findLast((segment) => segment !== '') ?? '')
}

/** @param source the text from which the reply was parsed. */
export function findReplyHandle(reply: JsonRecord, source: string): string | undefined {
  for (const name of names) {
    const value = own(reply, name)
    const id =
      typeof value === 'string' ? usable(value) : typeof value === 'number' ? digitsOf(name, value, source) : undefined
    if (id !== undefined) return id
  }
  return idOfPollingUrl(own(reply, 'polling_url'))
}

/** When a request is resent, and after how long. Pure: what the client does with time and network is elsewhere. */

/** Retries after the first try. */
export const maxRetries = 4
/** A longer Retry-After is not waited for: the job says until when. */
export const longestWaitMs = 60_000

const firstBackoffMs = 500
const longestBackoffMs = 8_000
const oneYearMs = 365 * 24 * 3_600_000

const retried = new Set([408, 429, 502, 503, 504])

export type Policy = 'safe' | 'charged'

/** Whether a safe request answered with this status is resent. */
export function retriesStatus(status: number): boolean {
  return retried.has(status)
}

/**
 * Full jitter: anywhere between zero and a doubling limit, so that many clients do not return at once.
 * @param retry 0 for the first retry
 * @param random in [0, 1)
 * @returns milliseconds
 */
export function backoffMs(retry: number, random: () => number): number {
  return Math.round(random() * Math.min(longestBackoffMs, firstBackoffMs * 2 ** retry))
}

/**
 * Retry-After as milliseconds from now (RFC 9110, 10.2.3): whole seconds, or a date.
 * @returns null if there is none or it cannot be read; 0 for a date in the past
 */
export function retryAfterMs(value: string | undefined, now: number): number | null {
  const text = value?.trim() ?? ''
  if (/^\d+(\.\d+)?$/.test(text)) return Math.min(Number(text) * 1000, oneYearMs)
  // Every HTTP date starts with a day's name; Date.parse alone would take "-5" or "2" for a year.
  if (!/^[A-Za-z]{3,9},? /.test(text)) return null
  const at = Date.parse(text)
  return Number.isNaN(at) ? null : Math.min(Math.max(0, at - now), oneYearMs)
}

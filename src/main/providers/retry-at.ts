/** When a service says that it will take requests again. */
import type { WireReply } from './descriptor.ts'

/** A wait longer than this is taken for a mistake. */
const longest = 7 * 24 * 60 * 60 * 1000

/**
 * Retry-After as seconds, or as a date (counted from the reply's own Date, so that a wrong clock here does not matter).
 */
function delayOfHeader(headers: WireReply['headers'], now: number): number | undefined {
  const value = headers['retry-after']?.trim()
  if (value === undefined || value === '') return undefined
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1000
  const until = Date.parse(value)
  const sent = Date.parse(headers['date'] ?? '')
  return Number.isNaN(until) ? undefined : until - (Number.isNaN(sent) ? now : sent)
}

const units: Readonly<Record<string, number>> = { m: 60_000, s: 1000, h: 3_600_000 }

const delayWords = new RegExp(
  String.raw`\b(?:try again|retry)(?: again)? (?:in|after) (\d{1,7}(?:\.\d{1,3})?) ?` +
    String.raw`(milliseconds?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|h)\b`,
  'i'
)

/**
 * "Try again in 27 seconds", as the gateway in front of Pixazo writes it; "retry after 5 minutes", "try again in 1.5s".
 */
function delayOfText(text: string): number | undefined {
  const match = delayWords.exec(text)
  const unit = match?.[2]?.toLowerCase() ?? ''
  if (!match) return undefined
  return Number(match[1]) * (unit === 'ms' || unit.startsWith('milli') ? 1 : (units[unit.charAt(0)] ?? 1000))
}

/**
 * Epoch milliseconds before which a new try is pointless; undefined when the service does not say.
 * @param text what the service wrote in its reply.
 */
export function findRetryAt(reply: WireReply, text: string, now: number): number | undefined {
  const delay = delayOfHeader(reply.headers, now) ?? delayOfText(text)
  if (delay === undefined || !Number.isFinite(delay) || delay > longest) return undefined
  return now + Math.max(0, Math.round(delay))
}

import type { Clock } from '../../shared/clock.ts'
import { Break, cancelled, failureOf, rateLimited } from './failures.ts'
import type { HttpReply } from './http-client.ts'
import { backoffMs, longestWaitMs, maxRetries, type Policy, retriesStatus, retryAfterMs, type WaitReason, waitReason } from './retry.ts'

export interface RetryOptions {
  policy: Policy
  clock: Clock
  random: () => number
  signal: AbortSignal
  onWait?: (until: number, why: WaitReason) => void
}

/** Breaks after which a new try can go better. A silence is not one of them: it has already cost the whole time limit. */
const passing = new Set(['unreachable', 'tls', 'broken'])

/**
 * Tries, and tries again as the policy allows.
 * @returns the last reply, whatever its status
 * @throws AppError of the last try; rate-limited when the service asks for more than a minute's pause; cancelled
 */
export async function withRetries(options: RetryOptions, once: () => Promise<HttpReply>): Promise<HttpReply> {
  for (let retry = 0; ; retry += 1) {
    const result = await outcome(once)
    const last = retry >= maxRetries
    let wait = backoffMs(retry, options.random)
    let why: WaitReason = 'unreachable'
    if (result instanceof Break) {
      const again = passing.has(result.kind) && (options.policy === 'safe' || !result.sent)
      if (last || !again) throw failureOf(options.policy, result)
    } else {
      if (!retriesStatus(options.policy, result.status)) return result
      const asked = retryAfterMs(result.headers['retry-after'], options.clock.now())
      if (asked !== null && asked > longestWaitMs) throw rateLimited(result.status, options.clock.now() + asked)
      if (last) return result
      wait = Math.max(wait, asked ?? 0)
      why = waitReason(result.status)
    }
    await pause(options, wait, why)
  }
}

async function outcome(once: () => Promise<HttpReply>): Promise<HttpReply | Break> {
  try {
    return await once()
  } catch (error) {
    if (error instanceof Break) return error
    throw error
  }
}

async function pause(options: RetryOptions, ms: number, why: WaitReason): Promise<void> {
  if (options.signal.aborted) throw cancelled(false)
  options.onWait?.(options.clock.now() + ms, why)
  try {
    await options.clock.sleep(ms, options.signal)
  } catch (error) {
    throw options.signal.aborted ? cancelled(false) : error
  }
}

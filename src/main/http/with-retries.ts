import type { Clock } from '../../shared/clock.ts'
import type { AppError } from '../../shared/errors.ts'
import { Break, cancelled, failureOf, rateLimited } from './failures.ts'
import type { HttpReply } from './http-client.ts'
import { backoffMs, longestWaitMs, maxRetries, retriesStatus, retryAfterMs } from './retry.ts'

export interface RetryOptions {
  clock: Clock
  random: () => number
  signal: AbortSignal
  /** Retries after the first try; 0 passes every reply and every break to the caller. Default 4. */
  retries?: number
  /** Statuses passed to the caller at once. */
  returned?: ReadonlySet<number>
  /** The error for the last break; by default in terms of the service's own address. */
  told?: (failure: Break) => AppError
}

/** Breaks after which a retry may succeed. Silence is not one of them: it has already cost the whole time limit. */
const passing = new Set(['unreachable', 'tls', 'broken'])

/**
 * Tries a free request, with as many retries as allowed.
 * @returns the last reply, whatever its status
 * @throws AppError of the last try; rate-limited if the service asks for more than a minute's pause; cancelled
 */
export async function withRetries(options: RetryOptions, once: () => Promise<HttpReply>): Promise<HttpReply> {
  const { clock, random, retries = maxRetries, returned, told = (failure) => failureOf('safe', failure) } = options
  for (let retry = 0; ; retry += 1) {
    const result = await outcome(once)
    const last = retry >= retries
    let wait = backoffMs(retry, random)
    if (result instanceof Break) {
      if (last || !passing.has(result.kind)) throw told(result)
    } else {
      if (retries === 0 || returned?.has(result.status) === true || !retriesStatus(result.status)) return result
      const asked = retryAfterMs(result.headers['retry-after'], clock.now())
      if (asked !== null && asked > longestWaitMs) throw rateLimited(result.status, clock.now() + asked)
      if (last) return result
      wait = Math.max(wait, asked ?? 0)
    }
    await pause(options, wait)
  }
}

/**
 * Tries a request that may be charged, once.
 * @throws AppError may-have-been-charged if it broke after it was sent
 */
export async function onlyOnce(once: () => Promise<HttpReply>): Promise<HttpReply> {
  const result = await outcome(once)
  if (result instanceof Break) throw failureOf('charged', result)
  return result
}

async function outcome(once: () => Promise<HttpReply>): Promise<HttpReply | Break> {
  try {
    return await once()
  } catch (error) {
    if (error instanceof Break) return error
    throw error
  }
}

async function pause({ signal, clock }: RetryOptions, ms: number): Promise<void> {
  if (signal.aborted) throw cancelled(false)
  try {
    await clock.sleep(ms, signal)
  } catch (error) {
    throw signal.aborted ? cancelled(false) : error
  }
}

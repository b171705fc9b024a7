/** The client for every request to a service. */

import type { LookupFunction } from 'node:net'
import { Agent, type buildConnector, Client } from 'undici'
import type { Clock } from '../../shared/clock.ts'
import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import { attempt } from './attempt.ts'
import type { MoreCertificates } from './certificates.ts'
import { gatedConnector, makeConnector } from './connector.ts'
import { makeDownload } from './download.ts'
import { cancelled } from './failures.ts'
import type { HttpClient, HttpReply, HttpRequest, SendOptions } from './http-client.ts'
import type { ProxyFor } from './proxy.ts'
import { acceptedEncodings } from './read-body.ts'
import { parseUrl } from './safe-url.ts'
import { onlyOnce, withRetries } from './with-retries.ts'

export interface HttpClientSetup {
  clock: Clock
  /** In [0, 1): spreads the retries. */
  random: () => number
  /** Resolves names; the system's resolver unless a test provides one. */
  lookup?: LookupFunction | undefined
  /** The route to an address; direct if omitted. */
  proxyFor?: ProxyFor | undefined
  /** Accepted beside Node's own; the system's if omitted. */
  certificates?: MoreCertificates | undefined
  /** Default 10 s. */
  connectTimeoutMs?: number
  /** Longest silence in the middle of a body; default 60 s. */
  idleTimeoutMs?: number
}

const defaultMaxBytes = 96 * 1_048_576
const longestRedirectChain = 5
/** The time limits are the attempt's own, on the injected clock. */
const noLimits = { headersTimeout: 0, bodyTimeout: 0 } as const

/**
 * Creates the client. Safe requests share kept-alive connections; each charged one has its own, so that a connection
 * closed meanwhile by its peer can never leave it unclear whether the request was sent.
 */
export function createHttpClient(setup: HttpClientSetup): HttpClient {
  const { clock, random, lookup, proxyFor, certificates, connectTimeoutMs = 10_000, idleTimeoutMs = 60_000 } = setup
  const closing = new AbortController()
  const ways = { proxyFor, certificates }
  const connector = makeConnector({ clock, lookup, connectTimeoutMs, ...ways })
  let agent = new Agent({ connect: connector, ...noLimits })
  const downloads = makeDownload({
    ...ways,
    clock,
    random,
    lookup,
    connectTimeoutMs,
    idleTimeoutMs,
    closing: closing.signal
  })

  async function send(request: HttpRequest, options: SendOptions): Promise<HttpReply> {
    const url = parseUrl(request.url)
    const signal = options.signal ? AbortSignal.any([options.signal, closing.signal]) : closing.signal
    if (signal.aborted) throw cancelled(false)
    const headers = { 'user-agent': 'Palimpsest', 'accept-encoding': acceptedEncodings, ...request.headers }
    const common = {
      method: request.method,
      headers,
      body: request.body,
      signal,
      timeoutMs: options.timeoutMs,
      idleMs: idleTimeoutMs
    }
    const limits = { ...common, onUpload: options.onUpload, maxBytes: options.maxBytes ?? defaultMaxBytes }
    if (options.policy === 'charged') {
      const announce = announcer(options, signal)
      const reply = await onlyOnce(() => chargedTry(announce, url, limits))
      if (redirectTarget(reply, url)) throw redirected()
      return reply
    }
    const retry = { clock, random, signal, ...(options.retries === undefined ? {} : { retries: options.retries }) }
    return await followSafely(url, request.method, (at) =>
      withRetries(retry, () => attempt(clock, { ...limits, url: at, dispatcher: agent }))
    )
  }

  async function chargedTry(
    announce: Announcer,
    url: URL,
    limits: Omit<Parameters<typeof attempt>[1], 'dispatcher' | 'url'>
  ): Promise<HttpReply> {
    const gate = { open: false, closed: false }
    const client = oneConnection(url, gatedConnector(connector, gate, announce.before))
    try {
      return await attempt(clock, { ...limits, url, dispatcher: client, gate })
    } catch (error) {
      throw announce.failure() ?? error
    } finally {
      gate.closed = true
      client.destroy().catch(() => undefined)
    }
  }

  return {
    send,
    download: downloads.download,
    reconnect() {
      const old = agent
      agent = new Agent({ connect: connector, ...noLimits })
      old.close().catch(() => undefined)
      downloads.reconnect()
    },
    close: async () => {
      closing.abort(new AppError('cancelled', t('http.createHttpClient.appIsClosing')))
      await Promise.all([agent.destroy(), downloads.close()])
    }
  }
}

interface Announcer {
  before: () => Promise<void>
  /** What `onSending` threw, to be rethrown unchanged. */
  failure: () => Error | null
}

/** Calls `onSending` before a request is sent, and sends nothing if it fails or the request was cancelled meanwhile. */
function announcer(options: SendOptions, signal: AbortSignal): Announcer {
  let thrown: Error | null = null
  return {
    failure: () => thrown,
    before: async () => {
      try {
        await options.onSending?.()
      } catch (error) {
        thrown = error instanceof Error ? error : new Error(String(error))
        throw thrown
      }
      if (signal.aborted) throw cancelled(false)
    }
  }
}

function oneConnection(url: URL, connect: buildConnector.connector): Client {
  return new Client(url.origin, { connect, pipelining: 1, ...noLimits })
}

/** Where a reply redirects to, or null. @throws AppError unsafe-url if that is another origin */
function redirectTarget(reply: HttpReply, from: URL): URL | null {
  const location = reply.headers['location']
  if (![301, 302, 303, 307, 308].includes(reply.status) || location === undefined) return null
  const target = parseUrl(location, from)
  if (target.origin !== from.origin) {
    throw new AppError('unsafe-url', t('http.createHttpClient.redirectedWithKey'), {
      status: reply.status,
      nextStep: t('http.createHttpClient.nothingSentCheckAddress'),
      action: 'open-service-settings'
    })
  }
  return target
}

function redirected(): AppError {
  return new AppError('bad-response', t('http.createHttpClient.redirected'), {
    nextStep: t('http.createHttpClient.checkAddress'),
    action: 'open-service-settings'
  })
}

/** Follows redirects of a GET within its origin; of anything else, none. */
async function followSafely(
  start: URL,
  method: HttpRequest['method'],
  fetchOnce: (url: URL) => Promise<HttpReply>
): Promise<HttpReply> {
  let url = start
  for (let hop = 0; ; hop += 1) {
    const reply = await fetchOnce(url)
    const target = redirectTarget(reply, url)
    if (target === null) return reply
    if (method !== 'GET' || hop >= longestRedirectChain) throw redirected()
    url = target
  }
}

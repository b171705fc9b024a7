/** Fetches the picture behind a link from a service: no key is sent, and the link must not lead anywhere private. */

import { isIP } from 'node:net'
import { Agent } from 'undici'
import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import { kindOfAddress, mayDial } from './address-guard.ts'
import { attempt } from './attempt.ts'
import { type ConnectSetup, makeConnector, refusedAddress } from './connector.ts'
import { cancelled, failureOfLink, rateLimited } from './failures.ts'
import type { DownloadOptions, HttpClient, HttpReply } from './http-client.ts'
import { retryAfterMs } from './retry.ts'
import { bareHost, isLocalName, parseUrl } from './safe-url.ts'
import { withRetries } from './with-retries.ts'

export interface DownloadSetup extends ConnectSetup {
  random: () => number
  idleTimeoutMs: number
  /** Aborted when the client closes. */
  closing: AbortSignal
}

const defaultMaxBytes = 64 * 1_048_576
const longestRedirectChain = 5
const asksToWait: ReadonlySet<number> = new Set([429])
const headers = {
  'user-agent': 'Palimpsest',
  accept: 'image/png, image/jpeg, image/webp, image/avif, */*;q=0.5',
  // Pictures are already compressed, so the progress is counted in the picture's own bytes.
  'accept-encoding': 'identity'
}

/** Creates `download` with its own connections: none opened without the guard is ever used. */
export function makeDownload(setup: DownloadSetup): Pick<HttpClient, 'download' | 'reconnect' | 'close'> {
  const agents = new Map<boolean, Agent>()
  const agentFor = (allowLoopback: boolean): Agent => {
    const known = agents.get(allowLoopback)
    if (known) return known
    const connect = makeConnector(setup, (protocol) => ({ loopback: allowLoopback, public: protocol === 'https:' }))
    const made = new Agent({ connect, headersTimeout: 0, bodyTimeout: 0 })
    agents.set(allowLoopback, made)
    return made
  }

  async function download(link: string, options: DownloadOptions): Promise<{ bytes: Uint8Array; contentType: string }> {
    const signal = options.signal ? AbortSignal.any([options.signal, setup.closing]) : setup.closing
    if (signal.aborted) throw cancelled(false)
    // A server that asks for a pause asks everyone: the caller knows who else uses it.
    const retry = { clock: setup.clock, random: setup.random, signal, returned: asksToWait, told: failureOfLink }
    const dispatcher = agentFor(options.allowLoopback)
    const maxBytes = options.maxBytes ?? defaultMaxBytes
    const onBody = (status: number): ((piece: Uint8Array) => void) | undefined =>
      status === 200 ? options.onBody?.() : undefined
    const limits = {
      timeoutMs: options.timeoutMs,
      idleMs: setup.idleTimeoutMs,
      maxBytes,
      onProgress: options.onProgress,
      onBody
    }
    let url = parseUrl(link, undefined, 'link')
    for (let hop = 0; ; hop += 1) {
      const at = checked(url, options.allowLoopback)
      const reply = await withRetries(retry, () =>
        attempt(setup.clock, { ...limits, dispatcher, url: at, method: 'GET', headers, signal })
      )
      const next = redirectOf(reply, at)
      if (next === null) return pictureOf(reply, setup.clock.now())
      if (hop >= longestRedirectChain) throw badReply(t('http.download.tooManyRedirects'), reply.status)
      url = next
    }
  }

  return {
    download,
    reconnect() {
      for (const agent of agents.values()) agent.close().catch(() => undefined)
      agents.clear()
    },
    close: async () => {
      await Promise.all([...agents.values()].map((agent) => agent.destroy()))
    }
  }
}

/** @throws AppError unsafe-url. Names are checked again when they are resolved. */
function checked(url: URL, allowLoopback: boolean): URL {
  const host = bareHost(url)
  const local = isLocalName(host) || kindOfAddress(host) === 'loopback'
  if (local && !allowLoopback) throw refusedAddress()
  if (url.protocol === 'http:' && !local) {
    throw new AppError('unsafe-url', t('http.download.notHttps'), {
      nextStep: t('http.download.tellService')
    })
  }
  if (isIP(host) !== 0 && !mayDial(host, { loopback: allowLoopback, public: true })) throw refusedAddress()
  return url
}

function redirectOf(reply: HttpReply, from: URL): URL | null {
  if (![301, 302, 303, 307, 308].includes(reply.status)) return null
  const location = reply.headers['location']
  if (location === undefined) throw badReply(t('http.download.redirectWithoutTarget'), reply.status)
  return parseUrl(location, from, 'link')
}

function pictureOf(reply: HttpReply, now: number): { bytes: Uint8Array; contentType: string } {
  if ([401, 403, 404, 410].includes(reply.status)) {
    throw new AppError('not-found', t('http.download.expired'), {
      status: reply.status,
      nextStep: t('http.download.askAgain'),
      action: 'retry'
    })
  }
  if (reply.status === 429) {
    const asked = retryAfterMs(reply.headers['retry-after'], now)
    throw rateLimited(429, asked === null ? null : now + asked)
  }
  if (reply.status !== 200) throw badReply(t('http.download.serverAnswered', { status: reply.status }), reply.status)
  if (reply.body.byteLength === 0) throw badReply(t('http.download.emptyFile'), reply.status)
  const [type = ''] = (reply.headers['content-type'] ?? '').split(';')
  return { bytes: reply.body, contentType: type.trim().toLowerCase() }
}

function badReply(message: string, status: number): AppError {
  return new AppError('bad-response', message, {
    status,
    nextStep: t('http.download.tryAgain'),
    action: 'retry'
  })
}

/**
 * How a connection is opened: with a time limit on the injected clock, to a checked address, and, for a charged
 * request, recording from when on bytes may be sent.
 */

import { lookup as systemLookup } from 'node:dns'
import { isIP, type LookupFunction, type Socket } from 'node:net'
import { type SecureContext, TLSSocket } from 'node:tls'
import { buildConnector } from 'undici'
import type { Clock } from '../../shared/clock.ts'
import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import { isFakeAddress, mayDial } from './address-guard.ts'
import {
  contextWith,
  issuerOf,
  isUntrusted,
  type MoreCertificates,
  systemCertificates,
  type UntrustedCause,
  UntrustedError
} from './certificates.ts'
import { openTunnel, type Proxy, type ProxyFor } from './proxy.ts'
import { isPrivateName } from './safe-url.ts'

export interface ConnectSetup {
  clock: Clock
  lookup?: LookupFunction | undefined
  connectTimeoutMs: number
  /** The route to an address; direct if omitted. */
  proxyFor?: ProxyFor | undefined
  /** Accepted beside Node's own; the system's if omitted. */
  certificates?: MoreCertificates | undefined
}

/** Which addresses may be dialled, by the URL's protocol; if omitted, any. */
export type DialRule = (protocol: string) => { loopback: boolean; public: boolean }

export function refusedAddress(): AppError {
  return new AppError('unsafe-url', t('http.connector.privateAddress'), {
    nextStep: t('http.connector.privateAddressNext'),
    action: 'open-service-settings'
  })
}

/** A lookup that checks all its answers: the address that was checked is the one dialled. */
export function guardedLookup(lookup: LookupFunction, allow: { loopback: boolean; public: boolean }): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, options, (error, address, family) => {
      if (error) return callback(error, address, family)
      const all = typeof address === 'string' ? [address] : address.map((entry) => entry.address)
      if (all.length === 0 || !all.every((each) => mayDial(each, allow) || (allow.public && isFakeAddress(each))))
        return callback(refusedAddress(), address, family)
      return callback(null, address, family)
    })
  }
}

/**
 * A connector for undici: direct, or through the current proxy. TLS sessions are kept for all connections made through
 * it.
 * @param rule checked for IP addresses in the URL (`lookup` is not called for those) and for every resolved address. A
 * proxy resolves names itself, so through one a name that can only be local is refused as well
 */
export function makeConnector(setup: ConnectSetup, rule?: DialRule): buildConnector.connector {
  const plainLookup = setup.lookup ?? systemLookup
  const more = setup.certificates ?? systemCertificates
  const build = (lookup: LookupFunction, tls: object = {}): buildConnector.connector =>
    // Two address families are tried in turn; Node's own 250 ms for each are too short on slow networks.
    buildConnector({ timeout: 0, lookup, autoSelectFamily: true, autoSelectFamilyAttemptTimeout: 1000, ...tls })
  const made = new Map<string, buildConnector.connector>()
  const once = (key: string, make: () => buildConnector.connector): buildConnector.connector => {
    const known = made.get(key) ?? make()
    made.set(key, known)
    return known
  }
  let wide: SecureContext | null | undefined
  let needed = false
  const wider = (): SecureContext | null => (wide === undefined ? (wide = contextWith(more())) : wide)

  /**
   * One connection; @param trust whose certificates are accepted. "any" is for inspecting one, and nothing is ever sent
   * over it.
   */
  const connectOnce = async (
    options: buildConnector.Options,
    proxy: Proxy | null,
    trust: 'own' | 'wide' | 'any',
    signal: AbortSignal
  ): Promise<Connected> => {
    const tls =
      trust === 'any'
        ? { rejectUnauthorized: false, maxCachedSessions: 0 }
        : trust === 'wide'
          ? { secureContext: wider() }
          : {}
    if (proxy !== null) {
      // Where the user's own proxy is, is up to the user.
      const tunnel = await openTunnel(
        proxy,
        `${options.hostname.includes(':') ? `[${options.hostname}]` : options.hostname}:${options.port || 443}`,
        once('to the proxy', () => build(plainLookup, secureWith(wider))),
        signal
      )
      return await connected(
        once(`through a proxy, ${trust}`, () => build(plainLookup, tls)),
        { ...options, httpSocket: tunnel as Socket }
      )
    }
    const { protocol } = options
    return await connected(
      once(`${protocol} ${trust}`, () => build(rule ? guardedLookup(plainLookup, rule(protocol)) : plainLookup, tls)),
      options
    )
  }

  const dial = async (options: buildConnector.Options, signal: AbortSignal): Promise<Connected> => {
    const proxy =
      options.protocol === 'https:'
        ? ((await setup.proxyFor?.(new URL(`https://${options.host ?? options.hostname}`))) ?? null)
        : null
    if (proxy !== null && rule && isIP(options.hostname) === 0 && isPrivateName(options.hostname))
      throw refusedAddress()
    const trusting = (trust: 'own' | 'wide'): Promise<Connected | UntrustedCause> =>
      connectOnce(options, proxy, trust, signal).catch((error: unknown) => {
        if (isUntrusted(error)) return error
        throw error
      })
    // Once the system has vouched for an interceptor it is likely to remain; its list contains Node's own as well.
    const first = await trusting(needed ? 'wide' : 'own')
    if (!(first instanceof Error)) return first
    const untrusted = needed || wider() === null ? first : await trusting('wide')
    if (!(untrusted instanceof Error)) {
      needed = true
      return untrusted
    }
    const seen = await connectOnce(options, proxy, 'any', signal).catch(() => null)
    const issuer = seen instanceof TLSSocket ? issuerOf(seen.getPeerCertificate()) : null
    seen?.destroy()
    throw new UntrustedError(options.hostname, issuer, untrusted)
  }

  return (options, callback) => {
    const host = options.hostname.replace(/^\[(.*)\]$/, '$1')
    if (rule && isIP(host) !== 0 && !mayDial(host, rule(options.protocol))) return callback(refusedAddress(), null)
    return limitTime(setup, dial, { ...options, hostname: host }, callback)
  }
}

type Connected = Socket | TLSSocket

/** The connection to a proxy that uses TLS itself is trusted as this machine's browsers would trust it. */
function secureWith(context: () => SecureContext | null): object {
  const secureContext = context()
  return secureContext === null ? {} : { secureContext }
}

function connected(connect: buildConnector.connector, options: buildConnector.Options): Promise<Connected> {
  return new Promise((resolve, reject) => {
    connect(options, (error, socket) => {
      if (error === null) resolve(socket)
      else reject(error)
    })
  })
}

function limitTime(
  setup: ConnectSetup,
  dial: (options: buildConnector.Options, signal: AbortSignal) => Promise<Connected>,
  options: buildConnector.Options,
  callback: buildConnector.Callback
): void {
  const timer = new AbortController()
  let over = false
  const end: buildConnector.Callback = (...args) => {
    if (over) return args[1]?.on('error', () => undefined).destroy()
    over = true
    timer.abort()
    return callback(...args)
  }
  dial(options, timer.signal).then(
    (socket) => end(null, socket),
    (error: unknown) => end(error instanceof Error ? error : new Error(String(error)), null)
  )
  setup.clock.sleep(setup.connectTimeoutMs, timer.signal).then(
    () => end(Object.assign(new Error('connect timeout'), { code: 'UND_ERR_CONNECT_TIMEOUT' }), null),
    () => undefined
  )
}

/** What is known about the single connection of a charged request. */
export interface Gate {
  /** True from the moment at which the first byte may be sent. */
  open: boolean
  /**
   * True once nobody waits for the request any more, because it was given up or took too long: nothing may be sent
   * then.
   */
  closed: boolean
}

/**
 * A connector for exactly one connection: `before` is awaited once it is established, then the gate opens and the
 * request may be sent. A second connection is refused, so that nothing is ever resent behind the client's back.
 */
export function gatedConnector(
  connect: buildConnector.connector,
  gate: Gate,
  before: () => Promise<void>
): buildConnector.connector {
  let used = false
  return (options, callback) => {
    if (used) return callback(new Error('a charged request has one connection'), null)
    used = true
    return connect(options, (error, socket) => {
      if (error !== null) return callback(error, null)
      // The caller was told that nothing was sent.
      const givenUp = (): boolean => {
        if (gate.closed) socket.destroy()
        return gate.closed
      }
      if (givenUp()) return callback(new Error('given up'), null)
      // Its peer may close it while `before` waits; nobody else listens for that yet.
      let failure: Error | null = null
      const note = (reason?: Error): void => {
        failure = reason instanceof Error ? reason : Object.assign(new Error('closed'), { code: 'ECONNRESET' })
      }
      socket.on('error', note).on('close', note)
      before().then(
        () => {
          if (givenUp() || failure !== null || socket.destroyed) return callback(failure ?? new Error('closed'), null)
          gate.open = true
          callback(null, socket)
          socket.off('error', note).off('close', note)
          return undefined
        },
        (reason: unknown) => {
          socket.destroy()
          callback(reason instanceof Error ? reason : new Error(String(reason)), null)
        }
      )
    })
  }
}

/**
 * How a connection is opened: with a time limit on the injected clock, to an address that was checked, and, for a
 * charged request, with a note of the moment from which bytes may leave.
 */
import { lookup as systemLookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { buildConnector } from 'undici'
import type { Clock } from '../../shared/clock.ts'
import { AppError } from '../../shared/errors.ts'
import { isFakeAddress, mayDial } from './address-guard.ts'

export interface ConnectSetup {
  clock: Clock
  lookup?: LookupFunction
  connectTimeoutMs: number
}

/** Which addresses may be dialled, by the protocol of the URL; without it, any. */
export type DialRule = (protocol: string) => { loopback: boolean; public: boolean }

export function refusedAddress(): AppError {
  return new AppError('unsafe-url', 'The link leads to an address inside a private network and was not opened.', {
    nextStep: 'Nothing was fetched. If the service runs on your own machine, set its base URL to that machine.',
    action: 'open-service-settings'
  })
}

/** A lookup whose answers are all checked: the address that was checked is the one that is dialled. */
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
 * A connector for undici. TLS sessions are kept for all connections made through it.
 * @param rule checked for IP addresses in the URL (`lookup` is not called for those) and for every resolved address
 */
export function makeConnector(setup: ConnectSetup, rule?: DialRule): buildConnector.connector {
  const plainLookup = setup.lookup ?? systemLookup
  const build = (lookup: LookupFunction): buildConnector.connector =>
    // Two address families are tried in turn; Node's own 250 ms for each are too few on slow networks.
    buildConnector({ timeout: 0, lookup, autoSelectFamily: true, autoSelectFamilyAttemptTimeout: 1000 })
  const byProtocol = new Map<string, buildConnector.connector>()
  const connectorFor = (protocol: string): buildConnector.connector => {
    const known = byProtocol.get(protocol)
    if (known) return known
    const made = build(rule ? guardedLookup(plainLookup, rule(protocol)) : plainLookup)
    byProtocol.set(protocol, made)
    return made
  }
  return (options, callback) => {
    const host = options.hostname.replace(/^\[(.*)\]$/, '$1')
    if (rule && isIP(host) !== 0 && !mayDial(host, rule(options.protocol))) return callback(refusedAddress(), null)
    return limitTime(setup, connectorFor(options.protocol), { ...options, hostname: host }, callback)
  }
}

function limitTime(setup: ConnectSetup, connect: buildConnector.connector, options: buildConnector.Options, callback: buildConnector.Callback): void {
  const timer = new AbortController()
  let over = false
  const end: buildConnector.Callback = (...args) => {
    if (over) return args[1]?.destroy()
    over = true
    timer.abort()
    return callback(...args)
  }
  connect(options, end)
  setup.clock.sleep(setup.connectTimeoutMs, timer.signal).then(
    () => end(Object.assign(new Error('connect timeout'), { code: 'UND_ERR_CONNECT_TIMEOUT' }), null),
    () => undefined
  )
}

/** What is known of the one connection of a charged request. */
export interface Gate {
  /** True from the moment at which the first byte may leave. */
  open: boolean
}

/**
 * A connector for exactly one connection: `before` is awaited when it stands, then the gate opens and the request may
 * leave. A second connection is refused, so that nothing is ever sent again behind the client's back.
 */
export function gatedConnector(connect: buildConnector.connector, gate: Gate, before: () => Promise<void>): buildConnector.connector {
  let used = false
  return (options, callback) => {
    if (used) return callback(new Error('a charged request has one connection'), null)
    used = true
    return connect(options, (error, socket) => {
      if (error !== null) return callback(error, null)
      // It may be closed by its peer while `before` waits; nobody else listens for that yet.
      let failure: Error | null = null
      const note = (reason?: Error): void => {
        failure = reason instanceof Error ? reason : Object.assign(new Error('closed'), { code: 'ECONNRESET' })
      }
      socket.on('error', note).on('close', note)
      before().then(
        () => {
          if (failure !== null || socket.destroyed) return callback(failure ?? new Error('closed'), null)
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

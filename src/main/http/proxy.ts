/**
 * The route through a proxy: a tunnel (CONNECT) to the service, with TLS inside it. The proxy sees the service's name
 * and nothing of the request. Plain http uses no proxy: it goes only to this machine.
 */

import type { Duplex } from 'node:stream'
import { type buildConnector, Client } from 'undici'
import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'

export interface Proxy {
  /** "http://proxy.example:3128"; https if the connection to the proxy itself is encrypted. */
  origin: string
  /** Its name for the user, without user and password: "proxy.example:3128". */
  label: string
  /** Value of Proxy-Authorization. */
  authorization: string | null
}

/**
 * The proxy for an address, or null for none.
 * @throws AppError unsupported for one that the app cannot use: bypassing it would reveal what the user wants hidden
 */
export type ProxyFor = (url: URL) => Promise<Proxy | null>

/** Codes of failures on the way to or behind a proxy, in `failures.ts`. */
export class ProxyError extends Error {
  readonly code: 'ERR_PROXY_UNREACHABLE' | 'ERR_PROXY_GATEWAY'
  /** Its name for the user. */
  readonly proxy: string

  constructor(code: ProxyError['code'], proxy: Proxy, options?: ErrorOptions) {
    super(code, options)
    this.code = code
    this.proxy = proxy.label
  }
}

/**
 * Opens a tunnel.
 * @param target "gateway.pixazo.ai:443"
 * @param connect opens the connection to the proxy
 * @param signal aborted when nobody waits any more: a proxy that never answers keeps no connection
 * @throws ProxyError if the proxy is unreachable or cannot reach the target; AppError forbidden if it refuses
 */
export async function openTunnel(
  proxy: Proxy,
  target: string,
  connect: buildConnector.connector,
  signal: AbortSignal
): Promise<Duplex> {
  const client = new Client(proxy.origin, { connect, headersTimeout: 0, bodyTimeout: 0 })
  const headers = {
    host: target,
    'user-agent': 'Palimpsest',
    ...(proxy.authorization === null ? {} : { 'proxy-authorization': proxy.authorization })
  }
  try {
    const { statusCode, socket } = await client.connect({ path: target, headers, signal }).catch((cause: unknown) => {
      throw new ProxyError('ERR_PROXY_UNREACHABLE', proxy, { cause })
    })
    if (statusCode >= 200 && statusCode < 300) return socket
    socket.on('error', () => undefined).destroy()
    throw refusal(proxy, target, statusCode)
  } finally {
    // The tunnel is independent of the client by now.
    client.destroy().catch(() => undefined)
  }
}

function refusal(proxy: Proxy, target: string, status: number): Error {
  const { label } = proxy
  if (status === 407) {
    const [message, nextStep] =
      proxy.authorization === null
        ? [t('http.proxy.needsLogin', { proxy: label }), t('http.proxy.addLogin', { proxy: label })]
        : [t('http.proxy.wrongLogin', { proxy: label }), t('http.proxy.correctLogin')]
    return new AppError('forbidden', message, { status, nextStep, action: 'retry' })
  }
  if ([502, 503, 504].includes(status)) return new ProxyError('ERR_PROXY_GATEWAY', proxy)
  return new AppError(
    'forbidden',
    t('http.proxy.blocked', { proxy: label, target: target.replace(/:443$/, ''), status }),
    {
      status,
      nextStep: t('http.proxy.allowAddress'),
      action: 'retry'
    }
  )
}

/** Which proxy an address is reached through: from the user's setting, the environment, or the system. */

import { isLoopback } from '../../shared/addresses.ts'
import type { ProxySettings } from '../../shared/domain/proxy-settings.ts'
import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import type { Proxy, ProxyFor } from './proxy.ts'
import { isLocalName } from './safe-url.ts'

export interface ProxyChoice {
  settings: () => ProxySettings
  env: Readonly<Record<string, string | undefined>>
  /** The system's answer for an address, as from a PAC script: "PROXY a:8080; DIRECT". */
  system: (url: string) => Promise<string>
  /** Gets the password in a proxy's address, so that it can be redacted. */
  redactor: { add(secret: string): void }
}

/** Evaluated for every connection: a laptop changes its network, and with it its proxy. */
export function chooseProxy({ settings, env, system, redactor }: ProxyChoice): ProxyFor {
  return async (url) => {
    // Plain http goes only to this machine, and needs no proxy to get there.
    if (url.protocol !== 'https:' || isLoopback(url.href) || isLocalName(url.hostname)) return null
    const { use, address } = settings()
    if (use === 'none') return null
    if (use === 'manual') return address === null ? null : proxyFrom(address, redactor)
    const named = fromEnvironment(env, url)
    if (named !== undefined) return named === null ? null : proxyFrom(named, redactor)
    return fromPac(await system(url.href).catch(notKnown), redactor)
  }
}

/** A proxy that could not be determined is not bypassed: it may be there so that nothing is. */
function notKnown(cause: unknown): never {
  throw new AppError(
    'offline',
    t('http.chooseProxy.systemUnknown'),
    {
      nextStep: t('http.chooseProxy.checkSystemProxy'),
      action: 'retry'
    },
    { cause }
  )
}

function valueOf(env: ProxyChoice['env'], name: string): string {
  return [env[name.toLowerCase()], env[name]].map((value) => value?.trim() ?? '').find((value) => value !== '') ?? ''
}

/** @returns null: none for this address; undefined: the environment does not say */
function fromEnvironment(env: ProxyChoice['env'], url: URL): string | null | undefined {
  const set = ['HTTPS_PROXY', 'ALL_PROXY', 'HTTP_PROXY']
    .map((name) => valueOf(env, name))
    .filter((value) => value !== '')
  if (set.length === 0) return undefined
  if (isExcepted(valueOf(env, 'NO_PROXY'), url)) return null
  // A usable one takes precedence over an unusable one: ALL_PROXY often names a SOCKS proxy beside the others.
  return set.find((value) => !isSocks(value)) ?? set[0]
}

/** @param list names, with or without a leading dot or "*.", and with or without a port */
function isExcepted(list: string, url: URL): boolean {
  const port = url.port === '' ? '443' : url.port
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true
      const [, name = entry, only] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? []
      const bare = name.replace(/^\*?\./, '')
      return (only === undefined || only === port) && (url.hostname === bare || url.hostname.endsWith(`.${bare}`))
    })
}

const isSocks = (address: string): boolean => /^socks/i.test(address)

/**
 * The first entry decides: the others are fallbacks, and would be a route that was not chosen. A SOCKS proxy yields to
 * another kind beside it.
 */
function fromPac(answer: string, redactor: ProxyChoice['redactor']): Proxy | null {
  const entries = answer
    .split(';')
    .map((entry) => entry.trim().split(/\s+/))
    .filter(([kind = '']) => kind !== '')
  const [first] = entries
  if (first === undefined) return notKnown(answer)
  if (first[0] === 'DIRECT') return null
  const [kind = '', place = ''] = entries.find(([each = '']) => /^(?:PROXY|HTTPS?)$/i.test(each)) ?? first
  return proxyFrom(`${isSocks(kind) ? 'socks' : /^HTTPS$/i.test(kind) ? 'https' : 'http'}://${place}`, redactor)
}

/** @throws AppError unsupported */
function proxyFrom(address: string, redactor: ProxyChoice['redactor']): Proxy {
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `http://${address}`)
  if (url === null || url.hostname === '' || !/^https?:$/.test(url.protocol)) {
    const what =
      isSocks(address) && url !== null
        ? t('http.chooseProxy.socks', { host: url.host })
        : t('http.chooseProxy.addressNotValid')
    throw new AppError('unsupported', what, {
      nextStep: t('http.chooseProxy.setHttpProxy'),
      action: 'retry'
    })
  }
  const [user, password] = [url.username, url.password].map(decoded)
  if (password !== undefined && password !== '') redactor.add(password)
  return {
    origin: url.origin,
    label: url.host === url.hostname ? `${url.host}:${url.protocol === 'https:' ? 443 : 80}` : url.host,
    authorization:
      user === '' && password === '' ? null : `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

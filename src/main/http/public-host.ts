import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { isFakeAddress, kindOfAddress } from './address-guard.ts'
import { isLocalName } from './safe-url.ts'

/** The addresses of a name. */
export type Resolve = (name: string) => Promise<readonly string[]>

const bySystem: Resolve = async (name) => (await lookup(name, { all: true })).map(({ address }) => address)

/**
 * Whether this host can be reached from the internet, as far as its addresses tell.
 * @param hostname as in a URL: an IPv6 address is in brackets
 * @returns null if the name cannot be resolved, or only by a proxy that answers with addresses of its own
 */
export async function isPublicHost(hostname: string, resolve: Resolve = bySystem): Promise<boolean | null> {
  const host = hostname.replace(/^\[(.*)\]$/, '$1')
  if (isLocalName(host)) return false
  if (isIP(host) !== 0) return kindOfAddress(host) === 'public'
  const addresses = (await resolve(host).catch(() => [])).filter((address) => !isFakeAddress(address))
  return addresses.length === 0 ? null : addresses.every((address) => kindOfAddress(address) === 'public')
}

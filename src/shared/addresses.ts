/** What an address of a service says about who can listen on the way. Pure. */

/** True for an address of this machine. A name under .localhost is none: not every resolver keeps it here. */
export function isLoopback(url: string): boolean {
  const hostname = URL.parse(url)?.hostname ?? ''
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname)
}

/**
 * Whether anyone on the way could read what is sent there. Nothing is sent to such an address of a hosted service.
 * @param ownServer the service runs on a machine of the user's own: its network is the user's to judge
 */
export function canBeOverheard(url: string, ownServer = false): boolean {
  return !ownServer && !isLoopback(url) && URL.parse(url)?.protocol !== 'https:'
}

/** "https://gateway.pixazo.ai"; null for what is no address. */
export function originOf(url: string): string | null {
  const origin = URL.parse(url)?.origin
  return origin === undefined || origin === 'null' ? null : origin
}

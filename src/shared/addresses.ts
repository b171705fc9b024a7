/** What a service's address says about possible eavesdroppers. Pure. */

/** True for an address of this machine. A name under .localhost does not count: not every resolver keeps it local. */
export function isLoopback(url: string): boolean {
  const hostname = URL.parse(url)?.hostname ?? ''
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname)
}

/**
 * Whether someone on the way could read what is sent there. Nothing is sent to such an address of a hosted service.
 * @param ownServer the service runs on the user's own machine: its network is the user's responsibility
 */
export function canBeOverheard(url: string, ownServer = false): boolean {
  return !ownServer && !isLoopback(url) && URL.parse(url)?.protocol !== 'https:'
}

/** "https://gateway.pixazo.ai"; null if it is not an address. */
export function originOf(url: string): string | null {
  const origin = URL.parse(url)?.origin
  return origin === undefined || origin === 'null' ? null : origin
}

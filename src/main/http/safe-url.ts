import { isIP } from 'node:net'
import { AppError } from '../../shared/errors.ts'

function unsafe(message: string): AppError {
  return new AppError('unsafe-url', message, { nextStep: 'Check the service address in the settings.', action: 'open-service-settings' })
}

/**
 * The one place where a URL is parsed before a request. Refuses what hides the real host from a reader: a user name or
 * password before it, and a name with letters outside ASCII (two scripts have letters that look alike).
 * @throws AppError unsafe-url. The URL itself is never in the message: it may hold a signature.
 */
export function parseUrl(text: string, base?: URL): URL {
  const url = URL.parse(text, base?.href)
  if (url === null) throw unsafe('This is not a web address.')
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw unsafe('The address is neither https nor http.')
  if (url.username !== '' || url.password !== '') throw unsafe('The address holds a user name or a password.')
  if (url.hostname.split('.').some((label) => label.startsWith('xn--'))) throw unsafe('The host name has letters outside ASCII.')
  return url
}

/** The host as `connect` takes it: an IPv6 address without its brackets. */
export function bareHost(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1')
}

/** A name that stands for this machine by definition (RFC 6761). */
export function isLocalName(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '')
  return isIP(name) === 0 && (name === 'localhost' || name.endsWith('.localhost'))
}

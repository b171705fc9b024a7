import { isIP } from 'node:net'
import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'

/** What is parsed: an address from the settings, or a link from an answer, to which the settings do not apply. */
export type UrlOrigin = 'address' | 'link'

type Problem = 'unreadable' | 'protocol' | 'login' | 'letters'

const unsafe: Record<UrlOrigin, (problem: Problem) => AppError> = {
  address: (problem) =>
    new AppError('unsafe-url', t(`http.safeUrl.address.${problem}`), {
      nextStep: t('http.safeUrl.checkAddress'),
      action: 'open-service-settings'
    }),
  link: (problem) =>
    new AppError('unsafe-url', t(`http.safeUrl.link.${problem}`), {
      nextStep: t('http.safeUrl.notOpened')
    })
}

/**
 * The only place where a URL is parsed before a request. Refuses what hides the real host from a reader: a user name or
 * password before it, and a name with letters outside ASCII (some look alike in different scripts).
 * @throws AppError unsafe-url. The URL itself is never in the message: it may contain a signature.
 */
export function parseUrl(text: string, base?: URL, origin: UrlOrigin = 'address'): URL {
  const refused = unsafe[origin]
  const url = URL.parse(text, base?.href)
  if (url === null) throw refused('unreadable')
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refused('protocol')
  if (url.username !== '' || url.password !== '') throw refused('login')
  if (url.hostname.split('.').some((label) => label.startsWith('xn--'))) throw refused('letters')
  return url
}

/** The host in the form that `connect` takes: an IPv6 address without brackets. */
export function bareHost(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1')
}

const privateEndings = [
  'localhost',
  'local',
  'localdomain',
  'internal',
  'intranet',
  'private',
  'corp',
  'home',
  'lan',
  'home.arpa'
]

/**
 * A name that only a private network can know: without a dot, or with a suffix that is not publicly assigned (RFC 6761,
 * 6762, 8375, ICANN's ".internal"). What such a name resolves to cannot be checked if a proxy resolves it.
 */
export function isPrivateName(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '')
  return !name.includes('.') || privateEndings.some((ending) => name.endsWith(`.${ending}`))
}

/** A name that by definition refers to this machine (RFC 6761). */
export function isLocalName(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '')
  return isIP(name) === 0 && (name === 'localhost' || name.endsWith('.localhost'))
}

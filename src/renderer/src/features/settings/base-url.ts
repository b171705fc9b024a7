/** Replacing a service's address: what is allowed, and what the user must know. Pure. */
import { canBeOverheard } from '../../../../shared/addresses.ts'
import type { Endpoint } from '../../../../shared/domain/provider.ts'

export type UrlVerdict = { ok: true; url: string } | { ok: false; problem: string }

/**
 * Checks what was typed and gives it in the form that is stored: no trailing slash, no user, no query.
 * @param resettable there is a button that puts the documented address back
 * @param ownServer the service runs on a machine of the user's own, where plain http is theirs to choose
 */
export function checkBaseUrl(text: string, resettable = false, ownServer = false): UrlVerdict {
  const trimmed = text.trim()
  if (trimmed === '')
    return {
      ok: false,
      problem: resettable
        ? 'The address is empty. Press Reset for the documented one.'
        : 'The address is empty. Press Escape for the documented one.'
    }
  let url: URL
  try {
    url = new URL(trimmed)
  } catch {
    return { ok: false, problem: 'This is no web address. It begins with https:// and names a host.' }
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return { ok: false, problem: 'The address must begin with https:// or http://.' }
  if (url.username !== '' || url.password !== '')
    return { ok: false, problem: 'The address may not hold a user name or a password.' }
  if (url.search !== '' || url.hash !== '') return { ok: false, problem: 'The address may not hold a ? or # part.' }
  if (canBeOverheard(url.href, ownServer))
    return { ok: false, problem: 'The address must begin with https://. Plain http is for this machine only.' }
  return { ok: true, url: `${url.origin}${url.pathname.replace(/\/+$/, '')}` }
}

/** What changes when an address is replaced; null for the documented one. */
export function baseUrlWarning(endpoint: Endpoint, url: string, needsKey: boolean): string | null {
  if (url === endpoint.defaultUrl) return null
  if (canBeOverheard(url, endpoint.ownServer))
    return 'Nothing is sent to this address: it is not encrypted, and anyone on the way could read it.'
  const plain = canBeOverheard(url) ? ' It is not encrypted: anyone on the way can read it.' : ''
  return needsKey
    ? `Your requests will be sent to this address, with the key that you enter for it.${plain}`
    : `Your requests will be sent to this address.${plain}`
}

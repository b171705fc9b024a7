/** Replacing a service's address: what is allowed, and what the user must know. Pure. */
import type { Endpoint } from '../../../../shared/domain/provider.ts'

export type UrlVerdict = { ok: true; url: string } | { ok: false; problem: string }

/**
 * Checks what was typed and gives it in the form that is stored: no trailing slash, no user, no query.
 * @param resettable there is a button that puts the documented address back
 */
export function checkBaseUrl(text: string, resettable = false): UrlVerdict {
  const trimmed = text.trim()
  if (trimmed === '')
    return {
      ok: false,
      problem: resettable ? 'The address is empty. Press Reset for the documented one.' : 'The address is empty. Press Escape for the documented one.'
    }
  let url: URL
  try {
    url = new URL(trimmed)
  } catch {
    return { ok: false, problem: 'This is no web address. It begins with https:// and names a host.' }
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { ok: false, problem: 'The address must begin with https:// or http://.' }
  if (url.username !== '' || url.password !== '') return { ok: false, problem: 'The address may not hold a user name or a password.' }
  if (url.search !== '' || url.hash !== '') return { ok: false, problem: 'The address may not hold a ? or # part.' }
  return { ok: true, url: `${url.origin}${url.pathname.replace(/\/+$/, '')}` }
}

/** True for an address of this machine. */
export function isLoopback(url: string): boolean {
  try {
    const { hostname } = new URL(url)
    return hostname === 'localhost' || hostname === '[::1]' || hostname.endsWith('.localhost') || /^127(\.\d{1,3}){3}$/.test(hostname)
  } catch {
    return false
  }
}

/** What changes when an address is replaced; null for the documented one. */
export function baseUrlWarning(endpoint: Endpoint, url: string, needsKey: boolean): string | null {
  if (url === endpoint.defaultUrl) return null
  const plain = url.startsWith('http:') && !isLoopback(url) ? ' It is not encrypted: anyone on the way can read it.' : ''
  return needsKey ? `Your key and your requests will be sent to this address.${plain}` : `Your requests will be sent to this address.${plain}`
}

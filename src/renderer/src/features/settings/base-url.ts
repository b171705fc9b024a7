/** Replacing a service's address: what is allowed, and what the user should know. Pure. */

import { canBeOverheard } from '../../../../shared/addresses.ts'
import type { Endpoint } from '../../../../shared/domain/provider.ts'
import { t } from '../../../../shared/messages/t.ts'

export type UrlVerdict = { ok: true; url: string } | { ok: false; problem: string }

/**
 * Checks the typed address and returns it in the stored form: no trailing slash, no user, no query.
 * @param resettable there is a button that restores the documented address
 * @param ownServer the service runs on the user's own machine, where plain http is up to the user
 */
export function checkBaseUrl(text: string, resettable = false, ownServer = false): UrlVerdict {
  const trimmed = text.trim()
  if (trimmed === '')
    return {
      ok: false,
      problem: resettable ? t('settings.baseUrl.emptyPressReset') : t('settings.baseUrl.emptyPressEscape')
    }
  let url: URL
  try {
    url = new URL(trimmed)
  } catch {
    return { ok: false, problem: t('settings.baseUrl.notAnAddress') }
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return { ok: false, problem: t('settings.baseUrl.needsProtocol') }
  if (url.username !== '' || url.password !== '') return { ok: false, problem: t('settings.baseUrl.noUser') }
  if (url.search !== '' || url.hash !== '') return { ok: false, problem: t('settings.baseUrl.noQuery') }
  if (canBeOverheard(url.href, ownServer)) return { ok: false, problem: t('settings.baseUrl.needsHttps') }
  return { ok: true, url: `${url.origin}${url.pathname.replace(/\/+$/, '')}` }
}

/** What changes when an address is replaced; null for the documented one. */
export function baseUrlWarning(endpoint: Endpoint, url: string, needsKey: boolean): string | null {
  if (url === endpoint.defaultUrl) return null
  if (canBeOverheard(url, endpoint.ownServer)) return t('settings.baseUrl.nothingSent')
  const sent = needsKey ? t('settings.baseUrl.requestsAndKey') : t('settings.baseUrl.requests')
  return canBeOverheard(url) ? `${sent} ${t('settings.baseUrl.notEncrypted')}` : sent
}

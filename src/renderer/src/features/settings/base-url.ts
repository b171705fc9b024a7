/** Replacing a service's address: what is allowed, and what the user must know. Pure. */

import { canBeOverheard } from '../../../../shared/addresses.ts'
import type { Endpoint } from '../../../../shared/domain/provider.ts'
import { t } from '../../../../shared/messages/t.ts'

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
        ? t('settings.baseUrl.addressIsEmptyPressReset')
        : t('settings.baseUrl.addressIsEmptyPressEscape')
    }
  let url: URL
  try {
    url = new URL(trimmed)
  } catch {
    return { ok: false, problem: t('settings.baseUrl.thisIsNoWebAddress') }
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return { ok: false, problem: t('settings.baseUrl.addressMustBeginWithHttps') }
  if (url.username !== '' || url.password !== '')
    return { ok: false, problem: t('settings.baseUrl.addressMayNotHoldUser') }
  if (url.search !== '' || url.hash !== '') return { ok: false, problem: t('settings.baseUrl.addressMayNotHoldOr') }
  if (canBeOverheard(url.href, ownServer))
    return { ok: false, problem: t('settings.baseUrl.addressMustBeginWithHttps2') }
  return { ok: true, url: `${url.origin}${url.pathname.replace(/\/+$/, '')}` }
}

/** What changes when an address is replaced; null for the documented one. */
export function baseUrlWarning(endpoint: Endpoint, url: string, needsKey: boolean): string | null {
  if (url === endpoint.defaultUrl) return null
  if (canBeOverheard(url, endpoint.ownServer)) return t('settings.baseUrl.nothingIsSentToThis')
  const plain = canBeOverheard(url) ? t('settings.baseUrl.itIsNotEncryptedAnyone') : ''
  return needsKey
    ? t('settings.baseUrl.yourRequestsWillBeSent', { plain })
    : t('settings.baseUrl.yourRequestsWillBeSent2', { plain })
}

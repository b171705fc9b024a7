/** A proxy's address as typed. Pure. */

import { proxyAddressSchema } from '../../../../shared/domain/proxy-settings.ts'
import { t } from '../../../../shared/messages/t.ts'

export type ProxyVerdict = { ok: true; address: string } | { ok: false; problem: string }

/** @param text "proxy.example:3128", with or without http:// or https:// before it */
export function checkProxyAddress(text: string): ProxyVerdict {
  const trimmed = text.trim()
  if (trimmed === '') return { ok: false, problem: t('settings.proxyAddress.empty') }
  if (/^socks/i.test(trimmed))
    return {
      ok: false,
      problem: t('settings.proxyAddress.socks')
    }
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `http://${trimmed}`)
  if (url === null || url.hostname === '') return { ok: false, problem: t('settings.proxyAddress.notAnAddress') }
  if (url.username !== '' || url.password !== '')
    return {
      ok: false,
      problem: t('settings.proxyAddress.noPassword')
    }
  if (!proxyAddressSchema.safeParse(url.origin).success || url.pathname !== '/' || url.search !== '' || url.hash !== '')
    return { ok: false, problem: t('settings.proxyAddress.onlyNameAndPort') }
  // Proxies have no usual port that could be meant by omitting it.
  if (!/:\d+\/?$/.test(trimmed))
    return { ok: false, problem: t('settings.proxyAddress.addPort', { host: url.hostname }) }
  // The scheme's default port, which a URL omits, is shown like any other.
  return { ok: true, address: `${url.protocol}//${url.hostname}:${url.port || (url.protocol === 'https:' ? 443 : 80)}` }
}

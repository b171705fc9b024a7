/** A proxy's address as it is typed. Pure. */
import { proxyAddressSchema } from '../../../../shared/domain/proxy-settings.ts'

export type ProxyVerdict = { ok: true; address: string } | { ok: false; problem: string }

/** @param text "proxy.example:3128", with or without http:// or https:// before it */
export function checkProxyAddress(text: string): ProxyVerdict {
  const trimmed = text.trim()
  if (trimmed === '') return { ok: false, problem: 'Type the proxy’s name and port, such as proxy.example:3128.' }
  if (/^socks/i.test(trimmed))
    return {
      ok: false,
      problem: 'This is a SOCKS proxy, which the app cannot use. Most proxy programs offer an HTTP port as well.'
    }
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `http://${trimmed}`)
  if (url === null || url.hostname === '')
    return { ok: false, problem: 'This is no address of a proxy. It is a name and a port, such as proxy.example:3128.' }
  if (url.username !== '' || url.password !== '')
    return {
      ok: false,
      problem:
        'The address is stored in plain text, so it may not hold a password. ' +
        'Put it into HTTPS_PROXY and choose “System”.'
    }
  if (!proxyAddressSchema.safeParse(url.origin).success || url.pathname !== '/' || url.search !== '' || url.hash !== '')
    return { ok: false, problem: 'A proxy’s address is a name and a port, and nothing more.' }
  // A proxy has no usual port that one could mean by leaving it out.
  if (!/:\d+\/?$/.test(trimmed)) return { ok: false, problem: `Add the proxy’s port, such as ${url.hostname}:3128.` }
  // The usual port of the scheme, which a URL leaves out, is shown like any other.
  return { ok: true, address: `${url.protocol}//${url.hostname}:${url.port || (url.protocol === 'https:' ? 443 : 80)}` }
}

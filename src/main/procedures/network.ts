import { isLoopback } from '../../shared/addresses.ts'
import type { NetworkWay } from '../../shared/domain/proxy-settings.ts'
import { toWireError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import { providers } from '../providers/registry.ts'
import type { Context } from './context.ts'
import { defineProcedures } from './define-procedures.ts'

/** Tries the route to the services. */
export function networkProcedures(context: Context) {
  return defineProcedures({
    'network.test': async () =>
      await Promise.all((await originsToTry(context)).map((origin) => tryOrigin(context, origin)))
  })
}

/**
 * Those of the services with a key; if none has one, that of the first hosted service. A local one reveals nothing
 * about the network, and is used only if there is no other.
 */
async function originsToTry({ keys, addresses }: Context): Promise<string[]> {
  const withKey = new Set((await keys.status()).filter((status) => status.hasKey).map((status) => status.providerId))
  const hosted = providers.filter((provider) => !provider.demo)
  const used = hosted.filter((provider) => withKey.has(provider.id))
  const urls = (used.length > 0 ? used : hosted.slice(0, 1)).flatMap(({ endpoints }) =>
    endpoints.map((endpoint) => addresses.baseUrl(endpoint.id))
  )
  const origins = [...new Set(urls.map((url) => new URL(url).origin))]
  const away = origins.filter((origin) => !isLoopback(origin))
  return away.length > 0 ? away : origins
}

/** Requests the first page, without a key: any answer shows that the route works. */
async function tryOrigin(context: Context, origin: string): Promise<NetworkWay> {
  const { host } = new URL(origin)
  // If the proxy cannot be named.
  let way = t('procedures.network.throughProxy')
  try {
    const proxy = await context.proxyFor(new URL(origin))
    way =
      proxy === null
        ? t('procedures.network.directly')
        : t('procedures.network.throughNamedProxy', { label: proxy.label })
    const { status } = await context.http.send(
      { method: 'GET', url: `${origin}/`, headers: {} },
      { policy: 'safe', timeoutMs: 20_000, retries: 0, maxBytes: 1_048_576 }
    )
    return { host, way, ok: true, message: t('procedures.network.answered', { host, status }) }
  } catch (error) {
    const { code, message, data } = toWireError(error)
    // A large page, or a redirect elsewhere, is an answer too.
    if (code === 'bad-response' || (code === 'unsafe-url' && data.status !== undefined))
      return { host, way, ok: true, message: t('procedures.network.answeredAtAll', { host }) }
    return { host, way, ok: false, message: context.redact([message, data.nextStep].filter(Boolean).join(' ')) }
  }
}

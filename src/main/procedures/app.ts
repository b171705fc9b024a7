import type { Endpoint } from '../../shared/domain/provider.ts'
import { describeProviders } from '../providers/registry.ts'
import type { Context } from './context.ts'
import { defineProcedures } from './define-procedures.ts'

/**
 * The demo's endpoint with its address of this session; unchanged if the demo is not running: the other services are
 * still listed.
 */
function addressed(context: Context, endpoint: Endpoint): Endpoint {
  try {
    return { ...endpoint, defaultUrl: context.addresses.baseUrl(endpoint.id) }
  } catch {
    return endpoint
  }
}

/** The app itself, and the services it knows. */
export function appProcedures(context: Context) {
  return defineProcedures({
    'app.info': () => context.info(),
    'app.openExternal': async ({ url }) => {
      await context.host.openExternal(url)
      return undefined
    },
    'app.menu': ({ menus }) => {
      context.host.showMenu(menus)
      return undefined
    },
    'app.pathTyped': async ({ id, path }) => {
      await context.host.pathTyped(id, path)
      return undefined
    },
    'app.readyToClose': () => {
      context.host.pageReady()
      return undefined
    },
    'providers.list': () =>
      describeProviders().map((provider) =>
        provider.demo
          ? { ...provider, endpoints: provider.endpoints.map((endpoint) => addressed(context, endpoint)) }
          : provider
      )
  })
}

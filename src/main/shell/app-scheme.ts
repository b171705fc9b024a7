import { protocol } from 'electron'
import type { Core } from '../procedures/host.ts'
import { appScheme } from './app-address.ts'
import { appResponseTo } from './app-response.ts'
import { listPageFiles } from './page-files.ts'

/** Once, before `ready`. The scheme gets an origin and fetch, and none of the privileges that weaken a page. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } }
  ])
}

/**
 * Serves the page and the pictures.
 * @param folder absolute path of the built page
 */
export function serveApp(folder: string, media: Core['media']): void {
  const files = listPageFiles(folder)
  protocol.handle(appScheme, (request) => appResponseTo(request, files, media))
}

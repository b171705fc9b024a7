/** What the window may not do, whatever its page tries. */

import type { Event, WebContents } from 'electron'
import { app, session, shell } from 'electron'
import { isAppUrl, mayLoad } from './app-address.ts'
import { checkedExternalLink } from './external-links.ts'

/**
 * What the page may do: write text to the clipboard (its Copy buttons), and go full screen (the viewer, the slideshow).
 * Both only for the page itself, not for a frame in it, and only on a click or key press.
 */
const granted = new Set(['clipboard-sanitized-write', 'fullscreen'])

/** Before `ready`: every renderer is sandboxed, and every page ever created is guarded. */
export function guardApp(): void {
  app.enableSandbox()
  app.on('web-contents-created', (_event, contents) => guardContents(contents))
}

function guardContents(contents: WebContents): void {
  const stayHome = (details: Event<{ url: string }>): void => {
    if (!isAppUrl(details.url)) details.preventDefault()
  }
  contents.on('will-navigate', stayHome)
  contents.on('will-frame-navigate', stayHome)
  contents.on('will-redirect', stayHome)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  // Over UDP a page would bypass the request guard below.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

/** After `ready`: no other permissions, no devices, no network. */
export function guardSession(): void {
  const ours = session.defaultSession
  const mayHave = (permission: string, url: string, isMainFrame: boolean): boolean =>
    granted.has(permission) && isMainFrame && isAppUrl(url)
  ours.setPermissionRequestHandler((_contents, permission, callback, { requestingUrl, isMainFrame }) =>
    callback(mayHave(permission, requestingUrl, isMainFrame))
  )
  ours.setPermissionCheckHandler((_contents, permission, origin, { requestingUrl, isMainFrame }) =>
    mayHave(permission, requestingUrl ?? origin, isMainFrame)
  )
  ours.setDevicePermissionHandler(() => false)
  ours.webRequest.onBeforeRequest((details, callback) => callback({ cancel: !mayLoad(details.url) }))
}

/**
 * Opens a page of a service's own site in the user's browser.
 * @throws AppError unsafe-url for any other address
 */
export async function openExternal(url: string): Promise<void> {
  await shell.openExternal(checkedExternalLink(url))
}

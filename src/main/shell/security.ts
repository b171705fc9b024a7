/** What the window may not do, whatever its page says. */

import type { Event, WebContents } from 'electron'
import { app, session, shell } from 'electron'
import { isAppUrl, mayLoad } from './app-address.ts'
import { checkedExternalUrl } from './external-links.ts'

/** What the page may: write to the clipboard, and show a picture on the whole screen. */
const granted = new Set(['clipboard-sanitized-write', 'fullscreen'])

/** Before `ready`: every renderer is sandboxed, and every page that is ever made is guarded. */
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
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

/** After `ready`: none of the other permissions, no device, no network. */
export function guardSession(): void {
  const ours = session.defaultSession
  ours.setPermissionRequestHandler((_contents, permission, callback) => callback(granted.has(permission)))
  ours.setPermissionCheckHandler((_contents, permission) => granted.has(permission))
  ours.setDevicePermissionHandler(() => false)
  ours.webRequest.onBeforeRequest((details, callback) => callback({ cancel: !mayLoad(details.url) }))
}

/**
 * Opens a page of a service's own site in the user's browser.
 * @throws AppError unsafe-url for any other address
 */
export async function openExternal(url: string): Promise<void> {
  await shell.openExternal(checkedExternalUrl(url))
}

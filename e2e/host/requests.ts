/** Every request of every page goes through here: the app's navigation guards, its network guard, and its scheme. */
import type { BrowserContext, Request as PageRequest, Route } from 'playwright-core'
import { toAppUrl } from './address.ts'
import { contentsOf } from './browser-window.ts'
import { StandInEvent } from './event.ts'
import { handlerFor } from './protocol.ts'
import { mayRequest } from './session.ts'

/** Asks the app about a navigation as Electron would, except for one that the app started itself. */
function mayNavigate(request: PageRequest, url: string): boolean {
  const frame = request.frame()
  const contents = contentsOf(frame.page())
  if (!contents) return false
  if (contents.isOwnNavigation(url)) return true
  const isMainFrame = frame.parentFrame() === null
  const asked = new StandInEvent({ url, isMainFrame })
  if (isMainFrame) contents.emit('will-navigate', asked, url)
  contents.emit('will-frame-navigate', asked)
  return !asked.defaultPrevented
}

async function fromHandler(request: PageRequest, url: string): Promise<Response | null> {
  const handler = handlerFor(url)
  if (!handler) return null
  const body = request.postDataBuffer()
  return await handler(new Request(url, { method: request.method(), ...(body ? { body: new Uint8Array(body) } : {}) }))
}

async function answer(route: Route): Promise<void> {
  const request = route.request()
  const url = toAppUrl(request.url())
  if (request.isNavigationRequest() && !mayNavigate(request, url)) return await route.abort('aborted')
  if (!(await mayRequest(url, request.method(), request.resourceType()))) return await route.abort('blockedbyclient')
  if (/^https?:/.test(url)) return await route.continue()
  const response = await fromHandler(request, url)
  if (!response) return await route.abort('addressunreachable')
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer())
  })
}

/** Puts the app between the browser and everything that its pages request. */
export async function answerRequests(context: BrowserContext): Promise<void> {
  await context.route(
    () => true,
    // A page that is closed meanwhile takes its requests with it.
    (route) => void answer(route).catch(() => undefined)
  )
}

/** Start and end: the browser, the windows, and every process that must not outlive this one. */
import type { BrowserContext } from 'playwright-core'
import { app } from './app.ts'
import { browserPid, debuggingEndpoint, launchBrowser, publishVersion } from './browser.ts'
import { closeAllWindows, openWindows, setContext } from './browser-window.ts'
import { onQuitCommand, report, scripted } from './control.ts'
import { dialog } from './dialog.ts'
import { StandInEvent } from './event.ts'
import { releaseLock } from './lock.ts'
import './probe.ts'
import { answerRequests } from './requests.ts'
import { killAllUtilities } from './utility-process.ts'

const closeDeadline = 4000

let context: BrowserContext | null = null
let ending = false

async function begin(): Promise<void> {
  context = await launchBrowser()
  setContext(context)
  const page = context.pages()[0] ?? (await context.newPage())
  const cdp = await context.newCDPSession(page)
  publishVersion((await cdp.send('Browser.getVersion')).product)
  await cdp.detach()
  await answerRequests(context)
  context.on('close', () => {
    context = null
    if (!ending) app.quit()
  })
  if (scripted) report({ standIn: 'chromium', pid: browserPid() })
}

async function end(code: number): Promise<void> {
  ending = true
  killAllUtilities()
  const closing = context?.close().catch(() => undefined) ?? Promise.resolve()
  await Promise.race([closing, new Promise((resolve) => setTimeout(resolve, closeDeadline))])
  releaseLock()
  process.exit(code)
}

let quitting = false

function quit(): void {
  if (ending || quitting) return
  quitting = true
  const asked = new StandInEvent()
  app.emit('before-quit', asked)
  quitting = false
  if (asked.defaultPrevented) return
  void closeAllWindows().then((closed) => {
    if (!closed || ending) return
    const exporter = new StandInEvent()
    app.emit('will-quit', exporter)
    if (exporter.defaultPrevented) return
    app.emit('quit', {}, 0)
    void end(0)
  })
}

app.bringToLife(begin, quit, (code = 0) => void end(code))
app.on('stand-in-window-opened', () => {
  if (scripted) void debuggingEndpoint().then((endpoint) => report({ standIn: 'window', endpoint }))
})
app.on('stand-in-window-closed', () => {
  if (openWindows() > 0 || ending) return
  if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed')
  else app.quit()
})

// As in Electron: an uncaught error is shown, and the app continues, unless the app listens for it itself.
process.on('uncaughtException', (error) => {
  if (process.listenerCount('uncaughtException') === 1)
    dialog.showErrorBox('A JavaScript error occurred in the main process', String(error))
})

process.on('SIGTERM', quit)
process.on('SIGINT', quit)
process.on('SIGHUP', quit)
onQuitCommand(quit)
// The test at the other end is gone, so nothing is left to end this process.
if (scripted) process.on('disconnect', () => void end(1))

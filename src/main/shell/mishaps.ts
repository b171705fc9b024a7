/**
 * When something inside breaks. The services live in the main process and go on, so a page that is gone is drawn anew:
 * it finds its forms and drafts where it kept them. Where that is not enough, one plain box asks what to do. The log
 * has all of it.
 */

import type { BrowserWindow } from 'electron'
import { app } from 'electron'
import { t } from '../../shared/messages/t.ts'
import { chooseInBox } from './dialogs.ts'
import type { NoteMishap } from './mishap-log.ts'

/** Milliseconds: a page that ends again so soon would end for ever. */
const tooSoon = 60_000
const kept = t('shell.mishaps.kept')

/** @param leaving true when the app is on its way out: nothing is drawn anew then */
export function watchWindow(window: BrowserWindow, note: NoteMishap, leaving: () => boolean): void {
  const contents = window.webContents
  let endedAt = Number.NEGATIVE_INFINITY
  let waiting: AbortController | null = null

  const askToReload = async (message: string, again: string): Promise<void> => {
    const choice = await chooseInBox(window, { message, detail: kept, buttons: [again, t('shell.mishaps.quit')] })
    if (choice === 0) contents.reload()
    else app.quit()
  }
  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || leaving()) return
    note(t('shell.mishaps.pageEnded'), t('shell.mishaps.reason', { reason, exitCode }))
    waiting?.abort()
    const now = performance.now()
    const soon = now - endedAt < tooSoon
    endedAt = now
    if (soon) void askToReload(t('shell.mishaps.crashedTwice'), t('shell.mishaps.reopen'))
    else contents.reload()
  })
  contents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
    // -3: another load took its place.
    if (!isMainFrame || code === -3 || leaving()) return
    note(t('shell.mishaps.pageNotLoaded'), `${description}, ${code}`)
    void askToReload(t('shell.mishaps.windowNotLoaded'), t('shell.mishaps.tryAgain'))
  })
  window.on('unresponsive', () => {
    if (waiting || leaving()) return
    note(t('shell.mishaps.pageUnresponsive'), 'unresponsive')
    const asking = new AbortController()
    waiting = asking
    void chooseInBox(window, {
      message: t('shell.mishaps.windowUnresponsive'),
      detail: kept,
      buttons: [t('shell.mishaps.wait'), t('shell.mishaps.reopen')],
      signal: asking.signal
    }).then((choice) => {
      waiting = null
      if (choice === 1 && !asking.signal.aborted) contents.forcefullyCrashRenderer()
    })
  })
  window.on('responsive', () => waiting?.abort())
}

/**
 * Errors that nobody caught, and child processes that ended. A mishap in the main process does not end the app: what
 * runs would be lost.
 */
export function watchProcesses(note: NoteMishap, window: () => BrowserWindow | null): void {
  let askedAt = Number.NEGATIVE_INFINITY
  process.on('uncaughtException', (error) => {
    note(t('shell.mishaps.uncaughtError'), error)
    const open = window()
    const now = performance.now()
    if (open === null || now - askedAt < tooSoon) return
    askedAt = now
    void chooseInBox(open, {
      message: t('shell.mishaps.broken'),
      detail: `${kept} ${t('shell.mishaps.restartHint')}`,
      buttons: [t('shell.mishaps.restart'), t('shell.mishaps.continue')]
    }).then((choice) => {
      if (choice !== 0) return
      app.relaunch()
      app.quit()
    })
  })
  process.on('unhandledRejection', (error) => note(t('shell.mishaps.unhandledRejection'), error))
  app.on('child-process-gone', (_event, { type, reason, exitCode, serviceName, name }) => {
    if (reason !== 'clean-exit')
      note(
        t('shell.mishaps.processEnded'),
        t('shell.mishaps.processReason', { name: name ?? serviceName ?? type, reason, exitCode })
      )
  })
}

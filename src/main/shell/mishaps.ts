/**
 * Handles crashes inside the app. The services live in the main process and continue, so a crashed page is reloaded: it
 * finds its forms and drafts where it stored them. If that is not enough, a plain box asks what to do. The log records
 * everything.
 */

import type { BrowserWindow } from 'electron'
import { app } from 'electron'
import { t } from '../../shared/messages/t.ts'
import { chooseInBox } from './dialogs.ts'
import type { NoteMishap } from './mishap-log.ts'

/** Milliseconds: a page that crashes again this soon would crash forever. */
const tooSoon = 60_000
const kept = t('shell.mishaps.kept')

/** @param leaving true when the app is quitting: then nothing is reloaded */
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
    // -3: another load replaced it.
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
 * Uncaught errors, and child processes that ended. A mishap in the main process does not end the app: running work
 * would be lost.
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

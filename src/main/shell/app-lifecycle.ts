/** The app from its start to its end. */
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { BrowserWindow } from 'electron'
import { app, powerMonitor } from 'electron'
import { type Emit, eventChannel } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import type { Core, Host } from '../procedures/host.ts'
import { serveApp } from './app-scheme.ts'
import { type BeforeClose, createBeforeClose } from './before-close.ts'
import { composeHost } from './compose-host.ts'
import { askToQuit, showStartError } from './dialogs.ts'
import { registerCalls, registerDropped } from './ipc.ts'
import { createMayLeave } from './may-leave.ts'
import { setMenu } from './menu.ts'
import { createMishapLog } from './mishap-log.ts'
import { watchProcesses, watchWindow } from './mishaps.ts'
import { guardSession } from './security.ts'
import { openWindow } from './window.ts'

/** Milliseconds that the services get to end; what they leave unfinished is on disk and continues at the next start. */
const disposeDeadline = 5000

/** Absolute paths of what was built beside the main bundle. */
export interface Built {
  page: string
  preload: string
  workers: Host['workerEntries']
}

/**
 * Ends the services once, before the app quits, whatever the trigger; the page saves its work first, while the library
 * is still open.
 */
function disposeBeforeQuit(core: Core, lastWords: BeforeClose, mayLeave: () => Promise<boolean>): void {
  let disposed = false
  let ready = false
  app.on('before-quit', (event) => {
    if (ready) return
    event.preventDefault()
    void mayLeave().then(async (may) => {
      if (!may || disposed) return
      disposed = true
      await lastWords.ask()
      await Promise.race([core.dispose().catch(() => undefined), delay(disposeDeadline)])
      ready = true
      app.quit()
    })
  })
}

/** Keeps a window that the user closes open until its page has saved its unfinished work. */
function closeAfterLastWords(window: BrowserWindow, lastWords: BeforeClose, mayLeave: () => Promise<boolean>): void {
  window.on('close', (event) => {
    if (lastWords.said) return
    event.preventDefault()
    void mayLeave().then(async (may) => {
      if (!may) return
      await lastWords.ask()
      window.close()
    })
  })
  window.on('closed', () => lastWords.heard())
}

/**
 * The session ends: the app quits as usual, and the system is asked to wait until it has. Windows does not send
 * `before-quit`.
 */
function quitWithSession(window: BrowserWindow): void {
  const hold = (event: { preventDefault(): void }): void => {
    event.preventDefault()
    app.quit()
  }
  window.on('query-session-end', hold)
  window.on('session-end', () => app.quit())
  powerMonitor.on('shutdown', (event?: { preventDefault(): void }) => event && hold(event))
}

function plainMessage(error: unknown): string {
  if (error instanceof AppError) return [error.message, error.data.nextStep].filter(Boolean).join('\n\n')
  return error instanceof Error ? error.message : String(error)
}

async function start(compose: (host: Host) => Promise<Core>, built: Built): Promise<void> {
  let window: BrowserWindow | null = null
  const raise = (): void => {
    if (window?.isMinimized()) window.restore()
    window?.show()
    window?.focus()
  }
  if (!claimProfile(raise)) {
    app.quit()
    return
  }
  /**
   * Known once the keys are open; before that an error's text may contain a key that is not known yet, but its class
   * says enough.
   */
  let redact = (text: string): string => text.split(':', 1)[0] ?? ''
  const note = createMishapLog(join(app.getPath('userData'), 'mishaps.log'), (text) => redact(text), Date.now)
  watchProcesses(note, () => window)
  await app.whenReady()
  guardSession()
  setMenu(process.platform)
  const emit: Emit = (event, payload) => {
    const contents = window?.webContents
    if (contents && !contents.isDestroyed()) contents.send(eventChannel, event, payload)
  }
  const lastWords = createBeforeClose(() => {
    emit('closing', undefined)
    return window !== null
  })
  const host = composeHost(
    () => window,
    built.workers,
    emit,
    () => lastWords.heard()
  )
  const core = await compose(host)
  redact = (text) => core.redact(text)
  const mayLeave = createMayLeave(
    () => core.atRisk(),
    (lost) => askToQuit(window, lost),
    (hold) => core.holdSends(hold)
  )
  disposeBeforeQuit(core, lastWords, mayLeave)
  serveApp(built.page, (id, what) => core.media(id, what))
  registerCalls(core.handlers)
  registerDropped((paths) => core.dropped(paths))
  app.on('window-all-closed', () => app.quit())
  window = openWindow({
    title: 'Palimpsest',
    preload: built.preload,
    placeFile: join(app.getPath('userData'), 'window.json')
  })
  closeAfterLastWords(window, lastWords, mayLeave)
  watchWindow(window, note, () => lastWords.said)
  quitWithSession(window)
  window.on('closed', () => {
    window = null
  })
}

/** Runs the app. If it cannot start, shows why in a box and exits with code 1. */
export async function runAppLifecycle(compose: (host: Host) => Promise<Core>, built: Built): Promise<void> {
  try {
    await start(compose, built)
  } catch (error) {
    await app.whenReady()
    showStartError(plainMessage(error))
    app.exit(1)
  }
}

/**
 * Two instances on one profile would write to one library. The second one ends, and notifies the first.
 * @param raise shows the first instance's window
 * @returns false in the second instance
 */
function claimProfile(raise: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false
  app.on('second-instance', raise)
  return true
}

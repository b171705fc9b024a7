/** The Chromium under the stand-in: one persistent browser per profile, ended with the process that started it. */
import { existsSync, mkdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { BrowserContext } from 'playwright-core'
import { chromium } from 'playwright-core'
import { findBrowser } from '../../scripts/browser.mjs'
import { app } from './app.ts'
import { scripted } from './control.ts'

const headed = process.argv.includes('--headed')
const startDeadline = 10_000

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** The pid in Chromium's own lock, a link to "<host>-<pid>"; null on Windows, or when none runs. */
function pidInLock(folder: string): number | null {
  try {
    return Number(readlinkSync(join(folder, 'SingletonLock')).split('-').at(-1)) || null
  } catch {
    return null
  }
}

/**
 * A browser whose main process was killed needs a moment to notice; a new one on the same folder would hand over to it.
 */
async function waitForPredecessor(folder: string): Promise<void> {
  for (let waited = 0; waited < startDeadline; waited += 50) {
    const pid = pidInLock(folder)
    if (pid === null || !isAlive(pid)) return
    await delay(50)
  }
}

/** Flags that always apply; the debugging port is opened only for a test. */
function flags(): string[] {
  return [
    '--disable-background-networking',
    '--no-first-run',
    '--no-default-browser-check',
    // What webContents.setWebRTCIPHandlingPolicy sets for each page there. Chromium knows the first, its shell without
    // windows the second.
    '--webrtc-ip-handling-policy=disable_non_proxied_udp',
    '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...(headed && process.env['PALIMPSEST_STANDIN_GPU'] === undefined ? [] : ['--disable-gpu']),
    ...(headed ? ['--app=about:blank', '--window-size=1440,900'] : []),
    ...(scripted ? ['--remote-debugging-port=0'] : [])
  ]
}

/**
 * Starts the browser on a folder inside the profile. It is driven through a pipe, so it ends when this process does.
 * @throws when no browser is installed
 */
export async function launchBrowser(): Promise<BrowserContext> {
  const executablePath = findBrowser({ showsWindows: headed })
  if (executablePath === null)
    throw new Error('No Chromium, Chrome or Edge was found. Set PALIMPSEST_CHROMIUM to the path of one.')
  const folder = browserFolder()
  mkdirSync(folder, { recursive: true })
  await waitForPredecessor(folder)
  rmSync(join(folder, 'DevToolsActivePort'), { force: true })
  return await chromium.launchPersistentContext(folder, {
    executablePath,
    headless: !headed,
    args: flags(),
    ignoreDefaultArgs: headed ? ['--enable-automation'] : [],
    viewport: headed ? null : { width: 1440, height: 900 },
    colorScheme: null,
    reducedMotion: null,
    forcedColors: null,
    acceptDownloads: false,
    serviceWorkers: 'block',
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false
  })
}

function browserFolder(): string {
  return join(app.getPath('userData'), 'stand-in', 'chromium')
}

/** Where a test attaches to the same browser. */
export async function debuggingEndpoint(): Promise<string> {
  const file = join(browserFolder(), 'DevToolsActivePort')
  for (let waited = 0; waited < startDeadline; waited += 20) {
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
    if (lines.length >= 2 && lines[1] !== '') return `ws://127.0.0.1:${lines[0]}${lines[1]}`
    await delay(20)
  }
  throw new Error('The browser did not say where its debugging port is.')
}

/** The browser's main process, so that a test can see it end; null if unknown. */
export function browserPid(): number | null {
  return pidInLock(browserFolder())
}

/** Makes the browser's version known the way Electron does. */
export function publishVersion(product: string): void {
  const versions = { ...process.versions, chrome: product.split('/')[1] ?? '' }
  Object.defineProperty(process, 'versions', { value: versions, configurable: true, enumerable: true })
}

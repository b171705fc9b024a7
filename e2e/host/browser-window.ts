import { EventEmitter } from 'node:events'
import type { BrowserContext, Page } from 'playwright-core'
import { toAppUrl, toBrowserUrl } from './address.ts'
import { app } from './app.ts'
import { report } from './control.ts'
import { onCopiedImage } from './desktop.ts'
import { StandInEvent } from './event.ts'
import { notStoodIn, onlyWhatIsHere } from './only-what-is-here.ts'
import { PreloadWorld } from './preload-world.ts'
import { screen } from './screen.ts'
import { grantedPermissions } from './session.ts'
import { WebContents } from './web-contents.ts'

interface Bounds {
  x: number
  y: number
  width: number
  height: number
}

interface WindowOptions extends Partial<Bounds> {
  minWidth?: number
  minHeight?: number
  webPreferences?: Record<string, unknown>
}

/** As Electron's security guide requires; anything else is refused, so that no test passes with a weaker window. */
const required: Record<string, boolean> = {
  contextIsolation: true,
  sandbox: true,
  webSecurity: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false
}

/** Where Electron's default is not what is required, leaving an option out is not enough. */
const defaults: Record<string, boolean> = { ...required, spellcheck: true }

const headless = !process.argv.includes('--headed')

let context: BrowserContext | null = null
const windows = new Set<StandInWindow>()

/** The browser that windows open in. */
export function setContext(opened: BrowserContext): void {
  context = opened
}

export const openWindows = (): number => windows.size

/** The app's window, while it is open. */
export const openWindow = (): StandInWindow | undefined => [...windows][0]

/** The contents of the window that shows a page; undefined for a page that no window made. */
export function contentsOf(page: Page): WebContents | undefined {
  return [...windows].find((window) => window.isOn(page))?.contents
}

/** Closes every window, each of which may refuse. */
export async function closeAllWindows(): Promise<boolean> {
  for (const window of windows) await window.closeWindow()
  return windows.size === 0
}

class StandInWindow extends EventEmitter {
  readonly contents = new WebContents()
  readonly webContents = onlyWhatIsHere('webContents', this.contents)
  readonly id = 1
  #bounds: Bounds
  #least: { width: number; height: number }
  readonly #preload: string
  #page: Page | null = null
  #maximised = false
  /** What it was when it was first shown: a window that is shown before its page has painted flashes white. */
  #shown: 'not yet' | 'unpainted' | 'painted' = 'not yet'
  #painted = false

  constructor(options: WindowOptions) {
    super()
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
    if (windows.size > 0) throw notStoodIn('second BrowserWindow')
    const preferences = options.webPreferences ?? {}
    if (!app.sandboxed) throw notStoodIn('window of an app that has not called enableSandbox')
    for (const [name, value] of Object.entries(required)) {
      if ((preferences[name] ?? defaults[name]) !== value) throw notStoodIn(`window with ${name} set otherwise`)
    }
    this.#preload = String(preferences['preload'])
    this.#least = { width: options.minWidth ?? 0, height: options.minHeight ?? 0 }
    this.#bounds = this.#atLeast({
      x: options.x ?? 240,
      y: options.y ?? 90,
      width: options.width ?? 800,
      height: options.height ?? 600
    })
    windows.add(this)
    app.emit('web-contents-created', {}, this.webContents)
  }

  isOn = (page: Page): boolean => this.#page === page
  isDestroyed = (): boolean => !windows.has(this)
  isMaximized = (): boolean => this.#maximised
  isMinimized = (): boolean => false
  isFullScreen = (): boolean => false
  getNormalBounds = (): Bounds => ({ ...this.#bounds })
  getBounds = (): Bounds => (this.#maximised ? { ...screen.getPrimaryDisplay().workArea } : { ...this.#bounds })
  restore = (): void => undefined

  /** For a probe. */
  described(): object {
    return { bounds: this.getBounds(), least: { ...this.#least }, maximised: this.#maximised, shown: this.#shown }
  }

  show(): void {
    if (this.#shown === 'not yet') this.#shown = this.#painted ? 'painted' : 'unpainted'
  }

  maximize(): void {
    this.#maximised = true
    this.show()
    this.#fitPage()
  }

  setMinimumSize(width: number, height: number): void {
    this.#least = { width, height }
  }

  setBounds(bounds: Partial<Bounds>): void {
    this.#bounds = this.#atLeast({ ...this.#bounds, ...bounds })
    this.#fitPage()
  }

  #atLeast(bounds: Bounds): Bounds {
    return {
      ...bounds,
      width: Math.max(this.#least.width, bounds.width),
      height: Math.max(this.#least.height, bounds.height)
    }
  }

  /** Without a screen, the page is as large as its window would be. */
  #fitPage(): void {
    const { width, height } = this.getBounds()
    if (headless) void this.#page?.setViewportSize({ width, height }).catch(() => undefined)
  }
  focus(): void {
    report({ standIn: 'asked', what: 'focusWindow', details: {} })
    void this.#page?.bringToFront()
    this.emit('focus')
  }
  close(): void {
    void this.closeWindow()
  }

  async loadURL(url: string): Promise<void> {
    if (!context) throw new Error('The browser is closed.')
    this.contents.refuseUnlessGuarded()
    const page = context.pages()[0] ?? (await context.newPage())
    await this.#show(page, url)
    app.emit('stand-in-window-opened')
    this.contents.emit('did-finish-load')
    this.#painted = true
    this.emit('ready-to-show')
  }

  async #show(page: Page, url: string): Promise<void> {
    if (!context) return
    this.#page = page
    page.on('close', () => {
      if (this.#page === page) this.#closed()
    })
    page.on('crash', () => void this.contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 139 }))
    this.contents.onReload(() => void this.#showAgain(page))
    const { width, height } = this.getBounds()
    if (headless) await page.setViewportSize({ width, height })
    // A link may also ask for a window; it gets none.
    page.on('popup', (popup) => void popup.close().catch(() => undefined))
    const { origin } = new URL(toBrowserUrl(url))
    await context.grantPermissions(grantedPermissions(this.webContents, url), { origin })
    await this.contents.attach(page, url, await PreloadWorld.open(page, this.#preload))
    onCopiedImage((png) => void copyInPage(page, png))
    await page.goto(toBrowserUrl(url), { waitUntil: 'load' })
  }

  /** An automated browser cannot continue with a crashed page, so a new page replaces it. */
  async #showAgain(crashed: Page): Promise<void> {
    if (!context) return
    const url = toAppUrl(crashed.url())
    await this.#show(await context.newPage(), url)
    await crashed.close().catch(() => undefined)
    this.contents.emit('did-finish-load')
  }

  async closeWindow(): Promise<void> {
    const event = new StandInEvent()
    this.emit('close', event)
    if (event.defaultPrevented) return
    this.#forget()
    await this.#page?.close().catch(() => undefined)
  }

  /** The page closed without us: the user closed the window, or the browser ended. */
  #closed(): void {
    if (this.isDestroyed()) return
    this.emit('close', new StandInEvent())
    this.#forget()
  }

  #forget(): void {
    windows.delete(this)
    this.contents.destroy()
    this.emit('closed')
    app.emit('stand-in-window-closed')
  }
}

/** Only a page can put a picture on the real clipboard. Without a clipboard (headless) there is nothing to do. */
async function copyInPage(page: Page, png: Buffer): Promise<void> {
  await page
    .evaluate(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': new Blob([bytes], { type: 'image/png' }) })])
    }, png.toString('base64'))
    .catch(() => undefined)
}

/** `new BrowserWindow(…)` returns a window that throws on what it does not have. */
export const BrowserWindow = new Proxy(StandInWindow, {
  construct: (target, parts: [WindowOptions]) => onlyWhatIsHere('BrowserWindow', new target(...parts)),
  get: (_target, property) => {
    throw notStoodIn(`BrowserWindow.${String(property)}`)
  }
})

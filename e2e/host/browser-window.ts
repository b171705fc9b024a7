import { EventEmitter } from 'node:events'
import type { BrowserContext, Page } from 'playwright-core'
import { toBrowserUrl } from './address.ts'
import { app } from './app.ts'
import { onCopiedImage } from './desktop.ts'
import { StandInEvent } from './event.ts'
import { notStoodIn, onlyWhatIsHere } from './only-what-is-here.ts'
import { PreloadWorld } from './preload-world.ts'
import { grantedPermissions } from './session.ts'
import { WebContents } from './web-contents.ts'

interface WindowOptions {
  x?: number
  y?: number
  width?: number
  height?: number
  webPreferences?: Record<string, unknown>
}

/** Set as Electron's security guide asks; anything else is refused, so that no test passes over a weaker window. */
const required: Record<string, unknown> = {
  contextIsolation: true,
  sandbox: true,
  webSecurity: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false
}

let context: BrowserContext | null = null
const windows = new Set<StandInWindow>()

/** The browser that windows open in. */
export function setContext(opened: BrowserContext): void {
  context = opened
}

export const openWindows = (): number => windows.size

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
  readonly #bounds: { x: number; y: number; width: number; height: number }
  readonly #preload: string
  #page: Page | null = null
  #maximised = false

  constructor(options: WindowOptions) {
    super()
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
    if (windows.size > 0) throw notStoodIn('second BrowserWindow')
    const preferences = options.webPreferences ?? {}
    for (const [name, value] of Object.entries(required)) {
      if (preferences[name] !== undefined && preferences[name] !== value) throw notStoodIn(`window with ${name} set otherwise`)
    }
    this.#preload = String(preferences['preload'])
    this.#bounds = { x: options.x ?? 240, y: options.y ?? 90, width: options.width ?? 800, height: options.height ?? 600 }
    windows.add(this)
    app.emit('web-contents-created', {}, this.webContents)
  }

  isOn = (page: Page): boolean => this.#page === page
  isDestroyed = (): boolean => !windows.has(this)
  isMaximized = (): boolean => this.#maximised
  isMinimized = (): boolean => false
  getNormalBounds = (): object => ({ ...this.#bounds })
  getBounds = (): object => ({ ...this.#bounds })
  show = (): void => undefined
  restore = (): void => undefined
  maximize(): void {
    this.#maximised = true
  }
  focus(): void {
    void this.#page?.bringToFront()
    this.emit('focus')
  }
  close(): void {
    void this.closeWindow()
  }

  async loadURL(url: string): Promise<void> {
    if (!context) throw new Error('The browser is closed.')
    this.contents.refuseUnlessWindowsAreDenied()
    const page = context.pages()[0] ?? (await context.newPage())
    this.#page = page
    page.on('close', () => this.#closed())
    // A link may ask for a window too; it gets none.
    page.on('popup', (popup) => void popup.close().catch(() => undefined))
    const { origin } = new URL(toBrowserUrl(url))
    await context.grantPermissions(grantedPermissions(this.webContents, origin), { origin })
    await this.contents.attach(page, url, await PreloadWorld.open(page, this.#preload))
    onCopiedImage((png) => void copyInPage(page, png))
    await page.goto(toBrowserUrl(url), { waitUntil: 'load' })
    app.emit('stand-in-window-opened')
    this.contents.emit('did-finish-load')
    this.emit('ready-to-show')
  }

  async closeWindow(): Promise<void> {
    const event = new StandInEvent()
    this.emit('close', event)
    if (event.defaultPrevented) return
    this.#forget()
    await this.#page?.close().catch(() => undefined)
  }

  /** The page went by itself: the user closed the window, or the browser ended. */
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

/** `new BrowserWindow(…)` gives a window that throws on what it does not have. */
export const BrowserWindow = new Proxy(StandInWindow, {
  construct: (target, parts: [WindowOptions]) => onlyWhatIsHere('BrowserWindow', new target(...parts)),
  get: (_target, property) => {
    throw notStoodIn(`BrowserWindow.${String(property)}`)
  }
})

import { EventEmitter } from 'node:events'
import { existsSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { toAppUrl } from './address.ts'
import { onFilePath, report } from './control.ts'
import { callHandler, ipcMain } from './ipc-main.ts'
import { notStoodIn } from './only-what-is-here.ts'
import type { Call, PreloadWorld } from './preload-world.ts'

type OpenHandler = (details: { url: string }) => { action: string }

/** A window's page as the main process sees it. */
export class WebContents extends EventEmitter {
  readonly id = 1
  #page: Page | null = null
  #world: PreloadWorld | null = null
  #own = ''
  #openHandler: OpenHandler | null = null
  #destroyed = false
  #webRtc = 'default'
  #reload: () => void = () => undefined

  /** @param own the address that the app itself loads */
  async attach(page: Page, own: string, world: PreloadWorld): Promise<void> {
    this.#page = page
    this.#own = own
    this.#world = world
    onFilePath((name, path) => this.send('stand-in:file-path', name, path))
    await world.listen((call) => this.#answer(call))
  }

  /** True once: for the load that the app itself has just started. */
  isOwnNavigation(url: string): boolean {
    if (url !== this.#own) return false
    this.#own = ''
    return true
  }

  isDestroyed = (): boolean => this.#destroyed
  getURL = (): string => toAppUrl(this.#page?.url() ?? '')

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler
  }

  /** The browser is started with the strictest policy; a page whose app asks for less is refused. */
  setWebRTCIPHandlingPolicy(policy: string): void {
    this.#webRtc = policy
  }

  /** @param again reopens the page */
  onReload(again: () => void): void {
    this.#reload = again
  }

  reload(): void {
    this.#reload()
  }

  forcefullyCrashRenderer(): void {
    void this.#page
      ?.context()
      .newCDPSession(this.#page)
      .then((cdp) => cdp.send('Page.crash'))
      .catch(() => undefined)
  }

  send(channel: string, ...parts: unknown[]): void {
    void this.#world?.post({ channel, parts })
  }

  /** Reported to the test: a drag begun by the main process cannot leave a browser's window. */
  startDrag({
    file,
    files,
    icon
  }: {
    file: string
    files?: string[]
    icon: { isEmpty(): boolean; toPNG(): Buffer }
  }): void {
    const dragged = files ?? [file]
    if (dragged.length === 0 || dragged.some((path) => !existsSync(path)))
      throw new Error('A drag needs files that are there.')
    if (icon.isEmpty()) throw new Error('A drag needs an icon that is not empty.')
    report({ standIn: 'asked', what: 'startDrag', details: { files: dragged, icon: icon.toPNG() } })
  }

  destroy(): void {
    this.#destroyed = true
    this.emit('destroyed')
  }

  /** Here no page can open a window or bypass its proxy, which is right only for an app that prevents both. */
  refuseUnlessGuarded(): void {
    if (this.#webRtc !== 'disable_non_proxied_udp') throw notStoodIn('window whose page may send by WebRTC')
    if (this.#openHandler?.({ url: 'https://somewhere.invalid/' }).action !== 'deny')
      throw notStoodIn('window that lets its page open others')
  }

  async #answer(call: Call): Promise<void> {
    const senderFrame = { url: this.getURL(), parent: null, origin: new URL(this.#page!.url()).origin }
    const event = { sender: this, senderFrame, frameId: 1, processId: 1 }
    if (call.id === undefined) {
      ipcMain.emit(call.channel, event, ...call.parts)
      return
    }
    try {
      await this.#world?.post({ id: call.id, value: await callHandler(call.channel, event, call.parts) })
    } catch (error) {
      await this.#world?.post({ id: call.id, failed: error instanceof Error ? error.message : String(error) })
    }
  }
}

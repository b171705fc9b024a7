/** The preload in a real isolated world of the page, and the line of text between it and the main process. */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { CDPSession, Page } from 'playwright-core'
import { fromWire, toWire } from './wire.ts'
import { pageWorldScript, preloadWorldScript } from './worlds.ts'

/** A call from the preload to the main process; without an id nobody waits for an answer. */
export interface Call {
  id?: number
  channel: string
  parts: unknown[]
}

const world = 'preload'

export class PreloadWorld {
  readonly #cdp: CDPSession
  readonly #binding: string
  #executionContext: number | null = null

  private constructor(cdp: CDPSession, binding: string) {
    this.#cdp = cdp
    this.#binding = binding
  }

  /** Puts the preload into every page that this one will show. */
  static async open(page: Page, preloadPath: string): Promise<PreloadWorld> {
    const source = await readFile(preloadPath, 'utf8')
    if (/^\s*(import|export)\s/m.test(source))
      throw new Error('A sandboxed preload is one CommonJS file, without import or export.')
    const cdp = await page.context().newCDPSession(page)
    const token = `crossing-${randomBytes(12).toString('hex')}`
    const opened = new PreloadWorld(cdp, `line${randomBytes(8).toString('hex')}`)
    await cdp.send('Page.enable')
    await cdp.send('Runtime.addBinding', { name: opened.#binding, executionContextName: world })
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: pageWorldScript(token) })
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
      source: preloadWorldScript(token, opened.#binding, source),
      worldName: world
    })
    return opened
  }

  /** Calls back for each call from the preload. Calls from a page that is gone are not answered. */
  async listen(listener: (call: Call) => Promise<void>): Promise<void> {
    this.#cdp.on('Runtime.bindingCalled', (event) => {
      if (event.name !== this.#binding) return
      this.#executionContext = event.executionContextId
      void listener(fromWire(event.payload) as Call)
    })
    this.#cdp.on('Runtime.executionContextCreated', ({ context }) => {
      const { isDefault, frameId } = (context.auxData ?? {}) as { isDefault?: boolean; frameId?: string }
      if (context.name === world && isDefault === false && frameId === this.#mainFrame)
        this.#executionContext = context.id
    })
    this.#mainFrame = (await this.#cdp.send('Page.getFrameTree')).frameTree.frame.id
    await this.#cdp.send('Runtime.enable')
  }

  #mainFrame = ''

  /** Sends a message to the preload of the current page. */
  async post(message: object): Promise<void> {
    if (this.#executionContext === null) return
    const parameters = {
      functionDeclaration: `function (text) { globalThis.${this.#binding}Receive?.(text) }`,
      executionContextId: this.#executionContext,
      arguments: [{ value: toWire(message) }]
    }
    // The page may be gone by now, and nobody receives its answers.
    await this.#cdp.send('Runtime.callFunctionOn', parameters).catch(() => undefined)
  }
}

import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import type { Command, Report } from './host/control.ts'
import type { App, Asked, Launch, MainProcess } from './launch.ts'

/** Milliseconds: limits for what hangs. A shared machine takes half a minute for what takes a second elsewhere. */
const startDeadline = 90_000
const endDeadline = 60_000

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/**
 * Electron's own modules come compiled; the stand-in's, Playwright's among them, are compiled once instead of at every
 * start.
 */
const compiled = join(import.meta.dirname, '../node_modules/.cache/stand-in')

/** The main process on the stand-in, and the line to it. */
class StandIn implements MainProcess {
  readonly #child: ChildProcess
  readonly #asked: Asked[] = []
  readonly #exited: Promise<number | null>
  #logs = ''
  #chromium: number | null = null
  #browser: Browser | null = null
  readonly #probes = new Map<number, (value: unknown) => void>()
  readonly endpoint: Promise<string>

  constructor(launch: Launch) {
    const register = join(import.meta.dirname, 'host/register.mjs')
    this.#child = fork(launch.mainBundle, [], {
      execArgv: ['--import', register, '--disable-warning=ExperimentalWarning'],
      env: { NODE_COMPILE_CACHE: compiled, ...launch.env },
      serialization: 'advanced',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc']
    })
    this.#child.stdout?.on('data', (text) => (this.#logs += String(text)))
    this.#child.stderr?.on('data', (text) => (this.#logs += String(text)))
    this.#exited = new Promise((resolve) => void this.#child.on('exit', resolve))
    this.endpoint = this.#waitForWindow()
  }

  #waitForWindow(): Promise<string> {
    return new Promise((resolve, reject) => {
      const fail = (what: string): void => reject(new Error(`The app ${what}.\n${this.#logs}`))
      const timer = setTimeout(() => fail('did not open its window'), startDeadline)
      void this.#exited.then((code) => fail(`ended with code ${code} before it opened its window`))
      this.#child.on('message', (report: Report) => {
        if (report.standIn === 'asked') this.#asked.push({ what: report.what, details: report.details })
        if (report.standIn === 'probed') this.#probes.get(report.id)?.(report.value)
        if (report.standIn === 'chromium') this.#chromium = report.pid
        if (report.standIn === 'window') {
          clearTimeout(timer)
          resolve(report.endpoint)
        }
      })
      void this.#exited.then(() => clearTimeout(timer))
    })
  }

  /** The window's page, driven through the test's own connection. */
  async page(): Promise<Page> {
    this.#browser = await chromium.connectOverCDP(await this.endpoint)
    const page = this.#browser.contexts()[0]?.pages()[0]
    if (!page) throw new Error(`The app has no page.\n${this.#logs}`)
    return page
  }

  logs = (): string => this.#logs

  async asked(what?: string): Promise<Asked[]> {
    return this.#asked.filter((one) => what === undefined || one.what === what)
  }

  async answer(method: string, answer: unknown): Promise<void> {
    this.#send({ standIn: 'answer', method, answer })
  }

  async knowFile(name: string, path: string): Promise<void> {
    this.#send({ standIn: 'filePath', name, path })
  }

  probe(what: string, details: Record<string, unknown> = {}): Promise<unknown> {
    const id = this.#probes.size + 1
    return new Promise((resolve) => {
      this.#probes.set(id, resolve)
      this.#send({ standIn: 'probe', id, what, details })
    })
  }

  #send(command: Command): void {
    if (this.#child.connected) this.#child.send(command)
  }

  async askToQuit(): Promise<void> {
    this.#send({ standIn: 'quit' })
  }

  async close(): Promise<number | null> {
    this.#send({ standIn: 'quit' })
    const late = delay(endDeadline, 'late' as const, { ref: false })
    const outcome = await Promise.race([this.#exited, late])
    if (outcome === 'late') {
      await this.kill()
      throw new Error(`The app did not quit within ${endDeadline / 1000} s.\n${this.#logs}`)
    }
    await this.#browserGone()
    return outcome
  }

  async ended(): Promise<number | null> {
    const code = await this.#exited
    await this.#browserGone()
    return code
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL')
    await this.#exited
    await this.#browserGone()
  }

  /** The browser must end with its main process; one that stays is an orphan and a defect. */
  async #browserGone(): Promise<void> {
    await this.#browser?.close().catch(() => undefined)
    for (let waited = 0; this.#chromium !== null && isAlive(this.#chromium); waited += 20) {
      if (waited >= endDeadline) throw new Error('The browser outlived the app.')
      await delay(20)
    }
  }
}

/** Starts the app on the stand-in. Nothing stays running if it fails. */
export async function launchStandIn(launch: Launch): Promise<App> {
  const main = new StandIn(launch)
  try {
    return { page: await main.page(), main, profile: launch.profile, standIn: true }
  } catch (error) {
    await main.kill()
    throw error
  }
}

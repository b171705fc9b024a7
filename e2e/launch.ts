/**
 * Starts the built app for a test or a script: on the stand-in, or on the real Electron if its binary is installed.
 * Both look the same from here.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { SettingsPatch } from '../src/shared/domain/settings.ts'
import { launchElectron } from './launch-electron.ts'
import { launchStandIn } from './launch-stand-in.ts'

const root = join(import.meta.dirname, '..')

/** Something that the app asked of the desktop. */
export interface Asked {
  /** "showSaveDialog", "openExternal", "showItemInFolder", "writeImage", … */
  what: string
  details: unknown
}

/** The app's main process, from outside. */
export interface MainProcess {
  /** Everything the app has asked of the desktop so far, oldest first; only one kind when `what` is given. */
  asked(what?: string): Promise<Asked[]>
  /** The answer for the next dialog of a kind ("showOpenDialog" or "showSaveDialog"), as Electron resolves it. */
  answer(method: string, answer: unknown): Promise<void>
  /**
   * Where a file that the page will get is on the disk; the real Electron knows this itself for files that it was
   * really given.
   */
  knowFile(name: string, path: string): Promise<void>
  /**
   * Triggers something inside the main process, or asks there what only Chromium would ask: e2e/host/probe.ts.
   * @throws on the real Electron
   */
  probe(what: string, details?: Record<string, unknown>): Promise<unknown>
  /** Everything it wrote to stdout and stderr. */
  logs(): string
  /** Tells it to quit, as a user does, without waiting: it may ask first. */
  askToQuit(): Promise<void>
  /** Quits as a user does. A second call does nothing. @returns the exit code */
  close(): Promise<number | null>
  /** Waits until it ends on its own. @returns the exit code */
  ended(): Promise<number | null>
  /** Ends it as a crash does, and waits until none of its processes runs. */
  kill(): Promise<void>
}

export interface App {
  page: Page
  main: MainProcess
  /** Absolute path of the profile's folder. */
  profile: string
  standIn: boolean
}

export interface LaunchOptions {
  /** Absolute path of the profile's folder. */
  profile: string
  /** Added to this process's own environment. */
  env?: Record<string, string>
  /** Changed before the app is handed over. */
  settings?: SettingsPatch
  /** Absolute path of the built main bundle; else PALIMPSEST_E2E_MAIN (a packaged one, say), else the one in out/. */
  mainBundle?: string
}

/** What a launcher needs, complete. */
export interface Launch {
  profile: string
  env: NodeJS.ProcessEnv
  mainBundle: string
}

/** Path of Electron's own executable, or null if the package came without it. */
function electronBinary(): string | null {
  const folder = join(root, 'node_modules/electron')
  const inside: Record<string, string> = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }
  const path = join(folder, 'dist', inside[process.platform] ?? 'electron')
  return existsSync(path) ? path : null
}

/** PALIMPSEST_E2E_ELECTRON: 1 requires the real Electron, 0 the stand-in; otherwise the real one if available. */
function chosenBinary(): string | null {
  const wish = process.env['PALIMPSEST_E2E_ELECTRON']
  const binary = wish === '0' ? null : electronBinary()
  if (wish === '1' && binary === null)
    throw new Error("Electron's binary is not there. Run `npx install-electron`, or unset PALIMPSEST_E2E_ELECTRON.")
  return binary
}

/** Whether the app runs on the stand-in here, rather than on the real Electron. */
export const onStandIn = (): boolean => chosenBinary() === null

/**
 * Starts the built app and waits for its page.
 * @throws with the app's own output if it does not start
 */
export async function launchApp(options: LaunchOptions): Promise<App> {
  const launch: Launch = {
    profile: options.profile,
    env: {
      ...process.env,
      PALIMPSEST_STANDIN_KEYCHAIN: 'protect',
      ...options.env,
      PALIMPSEST_PROFILE: options.profile
    },
    mainBundle: options.mainBundle ?? process.env['PALIMPSEST_E2E_MAIN'] ?? join(root, 'out/main/index.js')
  }
  if (!existsSync(launch.mainBundle)) throw new Error('The app is not built. Run `npm run build` first.')
  const binary = chosenBinary()
  const app = binary === null ? await launchStandIn(launch) : await launchElectron(launch, binary)
  if (options.settings) await changeSettings(app, options.settings)
  return app
}

async function changeSettings(app: App, settings: SettingsPatch): Promise<void> {
  const answer = await app.page.evaluate(async (patch) => {
    const { palimpsest } = window as unknown as {
      palimpsest: { invoke(name: string, input: unknown): Promise<{ ok: boolean }> }
    }
    return await palimpsest.invoke('settings.update', patch)
  }, settings)
  if (!answer.ok) throw new Error(`The settings of this test were refused: ${JSON.stringify(answer)}`)
}

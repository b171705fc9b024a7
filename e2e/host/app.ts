import { EventEmitter } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { report } from './control.ts'
import { claimLock } from './lock.ts'

interface AppPackage {
  name: string
  version: string
  productName?: string
}

function appFolder(): string {
  let folder = dirname(process.argv[1]!)
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder)
  return folder
}

/** Where this system keeps the settings of apps. */
function settingsFolder(): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support')
  if (process.platform === 'win32') return process.env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming')
  return process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config')
}

const about = JSON.parse(readFileSync(join(appFolder(), 'package.json'), 'utf8')) as AppPackage

class StandInApp extends EventEmitter {
  readonly isPackaged = false
  readonly #paths = new Map<string, string>()
  #ready: Promise<void> | null = null
  #isReady = false
  #sandboxed = false
  #begin: () => Promise<void> = () => Promise.reject(new Error('The stand-in has no life yet.'))
  /** Set by life.ts, which knows the windows and the browser. */
  quit: () => void = () => process.exit(0)
  exit: (code?: number) => void = (code) => process.exit(code)

  getName = (): string => about.productName ?? about.name
  getVersion = (): string => about.version
  getAppPath = (): string => appFolder()
  isReady = (): boolean => this.#isReady

  getPath(name: string): string {
    const known: Record<string, string> = {
      home: homedir(),
      temp: tmpdir(),
      appData: settingsFolder(),
      userData: join(settingsFolder(), this.getName()),
      downloads: join(homedir(), 'Downloads'),
      pictures: join(homedir(), 'Pictures'),
      documents: join(homedir(), 'Documents')
    }
    const path = this.#paths.get(name) ?? known[name]
    if (path === undefined) throw new Error(`Failed to get '${name}' path`)
    return path
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path)
  }

  enableSandbox(): void {
    if (this.#ready) throw new Error('app.enableSandbox() can only be called before app is ready')
    this.#sandboxed = true
  }

  /** Every renderer is sandboxed, whatever its window asks for. */
  get sandboxed(): boolean {
    return this.#sandboxed
  }

  /** Only reported to the test: nothing would end a new instance. */
  relaunch(): void {
    report({ standIn: 'asked', what: 'relaunch', details: {} })
  }

  /** The browser starts when first awaited, so that the profile's folder can be chosen before. */
  whenReady(): Promise<void> {
    this.#ready ??= this.#begin().then(() => {
      this.#isReady = true
      this.emit('ready')
    })
    return this.#ready
  }

  override on(event: string, listener: (...parts: never[]) => void): this {
    if (event === 'ready') void this.whenReady()
    return super.on(event, listener as (...parts: unknown[]) => void)
  }

  /** @param begin starts the browser */
  bringToLife(begin: () => Promise<void>, quit: () => void, exit: (code?: number) => void): void {
    this.#begin = begin
    this.quit = quit
    this.exit = exit
  }

  requestSingleInstanceLock(): boolean {
    const folder = join(this.getPath('userData'), 'stand-in')
    mkdirSync(folder, { recursive: true })
    const knock = join(folder, 'second-instance')
    if (!claimLock(join(folder, 'lock'))) {
      writeFileSync(knock, String(process.pid))
      return false
    }
    rmSync(knock, { force: true })
    const watcher = watch(folder, (_kind, name) => {
      if (name !== 'second-instance' || !existsSync(knock)) return
      rmSync(knock, { force: true })
      this.emit('second-instance', {}, [], process.cwd(), undefined)
    })
    watcher.unref()
    return true
  }
}

export const app = new StandInApp()

import type { ElectronApplication } from 'playwright-core'
import { _electron } from 'playwright-core'
import type { App, Asked, Launch, MainProcess } from './launch.ts'

/** Where the main process keeps the recorded calls and the prepared answers. */
interface Script {
  asked: { what: string; details: unknown }[]
  answers: { method: string; answer: unknown }[]
}

/** Replaces whatever would reach the tester's own desktop with recorders. */
async function recordDesktop(electron: ElectronApplication): Promise<void> {
  await electron.evaluate(({ app, BrowserWindow, clipboard, dialog, shell, webContents }) => {
    const { fileURLToPath } = process.getBuiltinModule('node:url')
    const { mkdtemp, rename } = process.getBuiltinModule('node:fs/promises')
    const paths = process.getBuiltinModule('node:path')
    const { tmpdir } = process.getBuiltinModule('node:os')
    const script: Script = { asked: [], answers: [] }
    Object.assign(globalThis, { palimpsestScript: script })
    const record = (what: string, details: unknown): void => void script.asked.push({ what, details })
    const scripted =
      (method: string) =>
      async (...parts: unknown[]): Promise<unknown> => {
        record(method, parts.at(-1))
        const at = script.answers.findIndex((one) => one.method === method)
        if (at < 0) throw new Error(`No answer was scripted for dialog.${method}.`)
        return script.answers.splice(at, 1)[0]?.answer
      }
    Object.assign(dialog, {
      showOpenDialog: scripted('showOpenDialog'),
      showSaveDialog: scripted('showSaveDialog'),
      showMessageBox: scripted('showMessageBox')
    })
    Object.assign(shell, {
      openExternal: async (url: string) => record('openExternal', { url }),
      showItemInFolder: (path: string) => record('showItemInFolder', { path }),
      trashItem: async (trashed: string) => {
        record('trashItem', { path: trashed })
        await rename(
          trashed,
          paths.join(await mkdtemp(paths.join(tmpdir(), 'palimpsest-trash-')), paths.basename(trashed))
        )
      }
    })
    Object.assign(BrowserWindow.prototype, { focus: () => record('focusWindow', {}) })
    Object.assign(clipboard, {
      write: async (items: { types: string[]; getType(type: string): Promise<Blob> }[]) => {
        const [type] = items[0]!.types
        const blob = await items[0]!.getType(type!)
        if (type === 'text/uri-list')
          record('writeFiles', { files: (await blob.text()).split('\r\n').map((address) => fileURLToPath(address)) })
        else record('writeImage', { png: new Uint8Array(await blob.arrayBuffer()) })
      }
    })
    const recordDrags = (contents: object): void =>
      void Object.assign(contents, {
        startDrag: ({ files, icon }: { files: string[]; icon: { toPNG(): Buffer } }) =>
          record('startDrag', { files, icon: new Uint8Array(icon.toPNG()) })
      })
    for (const contents of webContents.getAllWebContents()) recordDrags(contents)
    app.on('web-contents-created', (_event, contents) => recordDrags(contents))
  })
}

class RealElectron implements MainProcess {
  readonly #electron: ElectronApplication
  readonly #exited: Promise<number | null>
  #logs = ''

  constructor(electron: ElectronApplication) {
    this.#electron = electron
    const child = electron.process()
    child.stdout?.on('data', (text) => (this.#logs += String(text)))
    child.stderr?.on('data', (text) => (this.#logs += String(text)))
    this.#exited = new Promise((resolve) => void child.on('exit', resolve))
  }

  logs = (): string => this.#logs

  async asked(what?: string): Promise<Asked[]> {
    const all = await this.#electron.evaluate(
      () => (globalThis as unknown as { palimpsestScript: Script }).palimpsestScript.asked
    )
    return all.filter((one) => what === undefined || one.what === what)
  }

  async answer(method: string, answer: unknown): Promise<void> {
    await this.#electron.evaluate(
      (_modules, one) => (globalThis as unknown as { palimpsestScript: Script }).palimpsestScript.answers.push(one),
      {
        method,
        answer
      }
    )
  }

  async knowFile(): Promise<void> {}

  async askToQuit(): Promise<void> {
    await this.#electron.evaluate(({ app }) => app.quit())
  }

  probe(what: string): Promise<unknown> {
    return Promise.reject(new Error(`The real Electron has no probe ${what}: skip this test there.`))
  }

  async close(): Promise<number | null> {
    await this.#electron.close()
    return await this.#exited
  }

  ended = (): Promise<number | null> => this.#exited

  async kill(): Promise<void> {
    this.#electron.process().kill('SIGKILL')
    await this.#exited
  }
}

/** Starts the app on the real Electron. */
export async function launchElectron(launch: Launch, executablePath: string): Promise<App> {
  const given = Object.entries(launch.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const electron = await _electron.launch({
    executablePath,
    args: [...sandbox, launch.mainBundle],
    env: Object.fromEntries(given)
  })
  await recordDesktop(electron)
  const page = await electron.firstWindow()
  await page.waitForLoadState('load')
  return { page, main: new RealElectron(electron), profile: launch.profile, standIn: false }
}

/**
 * What runs inside the page. The preload has its own world, as in Electron: it shares only the document with the page.
 * These functions are sent as text, so each contains all that it needs.
 */
import { fromWire, toWire } from './wire.ts'

/**
 * The worlds communicate through events on the document, whose detail is cloned from one world to the other,
 * synchronously.
 */
interface Crossing {
  expose(name: string, api: unknown): void
}

function openCrossing(token: string, here: string, there: string): Crossing {
  interface Message {
    call?: number
    reply?: number
    settle?: number
    expose?: string
    failed?: string
    value?: unknown
  }
  const tag = `${token}-tag`
  const ours = new Map<number, (...parts: unknown[]) => unknown>()
  const replies = new Map<number, (message: Message) => void>()
  let last = 0
  const send = (detail: Message): void => void document.dispatchEvent(new CustomEvent(`${token}-${there}`, { detail }))
  const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
  const isPlain = (value: object): boolean =>
    [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null)

  const packFunction = (value: (...parts: unknown[]) => unknown): unknown => {
    const id = ++last
    ours.set(id, value)
    return { [tag]: 'function', id }
  }
  const packPromise = (value: Promise<unknown>): unknown => {
    const id = ++last
    value.then(
      (result) => send({ settle: id, value: pack(result) }),
      (error: unknown) => send({ settle: id, failed: reasonOf(error) })
    )
    return { [tag]: 'promise', id }
  }
  const pack = (value: unknown): unknown => {
    if (typeof value === 'function') return packFunction(value as (...parts: unknown[]) => unknown)
    if (value instanceof Promise) return packPromise(value)
    if (Array.isArray(value)) return value.map(pack)
    if (typeof value === 'object' && value !== null && isPlain(value))
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, pack(part)]))
    return value
  }
  const callThere = (id: number, parts: unknown[]): unknown => {
    const reply = ++last
    let answer: Message | null = null
    replies.set(reply, (message) => {
      answer = message
    })
    send({ call: id, reply, value: pack(parts) })
    replies.delete(reply)
    const got = answer as Message | null
    if (!got) throw new Error('The other world did not answer.')
    if (got.failed !== undefined) throw new Error(got.failed)
    return unpack(got.value)
  }
  const promiseThere = (id: number): Promise<unknown> =>
    new Promise((resolve, reject) => {
      replies.set(id + 0.5, (message) =>
        message.failed === undefined ? resolve(unpack(message.value)) : reject(new Error(message.failed))
      )
    })
  const unpack = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map(unpack)
    if (!isPlain(value)) return value
    const record = value as Record<string, unknown>
    const id = Number(record['id'])
    if (record[tag] === 'function') return (...parts: unknown[]) => callThere(id, parts)
    if (record[tag] === 'promise') return promiseThere(id)
    return Object.fromEntries(Object.entries(record).map(([key, part]) => [key, unpack(part)]))
  }
  const answer = (id: number, reply: number, parts: unknown[]): void => {
    try {
      send({ reply, value: pack(ours.get(id)!(...parts)) })
    } catch (error) {
      send({ reply, failed: reasonOf(error) })
    }
  }
  document.addEventListener(`${token}-${here}`, (event) => {
    const message = (event as CustomEvent<Message>).detail
    if (message.call !== undefined) answer(message.call, message.reply!, unpack(message.value) as unknown[])
    else if (message.reply !== undefined) replies.get(message.reply)?.(message)
    else if (message.settle !== undefined) {
      replies.get(message.settle + 0.5)?.(message)
      replies.delete(message.settle + 0.5)
    } else if (message.expose !== undefined) {
      const api = unpack(message.value)
      Object.defineProperty(globalThis, message.expose, { value: Object.freeze(api), enumerable: true })
    }
  })
  return { expose: (name, api) => send({ expose: name, value: pack(api) }) }
}

interface Line {
  id?: number
  channel?: string
  parts?: unknown[]
  failed?: string
  value?: unknown
}

/**
 * Electron as a sandboxed preload sees it: `contextBridge`, `ipcRenderer` and `webUtils`, and nothing that has no
 * stand-in.
 */
function preloadElectron(crossing: Crossing, binding: string, encode: typeof toWire, decode: typeof fromWire): unknown {
  const world = globalThis as unknown as Record<string, (text: string) => void>
  const post = world[binding]!
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  const listeners = new Map<string, Set<(...parts: unknown[]) => void>>()
  /** A page's File has no path in a browser: the test maps names to paths. */
  const paths = new Map<string, string>()
  let last = 0
  world[`${binding}Receive`] = (text) => {
    const line = decode(text) as Line
    if (line.channel === 'stand-in:file-path') return void paths.set(line.parts![0] as string, line.parts![1] as string)
    if (line.id === undefined) {
      for (const listener of listeners.get(line.channel!) ?? []) listener({ sender: ipcRenderer }, ...line.parts!)
      return
    }
    const call = waiting.get(line.id)
    waiting.delete(line.id)
    if (line.failed === undefined) call?.resolve(line.value)
    else call?.reject(new Error(line.failed))
  }
  const ipcRenderer = {
    invoke: (channel: string, ...parts: unknown[]) =>
      new Promise((resolve, reject) => {
        const id = ++last
        waiting.set(id, { resolve, reject })
        post(encode({ id, channel, parts }))
      }),
    on: (channel: string, listener: (...parts: unknown[]) => void) => {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener))
      return ipcRenderer
    },
    off: (channel: string, listener: (...parts: unknown[]) => void) => {
      listeners.get(channel)?.delete(listener)
      return ipcRenderer
    }
  }
  const strict = (name: string, object: object): unknown =>
    new Proxy(object, {
      get: (target, property) => {
        if (!(property in target))
          throw new Error(`The stand-in for Electron has no ${name}.${String(property)} in a preload.`)
        return Reflect.get(target, property) as unknown
      }
    })
  const contextBridge = { exposeInMainWorld: (name: string, api: unknown) => crossing.expose(name, api) }
  const webUtils = {
    getPathForFile: (file: File) => {
      if (!(file instanceof File)) throw new TypeError('getPathForFile takes a File.')
      return paths.get(file.name) ?? ''
    }
  }
  return strict('electron', {
    contextBridge: strict('contextBridge', contextBridge),
    ipcRenderer: strict('ipcRenderer', ipcRenderer),
    webUtils: strict('webUtils', webUtils)
  })
}

/** Only in a window's own page: a preload does not run in a frame, nor in the blank page before the first address. */
const guard = "if (globalThis !== globalThis.top || location.protocol === 'about:') return;"

/**
 * The script for the page's own world: it makes what the preload exposes, and answers `open` as Electron does for a
 * denied window.
 */
export function pageWorldScript(token: string): string {
  return `(() => { ${guard} globalThis.open = () => null;
    (${openCrossing.toString()})(${JSON.stringify(token)}, 'page', 'preload')
  })()`
}

/**
 * The script for the preload's world.
 * @param source text of the built preload, one CommonJS file
 * @param binding name of the function that carries text to the main process, there in this world only
 */
export function preloadWorldScript(token: string, binding: string, source: string): string {
  return `(() => { ${guard}
    const crossing = (${openCrossing.toString()})(${JSON.stringify(token)}, 'preload', 'page');
    const makeElectron = (${preloadElectron.toString()});
    const electron = makeElectron(crossing, ${JSON.stringify(binding)}, ${toWire.toString()}, ${fromWire.toString()});
    const require = (name) => {
      if (name === 'electron') return electron;
      throw new Error('module not found: ' + name);
    };
    const module = { exports: {} };
    ((require, module, exports) => { ${source}
    })(require, module, module.exports);
  })()`
}

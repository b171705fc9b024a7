import type { ChildProcess, Serializable } from 'node:child_process'
import { fork } from 'node:child_process'
import { EventEmitter } from 'node:events'

interface ForkOptions {
  serviceName?: string
  stdio?: ('ignore' | 'inherit' | 'pipe')[] | 'ignore' | 'inherit' | 'pipe'
  env?: NodeJS.ProcessEnv
}

const running = new Set<ChildProcess>()

/** No child outlives the app. */
export function killAllUtilities(): void {
  for (const child of running) child.kill('SIGKILL')
}

class UtilityProcess extends EventEmitter {
  readonly #child: ChildProcess

  constructor(child: ChildProcess) {
    super()
    this.#child = child
    running.add(child)
    child.on('spawn', () => this.emit('spawn'))
    child.on('message', (message) => this.emit('message', message))
    child.on('exit', (code, signal) => {
      running.delete(child)
      this.emit('exit', code ?? (signal === null ? 0 : 1))
    })
  }

  get pid(): number | undefined {
    return this.#child.pid
  }

  postMessage(message: unknown): void {
    // A structured clone, as there: a Buffer arrives as a Uint8Array, and anything with code is refused.
    if (this.#child.connected) this.#child.send(structuredClone(message) as Serializable, () => undefined)
  }

  kill(): boolean {
    return this.#child.kill()
  }
}

export const utilityProcess = {
  /** A forked Node, whose messages are cloned as Electron clones them. */
  fork(entry: string, parts: string[] = [], options: ForkOptions = {}): UtilityProcess {
    const given =
      typeof options.stdio === 'string'
        ? [options.stdio, options.stdio, options.stdio]
        : (options.stdio ?? ['ignore', 'inherit', 'inherit'])
    const child = fork(entry, parts, {
      execArgv: ['--import', new URL('./utility-child.mjs', import.meta.url).href],
      env: options.env ?? process.env,
      serialization: 'advanced',
      stdio: [...given, 'ipc']
    })
    return new UtilityProcess(child)
  }
}

import { fork } from 'node:child_process'
import type { WorkerProcess } from '../worker-process.ts'

export interface ForkedWorker extends WorkerProcess {
  pid: number | undefined
}

/**
 * A worker as a plain Node process, for tests, the bench and the soak: in the app it is an Electron utility process.
 * The entry may be the built bundle or `worker.ts` itself.
 */
export function forkWorker(entry: string): ForkedWorker {
  // "advanced" clones typed arrays; the default would turn each byte into JSON.
  const child = fork(entry, { serialization: 'advanced', execArgv: ['--disable-warning=ExperimentalWarning'] })
  let ended = false
  return {
    pid: child.pid,
    // A message to a process that has just died is answered by its exit.
    post: (message) => void child.send(message as object, () => undefined),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => {
      const once = (code: number | null): void => {
        if (ended) return
        ended = true
        listener(code)
      }
      child.on('exit', once)
      child.on('error', () => once(null))
    },
    kill: () => void child.kill('SIGKILL')
  }
}

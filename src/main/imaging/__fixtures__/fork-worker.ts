import { fork } from 'node:child_process'
import type { StartWorker } from './imaging.ts'

/**
 * The imaging process as a plain Node process, where there is no Electron: tests, the bench, the stand-in.
 * The entry may be the built bundle or `worker.ts` itself.
 */
export const forkWorker: StartWorker = (entry) => {
  // "advanced" clones typed arrays as they are; the default would turn each byte into JSON.
  const child = fork(entry, { serialization: 'advanced', execArgv: ['--disable-warning=ExperimentalWarning'] })
  let ended = false
  return {
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

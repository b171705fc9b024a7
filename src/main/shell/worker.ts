import { basename } from 'node:path'
import { utilityProcess } from 'electron'
import type { StartWorker } from '../processes/worker-process.ts'

/** Starts a worker as a utility process: its crash is not the app's, and untrusted pixels stay out of the main process. */
export const startWorker: StartWorker = (entry) => {
  const child = utilityProcess.fork(entry, [], { serviceName: `Palimpsest ${basename(entry, '.js')}`, stdio: ['ignore', 'ignore', 'inherit'] })
  return {
    post: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.on('exit', listener),
    kill: () => void child.kill()
  }
}

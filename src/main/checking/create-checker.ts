/** The main process's side of the checking process, which only runs while something is checked. */

import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import { createWorkerClient, WorkerEnded } from '../processes/worker-client.ts'
import type { StartWorker } from '../processes/worker-process.ts'
import type { CheckWork } from './check-work.ts'
import type { Checker } from './checker.ts'

/** @param entry absolute path of the worker's bundle */
export function createChecker({ startWorker, entry }: { startWorker: StartWorker; entry: string }): Checker {
  const client = createWorkerClient<CheckWork>(() => startWorker(entry))
  let closed = false

  async function ask<K extends keyof CheckWork>(kind: K, file: string): Promise<CheckWork[K]['output']> {
    if (closed) throw closing()
    try {
      return await client.ask(kind, file)
    } catch (error) {
      if (!(error instanceof WorkerEnded)) throw error
      throw closed
        ? closing()
        : new AppError('internal', t('checking.createChecker.stopped'), {
            nextStep: t('checking.createChecker.tryAgain'),
            action: 'retry'
          })
    }
  }

  return {
    hash: (file) => ask('hash', file),
    database: (file) => ask('database', file),
    compact: (file) => ask('compact', file),
    rest() {
      if (client.open() === 0) client.stop()
    },
    close() {
      closed = true
      client.stop()
    }
  }
}

const closing = (): AppError => new AppError('cancelled', t('checking.createChecker.appIsClosing'))

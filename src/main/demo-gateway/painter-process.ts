/** The gateway's side of the painter process: a queue in front of it. */
import { createWorkerClient, WorkerEnded } from '../processes/worker-client.ts'
import type { StartWorker } from '../processes/worker-process.ts'
import type { PainterJob, PainterWork } from './worker-protocol.ts'

export interface PainterProcess {
  /** Encoded bytes of the picture. Rejects with the signal's reason, or with an Error saying what failed. */
  perform(job: PainterJob, signal?: AbortSignal): Promise<Uint8Array>
  close(): void
}

interface Waiting {
  job: PainterJob
  resolve: (bytes: Uint8Array) => void
  reject: (error: unknown) => void
}

/**
 * Starts no process before the first picture. Painting is limited to one core, so more than two at once gains nothing.
 */
export function createPainterProcess(startWorker: StartWorker, entry: string, concurrency = 2): PainterProcess {
  const client = createWorkerClient<PainterWork>(() => startWorker(entry))
  const waiting: Waiting[] = []
  let closed = false

  function advance(): void {
    while (client.open() < concurrency && waiting.length > 0) {
      const { job, resolve, reject } = waiting.shift()!
      const painted = job.kind === 'paint' ? client.ask('paint', job.input) : client.ask('repaint', job.input)
      painted
        .then(resolve, (error: unknown) =>
          reject(error instanceof WorkerEnded ? new Error(closed ? closedWords : 'The painter process ended.') : error)
        )
        .finally(advance)
    }
  }

  return {
    perform(job, signal) {
      return new Promise((resolve, reject) => {
        if (closed) return reject(new Error(closedWords))
        if (signal?.aborted) return reject(signal.reason as Error)
        const task: Waiting = { job, resolve, reject }
        signal?.addEventListener('abort', () => {
          const at = waiting.indexOf(task)
          if (at >= 0) waiting.splice(at, 1)
          // A picture being painted is finished and discarded; it takes a second at most.
          reject(signal.reason as Error)
        })
        waiting.push(task)
        advance()
      })
    },
    close() {
      closed = true
      for (const { reject } of waiting.splice(0)) reject(new Error(closedWords))
      client.stop()
    }
  }
}

const closedWords = 'The demo is closed.'

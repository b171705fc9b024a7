/** The gateway's side of the painter process: a queue, answers matched to requests, a new process for a dead one. */
import type { StartWorker, WorkerProcess } from '../imaging/imaging.ts'
import type { PainterReply, PainterWork } from './worker-protocol.ts'

export interface PainterProcess {
  /** Encoded bytes of the picture. Rejects with the signal's reason, or with an Error that says what failed. */
  perform(work: PainterWork, signal?: AbortSignal): Promise<Uint8Array>
  close(): void
}

interface Task {
  id: number
  work: PainterWork
  resolve(bytes: Uint8Array): void
  reject(error: Error): void
}

/** Starts no process before the first picture. Painting is bound by one core, so more than two at once gains nothing. */
export function createPainterProcess(startWorker: StartWorker, entry: string, concurrency = 2): PainterProcess {
  const waiting: Task[] = []
  const painting = new Map<number, Task>()
  let worker: WorkerProcess | null = null
  let lastId = 0
  let closed = false

  function advance(): void {
    if (closed) return
    while (painting.size < concurrency && waiting.length > 0) {
      const task = waiting.shift()!
      painting.set(task.id, task)
      worker ??= start()
      worker.post({ id: task.id, work: task.work })
    }
  }

  function start(): WorkerProcess {
    const started = startWorker(entry)
    started.onMessage((message) => {
      const reply = message as PainterReply
      const task = painting.get(reply.id)
      painting.delete(reply.id)
      if (reply.ok) task?.resolve(reply.bytes)
      else task?.reject(new Error(reply.message))
      advance()
    })
    started.onExit(() => {
      if (worker !== started) return
      worker = null
      const lost = [...painting.values()]
      painting.clear()
      for (const task of lost) task.reject(new Error('The painter process ended.'))
      advance()
    })
    return started
  }

  return {
    perform(work, signal) {
      return new Promise((resolve, reject) => {
        if (closed) return reject(new Error('The demo is closed.'))
        if (signal?.aborted) return reject(signal.reason as Error)
        lastId += 1
        const task: Task = { id: lastId, work, resolve, reject }
        signal?.addEventListener('abort', () => {
          const at = waiting.indexOf(task)
          if (at >= 0) waiting.splice(at, 1)
          // What is being painted is finished and thrown away; it is a second at most.
          reject(signal.reason as Error)
        })
        waiting.push(task)
        advance()
      })
    },
    close() {
      closed = true
      worker?.kill()
      worker = null
      for (const task of [...painting.values(), ...waiting]) task.reject(new Error('The demo is closed.'))
      painting.clear()
      waiting.length = 0
    }
  }
}

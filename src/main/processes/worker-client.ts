/** The main process's side of a worker: started when needed, with answers matched to requests. */
import { fromWireError } from '../../shared/errors.ts'
import type { Work, WorkerProcess, WorkerReply, WorkerRequest } from './worker-process.ts'

/** The process has ended, or was stopped, before it answered. */
export class WorkerEnded extends Error {}

export interface WorkerClient<W extends Work<W>> {
  /** @throws AppError as the worker threw it; WorkerEnded */
  ask<K extends keyof W & string>(kind: K, input: W[K]['input']): Promise<W[K]['output']>
  /** Unanswered requests. */
  open(): number
  /** Ends the process. The next request starts another. */
  stop(): void
}

interface Pending {
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
}

/** Starts no process before the first request. */
export function createWorkerClient<W extends Work<W>>(start: () => WorkerProcess): WorkerClient<W> {
  const pending = new Map<number, Pending>()
  let worker: WorkerProcess | null = null
  let lastId = 0

  function settle(reply: WorkerReply): void {
    const asked = pending.get(reply.id)
    pending.delete(reply.id)
    if (reply.ok) asked?.resolve(reply.value)
    else asked?.reject(fromWireError(reply.error))
  }

  function ended(): void {
    worker = null
    const left = [...pending.values()]
    pending.clear()
    for (const { reject } of left) reject(new WorkerEnded())
  }

  function running(): WorkerProcess {
    if (worker !== null) return worker
    const started = start()
    worker = started
    started.onMessage((message) => (worker === started ? settle(message as WorkerReply) : undefined))
    started.onExit(() => (worker === started ? ended() : undefined))
    return started
  }

  return {
    ask: (kind, input) =>
      new Promise((resolve, reject) => {
        lastId += 1
        running().post({ id: lastId, kind, input } satisfies WorkerRequest)
        pending.set(lastId, { resolve, reject })
      }),
    open: () => pending.size,
    stop() {
      const last = worker
      ended()
      last?.kill()
    }
  }
}

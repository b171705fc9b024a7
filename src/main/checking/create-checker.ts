/** The main process's side of the checking process. It lives only while something is checked. */
import type { WireError } from '../../shared/errors.ts'
import { AppError, fromWireError } from '../../shared/errors.ts'
import type { StartWorker, WorkerProcess } from '../imaging/imaging.ts'
import type { CheckWork } from './check-work.ts'
import type { Checker } from './checker.ts'

export interface CheckRequest {
  id: number
  kind: keyof CheckWork
  file: string
}

export type CheckReply = { id: number; ok: true; value: unknown } | { id: number; ok: false; error: WireError }

interface Pending {
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
}

/** @param entry absolute path of the worker's bundle */
export function createChecker({ startWorker, entry }: { startWorker: StartWorker; entry: string }): Checker {
  const pending = new Map<number, Pending>()
  let worker: WorkerProcess | null = null
  let lastId = 0
  let closed = false

  function settle(reply: CheckReply): void {
    const asked = pending.get(reply.id)
    pending.delete(reply.id)
    if (reply.ok) asked?.resolve(reply.value)
    else asked?.reject(fromWireError(reply.error))
  }

  function end(error: AppError): void {
    const open = [...pending.values()]
    pending.clear()
    worker = null
    for (const { reject } of open) reject(error)
  }

  function running(): WorkerProcess {
    if (worker !== null) return worker
    const started = startWorker(entry)
    worker = started
    started.onMessage((message) => settle(message as CheckReply))
    started.onExit(() => {
      if (worker === started) end(new AppError('internal', 'The process that checks files has stopped.', { nextStep: 'Try again.', action: 'retry' }))
    })
    return started
  }

  function ask<K extends keyof CheckWork>(kind: K, file: string): Promise<CheckWork[K]['output']> {
    if (closed) return Promise.reject(new AppError('cancelled', 'The app is closing.'))
    return new Promise<unknown>((resolve, reject) => {
      lastId += 1
      pending.set(lastId, { resolve, reject })
      running().post({ id: lastId, kind, file } satisfies CheckRequest)
    }) as Promise<CheckWork[K]['output']>
  }

  return {
    hash: (file) => ask('hash', file),
    database: (file) => ask('database', file),
    compact: (file) => ask('compact', file),
    rest() {
      if (pending.size > 0) return
      const idle = worker
      worker = null
      idle?.kill()
    },
    close() {
      closed = true
      const last = worker
      end(new AppError('cancelled', 'The app is closing.'))
      last?.kill()
    }
  }
}

/**
 * The worker's side: takes requests and answers each once. The process was started by Electron's utilityProcess, or by
 * `fork` where there is none (tests, the bench, the stand-in).
 */
import { toWireError } from '../../shared/errors.ts'
import type { Work, WorkerReply, WorkerRequest } from './worker-process.ts'

/** The part of Electron's `process.parentPort` used here; this folder does not depend on Electron. */
interface ParentPort {
  on(event: 'message', listener: (message: { data: unknown }) => void): void
  postMessage(message: unknown): void
}

export function serve<W extends Work<W>>(
  work: { [K in keyof W]: (input: W[K]['input']) => Promise<W[K]['output']> }
): void {
  async function answer({ id, kind, input }: WorkerRequest): Promise<WorkerReply> {
    try {
      return { id, ok: true, value: await (work as Record<string, (input: unknown) => Promise<unknown>>)[kind]!(input) }
    } catch (error) {
      return { id, ok: false, error: toWireError(error) }
    }
  }

  const parentPort = (process as unknown as { parentPort?: ParentPort }).parentPort
  if (parentPort === undefined) {
    process.on('message', (request: WorkerRequest) => {
      // A parent that died meanwhile is not waiting for an answer.
      void answer(request).then((reply) => process.send?.(reply, () => undefined))
    })
    // The parent is gone: there is nobody left to answer.
    process.on('disconnect', () => process.exit(0))
  } else {
    const reply = parentPort.postMessage.bind(parentPort)
    parentPort.on('message', ({ data }) => {
      void answer(data as WorkerRequest).then(reply)
    })
  }
}

/** The checking process: takes requests, answers each once. Started by Electron's utilityProcess, or by `fork` where there is none. */
import { toWireError } from '../../shared/errors.ts'
import { checkWork } from './check-work.ts'
import type { CheckReply, CheckRequest } from './create-checker.ts'

/** The part of Electron's `process.parentPort` that is used here; this folder does not know Electron. */
interface ParentPort {
  on(event: 'message', listener: (message: { data: unknown }) => void): void
  postMessage(message: unknown): void
}

async function answer({ id, kind, file }: CheckRequest): Promise<CheckReply> {
  try {
    return { id, ok: true, value: await checkWork[kind](file) }
  } catch (error) {
    return { id, ok: false, error: toWireError(error) }
  }
}

const parentPort = (process as unknown as { parentPort?: ParentPort }).parentPort

if (parentPort === undefined) {
  process.on('message', (request: CheckRequest) => {
    // A parent that died meanwhile waits for no answer.
    void answer(request).then((reply) => process.send?.(reply, () => undefined))
  })
  // The parent is gone: nobody is left to answer.
  process.on('disconnect', () => process.exit(0))
} else {
  const reply = parentPort.postMessage.bind(parentPort)
  parentPort.on('message', ({ data }) => {
    void answer(data as CheckRequest).then(reply)
  })
}

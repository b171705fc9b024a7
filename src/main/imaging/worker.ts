/**
 * The imaging process: takes requests, answers each once. Started by Electron's utilityProcess, or by `fork` where there
 * is none (tests, the bench, the stand-in).
 */
import { toWireError } from '../../shared/errors.ts'
import { pictureWork } from './pictures.ts'
import type { ImagingReply, ImagingRequest } from './worker-protocol.ts'

/** The part of Electron's `process.parentPort` that is used here; this folder does not know Electron. */
interface ParentPort {
  on(event: 'message', listener: (message: { data: unknown }) => void): void
  postMessage(message: unknown): void
}

async function answer(request: ImagingRequest): Promise<ImagingReply> {
  try {
    const work = pictureWork[request.kind] as (input: unknown) => Promise<unknown>
    return { id: request.id, ok: true, value: await work(request.input) }
  } catch (error) {
    return { id: request.id, ok: false, error: toWireError(error) }
  }
}

const parentPort = (process as unknown as { parentPort?: ParentPort }).parentPort

if (parentPort === undefined) {
  process.on('message', (request: ImagingRequest) => {
    // A parent that died meanwhile waits for no answer.
    void answer(request).then((reply) => process.send?.(reply, () => undefined))
  })
  // The parent is gone: nobody is left to answer.
  process.on('disconnect', () => process.exit(0))
} else {
  const reply = parentPort.postMessage.bind(parentPort)
  parentPort.on('message', ({ data }) => {
    void answer(data as ImagingRequest).then(reply)
  })
}

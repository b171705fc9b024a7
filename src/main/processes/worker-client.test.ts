import { describe, expect, it } from 'vitest'
import { AppError, toWireError } from '../../shared/errors.ts'
import { createWorkerClient, WorkerEnded } from './worker-client.ts'
import type { WorkerProcess, WorkerReply, WorkerRequest } from './worker-process.ts'

interface Doubling {
  double: { input: number; output: number }
}

/** A process that answers and ends when the test says so. */
function scripted(): {
  start: () => WorkerProcess
  asked: WorkerRequest[]
  answer: (reply: WorkerReply) => void
  exit: () => void
  starts: () => number
  kills: () => number
} {
  const asked: WorkerRequest[] = []
  let starts = 0
  let kills = 0
  let heard: (message: unknown) => void = () => undefined
  let exited: (code: number | null) => void = () => undefined
  return {
    asked,
    starts: () => starts,
    kills: () => kills,
    answer: (reply) => heard(reply),
    exit: () => exited(1),
    start() {
      starts += 1
      return {
        post: (message) => void asked.push(message as WorkerRequest),
        onMessage: (listener) => void (heard = listener),
        onExit: (listener) => void (exited = listener),
        kill: () => void (kills += 1)
      }
    }
  }
}

describe('createWorkerClient', () => {
  it('starts no process before the first request, and matches answers in any order', async () => {
    const worker = scripted()
    const client = createWorkerClient<Doubling>(worker.start)
    expect(worker.starts()).toBe(0)
    const [one, two] = [client.ask('double', 1), client.ask('double', 2)]
    expect([worker.starts(), client.open()]).toEqual([1, 2])
    for (const { id, input } of worker.asked.toReversed()) worker.answer({ id, ok: true, value: 2 * Number(input) })
    expect(await Promise.all([one, two])).toEqual([2, 4])
    expect(client.open()).toBe(0)
  })

  it('passes an error on as it was thrown', async () => {
    const worker = scripted()
    const asked = createWorkerClient<Doubling>(worker.start).ask('double', 1)
    worker.answer({
      id: worker.asked[0]!.id,
      ok: false,
      error: toWireError(new AppError('bad-response', 'It is no number.'))
    })
    await expect(asked).rejects.toMatchObject({ code: 'bad-response', message: 'It is no number.' })
  })

  it('reports a process that ended, and starts another for the next request', async () => {
    const worker = scripted()
    const client = createWorkerClient<Doubling>(worker.start)
    const lost = client.ask('double', 1)
    worker.exit()
    await expect(lost).rejects.toBeInstanceOf(WorkerEnded)
    const next = client.ask('double', 3)
    worker.answer({ id: worker.asked[1]!.id, ok: true, value: 6 })
    expect([await next, worker.starts()]).toEqual([6, 2])
  })

  it('ignores a process that it has stopped', async () => {
    const worker = scripted()
    const client = createWorkerClient<Doubling>(worker.start)
    const lost = client.ask('double', 1)
    client.stop()
    worker.answer({ id: worker.asked[0]!.id, ok: true, value: 2 })
    await expect(lost).rejects.toBeInstanceOf(WorkerEnded)
    expect(worker.kills()).toBe(1)
  })
})

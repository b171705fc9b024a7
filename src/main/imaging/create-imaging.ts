/**
 * The main process's side of the imaging process: a queue, matching answers to requests, a new process when one died or
 * stalled.
 */

import { setTimeout } from 'node:timers/promises'
import type { Clock } from '../../shared/clock.ts'
import { assertPicture } from '../../shared/domain/picture-signature.ts'
import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import { createWorkerClient, type WorkerClient, WorkerEnded } from '../processes/worker-client.ts'
import type { StartWorker, WorkerProcess } from '../processes/worker-process.ts'
import type { Imaging } from './imaging.ts'
import type { ImagingWork, WorkKind } from './worker-protocol.ts'

export interface ImagingOptions {
  startWorker: StartWorker
  /** Absolute path of the worker's bundle. */
  entry: string
  /** Requests in the process at once; decoding is limited by the cores. */
  concurrency?: number
  /** The system clock by default. */
  clock?: Pick<Clock, 'sleep'>
}

/**
 * Seconds that a request may take in the process: several times what the largest picture takes on a slow machine. sharp
 * itself gives up after 60 s of decoding; anything still running after that hangs.
 */
const deadlines: Record<WorkKind, number> = {
  inspect: 90,
  examine: 90,
  examineAtOnce: 90,
  texts: 15,
  thumbnail: 90,
  decode: 90,
  encodePng: 120,
  encode: 120,
  convert: 300,
  leave: 300,
  prepareInpaint: 180,
  stitch: 300
}

/**
 * Milliseconds between two checks of a deadline. On some systems timers count the time that the machine sleeps, when no
 * work is done: at most one step of a sleep counts.
 */
const step = 5000

/** Milliseconds added: after the machine has slept, the answer and the deadline come at the same time. */
const grace = 2000

/** How often a request is resent because another one took the process down; then it has to run alone. */
const mostResends = 3

interface Pending {
  kind: WorkKind
  input: ImagingWork[WorkKind]['input']
  /** How often it was resent through no fault of its own. */
  resends: number
  resolve(value: unknown): void
  reject(error: unknown): void
  /** Called when the process died or hung on it. */
  broke?: ((error: AppError) => void) | undefined
}

/**
 * Two keep two cores busy; with a third, neither waits while a result is being returned and the next picture is read.
 */
const inProcess = 3

/** Starts no process before the first request. */
export function createImaging({
  startWorker,
  entry,
  concurrency = inProcess,
  clock = machine
}: ImagingOptions): Imaging {
  const line = new Line(() => startWorker(entry), concurrency, clock)
  /** Files on which the process died or hung in this session while making a thumbnail. */
  const fatal = new Map<string, AppError>()
  return {
    async inspect(picture, longSide) {
      if ('file' in picture) return await line.ask('inspect', { picture, longSide })
      assertPicture(picture)
      return await line.ask('inspect', { picture: alone(picture), longSide })
    },
    examine: (file, longSide, name, atOnce = false) =>
      line.ask(atOnce ? 'examineAtOnce' : 'examine', { file, longSide, name }),
    texts: (file) => line.ask('texts', { file }),
    async thumbnail(file, longSide) {
      // Requested each time its tile is shown; every file of the library is named after its content.
      const known = fatal.get(file)
      if (known !== undefined) throw known
      return await line.ask('thumbnail', { file, longSide }, (error) => fatal.set(file, error))
    },
    encodePng: (pixels, width, height, channels) =>
      line.ask('encodePng', { pixels: alone(pixels), width, height, channels }),
    async decode(bytes, channels) {
      assertPicture(bytes)
      return await line.ask('decode', { bytes: alone(bytes), channels })
    },
    encode: (pixels, width, height, type, quality) =>
      line.ask('encode', { pixels: alone(pixels), width, height, type, quality }),
    async convert(conversion) {
      assertPicture(conversion.bytes)
      return await line.ask('convert', { ...conversion, bytes: alone(conversion.bytes) })
    },
    async leave(departure) {
      assertPicture(departure.bytes)
      return await line.ask('leave', { ...departure, bytes: alone(departure.bytes) })
    },
    prepareInpaint: ({ picture, mask, inpaint }) => line.ask('prepareInpaint', { picture, mask: alone(mask), inpaint }),
    async stitch({ picture, mask, returned, inpaint }) {
      assertPicture(returned)
      return await line.ask('stitch', { picture, mask, returned: alone(returned), inpaint })
    },
    async close() {
      line.close()
    }
  }
}

/** A structured clone takes the whole buffer behind a view: a small view of a big buffer is copied first. */
const alone = (bytes: Uint8Array): Uint8Array =>
  bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes)

const machine: Pick<Clock, 'sleep'> = { sleep: (ms, signal) => setTimeout(ms, undefined, { signal, ref: false }) }

/** A request in the process. */
interface InWork {
  pending: Pending
  /** Aborted when it is answered. */
  watch: AbortController
  /** Something else was answered since it was sent: the process is alive, and only this request hangs. */
  othersAnswered: boolean
}

/** One process, and the requests in it. */
class Child {
  readonly client: WorkerClient<ImagingWork>
  readonly inWork = new Set<InWork>()

  constructor(start: () => WorkerProcess) {
    this.client = createWorkerClient(start)
  }

  /** The requests in it, which nobody will answer any more. */
  take(): Pending[] {
    const left = [...this.inWork]
    this.inWork.clear()
    for (const { watch } of left) watch.abort()
    return left.map(({ pending }) => pending)
  }
}

/**
 * The shared process takes several requests at once. If it dies or stalls and the culprit is unknown, each request is
 * retried in a separate process, one after the other, while the shared one continues with everything else.
 */
class Line {
  private readonly concurrency: number
  private readonly clock: Pick<Clock, 'sleep'>
  private readonly usual: Child
  private readonly apart: Child
  private waiting: Pending[] = []
  private suspects: Pending[] = []
  private closed = false

  constructor(start: () => WorkerProcess, concurrency: number, clock: Pick<Clock, 'sleep'>) {
    this.usual = new Child(start)
    this.apart = new Child(start)
    this.concurrency = concurrency
    this.clock = clock
  }

  ask<K extends WorkKind>(
    kind: K,
    input: ImagingWork[K]['input'],
    broke?: (error: AppError) => void
  ): Promise<ImagingWork[K]['output']> {
    return new Promise((resolve, reject) => {
      this.enqueue({ kind, input, resends: 0, resolve, reject, broke })
      this.advance()
    })
  }

  close(): void {
    this.closed = true
    const open = [...this.usual.take(), ...this.apart.take(), ...this.suspects.splice(0), ...this.waiting.splice(0)]
    this.usual.client.stop()
    this.apart.client.stop()
    for (const pending of open) pending.reject(closedError())
  }

  /** Thousands of files may be waiting to be examined; whatever the user is looking at goes first. */
  private enqueue(pending: Pending): void {
    const behind =
      pending.kind === 'examine'
        ? -1
        : this.waiting.findIndex(({ kind, resends }) => kind === 'examine' && resends === 0)
    if (behind < 0) this.waiting.push(pending)
    else this.waiting.splice(behind, 0, pending)
  }

  private advance(): void {
    if (this.closed) {
      for (const pending of this.waiting.splice(0)) pending.reject(closedError())
      return
    }
    while (this.waiting.length > 0 && this.usual.inWork.size < this.concurrency)
      this.send(this.usual, this.waiting.shift()!)
    while (this.suspects.length > 0 && this.apart.inWork.size === 0) this.send(this.apart, this.suspects.shift()!)
    if (this.suspects.length === 0 && this.apart.inWork.size === 0) this.apart.client.stop()
  }

  private send(child: Child, pending: Pending): void {
    const work: InWork = { pending, watch: new AbortController(), othersAnswered: false }
    child.inWork.add(work)
    child.client.ask(pending.kind, pending.input).then(
      (value) => this.settle(child, work, () => pending.resolve(value)),
      (error: unknown) =>
        error instanceof WorkerEnded ? this.died(child, work) : this.settle(child, work, () => pending.reject(error))
    )
    void this.overdue(work).then(
      () => this.stalled(child, work),
      () => undefined
    )
  }

  /** Resolves when its time is over; rejects if it was answered before. */
  private async overdue({ pending, watch }: InWork): Promise<void> {
    for (let left = deadlines[pending.kind] * 1000; left > 0; left -= step)
      await this.clock.sleep(Math.min(step, left), watch.signal)
    await this.clock.sleep(grace, watch.signal)
    watch.signal.throwIfAborted()
  }

  private settle(child: Child, work: InWork, tell: () => void): void {
    if (!child.inWork.delete(work)) return
    work.watch.abort()
    for (const other of child.inWork) other.othersAnswered = true
    tell()
    this.advance()
  }

  /** A single failure may be the machine's fault, even if only one request was in it. */
  private died(child: Child, work: InWork): void {
    // It was already taken out, with others or alone.
    if (!child.inWork.has(work)) return
    const victims = child.take()
    if (child === this.apart) for (const pending of victims) fail(pending, 'crashed')
    else this.suspects.push(...victims)
    this.advance()
  }

  private stalled(child: Child, work: InWork): void {
    if (!child.inWork.has(work)) return
    const known = child === this.apart || work.othersAnswered || child.inWork.size === 1
    const victims = child.take()
    child.client.stop()
    for (const pending of victims.toReversed()) {
      if (known && pending === work.pending) fail(pending, 'slow')
      else if (!known || pending.resends >= mostResends) this.suspects.unshift(pending)
      else this.waiting.unshift({ ...pending, resends: pending.resends + 1 })
    }
    this.advance()
  }
}

function fail(pending: Pending, reason: 'crashed' | 'slow'): void {
  const error = failure(pending.kind, reason)
  pending.broke?.(error)
  pending.reject(error)
}

function failure(kind: WorkKind, reason: 'crashed' | 'slow'): AppError {
  const data = { nextStep: t('imaging.createImaging.tryAgain'), action: 'retry' } as const
  if (kind === 'encode' || kind === 'encodePng')
    return new AppError('internal', t(`imaging.createImaging.write.${reason}`), data)
  // A service's answer may be a picture after all, and is paid for: it must not be rejected as none.
  const code = kind === 'inspect' || kind === 'stitch' ? 'internal' : 'bad-response'
  return new AppError(code, t(`imaging.createImaging.read.${reason}`), data)
}

const closedError = (): AppError => new AppError('cancelled', t('imaging.createImaging.appIsClosing'))

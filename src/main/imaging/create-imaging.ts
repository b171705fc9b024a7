/** The main process's side of the imaging process: a queue, answers matched to requests, a new process for a dead one. */

import { assertPicture } from '../../shared/domain/picture-signature.ts'
import { AppError, fromWireError } from '../../shared/errors.ts'
import type { Imaging, StartWorker, WorkerProcess } from './imaging.ts'
import type { ImagingReply, ImagingWork, WorkKind } from './worker-protocol.ts'

export interface ImagingOptions {
  startWorker: StartWorker
  /** Absolute path of the worker's bundle. */
  entry: string
  /** Requests in the process at once; the decoders are bound by the cores. */
  concurrency?: number
}

interface Pending {
  id: number
  kind: WorkKind
  input: unknown
  /** Times that the process died while this was in it. */
  deaths: number
  resolve(value: unknown): void
  reject(error: unknown): void
}

/** Starts no process before the first request. */
export function createImaging(options: ImagingOptions): Imaging {
  const line = new Line(options.startWorker, options.entry, options.concurrency ?? 2)
  return {
    async inspect(picture, longSide) {
      if ('file' in picture) return await line.ask('inspect', { picture, longSide })
      assertPicture(picture)
      return await line.ask('inspect', { picture: alone(picture), longSide })
    },
    examine: (file, longSide, name) => line.ask('examine', { file, longSide, name }),
    thumbnail: (file, longSide) => line.ask('thumbnail', { file, longSide }),
    encodePng: (pixels, width, height, channels) => line.ask('encodePng', { pixels: alone(pixels), width, height, channels }),
    async decode(bytes, channels) {
      assertPicture(bytes)
      return await line.ask('decode', { bytes: alone(bytes), channels })
    },
    encode: (pixels, width, height, type, quality) => line.ask('encode', { pixels: alone(pixels), width, height, type, quality }),
    async convert(conversion) {
      assertPicture(conversion.bytes)
      return await line.ask('convert', { ...conversion, bytes: alone(conversion.bytes) })
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

/** A structured clone takes the whole buffer behind a view: a small view of a big one is copied first. */
const alone = (bytes: Uint8Array): Uint8Array => (bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes))

class Line {
  private readonly startWorker: StartWorker
  private readonly entry: string
  private readonly concurrency: number
  private worker: WorkerProcess | null = null
  private waiting: Pending[] = []
  private readonly inWork = new Map<number, Pending>()
  private lastId = 0
  private closed = false

  constructor(startWorker: StartWorker, entry: string, concurrency: number) {
    this.startWorker = startWorker
    this.entry = entry
    this.concurrency = concurrency
  }

  ask<K extends WorkKind>(kind: K, input: ImagingWork[K]['input']): Promise<ImagingWork[K]['output']> {
    return new Promise((resolve, reject) => {
      this.lastId += 1
      this.enqueue({ id: this.lastId, kind, input, deaths: 0, resolve, reject })
      this.advance()
    })
  }

  /** Thousands of files may be waiting to be examined; whatever somebody looks at goes before them. */
  private enqueue(pending: Pending): void {
    const behind = pending.kind === 'examine' ? -1 : this.waiting.findIndex(({ kind, deaths }) => kind === 'examine' && deaths === 0)
    if (behind < 0) this.waiting.push(pending)
    else this.waiting.splice(behind, 0, pending)
  }

  close(): void {
    this.closed = true
    this.worker?.kill()
    this.worker = null
    const open = [...this.inWork.values(), ...this.waiting]
    this.inWork.clear()
    this.waiting = []
    for (const pending of open) pending.reject(closedError())
  }

  private advance(): void {
    if (this.closed) {
      for (const pending of this.waiting.splice(0)) pending.reject(closedError())
      return
    }
    // After a death the ones that were in it go first and one at a time, so that only the guilty one dies twice.
    const careful = [...this.inWork.values(), ...this.waiting].some((pending) => pending.deaths > 0)
    while (this.waiting.length > 0 && this.inWork.size < (careful ? 1 : this.concurrency)) {
      const pending = this.waiting.shift() as Pending
      this.inWork.set(pending.id, pending)
      try {
        this.running().post({ id: pending.id, kind: pending.kind, input: pending.input })
      } catch (error) {
        this.inWork.delete(pending.id)
        pending.reject(error)
      }
    }
  }

  private running(): WorkerProcess {
    if (this.worker !== null) return this.worker
    const worker = this.startWorker(this.entry)
    this.worker = worker
    worker.onMessage((message) => this.settle(message as ImagingReply))
    worker.onExit(() => this.died(worker))
    return worker
  }

  private settle(reply: ImagingReply): void {
    const pending = this.inWork.get(reply.id)
    if (pending === undefined) return
    this.inWork.delete(reply.id)
    if (reply.ok) pending.resolve(reply.value)
    else pending.reject(fromWireError(reply.error))
    this.advance()
  }

  private died(worker: WorkerProcess): void {
    if (this.worker !== worker) return
    this.worker = null
    const victims = [...this.inWork.values()]
    this.inWork.clear()
    for (const pending of victims) pending.deaths += 1
    for (const pending of victims.filter(({ deaths }) => deaths > 1)) pending.reject(deadError(pending.kind))
    this.waiting.unshift(...victims.filter(({ deaths }) => deaths <= 1))
    this.advance()
  }
}

function deadError(kind: WorkKind): AppError {
  const data = { nextStep: 'Try again with another picture.', action: 'retry' } as const
  return kind === 'encode' || kind === 'encodePng'
    ? new AppError('internal', 'The process that works on pictures stopped twice on this one.', data)
    : new AppError('bad-response', 'The picture cannot be read: the process that reads it stopped twice on it.', data)
}

const closedError = (): AppError => new AppError('cancelled', 'The app is closing.')

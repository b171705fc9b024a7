/** Questions to the inspector of a running Node process. */
import { moment, within } from './within.ts'

/** One function of a sampled stack, with the bytes that it allocated and that are still in use. */
interface SampledFrame {
  callFrame: { url: string }
  selfSize: number
  children: SampledFrame[]
}

interface Answers {
  'HeapProfiler.collectGarbage': object
  'HeapProfiler.startSampling': object
  'HeapProfiler.getSamplingProfile': { profile: { head: SampledFrame } }
  'Runtime.evaluate': { result: { value: unknown } }
}

interface Message {
  id?: number
  result?: unknown
  error?: { message: string }
}

export class Inspector {
  readonly #socket: WebSocket
  readonly #asked = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>()
  #last = 0

  private constructor(socket: WebSocket) {
    this.#socket = socket
    socket.addEventListener('message', ({ data }) => {
      const { id, result, error } = JSON.parse(String(data)) as Message
      const asked = this.#asked.get(id ?? 0)
      this.#asked.delete(id ?? 0)
      if (error) asked?.reject(new Error(`The inspector refused: ${error.message}`))
      else asked?.resolve(result)
    })
  }

  /** @param logs the process's output: started with `--inspect`, it says where its inspector listens */
  static async of(logs: string): Promise<Inspector> {
    const address = /Debugger listening on (ws:\S+)/.exec(logs)?.[1]
    if (address === undefined) throw new Error('The process did not say where its inspector listens.')
    const socket = new WebSocket(address)
    const open = new Promise<void>((resolve, reject) => {
      socket.addEventListener('open', () => resolve())
      socket.addEventListener('error', () => reject(new Error('The inspector cannot be reached.')))
    })
    await within(moment, 'the inspector to answer', open)
    return new Inspector(socket)
  }

  async ask<M extends keyof Answers>(method: M, params: object = {}): Promise<Answers[M]> {
    this.#last += 1
    const id = this.#last
    const answer = new Promise<unknown>((resolve, reject) => {
      this.#asked.set(id, { resolve, reject })
      this.#socket.send(JSON.stringify({ id, method, params }))
    })
    return (await within(moment, `the inspector’s answer to ${method}`, answer)) as Answers[M]
  }

  /** Starts recording which code allocated the heap's live bytes. */
  async startSampling(): Promise<void> {
    await this.ask('HeapProfiler.startSampling', { samplingInterval: 16_384 })
  }

  /**
   * Bytes in use that were allocated since `startSampling`, after a collection.
   * @param own whether a script is the app's own: allocations in calls from such a script count as the app's
   */
  async sampled(own: (url: string) => boolean): Promise<{ own: number; others: number }> {
    await this.ask('HeapProfiler.collectGarbage')
    const { profile } = await this.ask('HeapProfiler.getSamplingProfile')
    const sums = { own: 0, others: 0 }
    const add = (frame: SampledFrame, below: boolean): void => {
      const isOwn = below || own(frame.callFrame.url)
      sums[isOwn ? 'own' : 'others'] += frame.selfSize
      for (const child of frame.children) add(child, isOwn)
    }
    add(profile.head, false)
    return sums
  }

  /** Bytes that the process holds, after a collection. */
  async memory(): Promise<NodeJS.MemoryUsage> {
    for (let time = 0; time < 2; time += 1) await this.ask('HeapProfiler.collectGarbage')
    const { result } = await this.ask('Runtime.evaluate', { expression: 'JSON.stringify(process.memoryUsage())' })
    return JSON.parse(String(result.value)) as NodeJS.MemoryUsage
  }

  close(): void {
    this.#socket.close()
  }
}

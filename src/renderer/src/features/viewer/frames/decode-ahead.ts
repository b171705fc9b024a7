/**
 * Decoded originals: the current picture and, once that is ready, those likely to come next. One at a time, so that a
 * neighbour never takes disk or CPU from what is being waited for; never more pixels than allowed; and what is no
 * longer wanted is cancelled.
 */
import type { Loading } from './load-image.ts'

export interface Wish {
  id: string
  /** Of the decoded picture: its memory is four bytes each. */
  pixels: number
}

interface Entry<T> {
  pixels: number
  state: 'loading' | 'decoded' | 'failed'
  value: T | null
  cancel: () => void
}

/** Maximum pixels of all neighbours together, decoded: 256 MB, one picture of the largest size that can be opened. */
export const mostPixelsAhead = 64 * 1024 * 1024

export class DecodeAhead<T> {
  readonly #entries = new Map<string, Entry<T>>()
  readonly #load: (id: string) => Loading<T>
  readonly #changed: () => void
  readonly #mostPixels: number
  #current: Wish | null = null
  #ahead: readonly Wish[] = []
  #held = false

  /**
   * @param load starts to fetch and decode an original
   * @param changed called when one was decoded or failed
   */
  constructor(load: (id: string) => Loading<T>, changed: () => void, mostPixels = mostPixelsAhead) {
    this.#load = load
    this.#changed = changed
    this.#mostPixels = mostPixels
  }

  /**
   * The current picture and what is likely to come next, most likely first.
   * @param held nothing new is started for now: the user is moving fast
   */
  wish(current: Wish | null, ahead: readonly Wish[], held: boolean): void {
    this.#current = current
    this.#ahead = ahead
    this.#held = held
    const wanted = new Set([current?.id, ...ahead.map(({ id }) => id)])
    for (const id of this.#entries.keys()) if (!wanted.has(id)) this.#drop(id)
    this.#pump()
  }

  /** The decoded original; undefined if it is not ready. */
  get(id: string): T | undefined {
    const entry = this.#entries.get(id)
    return entry?.state === 'decoded' ? entry.value! : undefined
  }

  failed(id: string): boolean {
    return this.#entries.get(id)?.state === 'failed'
  }

  /** Retries one that failed. */
  retry(id: string): void {
    if (this.failed(id)) this.#drop(id)
    this.#pump()
  }

  /** Cancels and releases everything. */
  dispose(): void {
    for (const id of this.#entries.keys()) this.#drop(id)
    this.#current = null
    this.#ahead = []
  }

  #drop(id: string): void {
    const entry = this.#entries.get(id)
    this.#entries.delete(id)
    if (entry?.state === 'loading') entry.cancel()
  }

  #pump(): void {
    if (this.#held) return
    const current = this.#current
    if (current && !this.#entries.has(current.id)) this.#start(current)
    if ([...this.#entries.values()].some(({ state }) => state === 'loading')) return
    const next = this.#ahead.find(
      (wish) => !this.#entries.has(wish.id) && this.#pixelsAhead() + wish.pixels <= this.#mostPixels
    )
    if (next) this.#start(next)
  }

  #pixelsAhead(): number {
    let sum = 0
    for (const [id, { pixels, state }] of this.#entries)
      if (id !== this.#current?.id && state !== 'failed') sum += pixels
    return sum
  }

  #start({ id, pixels }: Wish): void {
    const { done, cancel } = this.#load(id)
    const entry: Entry<T> = { pixels, state: 'loading', value: null, cancel }
    this.#entries.set(id, entry)
    const settle = (state: 'decoded' | 'failed', value: T | null): void => {
      if (this.#entries.get(id) !== entry) return
      entry.state = state
      entry.value = value
      this.#changed()
      this.#pump()
    }
    done.then(
      (value) => settle('decoded', value),
      () => settle('failed', null)
    )
  }
}

/**
 * Decoded originals: of the picture that is looked at, and, once that one is there, of those that come next. One at a
 * time, so that a neighbour never takes the disk or a core away from what is waited for; never more pixels than
 * allowed; and what is no longer wished for is called off.
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

/** Pixels of all neighbours together, decoded: 256 MB, one picture of the largest size that is opened at all. */
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
   * @param changed told when one was decoded or failed
   */
  constructor(load: (id: string) => Loading<T>, changed: () => void, mostPixels = mostPixelsAhead) {
    this.#load = load
    this.#changed = changed
    this.#mostPixels = mostPixels
  }

  /**
   * What is looked at now and what probably comes next, most probable first.
   * @param held nothing new is started for now: someone flies past
   */
  wish(current: Wish | null, ahead: readonly Wish[], held: boolean): void {
    this.#current = current
    this.#ahead = ahead
    this.#held = held
    const wanted = new Set([current?.id, ...ahead.map(({ id }) => id)])
    for (const id of this.#entries.keys()) if (!wanted.has(id)) this.#drop(id)
    this.#pump()
  }

  /** The decoded original; undefined while it is not there. */
  get(id: string): T | undefined {
    const entry = this.#entries.get(id)
    return entry?.state === 'decoded' ? entry.value! : undefined
  }

  failed(id: string): boolean {
    return this.#entries.get(id)?.state === 'failed'
  }

  /** One that failed is tried again. */
  retry(id: string): void {
    if (this.failed(id)) this.#drop(id)
    this.#pump()
  }

  /** Everything is called off and given back. */
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

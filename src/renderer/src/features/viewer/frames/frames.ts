/**
 * What the stage shows while moving from picture to picture: never nothing, and never one picture in place of another.
 * Until the next one is decoded the previous one stays; its thumbnail, which loads quickly, takes over first.
 */
import { DecodeAhead, type Wish } from './decode-ahead.ts'
import type { Loading } from './load-image.ts'

/** A picture being viewed. Pixels. */
export interface Looked {
  id: string
  width: number
  height: number
  /** False if the original is known to be missing: only the thumbnail is requested. */
  hasFile: boolean
}

export interface Frame<T> {
  id: string
  what: 'original' | 'thumbnail'
  image: T
  width: number
  height: number
}

export interface Shown<T> {
  /** Null before the first one, and if there is not even a thumbnail. */
  frame: Frame<T> | null
  /** The original of the current picture could not be fetched or decoded. */
  failed: boolean
}

export interface Loaders<T> {
  original: (id: string) => Loading<T>
  /** Null: the previous picture stays until the next original is decoded, however long that takes. */
  thumbnail: ((id: string) => Loading<T>) | null
  /** Runs something later and returns how to cancel it; milliseconds. */
  after: (ms: number, run: () => void) => () => void
}

/** Two steps within this time count as moving fast, milliseconds: a held key repeats every 33. */
export const flightSpan = 150
/** Originals are requested again this long after the last fast step, milliseconds. */
export const settleDelay = 100

const wishOf = ({ id, width, height }: Looked): Wish => ({ id, pixels: width * height })

export class Frames<T> {
  readonly #loaders: Loaders<T>
  readonly #ahead: DecodeAhead<T>
  readonly #listeners = new Set<() => void>()
  #shown: Shown<T> = { frame: null, failed: false }
  #current: Looked | null = null
  #next: readonly Looked[] = []
  #thumbnail: { id: string; loading: Loading<T> } | null = null
  #noThumbnail: string | null = null
  #lastStep = Number.NEGATIVE_INFINITY
  #settle: () => void = () => undefined
  #flying = false

  constructor(loaders: Loaders<T>) {
    this.#loaders = loaders
    this.#ahead = new DecodeAhead(loaders.original, () => this.#update())
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly shown = (): Shown<T> => this.#shown

  /**
   * @param current the current picture
   * @param next what is likely to come next, most likely first
   * @param time milliseconds that never jump back
   */
  look(current: Looked | null, next: readonly Looked[], time: number): void {
    if (current?.id !== this.#current?.id) {
      this.#flying = this.#current !== null && time - this.#lastStep < flightSpan
      this.#lastStep = time
      this.#settle()
      if (this.#flying) {
        this.#settle = this.#loaders.after(settleDelay, () => {
          this.#flying = false
          this.#wish()
        })
      }
      this.#noThumbnail = null
    } else if (current && this.#current && current.hasFile && !this.#current.hasFile) this.#ahead.retry(current.id)
    this.#current = current
    this.#next = next
    this.#wish()
  }

  /** Retries the original that failed. */
  retry(): void {
    if (this.#current) this.#ahead.retry(this.#current.id)
    this.#update()
  }

  dispose(): void {
    this.#settle()
    this.#ahead.dispose()
    this.#dropThumbnail()
    this.#current = null
    this.#next = []
    this.#shown = { frame: null, failed: false }
  }

  #wish(): void {
    const current = this.#current
    const next = this.#next.filter(({ hasFile }) => hasFile)
    this.#ahead.wish(current?.hasFile ? wishOf(current) : null, next.map(wishOf), this.#flying)
    this.#update()
  }

  #update(): void {
    const current = this.#current
    if (!current) return this.#show(null, false)
    const { id, width, height } = current
    const original = current.hasFile ? this.#ahead.get(id) : undefined
    const failed = current.hasFile && this.#ahead.failed(id)
    const { frame } = this.#shown
    if (original !== undefined) {
      if (this.#thumbnail?.id === id) this.#dropThumbnail()
      return this.#show(
        frame?.image === original ? frame : { id, what: 'original', image: original, width, height },
        false
      )
    }
    if (frame?.id === id) return this.#show(frame, failed)
    this.#askThumbnail()
    // If nothing of it is available, showing another picture would be misleading.
    const nothing = this.#noThumbnail === id && (failed || !current.hasFile)
    this.#show(nothing ? null : frame, failed)
  }

  /**
   * One thumbnail at a time: while moving fast each one that arrives is shown, and the next request is for the current
   * position.
   */
  #askThumbnail(): void {
    const current = this.#current
    const load = this.#loaders.thumbnail
    if (load === null || this.#thumbnail !== null || current === null || this.#noThumbnail === current.id) return
    const { id, width, height } = current
    const loading = load(id)
    this.#thumbnail = { id, loading }
    const arrived = (image: T | null): void => {
      if (this.#thumbnail?.loading !== loading) return
      this.#thumbnail = null
      if (image === null && this.#current?.id === id) this.#noThumbnail = id
      // One that arrives after the picture's own original is late.
      if (image !== null && this.#shown.frame?.id !== this.#current?.id)
        this.#show({ id, what: 'thumbnail', image, width, height }, this.#shown.failed)
      this.#update()
    }
    loading.done.then(arrived, () => arrived(null))
  }

  #dropThumbnail(): void {
    this.#thumbnail?.loading.cancel()
    this.#thumbnail = null
  }

  #show(frame: Frame<T> | null, failed: boolean): void {
    if (frame === this.#shown.frame && failed === this.#shown.failed) return
    this.#shown = { frame, failed }
    for (const listener of this.#listeners) listener()
  }
}

/**
 * Every picture of the list in columns: a hundred thousand of them cost a few megabytes, and laying them out touches
 * plain numbers only. Newest first, which is descending id, since ids sort by time.
 */
import type { PictureStub } from '../../../shared/domain/picture.ts'

const favouriteFlag = 1
const missingFlag = 2
const demoFlag = 4

export class PictureIndex {
  ids: string[] = []
  #width = new Uint16Array(256)
  #height = new Uint16Array(256)
  #colour = new Uint32Array(256)
  #createdAt = new Float64Array(256)
  #flags = new Uint8Array(256)

  get length(): number {
    return this.ids.length
  }

  /** Width over height. */
  aspect(at: number): number {
    return this.#width[at]! / this.#height[at]!
  }

  width(at: number): number {
    return this.#width[at]!
  }

  height(at: number): number {
    return this.#height[at]!
  }

  /** "#rrggbb" */
  colour(at: number): string {
    return `#${this.#colour[at]!.toString(16).padStart(6, '0')}`
  }

  /** Epoch milliseconds. */
  createdAt(at: number): number {
    return this.#createdAt[at]!
  }

  favourite(at: number): boolean {
    return (this.#flags[at]! & favouriteFlag) !== 0
  }

  missing(at: number): boolean {
    return (this.#flags[at]! & missingFlag) !== 0
  }

  demo(at: number): boolean {
    return (this.#flags[at]! & demoFlag) !== 0
  }

  /** Position of a picture, -1 when it is not in the list. Ids descend, so this halves. */
  indexOf(id: string): number {
    const at = this.placeOf(id)
    return this.ids[at] === id ? at : -1
  }

  /**
   * Adds older pictures at the end; those that are there already are not added again. One whose id is newer all the same
   * (the clock was set back between two starts) goes to its place among the ids.
   */
  append(stubs: readonly PictureStub[]): void {
    this.#grow(this.length + stubs.length)
    for (const stub of stubs) {
      const last = this.ids.at(-1)
      if (last !== undefined && stub[0] >= last) {
        this.add(stub)
        continue
      }
      this.ids.push(stub[0])
      this.#write(this.length - 1, stub)
    }
  }

  /** Puts one picture in its place. @returns false when it was there. */
  add(stub: PictureStub): boolean {
    const at = this.placeOf(stub[0])
    if (this.ids[at] === stub[0]) {
      this.#write(at, stub)
      return false
    }
    this.#grow(this.length + 1)
    for (const column of this.#columns()) column.copyWithin(at + 1, at, this.length)
    this.ids.splice(at, 0, stub[0])
    this.#write(at, stub)
    return true
  }

  /** @returns false when the picture is not in the list. */
  change(stub: PictureStub): boolean {
    const at = this.indexOf(stub[0])
    if (at < 0) return false
    this.#write(at, stub)
    return true
  }

  /** @returns how many were in the list. */
  remove(ids: readonly string[]): number {
    const gone = new Set(ids)
    let kept = 0
    for (let at = 0; at < this.length; at += 1) {
      if (gone.has(this.ids[at]!)) continue
      if (kept !== at) {
        this.ids[kept] = this.ids[at]!
        for (const column of this.#columns()) column[kept] = column[at]!
      }
      kept += 1
    }
    const removed = this.length - kept
    this.ids.length = kept
    return removed
  }

  #columns(): (Uint16Array | Uint32Array | Float64Array | Uint8Array)[] {
    return [this.#width, this.#height, this.#colour, this.#createdAt, this.#flags]
  }

  /** First position whose id is not newer than this one: where it is, or where it was before it went away. */
  placeOf(id: string): number {
    let low = 0
    let high = this.ids.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.ids[middle]! > id) low = middle + 1
      else high = middle
    }
    return low
  }

  #write(at: number, [, width, height, colour, createdAt, flags]: PictureStub): void {
    this.#width[at] = width
    this.#height[at] = height
    this.#colour[at] = colour
    this.#createdAt[at] = createdAt
    this.#flags[at] = flags
  }

  #grow(needed: number): void {
    if (needed <= this.#width.length) return
    const size = Math.max(needed, this.#width.length * 2)
    const into = <T extends { set(from: T): void }>(made: T, from: T): T => {
      made.set(from)
      return made
    }
    this.#width = into(new Uint16Array(size), this.#width)
    this.#height = into(new Uint16Array(size), this.#height)
    this.#colour = into(new Uint32Array(size), this.#colour)
    this.#createdAt = into(new Float64Array(size), this.#createdAt)
    this.#flags = into(new Uint8Array(size), this.#flags)
  }
}

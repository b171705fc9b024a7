/**
 * Every picture of the list in columns: a hundred thousand of them take a few megabytes, and layout only touches plain
 * numbers. The order is the library's; only a newest-first list adds new pictures itself.
 */
import type { PictureStub } from '../../../shared/domain/picture.ts'
import { flag, kindOf, type PictureKind, ratingOf } from '../../../shared/domain/picture-flags.ts'

export class PictureIndex {
  ids: string[] = []
  #width = new Uint16Array(256)
  #height = new Uint16Array(256)
  #colour = new Uint32Array(256)
  #createdAt = new Float64Array(256)
  #flags = new Uint32Array(256)
  /** Position by id; rebuilt when needed after positions have changed. */
  #places = new Map<string, number>()
  #placesAreOld = false
  /** Former positions of the last removed pictures, in terms of current positions. */
  #gone = new Map<string, number>()
  /** The previous list, while this one fills: it knows where pictures were that are no longer here. */
  previous: PictureIndex | null = null

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

  /** See picture-flags.ts. */
  flags(at: number): number {
    return this.#flags[at]!
  }

  favourite(at: number): boolean {
    return (this.#flags[at]! & flag.favourite) !== 0
  }

  missing(at: number): boolean {
    return (this.#flags[at]! & flag.missing) !== 0
  }

  demo(at: number): boolean {
    return (this.#flags[at]! & flag.demo) !== 0
  }

  /** 0 (none) to 5. */
  rating(at: number): number {
    return ratingOf(this.#flags[at]!)
  }

  kind(at: number): PictureKind {
    return kindOf(this.#flags[at]!)
  }

  /** Has children. */
  hasChildren(at: number): boolean {
    return (this.#flags[at]! & flag.children) !== 0
  }

  /** The user removed the file and kept the recipe. */
  fileRemoved(at: number): boolean {
    return (this.#flags[at]! & flag.fileRemoved) !== 0
  }

  /** Position of a picture, -1 if it is not in the list. */
  indexOf(id: string): number {
    if (this.#placesAreOld) {
      this.#places = new Map(this.ids.map((one, at) => [one, at]))
      this.#placesAreOld = false
    }
    return this.#places.get(id) ?? -1
  }

  /** Where a picture is, or was before it was removed; -1 if unknown. */
  placeOf(id: string): number {
    const at = this.indexOf(id)
    if (at >= 0) return at
    return this.#gone.get(id) ?? this.previous?.indexOf(id) ?? -1
  }

  /** Adds a page at the end; existing ones are not added again. */
  append(stubs: readonly PictureStub[]): void {
    this.#grow(this.length + stubs.length)
    for (const stub of stubs) {
      if (this.indexOf(stub[0]) >= 0) continue
      this.#places.set(stub[0], this.length)
      this.ids.push(stub[0])
      this.#write(this.length - 1, stub)
    }
  }

  /** Inserts one picture by date, newest first. @returns false if it was already there. */
  add(stub: PictureStub): boolean {
    const known = this.indexOf(stub[0])
    if (known >= 0) {
      this.#write(known, stub)
      return false
    }
    const at = this.#placeByDate(stub)
    this.#grow(this.length + 1)
    for (const column of this.#columns()) column.copyWithin(at + 1, at, this.length)
    this.ids.splice(at, 0, stub[0])
    this.#write(at, stub)
    this.#placesAreOld = true
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
    this.#gone = new Map()
    let kept = 0
    for (let at = 0; at < this.length; at += 1) {
      if (gone.has(this.ids[at]!)) {
        this.#gone.set(this.ids[at]!, kept)
        continue
      }
      if (kept !== at) {
        this.ids[kept] = this.ids[at]!
        for (const column of this.#columns()) column[kept] = column[at]!
      }
      kept += 1
    }
    const removed = this.length - kept
    this.ids.length = kept
    if (removed > 0) this.#placesAreOld = true
    return removed
  }

  #columns(): (Uint16Array | Uint32Array | Float64Array)[] {
    return [this.#width, this.#height, this.#colour, this.#createdAt, this.#flags]
  }

  /** The first position of a picture that is not newer; at the same time, of one with a lower id. */
  #placeByDate([id, , , , createdAt]: PictureStub): number {
    let low = 0
    let high = this.ids.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const other = this.#createdAt[middle]!
      if (other > createdAt || (other === createdAt && this.ids[middle]! > id)) low = middle + 1
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
    this.#flags = into(new Uint32Array(size), this.#flags)
  }
}

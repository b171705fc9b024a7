/** The steps of a mask; the oldest are dropped when they take too much memory. */

/** What a step is assumed to take besides its own bytes. */
const overhead = 160

export interface Step {
  /** Its size in bytes. */
  readonly size: number
}

export class History<T extends Step> {
  readonly #limit: number
  #steps: T[] = []
  /** Steps before it are done, those from it on are undone. */
  #at = 0
  #bytes = 0

  /** @param limit bytes */
  constructor(limit: number) {
    this.#limit = limit
  }

  get canUndo(): boolean {
    return this.#at > 0
  }

  get canRedo(): boolean {
    return this.#at < this.#steps.length
  }

  get bytes(): number {
    return this.#bytes
  }

  /** A new step; what was undone is dropped. The newest step is kept even if it alone exceeds the limit. */
  push(step: T): void {
    for (const gone of this.#steps.splice(this.#at)) this.#bytes -= gone.size + overhead
    this.#steps.push(step)
    this.#bytes += step.size + overhead
    let drop = 0
    while (this.#bytes > this.#limit && drop < this.#steps.length - 1) {
      this.#bytes -= (this.#steps[drop] as T).size + overhead
      drop += 1
    }
    this.#steps.splice(0, drop)
    this.#at = this.#steps.length
  }

  /** @returns the step to undo, null if there is none */
  undo(): T | null {
    if (!this.canUndo) return null
    this.#at -= 1
    return this.#steps[this.#at] as T
  }

  /** @returns the step to redo, null if there is none */
  redo(): T | null {
    if (!this.canRedo) return null
    this.#at += 1
    return this.#steps[this.#at - 1] as T
  }
}

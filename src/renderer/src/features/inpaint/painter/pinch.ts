/** Two fingers: how far apart they are compared with before, and where their middle was and is. */
import type { Spot } from '../raster/shapes.ts'

export interface PinchStep {
  /** Of the distances; 1 = unchanged. */
  ratio: number
  from: Spot
  to: Spot
}

export class Pinch {
  readonly #fingers = new Map<number, Spot>()

  get count(): number {
    return this.#fingers.size
  }

  /** @returns whether more than one finger is down now */
  down(id: number, at: Spot): boolean {
    this.#fingers.set(id, at)
    return this.#fingers.size > 1
  }

  up(id: number): void {
    this.#fingers.delete(id)
  }

  /** @returns the gesture; null unless there are exactly two fingers */
  move(id: number, at: Spot): PinchStep | null {
    const before = this.#fingers.get(id)
    if (!before) return null
    this.#fingers.set(id, at)
    if (this.#fingers.size !== 2) return null
    const other = [...this.#fingers].find(([finger]) => finger !== id)?.[1] as Spot
    const apart = Math.hypot(before.x - other.x, before.y - other.y)
    const now = Math.hypot(at.x - other.x, at.y - other.y)
    return { ratio: apart > 0 && now > 0 ? now / apart : 1, from: middle(before, other), to: middle(at, other) }
  }
}

function middle(a: Spot, b: Spot): Spot {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
}

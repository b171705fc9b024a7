/**
 * A mask, its extension and its history: everything in the painter that outlives a press, without tools or a screen.
 * Changes are made in two ways: painted (`touch`, then write into `pixels.data`, then `commit` or `cancel`), or all at
 * once.
 */
import { canvasSize, type Extend } from '../../../../../shared/domain/inpaint.ts'
import type { MaskPixels, Rect, Size } from '../../../../../shared/raster/mask-pixels.ts'
import { History } from './history.ts'
import { MaskSurface } from './mask-surface.ts'

/** The mask of an extension, as its difference from an empty one. */
interface Whole {
  extend: Extend
  change: Uint8Array | null
}

type Step = { size: number } & (
  | { kind: 'pixels'; change: Uint8Array }
  | { kind: 'extension'; before: Whole; after: Whole }
)

const memory = 64 * 1024 * 1024

export class MaskDocument {
  readonly picture: Size
  readonly #history: History<Step>
  #extend: Extend
  #surface: MaskSurface
  #revision = 0
  /** Null if it has to be measured again; not measured during a press or command. */
  #measure: { rect: Rect | null; full: boolean } | null = null

  /**
   * @param mask of the canvas's size (picture and extension), copied; null for an empty one
   * @param limit maximum bytes of the history
   * @throws RangeError if the mask has another size
   */
  constructor(picture: Size, extend: Extend, mask: MaskPixels | null, limit = memory) {
    this.picture = { width: picture.width, height: picture.height }
    this.#extend = extend
    const size = canvasSize(picture, extend)
    if (mask && (mask.width !== size.width || mask.height !== size.height)) {
      throw new RangeError(
        `The mask has ${mask.width} × ${mask.height} pixels, the canvas ${size.width} × ${size.height}.`
      )
    }
    this.#surface = new MaskSurface(size, mask?.data.slice())
    this.#history = new History(limit)
  }

  /** The current pixels, not a copy; a different object after the extension changed. */
  get pixels(): MaskSurface {
    return this.#surface
  }

  get extend(): Extend {
    return this.#extend
  }

  get canUndo(): boolean {
    return this.#history.canUndo
  }

  get canRedo(): boolean {
    return this.#history.canRedo
  }

  get historyBytes(): number {
    return this.#history.bytes
  }

  /** Counts the changes of the mask. */
  get revision(): number {
    return this.#revision
  }

  /** As of the end of the last press. */
  get bounds(): Rect | null {
    return this.#measured().rect
  }

  /** As of the end of the last press. */
  get full(): boolean {
    return this.#measured().full
  }

  /** Must be called before pixels of the rectangle (within the canvas) are written. */
  touch(rect: Rect): void {
    this.#surface.touch(rect)
    this.#revision += 1
  }

  /** Makes everything painted since the last call one undo step. @returns whether anything changed */
  commit(): boolean {
    const change = this.#surface.commit()
    if (change) this.#push(change)
    return change !== null
  }

  /** Reverts what was painted since the last commit. */
  cancel(): void {
    this.#surface.cancel()
    this.#changed()
  }

  /** Other pixels of the same size: one step, none if they are the same. */
  replace(data: Uint8Array): void {
    const change = this.#surface.replace(data)
    if (change) this.#push(change)
  }

  /**
   * What is painted stays over the same pixels of the picture, new areas are masked: one step, none if nothing changes.
   */
  setExtend(extend: Extend): void {
    const old = this.#extend
    if (
      old.left === extend.left &&
      old.top === extend.top &&
      old.right === extend.right &&
      old.bottom === extend.bottom &&
      old.fill === extend.fill
    )
      return
    const before = this.#whole()
    const size = canvasSize(this.picture, extend)
    const data = new Uint8Array(size.width * size.height).fill(255)
    moveRows(this.#surface, data, size, extend.left - old.left, extend.top - old.top)
    this.#surface = new MaskSurface(size, data)
    this.#extend = extend
    this.#changed()
    const after = this.#whole()
    this.#history.push({
      kind: 'extension',
      before,
      after,
      size: (before.change?.length ?? 0) + (after.change?.length ?? 0)
    })
  }

  /** @returns false if there is nothing to undo */
  undo(): boolean {
    return this.#go(this.#history.undo(), 'before')
  }

  /** @returns false if there is nothing to redo */
  redo(): boolean {
    return this.#go(this.#history.redo(), 'after')
  }

  #go(step: Step | null, side: 'before' | 'after'): boolean {
    if (!step) return false
    if (step.kind === 'pixels') this.#surface.apply(step.change)
    else {
      const { extend, change } = step[side]
      this.#surface = new MaskSurface(canvasSize(this.picture, extend))
      if (change) this.#surface.apply(change)
      this.#extend = extend
    }
    this.#changed()
    return true
  }

  #push(change: Uint8Array): void {
    this.#history.push({ kind: 'pixels', change, size: change.length })
    this.#changed()
  }

  #whole(): Whole {
    return { extend: this.#extend, change: new MaskSurface(this.#surface).replace(this.#surface.data) }
  }

  #changed(): void {
    this.#revision += 1
    this.#measure = null
  }

  #measured(): { rect: Rect | null; full: boolean } {
    this.#measure ??= { rect: this.#surface.bounds(), full: this.#surface.full }
    return this.#measure
  }
}

/** Copies the mask into `data` of another size, moved by whole pixels; what falls outside is dropped. */
function moveRows(from: MaskPixels, data: Uint8Array, size: Size, dx: number, dy: number): void {
  const left = Math.max(0, dx)
  const right = Math.min(size.width, from.width + dx)
  if (right <= left) return
  for (let y = Math.max(0, dy); y < Math.min(size.height, from.height + dy); y += 1) {
    const start = (y - dy) * from.width - dx
    data.set(from.data.subarray(start + left, start + right), y * size.width + left)
  }
}

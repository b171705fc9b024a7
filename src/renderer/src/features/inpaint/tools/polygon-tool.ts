/**
 * Polygon: one corner per click; closed by a click on the first corner, by a second click in the same place, or by
 * Enter.
 */
import { t } from '../../../../../shared/messages/t.ts'
import { boxAround, polygonRuns, type Spot } from '../raster/shapes.ts'
import { type Bench, type Keys, type Outline, paintRuns, type Tool, type ToolKind, type Touch } from './tool.ts'

/** How close to a corner a click hits it, screen pixels. */
const near = 8

class PolygonTool implements Tool {
  readonly #bench: Bench
  #points: Spot[] = []
  #pointer: Spot | null = null
  #subtract = false

  constructor(bench: Bench) {
    this.#bench = bench
  }

  get working(): boolean {
    return this.#points.length > 0
  }

  get outline(): Outline | null {
    if (!this.working) return null
    return { points: this.#pointer ? [...this.#points, this.#pointer] : this.#points, closed: true }
  }

  down(at: Touch, keys: Keys): void {
    const [first] = this.#points
    const last = this.#points.at(-1)
    if (!(first && last)) this.#subtract = keys.subtract
    if (
      first &&
      last &&
      this.#points.length > 2 &&
      (this.#isNear(at, first, near) || this.#isNear(at, last, near / 4))
    ) {
      this.finish()
      return
    }
    // The second click of a double click adds no corner if there is nothing to close yet.
    if (!(last && this.#isNear(at, last, near / 4))) this.#points.push({ x: at.x, y: at.y })
    this.#pointer = null
  }

  move(at: Touch): void {
    if (this.working) this.#pointer = { x: at.x, y: at.y }
  }

  up(): void {}

  cancel(): void {
    this.#points = []
    this.#pointer = null
  }

  finish(): void {
    const points = this.#points
    this.cancel()
    if (points.length < 3) return
    const box = boxAround(points, this.#bench.document.pixels)
    if (box) paintRuns(this.#bench.document, box, this.#subtract, (run) => polygonRuns(points, box, run))
  }

  key(name: 'Enter' | 'Backspace'): boolean {
    if (!this.working) return false
    if (name === 'Enter') this.finish()
    else this.#points.pop()
    return true
  }

  #isNear(a: Spot, b: Spot, screen: number): boolean {
    return Math.hypot(a.x - b.x, a.y - b.y) <= screen * this.#bench.pixel
  }
}

export const polygon: ToolKind = {
  label: t('inpaint.polygonTool.polygon'),
  key: 'P',
  sheet: t('inpaint.polygonTool.sheet'),
  hint: t('inpaint.polygonTool.hint'),
  settings: null,
  press: 'corners',
  create: (bench) => new PolygonTool(bench)
}

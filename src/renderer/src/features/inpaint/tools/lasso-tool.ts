/** Lasso: what a drawn line encloses; the line is closed from its end to its start. */
import { t } from '../../../../../shared/messages/t.ts'
import { boxAround, polygonRuns, type Spot } from '../raster/shapes.ts'
import { type Bench, type Keys, type Outline, paintRuns, type Tool, type ToolKind, type Touch } from './tool.ts'

class LassoTool implements Tool {
  readonly #bench: Bench
  #points: Spot[] = []
  #subtract = false

  constructor(bench: Bench) {
    this.#bench = bench
  }

  get working(): boolean {
    return this.#points.length > 0
  }

  get outline(): Outline | null {
    return this.working ? { points: this.#points, closed: true } : null
  }

  down(at: Touch, keys: Keys): void {
    this.#points = [{ x: at.x, y: at.y }]
    this.#subtract = keys.subtract
  }

  move(at: Touch): void {
    const last = this.#points.at(-1)
    if (last && (last.x !== at.x || last.y !== at.y)) this.#points.push({ x: at.x, y: at.y })
  }

  up(at: Touch): void {
    this.move(at)
    this.finish()
  }

  cancel(): void {
    this.#points = []
  }

  finish(): void {
    const points = this.#points
    this.#points = []
    if (points.length < 3) return
    const box = boxAround(points, this.#bench.document.pixels)
    if (box) paintRuns(this.#bench.document, box, this.#subtract, (run) => polygonRuns(points, box, run))
  }

  key(): boolean {
    return false
  }
}

export const lasso: ToolKind = {
  label: t('inpaint.lassoTool.lasso'),
  key: 'L',
  hint: t('inpaint.lassoTool.hint'),
  settings: null,
  press: 'drag',
  create: (bench) => new LassoTool(bench)
}

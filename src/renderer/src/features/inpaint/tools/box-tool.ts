/** Rectangle and ellipse: from corner to corner. */
import { t } from '../../../../../shared/messages/t.ts'
import { boxBetween, ellipseRuns, rectangleRuns, type Spot } from '../raster/shapes.ts'
import { type Bench, type Keys, type Outline, paintRuns, type Tool, type ToolKind, type Touch } from './tool.ts'

class BoxTool implements Tool {
  readonly #bench: Bench
  readonly #round: boolean
  #from: Spot | null = null
  #to: Spot | null = null
  #subtract = false

  constructor(bench: Bench, shape: 'rectangle' | 'ellipse') {
    this.#bench = bench
    this.#round = shape === 'ellipse'
  }

  get working(): boolean {
    return this.#from !== null
  }

  get outline(): Outline | null {
    const [a, b] = [this.#from, this.#to]
    if (!(a && b)) return null
    if (this.#round) return { points: [a, b], closed: true, ellipse: true }
    return { points: [a, { x: b.x, y: a.y }, b, { x: a.x, y: b.y }], closed: true }
  }

  down(at: Touch, keys: Keys): void {
    this.#from = { x: at.x, y: at.y }
    this.#to = this.#from
    this.#subtract = keys.subtract
  }

  move(at: Touch, keys: Keys): void {
    if (this.#from) this.#to = keys.shift ? square(this.#from, at) : { x: at.x, y: at.y }
  }

  up(at: Touch, keys: Keys): void {
    this.move(at, keys)
    this.finish()
  }

  cancel(): void {
    this.#from = null
    this.#to = null
  }

  finish(): void {
    const [a, b] = [this.#from, this.#to]
    this.cancel()
    if (!(a && b)) return
    const box = boxBetween(a, b, this.#bench.document.pixels)
    paintRuns(this.#bench.document, box, this.#subtract, (run) => {
      if (!box) return
      if (this.#round) ellipseRuns(a, b, box, run)
      else rectangleRuns(box, run)
    })
  }

  key(): boolean {
    return false
  }
}

/** The corner for equal sides: the longer one wins. */
function square(from: Spot, to: Spot): Spot {
  const side = Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y))
  return { x: from.x + (to.x < from.x ? -side : side), y: from.y + (to.y < from.y ? -side : side) }
}

export const rectangle: ToolKind = {
  label: t('inpaint.boxTool.rectangle'),
  key: 'R',
  hint: t('inpaint.boxTool.rectangleHint'),
  settings: null,
  press: 'drag',
  create: (bench) => new BoxTool(bench, 'rectangle')
}

export const ellipse: ToolKind = {
  label: t('inpaint.boxTool.ellipse'),
  key: 'O',
  hint: t('inpaint.boxTool.ellipseHint'),
  settings: null,
  press: 'drag',
  create: (bench) => new BoxTool(bench, 'ellipse')
}

/** Brush and eraser. */
import { t } from '../../../../../shared/messages/t.ts'
import { falloff, strokeHard, strokeSoft } from '../raster/brush.ts'
import { capsuleBox, type Dab } from '../raster/capsule.ts'
import type { Spot } from '../raster/shapes.ts'
import type { Bench, Keys, Outline, Tool, ToolKind, Touch } from './tool.ts'

/** A pen that barely touches still paints this fraction of the size. */
const lightest = 0.05

class StrokeTool implements Tool {
  readonly #bench: Bench
  readonly #erases: boolean
  #working = false
  #erasing = false
  #last: Dab | null = null
  /** Where Shift was pressed: the line from there is painted when Shift or the button is released. */
  #pinned: Dab | null = null
  /** Where the last stroke ended, to start a straight line from there. */
  #end: Spot | null = null
  #table: Uint8Array | null = null
  #tableOf = -1

  constructor(bench: Bench, erases: boolean) {
    this.#bench = bench
    this.#erases = erases
  }

  get working(): boolean {
    return this.#working
  }

  get outline(): Outline | null {
    if (!(this.#pinned && this.#last)) return null
    return { points: [this.#pinned, this.#last], closed: false, width: this.#bench.options.brushSize }
  }

  down(at: Touch, keys: Keys): void {
    const dab = this.#dab(at)
    this.#working = true
    this.#erasing = this.#erases || keys.subtract
    this.#paint(keys.shift && this.#end ? { ...this.#end, r: dab.r } : dab, dab)
    this.#last = dab
  }

  move(at: Touch, keys: Keys): void {
    if (!(this.#working && this.#last)) return
    const dab = this.#dab(at)
    if (keys.shift) this.#pinned ??= this.#last
    else {
      this.#paint(this.#pinned ?? this.#last, dab)
      this.#pinned = null
    }
    this.#last = dab
  }

  up(): void {
    this.finish()
  }

  cancel(): void {
    if (this.#working) this.#bench.document.cancel()
    this.#rest()
  }

  finish(): void {
    if (!(this.#working && this.#last)) return
    if (this.#pinned) this.#paint(this.#pinned, this.#last)
    this.#bench.document.commit()
    this.#end = { x: this.#last.x, y: this.#last.y }
    this.#rest()
  }

  key(): boolean {
    return false
  }

  #rest(): void {
    this.#working = false
    this.#last = null
    this.#pinned = null
  }

  #dab({ x, y, pressure }: Touch): Dab {
    const { brushSize, pressureSize } = this.#bench.options
    const r = (brushSize / 2) * (pressureSize ? Math.max(lightest, Math.min(1, pressure)) : 1)
    // A brush of about a pixel is aligned to whole pixels: in between it would hit none, or two.
    return r < 1 ? { x: Math.floor(x) + 0.5, y: Math.floor(y) + 0.5, r: Math.max(0.5, r) } : { x, y, r }
  }

  #paint(a: Dab, b: Dab): void {
    const { document, options } = this.#bench
    const box = capsuleBox(a, b, document.pixels)
    if (!box) return
    document.touch(box)
    if (options.hardness >= 1) strokeHard(document.pixels, a, b, box, this.#erasing)
    else strokeSoft(document.pixels, a, b, box, this.#erasing, this.#falloff(options.hardness))
  }

  #falloff(hardness: number): Uint8Array {
    if (!this.#table || this.#tableOf !== hardness) this.#table = falloff(hardness)
    this.#tableOf = hardness
    return this.#table
  }
}

const paints = { settings: 'brush', press: 'drag', hint: t('inpaint.strokeTool.hint') } as const

export const brush: ToolKind = {
  ...paints,
  label: t('inpaint.strokeTool.brush'),
  key: 'B',
  create: (bench) => new StrokeTool(bench, false)
}
export const eraser: ToolKind = {
  ...paints,
  label: t('inpaint.strokeTool.eraser'),
  key: 'E',
  create: (bench) => new StrokeTool(bench, true)
}

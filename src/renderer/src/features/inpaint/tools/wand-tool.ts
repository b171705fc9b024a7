/**
 * Magic wand: selects what has the colour of the pressed pixel. The extension has no colours of its own, and a press
 * there does nothing.
 */
import { t } from '../../../../../shared/messages/t.ts'
import { chooseByColour } from '../raster/choose-by-colour.ts'
import type { MaskDocument } from '../raster/mask-document.ts'
import { type Bench, type Keys, paintRuns, type Tool, type ToolKind, type Touch } from './tool.ts'

/** What a press selected; valid until something else changes the mask. */
interface Choice {
  at: Touch
  subtract: boolean
  count: number
  /** It changed the mask, so there is a step to undo. */
  isStep: boolean
  document: MaskDocument
  revision: number
}

class WandTool implements Tool {
  readonly #bench: Bench
  readonly working = false
  readonly outline = null
  #choice: Choice | null = null

  constructor(bench: Bench) {
    this.#bench = bench
  }

  get chosen(): number | null {
    return this.#standing()?.count ?? null
  }

  down(at: Touch, keys: Keys): void {
    this.#choose(at, keys.subtract)
  }

  /** Repeats the last press with the new options, replacing its undo step. */
  optionsChanged(): void {
    const choice = this.#standing()
    if (!choice) return
    if (choice.isStep) this.#bench.document.undo()
    this.#choose(choice.at, choice.subtract)
  }

  #standing(): Choice | null {
    const choice = this.#choice
    if (choice === null) return null
    const { document } = this.#bench
    return choice.document === document && choice.revision === document.revision ? choice : null
  }

  #choose(at: Touch, subtract: boolean): void {
    const { document, options } = this.#bench
    const picture = this.#bench.picture()
    this.#choice = null
    if (!picture) return
    const { pixels, x: left, y: top } = picture
    const chosen = chooseByColour(
      pixels,
      Math.floor(at.x) - left,
      Math.floor(at.y) - top,
      options.tolerance,
      options.contiguous
    )
    if (!chosen) return
    const box = { x: left, y: top, width: pixels.width, height: pixels.height }
    let count = 0
    const isStep = paintRuns(document, box, subtract, (run) => {
      for (let y = 0; y < pixels.height; y += 1) {
        const row = y * pixels.width
        for (let x = 0; x < pixels.width; x += 1) {
          if (chosen[row + x] === 0) continue
          const from = x
          while (x < pixels.width && chosen[row + x] === 1) x += 1
          count += x - from
          run(top + y, left + from, left + x)
        }
      }
    })
    this.#choice = { at, subtract, count, isStep, document, revision: document.revision }
  }

  move(): void {}
  up(): void {}
  cancel(): void {}
  finish(): void {}

  key(): boolean {
    return false
  }
}

export const wand: ToolKind = {
  label: t('inpaint.wandTool.magicWand'),
  key: 'W',
  hint: t('inpaint.wandTool.hint'),
  settings: 'wand',
  press: 'click',
  readsPicture: true,
  create: (bench) => new WandTool(bench)
}

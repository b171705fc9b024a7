/**
 * Magic wand: selects what has the colour of the pressed pixel. The extension has no colours of its own, and a press
 * there does nothing.
 */
import { t } from '../../../../../shared/messages/t.ts'
import { chooseByColour } from '../raster/choose-by-colour.ts'
import { type Bench, type Keys, paintRuns, type Tool, type ToolKind, type Touch } from './tool.ts'

class WandTool implements Tool {
  readonly #bench: Bench
  readonly working = false
  readonly outline = null

  constructor(bench: Bench) {
    this.#bench = bench
  }

  down(at: Touch, keys: Keys): void {
    const { document, options } = this.#bench
    const picture = this.#bench.picture()
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
    paintRuns(document, { x: left, y: top, width: pixels.width, height: pixels.height }, keys.subtract, (run) => {
      for (let y = 0; y < pixels.height; y += 1) {
        const row = y * pixels.width
        for (let x = 0; x < pixels.width; x += 1) {
          if (chosen[row + x] === 0) continue
          const from = x
          while (x < pixels.width && chosen[row + x] === 1) x += 1
          run(top + y, left + from, left + x)
        }
      }
    })
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

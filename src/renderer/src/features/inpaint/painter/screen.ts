/** The painter's elements in its host, and what is drawn in them once per frame. */

import { t } from '../../../../../shared/messages/t.ts'
import type { Spot } from '../raster/shapes.ts'
import { Divider } from './divider.ts'
import type { MaskEditor } from './mask-editor.ts'
import { OverlayLayer } from './overlay-layer.ts'
import { OverlayLines } from './overlay-lines.ts'
import type { Guide, OverlayStyle } from './painter.ts'
import { type Ground, PictureLayer } from './picture-layer.ts'
import type { View } from './view.ts'

export interface ScreenWords {
  label: string
  instructions: string
  dividerLabel: string
}

export const englishWords: ScreenWords = {
  label: t('inpaint.screen.label'),
  instructions: t('inpaint.screen.instructions'),
  dividerLabel: t('inpaint.screen.divider')
}

/** Everything that a frame shows besides the mask. */
export interface Scene {
  ground: Ground | null
  over: { picture: ImageBitmap; at: number } | null
  overlay: OverlayStyle
  guide: Guide | null
  hover: Spot | null
  cross: Spot | null
  cursor: string
}

let made = 0

export class Screen {
  readonly root = document.createElement('div')
  readonly divider: Divider
  readonly #picture = new PictureLayer(layer())
  readonly #overlay = new OverlayLayer(layer())
  readonly #marks = new OverlayLines()
  #overlayStyle: OverlayStyle | null = null

  constructor(words: ScreenWords, dividerMoved: () => void) {
    const { root } = this
    made += 1
    root.tabIndex = 0
    root.setAttribute('role', 'application')
    root.setAttribute('aria-label', words.label)
    Object.assign(root.style, {
      position: 'absolute',
      inset: '0',
      overflow: 'hidden',
      touchAction: 'none',
      userSelect: 'none',
      outlineOffset: '-2px'
    })
    const hint = document.createElement('div')
    hint.id = `painter-instructions-${made}`
    hint.textContent = words.instructions
    hint.hidden = true
    root.setAttribute('aria-describedby', hint.id)
    this.divider = new Divider(words.dividerLabel, dividerMoved)
    root.append(hint, this.#picture.canvas, this.#overlay.canvas, this.#marks.root, this.divider.root)
  }

  /** Sets the canvases to the available size in device pixels. */
  resize(view: View): void {
    const width = Math.round(view.room.width * view.density)
    const height = Math.round(view.room.height * view.density)
    for (const { canvas } of [this.#picture, this.#overlay]) {
      if (canvas.width !== width) canvas.width = width
      if (canvas.height !== height) canvas.height = height
      Object.assign(canvas.style, { width: `${width / view.density}px`, height: `${height / view.density}px` })
    }
  }

  /** @param all the view or the picture changed; otherwise only the mask's changed part is drawn */
  draw(editor: MaskEditor, view: View, scene: Scene, all: boolean): void {
    const restyled = this.#restyle(scene)
    if (all) this.#picture.draw(view, scene.ground, scene.over)
    const surface = editor.loaded?.pixels
    const dirty = surface?.takeDirty()
    if (surface && (all || restyled || dirty))
      this.#overlay.draw(view, surface, all || restyled ? null : (dirty ?? null))
    this.#drawMarks(editor, view, scene)
    if (scene.over) this.divider.place(view)
    if (this.root.style.cursor !== scene.cursor) this.root.style.cursor = scene.cursor
  }

  #restyle(scene: Scene): boolean {
    const display = scene.overlay.hidden || scene.over ? 'none' : 'block'
    if (this.#overlay.canvas.style.display !== display) this.#overlay.canvas.style.display = display
    if (this.#overlayStyle === scene.overlay) return false
    this.#overlayStyle = scene.overlay
    this.#overlay.style(scene.overlay)
    return true
  }

  #drawMarks(editor: MaskEditor, view: View, scene: Scene): void {
    const { brushSize, hardness } = editor.options
    const brushes = editor.kind.settings === 'brush' && !scene.over
    const cross = scene.cross && view.toScreen({ x: scene.cross.x + 0.5, y: scene.cross.y + 0.5 })
    const circle = scene.cursor === 'none' || cross ? (cross ?? scene.hover) : null
    this.#marks.circle(brushes ? circle : null, brushSize * view.zoom, hardness)
    this.#marks.cross(cross)
    this.#marks.guide(scene.over ? null : scene.guide, view)
    this.#marks.outline(editor.outline, view)
  }
}

function layer(): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  Object.assign(canvas.style, { position: 'absolute', left: '0', top: '0', pointerEvents: 'none' })
  return canvas
}

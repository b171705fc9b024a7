/** Assembles the mask painter: implements the interface with the mask editor, the view and the screen. */

import { canvasSize, type Extend, noExtension, type RasterMask } from '../../../../../shared/domain/inpaint.ts'
import { grow, shrink } from '../../../../../shared/raster/distance.ts'
import type { MaskPixels } from '../../../../../shared/raster/mask-pixels.ts'
import { packMask } from '../../../../../shared/raster/pack.ts'
import { soften } from '../../../../../shared/raster/soften.ts'
import type { PicturePixels } from '../raster/choose-by-colour.ts'
import type { Spot } from '../raster/shapes.ts'
import type { ToolOptions } from '../tools/tool.ts'
import type { ToolName } from '../tools/tools.ts'
import type { Desk } from './desk.ts'
import type { Divider } from './divider.ts'
import { MaskEditor } from './mask-editor.ts'
import { Mounting } from './mounting.ts'
import type { Guide, OverlayStyle, Painter, PainterBase, PainterState } from './painter.ts'
import { painterStateOf } from './painter-state.ts'
import { englishWords, Screen, type ScreenWords } from './screen.ts'
import { View } from './view.ts'

/** @param options texts for screen readers, instead of the English ones */
export function createPainter(options: Partial<ScreenWords> = {}): Painter {
  return new PagePainter({ ...englishWords, ...options })
}

const defaultOverlay: OverlayStyle = { colour: '#ff4f9a', opacity: 0.55, maskOnly: false, hidden: false }

function inverted({ data }: MaskPixels): Uint8Array {
  const out = new Uint8Array(data.length)
  for (let i = 0; i < data.length; i += 1) out[i] = 255 - (data[i] as number)
  return out
}

class PagePainter implements Painter, Desk {
  readonly editor = new MaskEditor(readPixels)
  readonly view = new View()
  readonly divider: Divider
  onExtension: ((extend: Extend) => void) | null = null
  hover: Spot | null = null
  cross: Spot | null = null
  panning = false
  readonly #screen: Screen
  readonly #listeners = new Set<() => void>()
  #mounting: Mounting | null = null
  #overlay = defaultOverlay
  #guide: Guide | null = null
  #compared: ImageBitmap | null = null
  #state: PainterState | null = null
  #frame = 0
  #viewChanged = true

  constructor(says: ScreenWords) {
    this.#screen = new Screen(says, () => this.moved())
    this.divider = this.#screen.divider
  }

  get comparing(): boolean {
    return this.#compared !== null
  }

  get extension(): Extend {
    return this.editor.loaded?.extend ?? noExtension
  }

  get state(): PainterState {
    this.#state ??= painterStateOf(this.editor, this.view, this.#overlay, this.hover, this.cross)
    return this.#state
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  attach(host: HTMLElement): void {
    this.detach()
    this.#mounting = new Mounting(host, this.#screen, this)
    this.moved()
  }

  detach(): void {
    if (!this.#mounting) return
    if (this.editor.kind.press !== 'corners') this.editor.finish()
    this.#mounting.end()
    this.#mounting = null
    this.hover = null
    this.cross = null
    this.panning = false
    cancelAnimationFrame(this.#frame)
    this.#frame = 0
  }

  destroy(): void {
    this.detach()
    this.#listeners.clear()
    this.onExtension = null
  }

  load(base: PainterBase, mask: MaskPixels | null): void {
    this.editor.load(base, mask)
    this.#compared = null
    this.divider.show(null)
    this.cross = null
    this.#guide = null
    this.view.show(canvasSize(base.picture, base.extend))
    this.#tell(true)
  }

  extend(extend: Extend): void {
    const before = this.extension
    this.editor.extend(extend)
    this.#follow(before)
    this.#tell(true)
  }

  compare(picture: ImageBitmap | null, at = 0.5): void {
    if (picture) this.editor.finish()
    this.#compared = picture
    this.divider.show(picture ? at : null)
    this.#tell(true)
  }

  guide(guide: Guide | null): void {
    this.#guide = guide
    this.changed()
  }

  choose(tool: ToolName): void {
    this.editor.choose(tool)
    this.#tell()
  }

  setOptions(options: Partial<ToolOptions>): void {
    this.editor.setOptions(options)
    this.#tell()
  }

  setOverlay(overlay: Partial<OverlayStyle>): void {
    this.#overlay = { ...this.#overlay, ...overlay }
    this.#tell()
  }

  undo(): void {
    this.#travel(() => this.editor.undo())
  }

  redo(): void {
    this.#travel(() => this.editor.redo())
  }

  fill(): void {
    this.#change((mask) => new Uint8Array(mask.data.length).fill(255))
  }

  clear(): void {
    this.#change((mask) => new Uint8Array(mask.data.length))
  }

  invert(): void {
    this.#change(inverted)
  }

  grow(pixels: number): void {
    this.#change((mask) => grow(mask, pixels).data)
  }

  shrink(pixels: number): void {
    this.#change((mask) => shrink(mask, pixels).data)
  }

  feather(pixels: number): void {
    this.#change((mask) => soften(mask, pixels).data)
  }

  apply(mask: MaskPixels, how: 'replace' | 'add' | 'subtract'): void {
    this.editor.apply(mask, how)
    this.#tell()
  }

  fromTransparency(): boolean {
    const any = this.editor.fromTransparency()
    this.#tell()
    return any
  }

  key(name: 'Escape' | 'Enter' | 'Backspace'): boolean {
    // At the cross Enter presses: it belongs to the element itself.
    if (!this.editor.working || (name === 'Enter' && this.cross)) return false
    if (name === 'Escape') this.editor.cancel()
    const meant = name === 'Escape' || this.editor.key(name)
    this.#tell()
    return meant
  }

  /** @throws Error before `load` */
  mask(): MaskPixels {
    const { width, height, data } = this.editor.document.pixels
    return { width, height, data: data.slice() }
  }

  /** @throws Error before `load` */
  exportMask(): RasterMask {
    return packMask(this.editor.document.pixels)
  }

  zoomTo(zoom: number | 'fit' | 'in' | 'out', at?: Spot): void {
    if (zoom === 'fit') this.view.fit()
    else this.view.zoomTo(zoom, at ?? (this.cross ? this.view.toScreen(this.cross) : undefined))
    this.#tell(true)
  }

  pan(dx: number, dy: number): void {
    this.view.pan(dx, dy)
    this.#tell(true)
  }

  focus(): void {
    this.#screen.root.focus({ preventScroll: true })
  }

  moved(): void {
    this.#viewChanged = true
    this.changed()
  }

  changed(): void {
    this.#state = null
    if (this.#mounting && this.#frame === 0) this.#frame = requestAnimationFrame(this.#draw)
  }

  readonly #draw = (): void => {
    this.#frame = 0
    const all = this.#viewChanged
    this.#viewChanged = false
    const { base } = this.editor
    this.#screen.draw(
      this.editor,
      this.view,
      {
        ground: base && { picture: base.picture, extend: this.extension },
        over: this.#compared && { picture: this.#compared, at: this.divider.at },
        overlay: this.#overlay,
        guide: this.#guide,
        hover: this.hover,
        cross: this.cross,
        cursor: this.#mounting?.pointers.cursor() ?? ''
      },
      all
    )
    this.#call()
  }

  #change(change: (mask: MaskPixels) => Uint8Array): void {
    this.editor.change(change)
    this.#tell()
  }

  #travel(go: () => boolean): void {
    const before = this.extension
    if (!go()) return
    const moved = this.#follow(before)
    this.#tell(moved)
    if (moved) this.onExtension?.(this.extension)
  }

  /** The view follows the extension. @returns whether it changed */
  #follow(before: Extend): boolean {
    const now = this.extension
    const { base } = this.editor
    if (now === before || !base) return false
    this.view.resizeCanvas(canvasSize(base.picture, now), now.left - before.left, now.top - before.top)
    this.cross = null
    return true
  }

  /** Changes made by panels are reported at once: they show what they set. */
  #tell(view = false): void {
    if (view) this.moved()
    else this.changed()
    this.#call()
  }

  #call(): void {
    for (const listener of this.#listeners) listener()
  }
}

/** The picture's RGBA at full size; intermediate canvases are freed at once. */
function readPixels(picture: ImageBitmap): PicturePixels {
  const canvas = new OffscreenCanvas(picture.width, picture.height)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('The page has no memory left to read the picture.')
  context.drawImage(picture, 0, 0)
  return context.getImageData(0, 0, picture.width, picture.height)
}

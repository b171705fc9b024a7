/**
 * The painter without a screen: the mask, its tools and its commands. Tests drive it with points; the page with
 * pointers.
 */
import type { Extend } from '../../../../../shared/domain/inpaint.ts'
import type { MaskPixels } from '../../../../../shared/raster/mask-pixels.ts'
import type { PicturePixels } from '../raster/choose-by-colour.ts'
import { MaskDocument } from '../raster/mask-document.ts'
import type { Bench, Keys, Outline, Tool, ToolKind, ToolOptions, Touch } from '../tools/tool.ts'
import { type ToolName, toolbox, tools } from '../tools/tools.ts'
import type { PainterBase } from './painter.ts'

export const brushSizes = { least: 1, most: 1024 }

export const defaultOptions: ToolOptions = {
  brushSize: 80,
  hardness: 1,
  pressureSize: true,
  tolerance: 24,
  contiguous: true
}

export class MaskEditor implements Bench {
  options: ToolOptions = defaultOptions
  tool: ToolName = 'brush'
  /** Canvas pixels per screen pixel. */
  pixel = 1
  #document: MaskDocument | null = null
  /** Changes of earlier masks. */
  #earlier = 0
  #base: PainterBase | null = null
  #pixels: PicturePixels | null = null
  readonly #read: (picture: ImageBitmap) => PicturePixels
  #tools: ReadonlyMap<ToolName, Tool>

  constructor(read: (picture: ImageBitmap) => PicturePixels) {
    this.#read = read
    this.#tools = toolbox(this)
  }

  /** @throws Error before `load` */
  get document(): MaskDocument {
    if (!this.#document) throw new Error('There is no picture to paint on.')
    return this.#document
  }

  get loaded(): MaskDocument | null {
    return this.#document
  }

  get base(): PainterBase | null {
    return this.#base
  }

  /** Counts the changes of the mask over all pictures: no two masks share a number. */
  get revision(): number {
    return this.#earlier + (this.#document?.revision ?? 0)
  }

  /** The properties of the current tool. */
  get kind(): ToolKind {
    return tools[this.tool]
  }

  get working(): boolean {
    return this.#now?.working ?? false
  }

  get outline(): Outline | null {
    return this.#now?.outline ?? null
  }

  /** Number of pixels that the last press of the current tool selected; null if none. */
  get chosen(): number | null {
    return this.#now?.chosen ?? null
  }

  picture(): { pixels: PicturePixels; x: number; y: number } | null {
    if (!(this.#base && this.#document)) return null
    this.#pixels ??= this.#read(this.#base.picture)
    const { left, top } = this.#document.extend
    return { pixels: this.#pixels, x: left, y: top }
  }

  /** @throws RangeError if the mask does not have the canvas's size */
  load(base: PainterBase, mask: MaskPixels | null): void {
    this.cancel()
    // They remember where the last stroke ended, which was on another picture.
    this.#tools = toolbox(this)
    this.#earlier = this.revision + 1
    this.#document = new MaskDocument(base.picture, base.extend, mask)
    this.#base = base
    this.#pixels = null
  }

  choose(tool: ToolName): void {
    if (tool === this.tool) return
    this.finish()
    this.tool = tool
    if (this.kind.readsPicture !== true) this.#pixels = null
  }

  setOptions(options: Partial<ToolOptions>): void {
    const before = this.options
    const next = { ...before, ...options }
    this.options = {
      ...next,
      brushSize: Math.max(brushSizes.least, Math.min(brushSizes.most, next.brushSize)),
      hardness: Math.max(0, Math.min(1, next.hardness)),
      tolerance: Math.max(0, Math.min(255, next.tolerance))
    }
    if (next.tolerance !== before.tolerance || next.contiguous !== before.contiguous) this.#now?.optionsChanged?.()
  }

  down(at: Touch, keys: Keys): void {
    if (this.#document) this.#now?.down(at, keys)
  }

  move(at: Touch, keys: Keys): void {
    this.#now?.move(at, keys)
  }

  up(at: Touch, keys: Keys): void {
    this.#now?.up(at, keys)
  }

  cancel(): void {
    this.#now?.cancel()
  }

  finish(): void {
    this.#now?.finish()
  }

  key(name: 'Enter' | 'Backspace'): boolean {
    return this.#now?.key(name) ?? false
  }

  /** If a polygon is open its last corner is removed. */
  undo(): boolean {
    if (this.key('Backspace')) return true
    return this.#idle((document) => document.undo())
  }

  redo(): boolean {
    return this.#idle((document) => document.redo())
  }

  extend(extend: Extend): void {
    this.#idle((document) => document.setExtend(extend))
  }

  /** Replaces every pixel with what `change` returns; one step. */
  change(change: (mask: MaskPixels) => Uint8Array): void {
    this.#idle((document) => document.replace(change(document.pixels)))
  }

  /** @throws RangeError if the mask does not have the canvas's size */
  apply(mask: MaskPixels, how: 'replace' | 'add' | 'subtract'): void {
    this.change(({ width, height, data }) => {
      if (mask.width !== width || mask.height !== height)
        throw new RangeError(`A mask of ${mask.width} × ${mask.height} pixels does not fit ${width} × ${height}.`)
      if (how === 'replace') return mask.data
      const out = data.slice()
      for (let i = 0; i < out.length; i += 1) {
        const [now, other] = [out[i] as number, mask.data[i] as number]
        out[i] = how === 'add' ? Math.max(now, other) : Math.min(now, 255 - other)
      }
      return out
    })
  }

  /** @returns false if the picture has no transparency */
  fromTransparency(): boolean {
    const base = this.#base
    if (!base) return false
    const { data } = this.#pixels ?? this.#read(base.picture)
    const { width, height } = base.picture
    let any = false
    for (let i = 3; i < data.length && !any; i += 4) any = (data[i] as number) < 128
    if (!any) return false
    this.#idle((document) => {
      const { left, top } = document.extend
      // The extended area is still to be repainted.
      const mask = new Uint8Array(document.pixels.data.length).fill(255)
      for (let y = 0; y < height; y += 1) {
        const row = (top + y) * document.pixels.width + left
        for (let x = 0; x < width; x += 1) mask[row + x] = 255 - (data[(y * width + x) * 4 + 3] as number)
      }
      document.replace(mask)
    })
    return true
  }

  /** A command in the middle of a press ends the press first; what it has painted is kept. */
  #idle<T>(run: (document: MaskDocument) => T): T | false {
    this.finish()
    return this.#document ? run(this.#document) : false
  }

  get #now(): Tool | null {
    return this.#tools.get(this.tool) ?? null
  }
}

/**
 * The face of the mask painter: the part of the studio that has no React. It owns the mask, its history, the tools and
 * the canvases, and tells whoever listens what a panel shows. Built by `createPainter`.
 */
import type { Extend, RasterMask } from '../../../../../shared/domain/inpaint.ts'
import type { MaskPixels, Rect } from '../../../../../shared/raster/mask-pixels.ts'
import type { ToolOptions } from '../tools/tool.ts'
import type { ToolName } from '../tools/tools.ts'

export interface OverlayStyle {
  /** "#rrggbb" */
  colour: string
  /** 0 to 1 */
  opacity: number
  /** The mask alone, white on black. */
  maskOnly: boolean
  hidden: boolean
}

/** What is painted over. The canvas is the picture with its extension; everything of the mask is in its pixels. */
export interface PainterBase {
  /** Decoded with its orientation applied. The painter does not close it. */
  picture: ImageBitmap
  extend: Extend
}

export interface PainterState {
  /** Canvas size; 0 before `load`. */
  width: number
  height: number
  tool: ToolName
  options: ToolOptions
  overlay: OverlayStyle
  /** Screen (CSS) pixels per canvas pixel. */
  zoom: number
  fitted: boolean
  canUndo: boolean
  canRedo: boolean
  /** Bytes that the history holds. */
  historyBytes: number
  /** Counts every change of the mask: whoever shows something made from it compares this. */
  revision: number
  /** The painted part (values of 128 and more); null for an empty mask. */
  bounds: Rect | null
  full: boolean
  /** A press is under way. */
  working: boolean
  /** Canvas pixel under the pointer or the keyboard's cross; null outside. */
  pointer: { x: number; y: number } | null
}

/** What is drawn over the picture besides the mask, canvas pixels. */
export interface Guide {
  rect: Rect
  /** "sent: 512 × 456 around the mask" */
  label: string
}

export interface Painter {
  readonly state: PainterState
  /** Called after every change, at most once a frame while a press is under way. @returns a function that ends it */
  subscribe(listener: () => void): () => void

  /** Puts the canvases into the element, follows its size, listens to pointers, wheel and keys in it. */
  attach(host: HTMLElement): void
  detach(): void
  destroy(): void

  /**
   * Another picture: history starts anew. `mask`: what was painted before, of the canvas's size; null for an empty one.
   */
  load(base: PainterBase, mask: MaskPixels | null): void
  /**
   * Another extension of the same picture. What is painted stays over the same pixels, new ground is masked; one step
   * of the history. @returns what can be undone with undo()
   */
  extend(extend: Extend): void
  /** The extension as undo and redo have it now. */
  readonly extension: Extend
  /** Called when undo or redo changed the extension. */
  onExtension: ((extend: Extend) => void) | null
  /**
   * Before and after: `picture`, of the canvas's size or any other, is drawn over the canvas right of `at` (0 to 1 of
   * the canvas's width), with a line that can be dragged and moved by arrow keys; null takes it away. The mask is
   * hidden meanwhile.
   */
  compare(picture: ImageBitmap | null, at?: number): void
  guide(guide: Guide | null): void

  choose(tool: ToolName): void
  setOptions(options: Partial<ToolOptions>): void
  setOverlay(overlay: Partial<OverlayStyle>): void

  undo(): void
  redo(): void
  /** Each is one step of the history; one that changes nothing makes none. */
  fill(): void
  clear(): void
  invert(): void
  /** @param pixels 1 to 256, canvas pixels */
  grow(pixels: number): void
  shrink(pixels: number): void
  feather(pixels: number): void
  /** Puts these pixels (of the canvas's size) in place of the mask, or joins, or takes them away from it. */
  apply(mask: MaskPixels, how: 'replace' | 'add' | 'subtract'): void
  /** The transparent part of the picture becomes the mask; false when it has none. */
  fromTransparency(): boolean

  /**
   * What a press under way (an open polygon is one) makes of a key; false when none is under way or it means nothing to
   * it.
   */
  key(name: 'Escape' | 'Enter' | 'Backspace'): boolean

  /** A copy of the mask as it is now. */
  mask(): MaskPixels
  /** The mask packed to bits when it is hard (only 0 and 255), else its bytes: what `masks.add` takes. Cheap. */
  exportMask(): RasterMask

  /**
   * @param at screen (CSS) pixels from the host's upper left corner: what is there stays there; the middle when left
   * out
   */
  zoomTo(zoom: number | 'fit' | 'in' | 'out', at?: { x: number; y: number }): void
  /** Moves what is seen, screen pixels. */
  pan(dx: number, dy: number): void
  focus(): void
}

/**
 * The interface of the mask painter: the part of the studio without React. It owns the mask, its history, the tools and
 * the canvases, and tells its listeners what a panel shows. Created by `createPainter`.
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

/** What is painted over. The canvas is the picture with its extension; everything about the mask is in its pixels. */
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
  /** Bytes used by the history. */
  historyBytes: number
  /** Counts every change of the mask: whoever shows something derived from it compares this. */
  revision: number
  /** The painted part (values of 128 and more); null for an empty mask. */
  bounds: Rect | null
  full: boolean
  /** A press is in progress. */
  working: boolean
  /** Number of pixels that the last press selected by colour, until something else changes the mask. */
  chosen: number | null
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
  /** Called after every change, at most once per frame during a press. @returns a function that ends it */
  subscribe(listener: () => void): () => void

  /** Puts the canvases into the element, follows its size, listens to pointers, wheel and keys in it. */
  attach(host: HTMLElement): void
  detach(): void
  destroy(): void

  /**
   * Another picture: the history starts over. `mask`: what was painted before, of the canvas's size; null for an empty
   * one.
   */
  load(base: PainterBase, mask: MaskPixels | null): void
  /**
   * Another extension of the same picture. What is painted stays over the same pixels, new areas are masked; one step
   * of the history. @returns what can be undone with undo()
   */
  extend(extend: Extend): void
  /** The current extension, including undo and redo. */
  readonly extension: Extend
  /** Called when undo or redo changed the extension. */
  onExtension: ((extend: Extend) => void) | null
  /**
   * Before and after: `picture`, of any size, is drawn over the canvas right of `at` (0 to 1 of the canvas's width),
   * with a line that can be dragged or moved with the arrow keys; null removes it. The mask is hidden meanwhile.
   */
  compare(picture: ImageBitmap | null, at?: number): void
  guide(guide: Guide | null): void

  choose(tool: ToolName): void
  setOptions(options: Partial<ToolOptions>): void
  setOverlay(overlay: Partial<OverlayStyle>): void

  undo(): void
  redo(): void
  /** Each is one step of the history; without any change there is none. */
  fill(): void
  clear(): void
  invert(): void
  /** @param pixels 1 to 256, canvas pixels */
  grow(pixels: number): void
  shrink(pixels: number): void
  feather(pixels: number): void
  /** Replaces the mask with these pixels (of the canvas's size), or adds or subtracts them. */
  apply(mask: MaskPixels, how: 'replace' | 'add' | 'subtract'): void
  /** The transparent part of the picture becomes the mask; false if there is none. */
  fromTransparency(): boolean

  /**
   * How a press in progress (including an open polygon) handles a key; false if there is none or the key means nothing
   * to it.
   */
  key(name: 'Escape' | 'Enter' | 'Backspace'): boolean

  /** A copy of the current mask. */
  mask(): MaskPixels
  /** The mask packed to bits if it is hard (only 0 and 255), else its bytes: what `masks.add` takes. Cheap. */
  exportMask(): RasterMask

  /**
   * @param at screen (CSS) pixels from the host's upper left corner: this point stays in place; the middle if omitted
   */
  zoomTo(zoom: number | 'fit' | 'in' | 'out', at?: { x: number; y: number }): void
  /** Moves the visible part, screen pixels. */
  pan(dx: number, dy: number): void
  focus(): void
}

/** What every tool is: a small machine that hears presses in canvas pixels and paints into the document. No screen. */

import type { Rect } from '../../../../../shared/raster/mask-pixels.ts'
import type { ToolOptions } from '../painter/painter.ts'
import type { PicturePixels } from '../raster/flood.ts'
import type { MaskDocument } from '../raster/mask-document.ts'
import type { Run, Spot } from '../raster/shapes.ts'

export interface Touch extends Spot {
  /** 0 to 1; 1 is the brush's full size (a mouse, the keyboard). */
  pressure: number
}

export interface Keys {
  /** Straight line, square, circle. */
  shift: boolean
  /** Takes away instead of adding. */
  subtract: boolean
}

/** A line that shows what a press will do; canvas pixels. */
export interface Outline {
  points: readonly Spot[]
  closed: boolean
  /** Drawn as the ellipse between the first two points. */
  ellipse?: boolean
  /** Width of a brush that will paint it, canvas pixels. */
  width?: number
}

/** What a tool works on. */
export interface Bench {
  readonly document: MaskDocument
  readonly options: ToolOptions
  /** Canvas pixels per screen pixel: how near is near. */
  readonly pixel: number
  /** The picture's pixels and where they lie on the canvas; null when they cannot be read. */
  picture(): { pixels: PicturePixels; x: number; y: number } | null
}

export interface Tool {
  /** A press is under way, or a polygon open. */
  readonly working: boolean
  readonly outline: Outline | null
  down(at: Touch, keys: Keys): void
  move(at: Touch, keys: Keys): void
  up(at: Touch, keys: Keys): void
  /** The mask is as before the press. */
  cancel(): void
  /** The press ends where it is, what it has so far is kept. */
  finish(): void
  /** @returns whether it meant anything to the tool */
  key(name: 'Enter' | 'Backspace'): boolean
}

/** Paints the runs of a shape as one step. */
export function paintRuns(document: MaskDocument, box: Rect | null, subtract: boolean, shape: (run: Run) => void): void {
  if (!box) return
  document.touch(box)
  const { data, width } = document.pixels
  const value = subtract ? 0 : 255
  shape((y, from, to) => data.fill(value, y * width + from, y * width + to))
  document.commit()
}

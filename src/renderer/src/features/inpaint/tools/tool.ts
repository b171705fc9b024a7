/**
 * The definition of a tool: its properties, and a small state machine that gets presses in canvas pixels and paints
 * into the document. No screen.
 */

import type { Rect } from '../../../../../shared/raster/mask-pixels.ts'
import type { Chord } from '../../../actions/chord.ts'
import type { PicturePixels } from '../raster/choose-by-colour.ts'
import type { MaskDocument } from '../raster/mask-document.ts'
import type { Run, Spot } from '../raster/shapes.ts'

export interface ToolOptions {
  /** Diameter, canvas pixels. */
  brushSize: number
  /** 0 soft to 1 hard; 1 gives only 0 and 255. */
  hardness: number
  /** A pen's pressure changes the size. */
  pressureSize: boolean
  /** For the wand: greatest difference in a channel, 0 to 255. */
  tolerance: number
  contiguous: boolean
}

/** Everything about a tool except its icon. Code that depends on the current tool asks this, never its name. */
export interface ToolKind {
  label: string
  key: Chord
  /** Its line in the list of shortcuts, if the label does not say enough. */
  sheet?: string
  /** How to use it: shown where other tools have settings, so that the picture never moves. */
  hint: string
  /** Its settings. With a brush, a circle at the pointer shows its size, and dragging with Alt changes it. */
  settings: 'brush' | 'wand' | null
  /** A drag from one place to another, a click that is done at once, or corners that stay open over several presses. */
  press: 'drag' | 'click' | 'corners'
  /** It reads the picture's colours. */
  readsPicture?: true
  /** Null for the one that pans the view. */
  create: ((bench: Bench) => Tool) | null
}

export interface Touch extends Spot {
  /** 0 to 1; 1 is the brush's full size (a mouse, the keyboard). */
  pressure: number
}

export interface Keys {
  /** Straight line, square, circle. */
  shift: boolean
  /** Subtracts instead of adding. */
  subtract: boolean
}

/** A line that previews a press; canvas pixels. */
export interface Outline {
  points: readonly Spot[]
  closed: boolean
  /** Drawn as the ellipse between the first two points. */
  ellipse?: boolean
  /** Width of the brush that will paint it, canvas pixels. */
  width?: number
}

/** What a tool works on. */
export interface Bench {
  readonly document: MaskDocument
  readonly options: ToolOptions
  /** Canvas pixels per screen pixel, for hit distances. */
  readonly pixel: number
  /** The picture's pixels and their position on the canvas; null if they cannot be read. */
  picture(): { pixels: PicturePixels; x: number; y: number } | null
}

export interface Tool {
  /** A press is in progress, or a polygon open. */
  readonly working: boolean
  readonly outline: Outline | null
  /** Number of pixels that the last press selected by colour, until something else changes the mask. */
  readonly chosen?: number | null
  /** Applies changed options to what the tool did last. */
  optionsChanged?(): void
  down(at: Touch, keys: Keys): void
  move(at: Touch, keys: Keys): void
  up(at: Touch, keys: Keys): void
  /** Reverts the mask to before the press. */
  cancel(): void
  /** Ends the press, and keeps what it has so far. */
  finish(): void
  /** @returns whether the tool used it */
  key(name: 'Enter' | 'Backspace'): boolean
}

/** Paints the runs of a shape as one step. @returns whether it changed anything */
export function paintRuns(
  document: MaskDocument,
  box: Rect | null,
  subtract: boolean,
  shape: (run: Run) => void
): boolean {
  if (!box) return false
  document.touch(box)
  const { data, width } = document.pixels
  const value = subtract ? 0 : 255
  shape((y, from, to) => data.fill(value, y * width + from, y * width + to))
  return document.commit()
}

/**
 * What every tool is: what there is to know of it, and a small machine that hears presses in canvas pixels and paints
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
  /** Of the wand: greatest difference in a channel, 0 to 255. */
  tolerance: number
  contiguous: boolean
}

/**
 * Everything about a tool but its icon. Whoever wants to know something of the tool in use asks this, and never for its
 * name.
 */
export interface ToolKind {
  label: string
  key: Chord
  /** Its line in the list of shortcuts, where the label does not say enough. */
  sheet?: string
  /** How it is used: shown where the settings of others stand, so that the picture never moves. */
  hint: string
  /** What can be set of it. With a brush, a circle at the pointer shows its size, and Alt with a drag changes it. */
  settings: 'brush' | 'wand' | null
  /** A drag from one place to another, a click that is done at once, or corners that stay open over several presses. */
  press: 'drag' | 'click' | 'corners'
  /** It looks at the colours of the picture. */
  readsPicture?: true
  /** Null for the one that moves the view. */
  create: ((bench: Bench) => Tool) | null
}

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
export function paintRuns(
  document: MaskDocument,
  box: Rect | null,
  subtract: boolean,
  shape: (run: Run) => void
): void {
  if (!box) return
  document.touch(box)
  const { data, width } = document.pixels
  const value = subtract ? 0 : 255
  shape((y, from, to) => data.fill(value, y * width + from, y * width + to))
  document.commit()
}

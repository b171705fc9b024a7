/** The only in-memory form of a mask: one byte per pixel, row by row, 255 = repaint. */

/** Whole pixels; `width` and `height` are positive. */
export interface Rect {
  x: number
  y: number
  width: number
  height: number
}

export interface Size {
  width: number
  height: number
}

export interface MaskPixels extends Size {
  /** `width * height` bytes, 0 to 255; 255 = repaint. */
  data: Uint8Array
}

/** What is measured: something in the page that paints a mask under pointer events. */
export interface Candidate {
  /** Where the pointer events are dispatched. */
  readonly target: Element
  /** Where a canvas pixel is in the window, CSS pixels. */
  client(x: number, y: number): { x: number; y: number }
  /** Bytes kept for undo. */
  historyBytes(): number
  undo(): void
  /** All the page's work until the full-size mask can be written to a file. */
  export(): Promise<Exported>
  /** One byte per pixel, 0 to 255. */
  mask(): Uint8Array
}

/** A finished PNG, or packed pixels that another process turns into one. */
export type Exported = { png: Blob } | { width: number; height: number; bits: 1 | 8; data: Uint8Array }

export const brush = 80

/** Size of the view, CSS pixels a side. */
export const view = 768

/** A picture to paint over: a gradient, at full size. */
export function pictureOf(side: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = side
  canvas.height = side
  const context = canvas.getContext('2d')
  if (!context) throw new Error('The browser gives no 2D canvas.')
  const gradient = context.createLinearGradient(0, 0, side, side)
  gradient.addColorStop(0, '#345')
  gradient.addColorStop(1, '#dca')
  context.fillStyle = gradient
  context.fillRect(0, 0, side, side)
  return canvas
}

/** The mask on a canvas of the view's size: only what changed is computed and drawn. */
import type { Rect } from '../../../../../shared/raster/mask-pixels.ts'
import type { MaskSurface } from '../raster/mask-surface.ts'
import { deviceRect, overlayColours, paintOverlay } from './overlay-pixels.ts'
import type { OverlayStyle } from './painter.ts'
import type { View } from './view.ts'

export class OverlayLayer {
  readonly canvas: HTMLCanvasElement
  readonly #context: CanvasRenderingContext2D
  #image: ImageData | null = null
  #pixels: Uint32Array = new Uint32Array(0)
  #colours: Uint32Array = new Uint32Array(256)

  constructor(canvas: HTMLCanvasElement) {
    this.canvas = canvas
    this.#context = canvas.getContext('2d') as CanvasRenderingContext2D
  }

  style(style: OverlayStyle): void {
    this.#colours = overlayColours(style)
  }

  /** @param dirty canvas pixels that changed; null for the whole view */
  draw(view: View, mask: MaskSurface, dirty: Rect | null): void {
    const { width, height } = this.canvas
    if (width === 0 || height === 0) return
    const image = this.#imageOf(width, height)
    const placing = {
      scale: view.zoom * view.density,
      x: Math.round(view.x * view.density),
      y: Math.round(view.y * view.density)
    }
    const rect = dirty ? deviceRect(dirty, placing, { width, height }) : { x: 0, y: 0, width, height }
    if (rect.width === 0 || rect.height === 0) return
    paintOverlay(this.#pixels, width, rect, mask, placing, this.#colours)
    this.#context.putImageData(image, 0, 0, rect.x, rect.y, rect.width, rect.height)
  }

  #imageOf(width: number, height: number): ImageData {
    if (this.#image?.width !== width || this.#image.height !== height) {
      this.#image = new ImageData(width, height)
      this.#pixels = new Uint32Array(this.#image.data.buffer)
    }
    return this.#image
  }
}

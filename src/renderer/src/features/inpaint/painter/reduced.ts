/**
 * A picture at half, a quarter … of its size. Scaling a picture of 4096 px down to the view at every step of a pan
 * takes longer than a frame; from the nearest half it takes a few milliseconds. Each is created when first needed.
 */
export class Reduced {
  readonly #halves = new WeakMap<ImageBitmap, OffscreenCanvas[]>()

  /**
   * @param scale at which it will be drawn, device pixels per picture pixel @returns what to draw instead, never
   * smaller than what will be shown
   */
  of(picture: ImageBitmap, scale: number): ImageBitmap | OffscreenCanvas {
    const halvings = Math.floor(-Math.log2(scale))
    const made = this.#halves.get(picture) ?? []
    this.#halves.set(picture, made)
    let last: ImageBitmap | OffscreenCanvas = picture
    for (let i = 0; i < halvings && last.width > 1 && last.height > 1; i += 1) {
      const next: OffscreenCanvas = made[i] ?? half(last)
      made[i] = next
      last = next
    }
    return last
  }
}

function half(picture: ImageBitmap | OffscreenCanvas): OffscreenCanvas {
  const canvas = new OffscreenCanvas(Math.ceil(picture.width / 2), Math.ceil(picture.height / 2))
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
  context.imageSmoothingQuality = 'medium'
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return canvas
}

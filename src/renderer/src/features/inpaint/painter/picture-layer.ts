/** The picture and its extension on a canvas of the view's size; redrawn only when the view or the picture changes. */
import type { Extend } from '../../../../../shared/domain/inpaint.ts'
import { Reduced } from './reduced.ts'
import type { View } from './view.ts'

/** Above this zoom pixels are shown as squares. */
const squaresFrom = 2
const square = 8
/** A picture of at most this many pixels is mirrored by a pattern, a larger one by drawing it repeatedly. */
const smallPicture = 1 << 20

export interface Ground {
  picture: ImageBitmap
  extend: Extend
}

export class PictureLayer {
  readonly canvas: HTMLCanvasElement
  readonly #context: CanvasRenderingContext2D
  readonly #reduced = new Reduced()
  #checks: CanvasPattern | null = null
  #mirrored: { of: ImageBitmap; pattern: CanvasPattern | null } | null = null

  constructor(canvas: HTMLCanvasElement) {
    this.canvas = canvas
    this.#context = canvas.getContext('2d') as CanvasRenderingContext2D
  }

  /**
   * @param over drawn over the canvas right of `at` (0 to 1 of its width)
   */
  draw(view: View, ground: Ground | null, over: { picture: ImageBitmap; at: number } | null): void {
    const context = this.#context
    const { width, height } = view.canvas
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.clearRect(0, 0, this.canvas.width, this.canvas.height)
    if (!ground || width === 0) return
    context.save()
    const scale = view.zoom * view.density
    const [x, y] = [view.x * view.density, view.y * view.density]
    context.beginPath()
    context.rect(x, y, width * scale, height * scale)
    context.clip()
    this.#drawChecks(x, y, width * scale, height * scale, view.density)
    context.setTransform(scale, 0, 0, scale, x, y)
    context.imageSmoothingEnabled = view.zoom <= squaresFrom
    context.imageSmoothingQuality = 'medium'
    this.#drawGround(ground, view)
    if (over) this.#drawOver(over, view, scale)
    context.restore()
  }

  #drawChecks(x: number, y: number, width: number, height: number, density: number): void {
    this.#checks ??= this.#context.createPattern(checks(square * density), 'repeat')
    this.#context.fillStyle = this.#checks ?? '#808080'
    this.#context.setTransform(1, 0, 0, 1, x, y)
    this.#context.fillRect(0, 0, width, height)
  }

  #drawOver({ picture, at }: { picture: ImageBitmap; at: number }, view: View, scale: number): void {
    const { width, height } = view.canvas
    const context = this.#context
    context.save()
    context.beginPath()
    context.rect(width * at, 0, width * (1 - at), height)
    context.clip()
    this.#drawChecks(view.x * view.density, view.y * view.density, width * scale, height * scale, view.density)
    context.setTransform(scale, 0, 0, scale, view.x * view.density, view.y * view.density)
    context.drawImage(this.#reduced.of(picture, (width * scale) / picture.width), 0, 0, width, height)
    context.restore()
  }

  #drawGround({ picture, extend }: Ground, view: View): void {
    const context = this.#context
    const { width, height } = view.canvas
    const { left, top, right, bottom, fill } = extend
    if (left + top + right + bottom > 0) {
      // The extension is clipped around the picture: a transparent picture has the checkerboard behind it, not the
      // fill.
      context.save()
      context.beginPath()
      context.rect(0, 0, width, height)
      context.rect(left, top, picture.width, picture.height)
      context.clip('evenodd')
      if (fill === 'neutral') {
        context.fillStyle = '#808080'
        context.fillRect(0, 0, width, height)
      } else this.#drawMirrored(picture, extend, view)
      context.restore()
    }
    context.drawImage(this.#reduced.of(picture, view.zoom * view.density), left, top, picture.width, picture.height)
  }

  /**
   * Reflected at the picture's edges, with the edge pixels repeated, and again if the extension is longer than the
   * picture.
   */
  #drawMirrored(picture: ImageBitmap, { left, top }: Extend, view: View): void {
    const context = this.#context
    const { width: w, height: h } = picture
    if (w * h <= smallPicture) {
      if (this.#mirrored?.of !== picture)
        this.#mirrored = { of: picture, pattern: context.createPattern(mirrored(picture), 'repeat') }
      context.translate(left, top)
      context.fillStyle = this.#mirrored.pattern ?? '#808080'
      context.fillRect(-left, -top, view.canvas.width, view.canvas.height)
      return
    }
    const drawn = this.#reduced.of(picture, view.zoom * view.density)
    const upper = view.toCanvas({ x: 0, y: 0 })
    const lower = view.toCanvas({ x: view.room.width, y: view.room.height })
    const first = { i: Math.floor((Math.max(0, upper.x) - left) / w), j: Math.floor((Math.max(0, upper.y) - top) / h) }
    const last = { x: Math.min(view.canvas.width, lower.x) - left, y: Math.min(view.canvas.height, lower.y) - top }
    for (let j = first.j; j * h < last.y; j += 1) {
      for (let i = first.i; i * w < last.x; i += 1) {
        if (i === 0 && j === 0) continue
        context.save()
        context.translate(left + (i % 2 === 0 ? i * w : (i + 1) * w), top + (j % 2 === 0 ? j * h : (j + 1) * h))
        context.scale(i % 2 === 0 ? 1 : -1, j % 2 === 0 ? 1 : -1)
        context.drawImage(drawn, 0, 0, w, h)
        context.restore()
      }
    }
  }
}

/** The picture and its three reflections: the repeating tile for endless mirroring. */
function mirrored(picture: ImageBitmap): OffscreenCanvas {
  const { width, height } = picture
  const canvas = new OffscreenCanvas(width * 2, height * 2)
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
  for (const x of [1, -1]) {
    for (const y of [1, -1]) {
      context.setTransform(x, 0, 0, y, x < 0 ? width * 2 : 0, y < 0 ? height * 2 : 0)
      context.drawImage(picture, 0, 0)
    }
  }
  return canvas
}

function checks(side: number): OffscreenCanvas {
  const size = Math.max(1, Math.round(side))
  const canvas = new OffscreenCanvas(size * 2, size * 2)
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
  context.fillStyle = '#8e8e8e'
  context.fillRect(0, 0, size * 2, size * 2)
  context.fillStyle = '#747474'
  context.fillRect(0, 0, size, size)
  context.fillRect(size, size, size, size)
  return canvas
}

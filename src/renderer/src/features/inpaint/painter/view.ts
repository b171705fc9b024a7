/** Position of the canvas on screen, as plain numbers. Screen means CSS pixels from the host's upper left corner. */
import type { Size } from '../../../../../shared/raster/mask-pixels.ts'
import type { Spot } from '../raster/shapes.ts'

const leastZoom = 0.02
const mostZoom = 64

/** Margin around a fitted canvas, and what stays visible however far one pans, CSS pixels. */
const margin = 24
/** A small picture is enlarged at most to this zoom when fitted. */
const mostFitted = 8
const step = 1.25

export class View {
  /** CSS pixels per canvas pixel. */
  zoom = 1
  /** Screen position of the canvas's upper left corner. */
  x = 0
  y = 0
  fitted = true
  #canvas: Size = { width: 0, height: 0 }
  #room: Size = { width: 0, height: 0 }
  #density = 1

  get canvas(): Size {
    return this.#canvas
  }

  get room(): Size {
    return this.#room
  }

  /** Device pixels per CSS pixel. */
  get density(): number {
    return this.#density
  }

  /** Another canvas, which is fitted. */
  show(canvas: Size): void {
    this.#canvas = { width: canvas.width, height: canvas.height }
    this.fit()
  }

  /** The canvas grew or shrank at its sides: what is visible stays in place, unless the view is fitted. */
  resizeCanvas(canvas: Size, dx: number, dy: number): void {
    this.#canvas = { width: canvas.width, height: canvas.height }
    if (this.fitted) this.fit()
    else this.#place(this.zoom, this.x - dx * this.zoom, this.y - dy * this.zoom)
  }

  /** The host has another size: the middle of the view stays in the middle. */
  resizeRoom(room: Size, density: number): void {
    const dx = (room.width - this.#room.width) / 2
    const dy = (room.height - this.#room.height) / 2
    this.#room = { width: room.width, height: room.height }
    this.#density = density
    if (this.fitted) this.fit()
    else this.#place(this.zoom, this.x + dx, this.y + dy)
  }

  /** Shows the whole canvas; stays so when the host is resized, until zoomed or panned. */
  fit(): void {
    this.fitted = true
    const { width, height } = this.#canvas
    if (width === 0 || height === 0 || this.#room.width === 0 || this.#room.height === 0) return
    const across = Math.max(1, this.#room.width - 2 * margin) / width
    const down = Math.max(1, this.#room.height - 2 * margin) / height
    const zoom = Math.max(leastZoom, Math.min(across, down, mostFitted))
    this.#place(zoom, (this.#room.width - width * zoom) / 2, (this.#room.height - height * zoom) / 2)
  }

  /** @param at the point that stays in place, screen; the middle of the host if omitted */
  zoomTo(zoom: number | 'in' | 'out', at: Spot = { x: this.#room.width / 2, y: this.#room.height / 2 }): void {
    const wanted = zoom === 'in' ? this.zoom * step : zoom === 'out' ? this.zoom / step : zoom
    if (!Number.isFinite(wanted)) return
    const next = Math.max(leastZoom, Math.min(mostZoom, wanted))
    const ratio = next / this.zoom
    this.fitted = false
    this.#place(next, at.x - (at.x - this.x) * ratio, at.y - (at.y - this.y) * ratio)
  }

  /** Moves the visible part, screen pixels. */
  pan(dx: number, dy: number): void {
    this.fitted = false
    this.#place(this.zoom, this.x + dx, this.y + dy)
  }

  /** Pans as little as needed to show this canvas point. */
  reveal(point: Spot): void {
    const { x, y } = this.toScreen(point)
    const dx = x < margin ? margin - x : Math.min(0, this.#room.width - margin - x)
    const dy = y < margin ? margin - y : Math.min(0, this.#room.height - margin - y)
    if (dx !== 0 || dy !== 0) this.pan(dx, dy)
  }

  toCanvas({ x, y }: Spot): Spot {
    return { x: (x - this.x) / this.zoom, y: (y - this.y) / this.zoom }
  }

  toScreen({ x, y }: Spot): Spot {
    return { x: x * this.zoom + this.x, y: y * this.zoom + this.y }
  }

  /** On whole device pixels, so that picture and mask align exactly; never out of view. */
  #place(zoom: number, x: number, y: number): void {
    this.zoom = zoom
    this.x = this.#held(x, this.#canvas.width * zoom, this.#room.width)
    this.y = this.#held(y, this.#canvas.height * zoom, this.#room.height)
  }

  #held(offset: number, shown: number, room: number): number {
    const keep = Math.min(2 * margin, shown)
    const held = room === 0 ? offset : Math.max(keep - shown, Math.min(room - keep, offset))
    return Math.round(held * this.#density) / this.#density
  }
}

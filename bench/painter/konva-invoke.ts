/**
 * Konva as InvokeAI's canvas uses it, as far as painting goes: the stroke under way is a Line in a buffer group; at
 * pointer-up it is thinned out, put into the group of objects, and that group is cached again as a bitmap of the
 * picture's size; undo removes the last object and caches again; a rectangle with `source-in` colours all of it; a
 * separate layer shows the brush. Left out, to Konva's advantage: the Redux store around it, its logging, and the
 * search for the mask's bounds.
 */
import Konva from 'konva'
import { brush, type Candidate, pictureOf, view } from './candidate.ts'
import { thinned } from './thinned.ts'

interface Stroke {
  points: number[]
  group: Konva.Group
  line: Konva.Line
}

/** Margin around a fitted picture, screen pixels. */
const margin = 20
const quiet = { listening: false, perfectDrawEnabled: false }

export class KonvaInvoke implements Candidate {
  readonly target: Element
  readonly #side: number
  readonly #stage: Konva.Stage
  readonly #objects = new Konva.Group({ listening: false })
  readonly #buffer = new Konva.Group({ listening: false })
  readonly #rings = [
    new Konva.Ring({ ...quiet, innerRadius: 0, outerRadius: 0, fill: '#000' }),
    new Konva.Ring({ ...quiet, innerRadius: 0, outerRadius: 0, fill: '#fff' })
  ]
  readonly #strokes: Stroke[] = []
  #current: Stroke | null = null

  constructor(host: HTMLElement, side: number) {
    this.#side = side
    const scale = this.#scale
    this.#stage = new Konva.Stage({
      container: host as HTMLDivElement,
      width: view,
      height: view,
      x: margin,
      y: margin,
      scaleX: scale,
      scaleY: scale
    })
    const plain = { listening: false, imageSmoothingEnabled: false }
    const picture = new Konva.Layer(plain)
    picture.add(new Konva.Image({ image: pictureOf(side), listening: false }))
    const mask = new Konva.Layer(plain)
    const colour = new Konva.Rect({
      ...quiet,
      ...this.#seen,
      strokeEnabled: false,
      fill: 'rgb(224,96,32)',
      globalCompositeOperation: 'source-in'
    })
    const colours = new Konva.Group({ listening: false, opacity: 0.5 })
    colours.add(colour)
    mask.add(this.#objects, this.#buffer, colours)
    const preview = new Konva.Layer(plain)
    preview.add(...this.#rings)
    this.#stage.add(picture, mask, preview)
    this.#stage.on('pointerdown', this.#down)
    this.#stage.on('pointermove', this.#move)
    this.#stage.on('pointerup', this.#up)
    this.target = this.#stage.content
  }

  /** Screen pixels per canvas pixel. */
  get #scale(): number {
    return (view - 2 * margin) / this.#side
  }

  /** What the view shows, canvas pixels. */
  get #seen(): { x: number; y: number; width: number; height: number } {
    const [corner, side] = [-margin / this.#scale, view / this.#scale]
    return { x: corner, y: corner, width: side, height: side }
  }

  client(x: number, y: number): { x: number; y: number } {
    return { x: margin + x * this.#scale, y: margin + y * this.#scale }
  }

  #at(): { x: number; y: number } {
    const at = this.#stage.getPointerPosition() ?? { x: 0, y: 0 }
    return this.#stage.getAbsoluteTransform().copy().invert().point(at)
  }

  readonly #down = (): void => {
    const { x, y } = this.#at()
    const group = new Konva.Group({ listening: false, clip: this.#seen })
    const line = new Konva.Line({
      ...quiet,
      shadowForStrokeEnabled: false,
      tension: 0.3,
      lineCap: 'round',
      lineJoin: 'round',
      globalCompositeOperation: 'source-over'
    })
    group.add(line)
    this.#buffer.add(group)
    this.#current = { points: [Math.round(x), Math.round(y)], group, line }
    this.#draw(this.#current)
    this.#preview(x, y)
  }

  readonly #move = (): void => {
    const { x, y } = this.#at()
    const stroke = this.#current
    if (stroke) {
      const { points } = stroke
      // Its spacing: a tenth of the brush.
      if (Math.hypot((points.at(-2) ?? 0) - x, (points.at(-1) ?? 0) - y) >= brush * 0.1) {
        points.push(Math.round(x), Math.round(y))
        this.#draw(stroke)
      }
    }
    this.#preview(x, y)
  }

  readonly #up = (): void => {
    const stroke = this.#current
    if (!stroke) return
    this.#current = null
    stroke.group.moveTo(this.#objects)
    stroke.points = thinned(stroke.points, 1)
    this.#draw(stroke)
    this.#strokes.push(stroke)
    this.#cache()
  }

  #draw({ points, line }: Stroke): void {
    line.setAttrs({
      points: points.length === 2 ? [...points, ...points] : points,
      stroke: 'rgba(255,255,255,1)',
      strokeWidth: brush
    })
  }

  #preview(x: number, y: number): void {
    const pixel = 1 / this.#scale
    this.#rings.forEach((ring, i) =>
      ring.setAttrs({ x, y, innerRadius: brush / 2 + i * pixel, outerRadius: brush / 2 + (i + 1) * pixel })
    )
  }

  #cache(): void {
    this.#objects.clearCache()
    if (this.#strokes.length > 0) this.#objects.cache({ pixelRatio: 1, imageSmoothingEnabled: false })
  }

  undo(): void {
    this.#strokes.pop()?.group.destroy()
    this.#cache()
  }

  historyBytes(): number {
    return this.#strokes.reduce((sum, { points }) => sum + points.length * 8, 0)
  }

  #rasterized(): HTMLCanvasElement {
    const clone = this.#objects.clone()
    clone.cache({ pixelRatio: 1, imageSmoothingEnabled: false })
    const canvas = clone.toCanvas({
      x: 0,
      y: 0,
      width: this.#side,
      height: this.#side,
      pixelRatio: 1,
      imageSmoothingEnabled: false
    })
    clone.destroy()
    return canvas
  }

  export(): Promise<{ png: Blob }> {
    const canvas = this.#rasterized()
    return new Promise((resolve, reject) =>
      canvas.toBlob((png) => (png ? resolve({ png }) : reject(new Error('The browser made no PNG.'))))
    )
  }

  mask(): Uint8Array {
    const pixels = this.#rasterized().getContext('2d')?.getImageData(0, 0, this.#side, this.#side).data
    return Uint8Array.from({ length: this.#side * this.#side }, (_, i) => pixels?.[i * 4 + 3] ?? 0)
  }
}

/**
 * What is drawn over picture and mask: the brush's circle, a shape's outline, the area that is sent, the keyboard's
 * cross. Elements rather than a third canvas, so that moving the pointer repaints only the circle.
 */
import type { Rect } from '../../../../../shared/raster/mask-pixels.ts'
import type { Spot } from '../raster/shapes.ts'
import type { Outline } from '../tools/tool.ts'
import type { Guide } from './painter.ts'
import type { View } from './view.ts'

const svg = 'http://www.w3.org/2000/svg'
/** Over a picture, so the same on dark and light. */
const accent = '#f2bd5c'

/** CSS pixels: the height of the sent area's label with its margin, and its minimum distance from the edges. */
const labelRoom = 26
const labelEdge = 4

export class OverlayLines {
  readonly root = document.createElement('div')
  readonly #circle = box({
    borderRadius: '50%',
    border: '1px solid #fff',
    boxShadow: '0 0 0 1px rgb(0 0 0 / 55%), inset 0 0 0 1px rgb(0 0 0 / 35%)',
    willChange: 'transform'
  })
  readonly #core = box({
    borderRadius: '50%',
    border: '1px dashed rgb(255 255 255 / 70%)',
    left: '50%',
    top: '50%',
    transform: 'translate(-50%, -50%)'
  })
  readonly #cross = box({ width: '23px', height: '23px', willChange: 'transform' })
  readonly #area = box({
    border: `1px dashed ${accent}`,
    boxShadow: '0 0 0 1px rgb(0 0 0 / 55%), inset 0 0 0 1px rgb(0 0 0 / 55%)'
  })
  readonly #label = box({
    left: '0',
    bottom: '100%',
    margin: '4px 0',
    padding: '2px 7px',
    borderRadius: '4px',
    background: 'rgb(0 0 0 / 72%)',
    font: '500 11.5px/1.3 inherit',
    fontFamily: 'inherit',
    color: accent,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap'
  })
  readonly #svg = document.createElementNS(svg, 'svg')
  readonly #lines: SVGElement[]

  constructor() {
    Object.assign(this.root.style, { position: 'absolute', inset: '0', overflow: 'hidden', pointerEvents: 'none' })
    this.root.setAttribute('aria-hidden', 'true')
    Object.assign(this.#svg.style, { position: 'absolute', inset: '0', width: '100%', height: '100%', display: 'none' })
    this.#lines = ['rgb(255 255 255 / 35%)', '#000', '#fff'].map((colour) => {
      const path = document.createElementNS(svg, 'path')
      path.setAttribute('fill', 'none')
      path.setAttribute('stroke', colour)
      path.setAttribute('stroke-linecap', 'round')
      this.#svg.append(path)
      return path
    })
    this.#lines[2]?.setAttribute('stroke-dasharray', '5 4')
    this.#circle.append(this.#core)
    for (const side of ['0 11px', '11px 0']) {
      this.#cross.append(
        box({ inset: side, background: '#fff', boxShadow: '0 0 0 1px rgb(0 0 0 / 65%)', display: 'block' })
      )
    }
    this.#area.append(this.#label)
    this.#label.style.display = 'block'
    this.root.append(this.#area, this.#svg, this.#circle, this.#cross)
  }

  /**
   * @param at screen; null hides it
   * @param size diameter in screen pixels, and the hard core's share of it (1 shows none)
   */
  circle(at: Spot | null, size: number, hardness: number): void {
    this.#circle.style.display = at ? 'block' : 'none'
    if (!at) return
    const shown = Math.max(3, size)
    const side = `${shown}px`
    if (this.#circle.style.width !== side)
      Object.assign(this.#circle.style, { width: side, height: side, boxSizing: 'border-box', left: '0', top: '0' })
    this.#circle.style.transform = `translate(${at.x - shown / 2}px, ${at.y - shown / 2}px)`
    const core = hardness < 1 && shown > 12 ? `${Math.round(shown * hardness)}px` : ''
    this.#core.style.display = core ? 'block' : 'none'
    if (core && this.#core.style.width !== core)
      Object.assign(this.#core.style, { width: core, height: core, boxSizing: 'border-box' })
  }

  /** @param at screen; null hides it */
  cross(at: Spot | null): void {
    this.#cross.style.display = at ? 'block' : 'none'
    if (at) this.#cross.style.transform = `translate(${Math.round(at.x) - 12}px, ${Math.round(at.y) - 12}px)`
  }

  guide(guide: Guide | null, view: View): void {
    this.#area.style.display = guide ? 'block' : 'none'
    if (!guide) return
    const { x, y, width, height } = onScreen(guide.rect, view)
    Object.assign(this.#area.style, {
      left: `${x}px`,
      top: `${y}px`,
      width: `${width}px`,
      height: `${height}px`,
      boxSizing: 'border-box'
    })
    if (this.#label.textContent !== guide.label) this.#label.textContent = guide.label
    // If there is no room above the area it is below, and inside only if a picture fills the screen.
    const [above, below] = [y >= labelRoom, y + height + labelRoom <= view.room.height]
    this.#label.style.maxWidth = `${view.room.width - 2 * labelEdge}px`
    const most = view.room.width - labelEdge - this.#label.offsetWidth
    Object.assign(this.#label.style, {
      left: `${Math.max(labelEdge, Math.min(x, most)) - x}px`,
      bottom: above ? '100%' : 'auto',
      top: above ? 'auto' : below ? '100%' : `${Math.max(0, -y)}px`
    })
  }

  outline(outline: Outline | null, view: View): void {
    this.#svg.style.display = outline ? 'block' : 'none'
    if (!outline) return
    const d = outline.ellipse ? ellipsePath(outline.points, view) : linePath(outline, view)
    const [wide, dark, light] = this.#lines
    for (const path of this.#lines) path.setAttribute('d', d)
    wide?.setAttribute('stroke-width', `${(outline.width ?? 0) * view.zoom}`)
    dark?.setAttribute('stroke-width', '1.5')
    light?.setAttribute('stroke-width', '1.5')
  }
}

function linePath({ points, closed }: Outline, view: View): string {
  const line = points.map((point) => {
    const { x, y } = view.toScreen(point)
    return `${x.toFixed(1)} ${y.toFixed(1)}`
  })
  return `M${line.join('L')}${closed ? 'Z' : ''}`
}

function ellipsePath(points: readonly Spot[], view: View): string {
  const a = view.toScreen(points[0] as Spot)
  const b = view.toScreen(points[1] as Spot)
  const rx = Math.abs(b.x - a.x) / 2
  const ry = Math.abs(b.y - a.y) / 2
  const y = (a.y + b.y) / 2
  const left = Math.min(a.x, b.x)
  return `M${left} ${y}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0`
}

function onScreen(rect: Rect, view: View): Rect {
  const { x, y } = view.toScreen(rect)
  return { x, y, width: rect.width * view.zoom, height: rect.height * view.zoom }
}

function box(style: Record<string, string>): HTMLDivElement {
  const element = document.createElement('div')
  Object.assign(element.style, { position: 'absolute', display: 'none', ...style })
  return element
}

/** The line between before and after: a slider moved by dragging or with the arrow keys. */
import { dividerAfter } from '../../../ui/divider-after.ts'
import type { View } from './view.ts'

export class Divider {
  readonly root = document.createElement('div')
  /** 0 to 1 of the canvas's width. */
  at = 0.5
  readonly #moved: () => void

  constructor(label: string, moved: () => void) {
    this.#moved = moved
    const { root } = this
    root.tabIndex = 0
    root.setAttribute('role', 'slider')
    root.setAttribute('aria-label', label)
    root.setAttribute('aria-orientation', 'horizontal')
    root.setAttribute('aria-valuemin', '0')
    root.setAttribute('aria-valuemax', '100')
    Object.assign(root.style, {
      position: 'absolute',
      width: '28px',
      marginLeft: '-14px',
      cursor: 'ew-resize',
      touchAction: 'none',
      display: 'none'
    })
    const line = document.createElement('div')
    Object.assign(line.style, {
      position: 'absolute',
      inset: '0 13px',
      background: '#fff',
      boxShadow: '0 0 0 1px rgb(0 0 0 / 45%)'
    })
    const knob = document.createElement('div')
    Object.assign(knob.style, {
      position: 'absolute',
      left: '2px',
      top: 'calc(50% - 12px)',
      width: '24px',
      height: '24px',
      boxSizing: 'border-box',
      borderRadius: '50%',
      background: '#fff',
      border: '1px solid rgb(0 0 0 / 45%)'
    })
    root.append(line, knob)
    root.addEventListener('keydown', this.#key)
  }

  /** @param at null hides it */
  show(at: number | null): void {
    this.root.style.display = at === null ? 'none' : 'block'
    if (at !== null) this.move(at)
  }

  move(at: number): void {
    this.at = Math.max(0, Math.min(1, at))
    this.root.setAttribute('aria-valuenow', String(Math.round(this.at * 100)))
    this.#moved()
  }

  place(view: View): void {
    const top = Math.max(0, view.y)
    const bottom = Math.min(view.room.height, view.y + view.canvas.height * view.zoom)
    Object.assign(this.root.style, {
      left: `${view.x + view.canvas.width * view.zoom * this.at}px`,
      top: `${top}px`,
      height: `${Math.max(0, bottom - top)}px`
    })
  }

  readonly #key = (event: KeyboardEvent): void => {
    const next = dividerAfter(event, this.at)
    if (next === null) return
    event.preventDefault()
    event.stopPropagation()
    this.move(next)
  }
}

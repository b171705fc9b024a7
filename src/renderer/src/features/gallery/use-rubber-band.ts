import { type PointerEvent, type RefObject, useEffect, useRef } from 'react'
import { mirrored, onward } from '../../data/reading.ts'
import type { Items } from './gallery-items.ts'
import type { GridRows } from './grid-rows.ts'
import { boxBetween, edgeScroll, framedItems, isDragged, type Point } from './rubber-band.ts'
import type { Selection } from './selection.ts'
import { useSelection } from './selection-store.ts'

interface Grid {
  scroller: RefObject<HTMLDivElement | null>
  /** The element that is drawn. */
  band: RefObject<HTMLDivElement | null>
  rows: GridRows
  items: Items
  /** From the scroller's content to the first row. */
  origin: Point
}

const nothing: ReadonlySet<string> = new Set()

/** One drag, from button down to button up. */
class Drag {
  private readonly grid: RefObject<Grid>
  private readonly from: Point
  private readonly pressed: Point
  private readonly before: Selection
  private readonly adds: boolean
  private mouse: Point
  private drawn = ''
  private frame = 0
  private readonly ended = new AbortController()

  constructor(grid: RefObject<Grid>, event: PointerEvent) {
    this.grid = grid
    this.pressed = { x: event.clientX, y: event.clientY }
    this.mouse = this.pressed
    this.from = this.inContent(this.mouse)
    this.adds = event.ctrlKey || event.metaKey
    const { selected, cursor, anchor } = useSelection.getState()
    this.before = { selected, cursor, anchor }
    const { signal } = this.ended
    window.addEventListener('pointermove', this.moved, { signal })
    window.addEventListener('pointerup', this.end, { signal })
    window.addEventListener('pointercancel', this.cancel, { signal })
    window.addEventListener('blur', this.cancel, { signal })
    // Not an action: it belongs to the drag, and precedes every other meaning of Escape.
    window.addEventListener('keydown', this.keyed, { signal, capture: true })
    // A picture under the mouse is not dragged out meanwhile.
    window.addEventListener('dragstart', (drag) => drag.preventDefault(), { signal, capture: true })
  }

  /** Converts a point of the window to the grid's content. */
  private inContent({ x, y }: Point): Point {
    const { scroller, origin } = this.grid.current
    const element = scroller.current!
    const box = element.getBoundingClientRect()
    return { x: (mirrored ? box.right - x : x - box.left) - origin.x, y: y - box.top + element.scrollTop - origin.y }
  }

  private readonly moved = (event: globalThis.PointerEvent): void => {
    this.mouse = { x: event.clientX, y: event.clientY }
    if (this.frame === 0 && isDragged(this.pressed, this.mouse)) this.frame = requestAnimationFrame(this.draw)
  }

  /** Every frame while the button is down: the edges also scroll if the mouse does not move. */
  private readonly draw = (): void => {
    this.frame = requestAnimationFrame(this.draw)
    const { scroller, band, rows, items, origin } = this.grid.current
    const element = scroller.current
    if (!element || !band.current) return
    const view = element.getBoundingClientRect()
    const by = edgeScroll(this.mouse.y - view.top, view.height)
    if (by !== 0) element.scrollBy({ top: by })
    const box = boxBetween(this.from, this.inContent(this.mouse))
    const shown = {
      left: Math.max(box.left, -origin.x),
      top: Math.max(box.top, -origin.y),
      right: Math.min(box.right, rows.width + origin.x),
      bottom: box.bottom
    }
    const { style } = band.current
    style.display = 'block'
    style.transform = `translate(${onward * shown.left}px, ${shown.top + origin.y}px)`
    style.width = `${shown.right - shown.left}px`
    style.height = `${Math.min(shown.bottom, element.scrollHeight - origin.y) - shown.top}px`
    const framed = framedItems(rows, box, items.aspect, items.jobs.length)
    const drawn = `${framed.length} ${framed[0]} ${framed.at(-1)} ${framed[framed.length >> 1]}`
    if (drawn === this.drawn) return
    this.drawn = drawn
    useSelection.getState().framed(
      framed.map((item) => items.index.ids[item - items.jobs.length]!),
      this.adds ? this.before.selected : nothing
    )
  }

  private readonly keyed = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    this.cancel()
  }

  private readonly cancel = (): void => {
    if (this.frame !== 0) useSelection.getState().selectionRestored(this.before)
    this.end()
  }

  readonly end = (): void => {
    this.ended.abort()
    const { band, scroller } = this.grid.current
    if (band.current) band.current.style.display = 'none'
    if (this.frame === 0) return
    cancelAnimationFrame(this.frame)
    // The click that ends the drag selects nothing.
    const swallow = (event: MouseEvent): void => event.stopPropagation()
    scroller.current?.addEventListener('click', swallow, { capture: true, once: true })
    setTimeout(() => scroller.current?.removeEventListener('click', swallow, { capture: true }))
  }
}

/**
 * Selects with a frame: dragged from empty space, or with Shift or Ctrl from a picture. Ctrl adds to the selection, Esc
 * cancels the frame.
 * @returns what to do when a button is pressed in the grid
 */
export function useRubberBand(grid: Grid): (event: PointerEvent) => void {
  const current = useRef(grid)
  const drag = useRef<Drag | null>(null)
  useEffect(() => {
    current.current = grid
  })
  useEffect(() => () => drag.current?.end(), [])
  return (event) => {
    const element = grid.scroller.current
    if (!element || event.button !== 0 || event.pointerType === 'touch') return
    const target = event.target as Element
    const onTile = target.closest('[role="gridcell"]') !== null && target.closest('[data-heading]') === null
    if (target.closest('button') || (onTile && !event.shiftKey && !event.ctrlKey && !event.metaKey)) return
    drag.current = new Drag(current, event)
  }
}

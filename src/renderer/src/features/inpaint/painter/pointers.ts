/** Mouse, pen, touch and wheel. One press does one thing from beginning to end. */
import type { Spot } from '../raster/shapes.ts'
import type { Keys, Touch } from '../tools/tool.ts'
import type { Desk } from './desk.ts'
import { Pinch } from './pinch.ts'
import { Pressure } from './pressure.ts'

type Doing = 'nothing' | 'tool' | 'pan' | 'pinch' | 'resize' | 'divide'

/** Change of hardness per screen pixel of dragging. */
const hardnessStep = 1 / 200
/** Dragging distance until it is clear whether size or hardness is meant, screen pixels. */
const undecided = 4

export class Pointers {
  readonly #desk: Desk
  readonly #root: HTMLElement
  readonly #fingers = new Pinch()
  readonly #listeners = new AbortController()
  #doing: Doing = 'nothing'
  #id = -1
  #corner: Spot = { x: 0, y: 0 }
  #last: Spot = { x: 0, y: 0 }
  #keys: Keys = { shift: false, subtract: false }
  readonly #pressure = new Pressure()
  /**
   * The current stroke as long as it has full pressure, with what was reported: the pointer may still turn out to be
   * pressure-sensitive.
   */
  #unfelt: { touch: Touch; keys: Keys }[] = []
  #resize: { from: Spot; size: number; hardness: number; axis: 'size' | 'hardness' | null } | null = null

  constructor(root: HTMLElement, desk: Desk) {
    this.#root = root
    this.#desk = desk
    const { signal } = this.#listeners
    root.addEventListener('pointerdown', this.#down, { signal })
    root.addEventListener('pointermove', this.#move, { signal })
    root.addEventListener('pointerup', this.#up, { signal })
    root.addEventListener('pointercancel', this.#cancel, { signal })
    root.addEventListener('pointerleave', this.#leave, { signal })
    root.addEventListener('wheel', this.#wheel, { signal, passive: false })
    root.addEventListener('contextmenu', (event) => event.preventDefault(), { signal })
  }

  /** The press in progress belongs to a pointer. */
  get busy(): boolean {
    return this.#doing !== 'nothing'
  }

  /**
   * The element may move at any time, even during a stroke. There is one event of a pointer per frame, and its layout
   * is done by then.
   */
  measure(): void {
    const { left, top } = this.#root.getBoundingClientRect()
    this.#corner = { x: left, y: top }
  }

  end(): void {
    this.#listeners.abort()
  }

  cursor(): string {
    const { editor, panning, comparing } = this.#desk
    if (this.#doing === 'pan') return 'grabbing'
    if (panning || editor.kind.create === null) return 'grab'
    if (comparing) return 'ew-resize'
    return editor.kind.settings === 'brush' ? 'none' : 'crosshair'
  }

  readonly #down = (event: PointerEvent): void => {
    this.measure()
    const at = this.#at(event)
    if (event.pointerType === 'touch' && this.#fingers.down(event.pointerId, at)) {
      // The second finger: what the first one began was not intended.
      if (this.#doing === 'tool') this.#desk.editor.cancel()
      this.#doing = 'pinch'
      this.#desk.changed()
      return
    }
    const onDivider = this.#desk.divider.root.contains(event.target as Node)
    if (this.#doing !== 'nothing' || !(onDivider || event.target === this.#root)) return
    if (event.isTrusted) this.#root.setPointerCapture(event.pointerId)
    // A focus ring around the whole picture is for keyboard users only.
    this.#root.style.outline = 'none'
    // Also after a press on the line: only keyboard users move it with arrow keys.
    this.#root.focus({ preventScroll: true })
    event.preventDefault()
    this.#doing = this.#meant(event, onDivider)
    this.#id = event.pointerId
    this.#last = at
    this.#begin(event, at)
    this.#desk.changed()
  }

  #meant(event: PointerEvent, onDivider: boolean): Doing {
    const { editor, panning, comparing } = this.#desk
    if (event.button === 1 || panning || (editor.kind.create === null && !onDivider)) return 'pan'
    if (comparing) return 'divide'
    if (event.altKey && event.button === 0 && editor.kind.settings === 'brush') return 'resize'
    return 'tool'
  }

  #begin(event: PointerEvent, at: Spot): void {
    const { editor } = this.#desk
    if (this.#doing === 'divide') this.#divide(at)
    else if (this.#doing === 'resize') {
      this.#resize = { from: at, size: editor.options.brushSize, hardness: editor.options.hardness, axis: null }
    } else if (this.#doing === 'tool') {
      this.#desk.cross = null
      this.#desk.hover = event.pointerType === 'touch' ? null : at
      // A press started by keyboard ends here.
      if (editor.kind.press !== 'corners') editor.finish()
      // The right button, and a pen's eraser end.
      const erases = event.button === 2 || event.button === 5
      this.#keys = { shift: event.shiftKey, subtract: erases || event.ctrlKey || event.metaKey }
      editor.pixel = 1 / this.#desk.view.zoom
      this.#unfelt = []
      editor.down(this.#touch(event), this.#keys)
    }
  }

  readonly #move = (event: PointerEvent): void => {
    this.measure()
    const at = this.#at(event)
    if (event.pointerType === 'touch') this.#pinch(event.pointerId, at)
    else if (this.#doing !== 'resize') this.#desk.hover = at
    if (this.#doing === 'nothing') this.#hover(event)
    else if (event.pointerId === this.#id) this.#drag(event, at)
    this.#desk.changed()
  }

  #hover(event: PointerEvent): void {
    const { editor } = this.#desk
    // A keyboard press continues until it is released; a nudge of the mouse does not take it over.
    if (this.#desk.cross && editor.working && editor.kind.press !== 'corners') return
    this.#desk.cross = null
    if (editor.working) editor.move(this.#touch(event), { shift: event.shiftKey, subtract: false })
  }

  #drag(event: PointerEvent, at: Spot): void {
    const { editor, view } = this.#desk
    if (this.#doing === 'tool') {
      // Browsers only have it on secure pages.
      const parts = 'getCoalescedEvents' in event ? event.getCoalescedEvents() : []
      this.#keys.shift = event.shiftKey
      if (parts.length === 0) editor.move(this.#touch(event), this.#keys)
      else for (const part of parts) editor.move(this.#touch(part), this.#keys)
    } else if (this.#doing === 'pan') {
      view.pan(at.x - this.#last.x, at.y - this.#last.y)
      this.#desk.moved()
    } else if (this.#doing === 'divide') this.#divide(at)
    else if (this.#doing === 'resize') this.#resizeBrush(at)
    this.#last = at
  }

  #pinch(id: number, at: Spot): void {
    const step = this.#fingers.move(id, at)
    if (!step || this.#doing !== 'pinch') return
    const { view } = this.#desk
    view.zoomTo(view.zoom * step.ratio, step.from)
    view.pan(step.to.x - step.from.x, step.to.y - step.from.y)
    this.#desk.moved()
  }

  /** Horizontally the size, so that the circle's edge follows the pointer; vertically the hardness. */
  #resizeBrush(at: Spot): void {
    const resize = this.#resize
    if (!resize) return
    const dx = at.x - resize.from.x
    const dy = at.y - resize.from.y
    if (!resize.axis && Math.hypot(dx, dy) >= undecided)
      resize.axis = Math.abs(dx) >= Math.abs(dy) ? 'size' : 'hardness'
    const { editor, view } = this.#desk
    if (resize.axis === 'size') editor.setOptions({ brushSize: Math.round(resize.size + (2 * dx) / view.zoom) })
    if (resize.axis === 'hardness')
      editor.setOptions({ hardness: Math.round((resize.hardness - dy * hardnessStep) * 100) / 100 })
  }

  #divide(at: Spot): void {
    const { view, divider } = this.#desk
    divider.move(view.toCanvas(at).x / view.canvas.width)
  }

  readonly #up = (event: PointerEvent): void => {
    this.measure()
    this.#fingers.up(event.pointerId)
    if (this.#doing === 'pinch') {
      // The remaining finger does nothing until it is lifted.
      if (this.#fingers.count === 0) this.#doing = 'nothing'
    } else if (event.pointerId === this.#id) {
      if (this.#doing === 'tool') this.#desk.editor.up(this.#touch(event), this.#keys)
      this.#rest()
    }
    this.#desk.changed()
  }

  /** The system took the pointer away. For touch that means a palm or a gesture; a stroke of mouse or pen is kept. */
  readonly #cancel = (event: PointerEvent): void => {
    this.#fingers.up(event.pointerId)
    if (this.#doing === 'pinch') {
      if (this.#fingers.count === 0) this.#doing = 'nothing'
    } else if (event.pointerId === this.#id) {
      if (this.#doing === 'tool' && event.pointerType === 'touch') this.#desk.editor.cancel()
      else if (this.#doing === 'tool' && this.#desk.editor.kind.press !== 'corners') this.#desk.editor.finish()
      this.#rest()
    }
    this.#desk.changed()
  }

  #rest(): void {
    this.#doing = 'nothing'
    this.#id = -1
    this.#resize = null
  }

  readonly #leave = (): void => {
    this.#desk.hover = null
    this.#desk.changed()
  }

  readonly #wheel = (event: WheelEvent): void => {
    event.preventDefault()
    this.measure()
    const { view } = this.#desk
    const unit =
      event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 24 : event.deltaMode === WheelEvent.DOM_DELTA_PAGE ? 400 : 1
    // A trackpad pinch arrives as a wheel event with Ctrl, in small steps. Some systems convert Shift's wheel to
    // horizontal themselves.
    if (event.shiftKey && !event.ctrlKey) view.pan(-(event.deltaX || event.deltaY) * unit, 0)
    else
      view.zoomTo(
        view.zoom * Math.exp(-event.deltaY * unit * (event.ctrlKey && Math.abs(event.deltaY) < 40 ? 0.01 : 0.0015)),
        this.#at(event)
      )
    this.#desk.moved()
  }

  #at(event: MouseEvent): Spot {
    return { x: event.clientX - this.#corner.x, y: event.clientY - this.#corner.y }
  }

  #touch(event: PointerEvent): Touch {
    const { pressure, sure, learned } = this.#pressure.of(event)
    if (learned) this.#paintAnew()
    const spot = this.#desk.view.toCanvas(this.#at(event))
    if (!sure) this.#unfelt.push({ touch: { ...spot, pressure: event.pressure }, keys: { ...this.#keys } })
    return { ...spot, pressure }
  }

  /** The pointer is pressure-sensitive after all: what it reported since it went down applies from the first dab on. */
  #paintAnew(): void {
    const { editor } = this.#desk
    const [first, ...rest] = this.#unfelt
    this.#unfelt = []
    if (!first || !editor.working || editor.kind.settings !== 'brush') return
    editor.cancel()
    editor.down(first.touch, first.keys)
    for (const { touch, keys } of rest) editor.move(touch, keys)
  }
}

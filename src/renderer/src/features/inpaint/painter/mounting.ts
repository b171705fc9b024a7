/** The painter in its host: sizes, pointers, keys, frames. Exists from `attach` to `detach`. */
import { crossKey } from './cross.ts'
import type { Desk } from './desk.ts'
import { Pointers } from './pointers.ts'
import type { Screen } from './screen.ts'

const takesText = 'input, textarea, select, [contenteditable], [role="dialog"]'

/** Left and Right go from result to result. */
const flipsResults = ({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  (key === 'ArrowLeft' || key === 'ArrowRight') && !shiftKey && !ctrlKey && !metaKey && !altKey

export class Mounting {
  readonly pointers: Pointers
  readonly #screen: Screen
  readonly #desk: Desk
  readonly #host: HTMLElement
  readonly #listeners = new AbortController()
  readonly #sizes: ResizeObserver

  constructor(host: HTMLElement, screen: Screen, desk: Desk) {
    this.#screen = screen
    this.#desk = desk
    this.#host = host
    if (getComputedStyle(host).position === 'static') host.style.position = 'relative'
    host.append(screen.root)
    this.pointers = new Pointers(screen.root, desk)
    const { signal } = this.#listeners
    screen.root.addEventListener('keydown', this.#key, { signal })
    screen.root.addEventListener('blur', this.#blur, { signal })
    // Not an action: Space applies as long as it is held.
    window.addEventListener('keydown', this.#hold, { signal })
    window.addEventListener('keyup', this.#release, { signal })
    window.addEventListener('blur', this.#letGo, { signal })
    this.#sizes = new ResizeObserver(this.#resize)
    this.#sizes.observe(host)
    this.#followDensity()
    this.#resize()
  }

  end(): void {
    this.#listeners.abort()
    this.#sizes.disconnect()
    this.pointers.end()
    this.#screen.root.remove()
  }

  readonly #resize = (): void => {
    const { view } = this.#desk
    const { clientWidth: width, clientHeight: height } = this.#host
    const density = window.devicePixelRatio || 1
    if (width === view.room.width && height === view.room.height && density === view.density) return
    view.resizeRoom({ width, height }, density)
    this.#screen.resize(view)
    this.pointers.measure()
    this.#desk.moved()
  }

  /** The window may move to a screen of another density without a change of size. */
  #followDensity(): void {
    const { signal } = this.#listeners
    if (signal.aborted) return
    const density = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`)
    density.addEventListener(
      'change',
      () => {
        this.#resize()
        this.#followDensity()
      },
      { once: true, signal }
    )
  }

  /**
   * Keys of the element itself, handled here because they hold and move a tool: arrows move the cross or the line
   * between before and after, Enter presses at the cross. All others go to the window's actions.
   */
  readonly #key = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.target !== this.#screen.root) return
    const isArrow = event.key.startsWith('Arrow')
    if (isArrow) this.#screen.root.style.outline = ''
    const { comparing, divider } = this.#desk
    if (!comparing) {
      if (!crossKey(event, this.#desk) && !this.#hideCross(event)) return
    } else if (isArrow && !flipsResults(event))
      divider.root.dispatchEvent(new KeyboardEvent('keydown', { key: event.key, shiftKey: event.shiftKey }))
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  #hideCross(event: KeyboardEvent): boolean {
    if (event.key !== 'Escape' || !this.#desk.cross || this.#desk.editor.working) return false
    this.#desk.cross = null
    this.#desk.changed()
    return true
  }

  /** A keyboard press ends where it is when the focus leaves. */
  readonly #blur = (): void => {
    const { editor } = this.#desk
    this.#screen.root.style.outline = ''
    if (this.#desk.cross && !this.pointers.busy && editor.kind.press !== 'corners') editor.finish()
    this.#desk.cross = null
    this.#desk.changed()
  }

  /**
   * Space pans while it is held: in the painter, and with the pointer over it even if a button elsewhere still has the
   * focus.
   */
  readonly #hold = (event: KeyboardEvent): void => {
    if (event.key !== ' ' || !this.#isMine(event.target)) return
    event.preventDefault()
    if (event.repeat) return
    this.#desk.panning = true
    this.#desk.changed()
  }

  #isMine(target: EventTarget | null): boolean {
    if (target === this.#screen.root || target === document.body) return true
    return this.#desk.hover !== null && target instanceof Element && !target.closest(takesText)
  }

  readonly #release = (event: KeyboardEvent): void => {
    if (event.key !== ' ' || !this.#desk.panning) return
    event.preventDefault()
    this.#letGo()
  }

  readonly #letGo = (): void => {
    if (!this.#desk.panning) return
    this.#desk.panning = false
    this.#desk.changed()
  }
}

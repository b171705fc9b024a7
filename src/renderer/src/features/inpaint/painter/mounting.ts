/** The painter in its host: sizes, pointers, keys, frames. It lives from `attach` to `detach`. */
import { crossKey } from './cross.ts'
import type { Desk } from './desk.ts'
import type { Painter } from './painter.ts'
import { painterShortcut } from './painter-shortcuts.ts'
import { Pointers } from './pointers.ts'
import type { Screen } from './screen.ts'

const takesText = 'input, textarea, select, [contenteditable], [role="dialog"]'

export class Mounting {
  readonly pointers: Pointers
  readonly #screen: Screen
  readonly #desk: Desk
  readonly #painter: Painter
  readonly #host: HTMLElement
  readonly #listeners = new AbortController()
  readonly #sizes: ResizeObserver

  constructor(host: HTMLElement, screen: Screen, desk: Desk, painter: Painter) {
    this.#screen = screen
    this.#desk = desk
    this.#painter = painter
    this.#host = host
    if (getComputedStyle(host).position === 'static') host.style.position = 'relative'
    host.append(screen.root)
    this.pointers = new Pointers(screen.root, desk)
    const { signal } = this.#listeners
    screen.root.addEventListener('keydown', this.#key, { signal })
    screen.root.addEventListener('blur', this.#blur, { signal })
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

  /** The window may move to a screen of another density without another size. */
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

  readonly #key = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return
    if (event.key.startsWith('Arrow')) this.#screen.root.style.outline = ''
    const { comparing, divider } = this.#desk
    if (event.target !== this.#screen.root) {
      if (!painterShortcut(event, this.#painter)) return
    } else if (comparing && event.key.startsWith('Arrow')) {
      divider.root.dispatchEvent(new KeyboardEvent('keydown', { key: event.key, shiftKey: event.shiftKey }))
    } else if (!(!comparing && crossKey(event, this.#desk)) && !painterShortcut(event, this.#painter) && !this.#hideCross(event)) return
    event.preventDefault()
    event.stopPropagation()
  }

  #hideCross(event: KeyboardEvent): boolean {
    if (event.key !== 'Escape' || !this.#desk.cross) return false
    this.#desk.cross = null
    this.#desk.changed()
    return true
  }

  /** A press of the keyboard ends where it is when the focus goes elsewhere. */
  readonly #blur = (): void => {
    const { session } = this.#desk
    this.#screen.root.style.outline = ''
    if (this.#desk.cross && !this.pointers.busy && session.tool !== 'polygon') session.finish()
    this.#desk.cross = null
    this.#desk.changed()
  }

  /** Space pans while it is held: in the painter, and with the pointer over it also when a button elsewhere has the focus still. */
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

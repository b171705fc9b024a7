/**
 * A hand's three ways to draw, as the browser itself gets them: mouse, pen with pressure, fingers. Positions are CSS
 * pixels of the page.
 */
import type { CDPSession, Page } from '@playwright/test'

export interface Point {
  x: number
  y: number
}

export interface PenPoint extends Point {
  /** 0 to 1; 0.5 when left out, as a mouse has it. */
  pressure?: number
}

export type Modifier = 'Alt' | 'Control' | 'Meta' | 'Shift'

const modifierBits: Record<Modifier, number> = { Alt: 1, Control: 2, Meta: 4, Shift: 8 }

const bitsOf = (held: readonly Modifier[]): number => held.reduce((bits, modifier) => bits + modifierBits[modifier], 0)

/** The points of a straight line, without its start but with its end. */
function between(from: PenPoint, to: PenPoint, steps: number): Required<PenPoint>[] {
  const mix = (a: number, b: number, at: number): number => a + (b - a) * at
  return Array.from({ length: steps }, (_, index) => {
    const at = (index + 1) / steps
    return {
      x: mix(from.x, to.x, at),
      y: mix(from.y, to.y, at),
      pressure: mix(from.pressure ?? 0.5, to.pressure ?? 0.5, at)
    }
  })
}

export class PointerInput {
  readonly #page: Page
  #session: Promise<CDPSession> | null = null

  constructor(page: Page) {
    this.#page = page
  }

  #cdp(): Promise<CDPSession> {
    this.#session ??= this.#page.context().newCDPSession(this.#page)
    return this.#session
  }

  /** Presses the left button at the first point, moves through the others and releases. One point is a click. */
  async mouse(
    points: readonly Point[],
    { steps = 8, hold = [] }: { steps?: number; hold?: readonly Modifier[] } = {}
  ): Promise<void> {
    const [first, ...rest] = points
    if (!first) return
    const { keyboard, mouse } = this.#page
    for (const key of hold) await keyboard.down(key)
    await mouse.move(first.x, first.y)
    await mouse.down()
    for (const point of rest) await mouse.move(point.x, point.y, { steps })
    await mouse.up()
    for (const key of hold) await keyboard.up(key)
  }

  /** As `mouse`, with a pen: its pressure changes evenly from each point to the next. */
  async pen(
    points: readonly PenPoint[],
    { steps = 8, hold = [] }: { steps?: number; hold?: readonly Modifier[] } = {}
  ): Promise<void> {
    const [first, ...rest] = points
    if (!first) return
    const cdp = await this.#cdp()
    const send = (
      type: 'mouseMoved' | 'mousePressed' | 'mouseReleased',
      { x, y, pressure = 0.5 }: PenPoint,
      down: boolean
    ): Promise<unknown> =>
      cdp.send('Input.dispatchMouseEvent', {
        type,
        x,
        y,
        pointerType: 'pen',
        force: down ? pressure : 0,
        button: type === 'mouseMoved' && !down ? 'none' : 'left',
        buttons: down ? 1 : 0,
        clickCount: type === 'mouseMoved' ? 0 : 1,
        modifiers: bitsOf(hold)
      })
    await send('mouseMoved', first, false)
    await send('mousePressed', first, true)
    let last = first
    for (const point of rest) {
      for (const step of between(last, point, steps)) await send('mouseMoved', step, true)
      last = point
    }
    await send('mouseReleased', last, false)
  }

  /** Draws with one finger. */
  async touch(points: readonly Point[], { steps = 8 }: { steps?: number } = {}): Promise<void> {
    const [first] = points
    if (first) await this.fingers([points], { steps })
  }

  /**
   * Several fingers at once, each along its own points: two moving apart are a pinch.
   * @param paths each with the same number of points
   */
  async fingers(paths: readonly (readonly Point[])[], { steps = 8 }: { steps?: number } = {}): Promise<void> {
    const cdp = await this.#cdp()
    const at = (places: readonly Point[]): { x: number; y: number; id: number }[] =>
      places.map(({ x, y }, id) => ({ x, y, id }))
    const legs = Math.min(...paths.map((path) => path.length))
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(paths.map((path) => path[0]!)) })
    for (let leg = 1; leg < legs; leg += 1) {
      const moves = paths.map((path) => between(path[leg - 1]!, path[leg]!, steps))
      for (let step = 0; step < steps; step += 1)
        await cdp.send('Input.dispatchTouchEvent', {
          type: 'touchMove',
          touchPoints: at(moves.map((move) => move[step]!))
        })
    }
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  }
}

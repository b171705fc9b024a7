import type { Locator, Page } from '@playwright/test'
import { expect } from '../pseudo-language.ts'
import { type Modifier, type PenPoint, type Point, PointerInput } from './pointer-input.ts'

export interface Size {
  width: number
  height: number
}

export type ToolLabel =
  | 'Brush'
  | 'Eraser'
  | 'Rectangle'
  | 'Ellipse'
  | 'Lasso'
  | 'Polygon'
  | 'Magic wand'
  | 'Hand: move the view'

interface Stroke {
  /** Moves from each point to the next. */
  steps?: number
  hold?: readonly Modifier[]
}

/** The canvas as it is on the screen at one moment: another view needs another sheet. Points are in canvas pixels. */
export class Sheet {
  readonly #input: PointerInput
  readonly #origin: Point
  /** CSS pixels per canvas pixel. */
  readonly zoom: number

  constructor(input: PointerInput, origin: Point, zoom: number) {
    this.#input = input
    this.#origin = origin
    this.zoom = zoom
  }

  toScreen<P extends Point>(point: P): P {
    return { ...point, x: this.#origin.x + point.x * this.zoom, y: this.#origin.y + point.y * this.zoom }
  }

  /** The nearest point on a whole screen pixel, where a mouse can be. */
  reachable<P extends Point>(point: P): P {
    const { x, y } = this.toScreen(point)
    return {
      ...point,
      x: (Math.round(x) - this.#origin.x) / this.zoom,
      y: (Math.round(y) - this.#origin.y) / this.zoom
    }
  }

  mouse(points: readonly Point[], stroke: Stroke = {}): Promise<void> {
    return this.#input.mouse(
      points.map((point) => this.toScreen(point)),
      stroke
    )
  }

  pen(points: readonly PenPoint[], stroke: Stroke = {}): Promise<void> {
    return this.#input.pen(
      points.map((point) => this.toScreen(point)),
      stroke
    )
  }

  touch(points: readonly Point[], stroke: Pick<Stroke, 'steps'> = {}): Promise<void> {
    return this.#input.touch(
      points.map((point) => this.toScreen(point)),
      stroke
    )
  }

  /** Several fingers, each along its own points: two moving apart are a pinch. */
  fingers(paths: readonly (readonly Point[])[], stroke: Pick<Stroke, 'steps'> = {}): Promise<void> {
    return this.#input.fingers(
      paths.map((path) => path.map((point) => this.toScreen(point))),
      stroke
    )
  }
}

/**
 * Where the picture is in the painter's first canvas, in CSS pixels of the page, to fractions of a pixel; null when it
 * is not entirely in view.
 */
async function pictureOnScreen(surface: Locator): Promise<(Point & Size) | null> {
  return await surface.evaluate((root) => {
    const layer = root.querySelector('canvas')
    const context = layer?.getContext('2d')
    if (!layer || !context || layer.width === 0 || layer.height === 0) return null
    const { width, height } = layer
    const { data } = context.getImageData(0, 0, width, height)
    const alpha = (x: number, y: number): number => (data[(y * width + x) * 4 + 3] ?? 0) / 255
    /** The drawn part of a line of `length` pixels; its ends may cover a pixel partly. */
    const extent = (length: number, at: (index: number) => number): { start: number; size: number } | null => {
      const covered = Array.from({ length }, (_, index) => at(index))
      const first = covered.findIndex((share) => share > 0)
      if (first <= 0 || covered.at(-1) !== 0) return null
      return { start: first + 1 - covered[first]!, size: covered.reduce((sum, share) => sum + share, 0) }
    }
    const rows = Array.from({ length: height }, (_, y) => y).filter((y) => alpha(Math.floor(width / 2), y) > 0)
    const columns = Array.from({ length: width }, (_, x) => x).filter((x) => alpha(x, Math.floor(height / 2)) > 0)
    const across = extent(width, (x) => alpha(x, rows[Math.floor(rows.length / 2)] ?? 0))
    const down = extent(height, (y) => alpha(columns[Math.floor(columns.length / 2)] ?? 0, y))
    if (!across || !down) return null
    const box = layer.getBoundingClientRect()
    const density = width / box.width
    return {
      x: box.x + across.start / density,
      y: box.y + down.start / density,
      width: across.size / density,
      height: down.size / density
    }
  })
}

/** The mask painter: its tools, actions on the whole mask, its display, and drawing on it. */
export class MaskPainter {
  readonly surface: Locator
  readonly tools: Locator
  readonly bar: Locator
  readonly brushSize: Locator
  readonly hardness: Locator
  readonly zoom: Locator
  readonly undo: Locator
  readonly redo: Locator
  /** The line between before and after. */
  readonly divider: Locator
  readonly #page: Page
  readonly #input: PointerInput

  constructor(page: Page) {
    this.#page = page
    this.#input = new PointerInput(page)
    this.surface = page.getByRole('application', { name: 'Mask painter' })
    this.tools = page.getByRole('toolbar', { name: 'Tools' })
    this.bar = page.getByRole('toolbar', { name: 'Mask' })
    this.brushSize = this.bar.getByRole('textbox', { name: 'Brush size, pixels' })
    this.hardness = this.bar.getByRole('textbox', { name: 'Hardness, percent' })
    this.zoom = this.bar.getByRole('button', { name: /^Zoom, / })
    this.undo = this.bar.getByRole('button', { name: 'Undo' })
    this.redo = this.bar.getByRole('button', { name: 'Redo' })
    this.divider = this.surface.getByRole('slider', { name: 'Before and after' })
  }

  tool(label: ToolLabel): Locator {
    return this.tools.getByRole('button', { name: label })
  }

  async choose(label: ToolLabel): Promise<void> {
    await this.tool(label).click()
    await expect(this.tool(label)).toHaveAttribute('aria-pressed', 'true')
  }

  async #setAmount(box: Locator, value: number): Promise<void> {
    await box.fill(String(value))
    await box.press('Enter')
    await expect(box).toHaveValue(String(value))
  }

  /** @param options size in canvas pixels, hardness in percent */
  async setBrush({ size, hardness }: { size?: number; hardness?: number }): Promise<void> {
    if (size !== undefined) await this.#setAmount(this.brushSize, size)
    if (hardness !== undefined) await this.#setAmount(this.hardness, hardness)
  }

  /** One of the buttons for the whole mask. */
  edit(label: 'Invert the mask' | 'Mask everything' | 'Clear the mask'): Locator {
    return this.bar.getByRole('button', { name: label })
  }

  async changeEdge(how: 'Grow' | 'Shrink' | 'Feather', pixels: number): Promise<void> {
    await this.bar.getByRole('button', { name: 'Grow, shrink or feather…' }).click()
    const form = this.#page
      .getByRole('dialog')
      .filter({ has: this.#page.getByRole('textbox', { name: 'Amount, pixels' }) })
    await this.#setAmount(form.getByRole('textbox', { name: 'Amount, pixels' }), pixels)
    await form.getByRole('button', { name: how }).click()
    await this.#page.keyboard.press('Escape')
    await form.waitFor({ state: 'hidden' })
  }

  async chooseZoom(name: 'Fit to window' | '100 %' | '200 %'): Promise<void> {
    await this.zoom.click()
    await this.#page.getByRole('menuitem', { name }).click()
  }

  /** An entry of the menu for importing and exporting masks. */
  async openMasks(
    item:
      | 'Import mask…'
      | 'Export mask…'
      | 'Save to the mask library…'
      | 'Mask library…'
      | 'From the picture’s transparent areas'
  ): Promise<void> {
    await this.tools.getByRole('button', { name: 'Masks: import, export, library' }).click()
    // After the label may follow why it is disabled.
    await this.#page.getByRole('menuitem', { name: new RegExp(`^${item}`) }).click()
  }

  /**
   * The canvas as it is on the screen now, to draw on. All of it must be in view.
   * @param canvas its size: the picture's with its extension
   */
  async sheet(canvas: Size): Promise<Sheet> {
    let found: (Point & Size) | null = null
    await expect
      .poll(async () => {
        found = await pictureOnScreen(this.surface)
        return found === null ? Number.NaN : (found.width / found.height) * (canvas.height / canvas.width)
      }, 'the whole canvas is in sight')
      .toBeCloseTo(1, 2)
    const { x, y, width } = found!
    return new Sheet(this.#input, { x, y }, width / canvas.width)
  }
}

import type { Locator, Page } from '@playwright/test'
import { expect } from '../pseudo-language.ts'
import { MaskPainter } from './mask-painter.ts'

type ResultAction = 'Accept' | 'Discard'
type MoreOnResult = 'Edit this result' | 'Try a new seed' | 'Reuse mask and settings' | 'Show in the viewer'

/** The inpainting studio: the picture with its painter, the panel beside it, the results. */
export class StudioPage {
  readonly screen: Locator
  readonly painter: MaskPainter
  readonly panel: Locator
  readonly prompt: Locator
  readonly model: Locator
  readonly repaintButton: Locator
  readonly count: Locator
  readonly problems: Locator
  /** "What will be sent": busy until it is up to date. */
  readonly sent: Locator
  readonly results: Locator
  /** The results as buttons, newest first. */
  readonly tiles: Locator
  /** Running or failed requests. */
  readonly jobs: Locator
  /** The path from the original to the open picture. */
  readonly steps: Locator
  /** The last announcement to a screen reader. */
  readonly announced: Locator
  /** The input behind "Choose a file…". */
  readonly pictureFile: Locator
  /** The input behind "Import mask…". */
  readonly maskFile: Locator
  /** "Extend…", or "Extended…" while there is an extension. */
  readonly extendButton: Locator
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
    this.screen = page.getByRole('main', { name: 'Inpaint' })
    this.painter = new MaskPainter(page)
    this.panel = page.getByRole('form', { name: 'Inpaint' })
    this.prompt = this.panel.getByLabel('Change the painted part to')
    this.model = this.panel.getByLabel('Model', { exact: true })
    this.repaintButton = this.panel.getByRole('button', { name: /^Repaint/ })
    this.count = this.panel.getByLabel('Requests to send')
    this.problems = this.panel.getByRole('alert')
    this.sent = this.panel.getByRole('region', { name: 'What will be sent' })
    this.results = this.screen.getByRole('region', { name: 'Results' })
    this.tiles = this.results.getByRole('button', { name: /^Result \d+/ })
    this.jobs = this.results.getByRole('listitem').filter({ hasNot: page.getByRole('button', { name: /^Result \d+/ }) })
    this.steps = this.screen.getByRole('navigation', { name: 'Steps' })
    this.pictureFile = this.screen.getByLabel('Picture to repaint')
    this.maskFile = this.screen.getByLabel('Mask file')
    this.extendButton = this.screen.getByRole('button', { name: /^Extend(ed)?…$/ })
    this.announced = this.screen.getByRole('status', { name: 'Announcements' })
  }

  /** Opens a picture's file through the studio's own button. */
  async openFile(file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    await this.pictureFile.setInputFiles(file)
    await this.painter.surface.waitFor()
  }

  /** @param name as the list names it: "Pixazo · Stable Diffusion 1.5 inpainting" */
  async chooseModel(name: string): Promise<void> {
    if ((await this.model.inputValue()) === name) return
    const [, model = name] = name.split(' · ')
    await this.model.click()
    await this.model.fill(name)
    await this.#page
      .getByRole('option')
      .filter({ has: this.#page.getByText(model, { exact: true }) })
      .click()
    await expect(this.model).toHaveValue(name)
  }

  async chooseArea(area: 'Masked area' | 'Whole picture'): Promise<void> {
    await this.panel.getByRole('group', { name: 'Area' }).getByRole('button', { name: area }).click()
  }

  /** The size at which it is sent: "512 (model’s own)", "768". */
  sendAt(label: string | RegExp): Locator {
    return this.panel.getByRole('group', { name: 'Send at' }).getByRole('button', { name: label })
  }

  /** Sets sides of the extension, pixels, and their content. */
  async extend(
    sides: Partial<Record<'Left' | 'Top' | 'Right' | 'Bottom', number>>,
    fill: 'Mirror edges' | 'Neutral grey'
  ): Promise<void> {
    await this.extendButton.click()
    const form = this.#page
      .getByRole('dialog')
      .filter({ has: this.#page.getByRole('textbox', { name: 'Right, pixels' }) })
    for (const [side, pixels] of Object.entries(sides))
      await form.getByRole('textbox', { name: `${side}, pixels` }).fill(String(pixels))
    // It updates while typing, before the box loses focus.
    await expect(form.getByRole('button', { name: 'Extend', exact: true })).toBeEnabled()
    await form.getByText(fill, { exact: true }).click()
    await form.getByRole('button', { name: 'Extend', exact: true }).click()
    await form.waitFor({ state: 'hidden' })
  }

  /** The box of a number: "Padding", "Feather", "Steps". */
  box(label: string): Locator {
    return this.panel.getByLabel(label, { exact: true })
  }

  async setNumber(label: string, value: number): Promise<void> {
    await this.box(label).fill(String(value))
    await this.box(label).blur()
  }

  #preview(which: 'picture' | 'mask'): Locator {
    return this.sent
      .getByRole('button', {
        name: which === 'picture' ? 'Enlarge the picture that will be sent' : 'Enlarge the mask that will be sent'
      })
      .locator('img')
  }

  /** From now on the files behind the previews can be read: the page itself may not fetch what it shows. */
  async holdSentFiles(): Promise<void> {
    await this.#page.evaluate(() => {
      const held = new Map<string, Blob>()
      const make = URL.createObjectURL.bind(URL)
      URL.createObjectURL = (object: Blob | MediaSource): string => {
        const url = make(object)
        if (object instanceof Blob) held.set(url, object)
        return url
      }
      Object.assign(window, { sentFiles: held })
    })
  }

  /** The bytes that a preview shows now; null if it shows nothing. Needs `holdSentFiles`. */
  async sentFile(which: 'picture' | 'mask'): Promise<Buffer | null> {
    const image = this.#preview(which)
    if ((await image.count()) === 0) return null
    const text = await image.evaluate(async (element) => {
      const blob = (window as unknown as { sentFiles: Map<string, Blob> }).sentFiles.get(
        (element as HTMLImageElement).src
      )
      if (!blob) return null
      const bytes = new Uint8Array(await blob.arrayBuffer())
      const parts: string[] = []
      for (let at = 0; at < bytes.length; at += 32_768)
        parts.push(String.fromCharCode(...bytes.subarray(at, at + 32_768)))
      return btoa(parts.join(''))
    })
    return text === null ? null : Buffer.from(text, 'base64')
  }

  /** Closes the comparison with a result. */
  async paintOn(): Promise<void> {
    await this.screen.getByRole('button', { name: 'Back to painting' }).click()
    await this.painter.brushSize.or(this.painter.undo).first().waitFor()
  }

  async repaint(): Promise<void> {
    await this.repaintButton.click()
  }

  /** As a user does right after typing; also when the button refuses. */
  async repaintByKeys(): Promise<void> {
    await this.prompt.press('Control+Enter')
  }

  result(name: string | RegExp): Locator {
    return this.tiles.and(this.#page.getByRole('button', { name }))
  }

  /** Compares a result with the picture; one that has just arrived is already compared. */
  async showResult(name: string | RegExp): Promise<void> {
    if ((await this.result(name).getAttribute('aria-pressed')) !== 'true') await this.result(name).click()
    await expect(this.result(name)).toHaveAttribute('aria-pressed', 'true')
  }

  action(name: ResultAction): Locator {
    return this.screen.getByRole('group', { name: 'Actions on the result' }).getByRole('button', { name })
  }

  /** The menu behind the two main buttons. */
  async more(name: MoreOnResult): Promise<void> {
    await this.screen
      .getByRole('group', { name: 'Actions on the result' })
      .getByRole('button', { name: 'More' })
      .click()
    await this.#page.getByRole('menuitem', { name }).click()
  }
}

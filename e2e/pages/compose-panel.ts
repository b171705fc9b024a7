import type { Locator, Page } from '@playwright/test'
import { expect } from '../pseudo-language.ts'

export type SeedMode = 'Random' | 'Locked' | 'Count up'

/** The form of the chosen model, its presets, and the button that sends it. */
export class ComposePanel {
  readonly form: Locator
  readonly model: Locator
  readonly prompt: Locator
  readonly negativePrompt: Locator
  readonly generateButton: Locator
  readonly count: Locator
  readonly seed: Locator
  readonly presets: Locator
  readonly problems: Locator
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
    this.form = page.getByRole('form', { name: 'Compose' })
    this.model = this.form.getByLabel('Service and model')
    this.prompt = this.form.getByLabel('Prompt', { exact: true })
    this.negativePrompt = this.form.getByLabel('Negative prompt', { exact: true })
    this.generateButton = this.form.getByRole('button', { name: /^Generate/ })
    this.count = this.form.getByLabel('Requests to send')
    this.seed = this.form.getByLabel('Seed', { exact: true })
    this.presets = this.form.getByRole('region', { name: 'Presets' })
    this.problems = this.form.getByRole('alert')
  }

  /** @param service as the list names it: "Pixazo", "Demo" */
  async choose(service: string, model: string): Promise<void> {
    const name = `${service} · ${model}`
    if ((await this.model.inputValue()) === name) return
    await this.model.click()
    await this.model.fill(name)
    await this.#page
      .getByRole('option')
      .filter({ has: this.#page.getByText(model, { exact: true }) })
      .click()
    await expect(this.model).toHaveValue(name)
  }

  /** The box of a number or a text. */
  box(label: string): Locator {
    return this.form.getByLabel(label, { exact: true })
  }

  /** One of the chips of a choice. */
  chip(group: string, name: string): Locator {
    return this.form.getByRole('group', { name: group }).getByRole('button', { name, exact: true })
  }

  /** A built-in preset or one of the user's own, by its name. */
  preset(name: string): Locator {
    return this.form.getByRole('group', { name: 'Presets of this model' }).getByRole('button', { name })
  }

  switch(name: string): Locator {
    return this.form.getByRole('switch', { name })
  }

  async setNumber(label: string, value: number): Promise<void> {
    await this.box(label).fill(String(value))
    await this.box(label).blur()
    await expect(this.box(label)).toHaveValue(String(value))
  }

  async setSize(width: number, height: number): Promise<void> {
    const custom = this.chip('Size', 'Custom')
    if ((await custom.getAttribute('aria-expanded')) !== 'true') await custom.click()
    await this.setNumber('Width', width)
    await this.setNumber('Height', height)
  }

  /** From a list too long for chips. */
  async select(label: string, option: string): Promise<void> {
    await this.box(label).click()
    await this.#page.getByRole('option', { name: option, exact: true }).click()
    await expect(this.box(label)).toHaveValue(option)
  }

  /** Expands the rarer parameters. */
  async openMore(): Promise<void> {
    await this.form.getByRole('button', { name: /^More:/ }).click()
  }

  async setSeed(seed: number): Promise<void> {
    await this.setNumber('Seed', seed)
  }

  async setSeedMode(mode: SeedMode): Promise<void> {
    const modes = this.form.getByRole('radiogroup', { name: 'How the seed changes' })
    await modes.getByText(mode, { exact: true }).click()
    await expect(modes.getByRole('radio', { name: mode })).toBeChecked()
  }

  async setCount(count: number): Promise<void> {
    await this.count.fill(String(count))
    await this.count.blur()
    await expect(this.count).toHaveValue(`× ${count}`)
  }

  async generate(): Promise<void> {
    await this.generateButton.click()
  }

  /** Opens the dialog for the name of a new preset. */
  async openSaving(): Promise<Locator> {
    await this.presets.getByRole('button', { name: /^Save( as new)?…$/ }).click()
    return this.#page
      .getByRole('dialog')
      .filter({ has: this.#page.getByRole('button', { name: /^(Save|Replace) preset$/ }) })
  }

  async savePreset(name: string, options: { prompt?: boolean; seed?: boolean } = {}): Promise<void> {
    const saving = await this.openSaving()
    await saving.getByLabel('Name').fill(name)
    if (options.prompt) await saving.getByRole('switch', { name: /^With the prompt/ }).click()
    if (options.seed) await saving.getByRole('switch', { name: /^With the seed/ }).click()
    await saving.getByRole('button', { name: 'Save preset' }).click()
    await saving.waitFor({ state: 'hidden' })
  }

  /** The context menu of a user's preset. */
  async presetMenu(name: string): Promise<Locator> {
    await this.preset(name).click({ button: 'right' })
    return this.#page.getByRole('menu', { name: `Preset ${name}` })
  }

  /** The menu with more preset actions. */
  async openPresetMenu(): Promise<Locator> {
    await this.presets.getByRole('button', { name: 'More preset actions' }).click()
    return this.#page.getByRole('menu')
  }

  /** The list where the user's presets are renamed and deleted. */
  async managePresets(): Promise<Locator> {
    const menu = await this.openPresetMenu()
    await menu.getByRole('menuitem', { name: 'Rename or delete presets…' }).click()
    return this.#page.getByRole('dialog', { name: 'Your presets' })
  }
}

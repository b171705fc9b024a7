import type { Locator, Page } from '@playwright/test'

/** Every command by its name, over everything else. */
export class CommandPalette {
  readonly search: Locator
  readonly commands: Locator
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
    this.search = page
      .getByRole('textbox', { name: 'Search commands' })
      .or(page.getByRole('combobox', { name: 'Search commands' }))
    this.commands = page
      .getByRole('dialog', { name: 'Command palette' })
      .getByRole('option')
      .or(page.getByRole('dialog', { name: 'Command palette' }).locator('[data-action]'))
  }

  /** Types a command's name and runs the first one found. */
  async run(name: string): Promise<void> {
    await this.search.fill(name)
    await this.#page.keyboard.press('Enter')
    await this.search.waitFor({ state: 'hidden' })
  }
}

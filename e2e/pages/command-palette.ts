import type { Locator, Page } from '@playwright/test'
import { spoken } from '../pseudo-language.ts'

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

  /** Types what the app calls it, or a part of that. */
  async find(words: string, ownWords = ''): Promise<void> {
    await this.search.fill(spoken(words) + ownWords)
  }

  /** Types a command's name, a name of the user's behind it, and runs the first one found. */
  async run(name: string, ownWords = ''): Promise<void> {
    await this.find(name, ownWords)
    await this.#page.keyboard.press('Enter')
    await this.search.waitFor({ state: 'hidden' })
  }
}

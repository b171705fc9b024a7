import type { Locator, Page } from '@playwright/test'
import { expect } from '../pseudo-language.ts'

/** The library's part of the settings, and the task panel. */
export class LibrarySettings {
  readonly section: Locator
  readonly activity: Locator
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
    this.section = page.getByRole('region', { name: 'Library', exact: true })
    this.activity = page.getByRole('region', { name: 'Activity' })
  }

  button(name: string | RegExp): Locator {
    return this.section.getByRole('button', { name })
  }

  async backUpToNewFolder(): Promise<void> {
    await this.button('Back up to').click()
    await this.#page.getByRole('menuitem', { name: 'A new dated folder' }).click()
  }

  /**
   * Waits until the newest task with this title has ended this way. @returns its row, in the panel, which is opened for
   * it
   */
  async ended(title: string, state: 'done' | 'failed' | 'cancelled' = 'done'): Promise<Locator> {
    const row = this.activity.getByRole('listitem', { name: `${title}: ${state}` }).first()
    // Some actions open the panel themselves, a closing dialog closes it too, and its button closes an open one.
    await expect(async () => {
      if (!(await this.activity.isVisible())) await this.#page.getByRole('button', { name: /^Activity/ }).click()
      await expect(row).toBeVisible({ timeout: 1500 })
    }).toPass({ timeout: 40_000 })
    return row
  }

  async closeActivity(): Promise<void> {
    await this.#page.keyboard.press('Escape')
    await expect(this.activity).toBeHidden()
  }
}

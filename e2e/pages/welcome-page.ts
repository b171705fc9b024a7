import type { Locator, Page } from '@playwright/test'
import { GalleryPage } from './gallery-page.ts'
import { SettingsPage } from './settings-page.ts'

/** What a new user sees first. */
export class WelcomePage {
  readonly screen: Locator
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
    this.screen = page.getByRole('region', { name: 'Welcome to Palimpsest' })
  }

  async makeFirstPicture(): Promise<GalleryPage> {
    await this.screen.getByRole('button', { name: 'Make a first picture with the demo' }).click()
    return new GalleryPage(this.#page)
  }

  async addServiceKey(): Promise<SettingsPage> {
    await this.screen.getByRole('button', { name: 'Add a service key' }).click()
    return new SettingsPage(this.#page)
  }
}

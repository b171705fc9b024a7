import type { Locator, Page } from '@playwright/test'
import { expect } from '../pseudo-language.ts'
import { ImageHostSettings } from './image-host-settings.ts'

/** One service in the settings: its key, its addresses, its concurrency. */
export class ServiceCard {
  readonly card: Locator
  readonly key: Locator
  readonly outcome: Locator
  /** The colour of its state. */
  readonly dot: Locator
  readonly #page: Page

  constructor(page: Page, card: Locator) {
    this.#page = page
    this.card = card
    this.key = card.getByLabel(/^(New key|Key)$/)
    this.dot = card.locator('[data-tone][aria-hidden]').first()
    this.outcome = card.getByRole('status').filter({ hasNotText: 'to this address' })
  }

  button(name: string): Locator {
    return this.card.getByRole('button', { name, exact: true })
  }

  async saveKey(key: string, protection: 'Keychain' | 'This session only' = 'Keychain'): Promise<void> {
    await this.key.fill(key)
    await this.card.getByRole('radio', { name: protection }).check()
    await this.button('Save key').click()
    await this.button('Test key').waitFor()
  }

  async replaceKey(key: string): Promise<void> {
    await this.button('Replace key').click()
    await this.saveKey(key)
  }

  /** Presses the test and returns what it says. */
  async testKey(): Promise<Locator> {
    await this.button('Test key').click()
    return this.outcome
  }

  async removeKey(): Promise<void> {
    await this.button('Remove key').click()
    await this.#page.getByRole('dialog').getByRole('button', { name: 'Remove key' }).click()
  }

  async setAddress(label: string, url: string): Promise<void> {
    const box = this.card.getByLabel(`Address: ${label}`)
    await box.fill(url)
    await this.button('Use this address').click()
    await expect(box).toHaveValue(url)
    await expect(this.button('Use this address')).toBeHidden()
  }
}

/** Everything that can be set. */
export class SettingsPage {
  readonly screen: Locator
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
    this.screen = page.getByRole('main', { name: 'Settings' })
  }

  /** Opens the card of a service, if it is not open. */
  async service(name: string): Promise<ServiceCard> {
    const card = this.screen.getByRole('article', { name, exact: true })
    const head = card.getByRole('button').first()
    if ((await head.getAttribute('aria-expanded')) !== 'true') await head.click()
    return new ServiceCard(this.#page, card)
  }

  /** The section on where services find the picture and the mask, scrolled into view. */
  async imageHost(): Promise<ImageHostSettings> {
    await this.#page.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name: 'Image host' }).click()
    return new ImageHostSettings(this.#page)
  }

  async chooseTheme(theme: 'System' | 'Dark' | 'Light'): Promise<void> {
    const themes = this.screen.getByRole('radiogroup', { name: 'Theme' })
    await themes.getByText(theme, { exact: true }).click()
    await expect(themes.getByRole('radio', { name: theme })).toBeChecked()
  }
}

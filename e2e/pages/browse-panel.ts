import type { Locator, Page } from '@playwright/test'

/** Search, chips and the filter panel. */
export class BrowsePanel {
  readonly panel: Locator
  readonly chips: Locator
  readonly suggestions: Locator
  readonly order: Locator
  readonly nothing: Locator
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
    this.panel = page.getByRole('complementary', { name: 'Browse' })
    this.chips = page
      .getByRole('banner')
      .getByRole('group', { name: 'Filters' })
      .getByRole('button', { name: /^Remove filter/ })
    this.suggestions = page.getByRole('listbox', { name: 'Suggestions' })
    this.order = page.getByRole('button', { name: /^Order: / })
    this.nothing = page.getByRole('main').getByRole('heading', { name: /^Nothing/ })
  }

  /** By its keys. */
  async open(): Promise<void> {
    await this.#page.keyboard.press('Control+Shift+F')
    await this.panel.waitFor()
  }

  section(name: string): Locator {
    return this.panel.getByRole('region', { name, exact: true })
  }

  /** A value of a filter, with its count in its name. */
  value(section: string, name: string | RegExp): Locator {
    return this.section(section).getByRole('checkbox', { name }).or(this.section(section).getByRole('radio', { name }))
  }

  place(name: string | RegExp): Locator {
    return this.panel.getByRole('button', { name })
  }

  chip(text: string): Locator {
    return this.chips.filter({ hasText: text })
  }

  async orderBy(name: string): Promise<void> {
    await this.order.click()
    await this.#page.getByRole('menuitemradio', { name }).click()
  }
}

import type { Locator, Page } from '@playwright/test'

/** Everything known about the selected picture. */
export class InspectorPanel {
  readonly panel: Locator

  constructor(page: Page) {
    this.panel = page.getByRole('complementary', { name: 'Inspector' })
  }

  /** Every line by its label, as soon as the panel is about this picture. */
  async details(pictureId: string): Promise<Record<string, string>> {
    await this.panel.locator(`[data-picture="${pictureId}"]`).waitFor()
    const lines = await this.panel
      .locator('dt')
      .evaluateAll((terms) => terms.map((term) => [term.textContent, term.nextElementSibling?.textContent ?? '']))
    return Object.fromEntries(lines) as Record<string, string>
  }

  button(name: string): Locator {
    return this.panel.getByRole('button', { name, exact: true })
  }

  /** The request that made the picture, as text. */
  async request(): Promise<Locator> {
    await this.panel.getByRole('tab', { name: 'Request' }).click()
    return this.panel.locator('pre')
  }
}

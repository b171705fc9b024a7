import type { Locator, Page } from '@playwright/test'

/** The library in figures. */
export class StatisticsPage {
  readonly screen: Locator
  readonly headline: Locator
  readonly calendar: Locator

  constructor(page: Page) {
    this.screen = page.getByRole('main', { name: 'Statistics' })
    this.headline = this.screen.getByRole('list', { name: 'At a glance' })
    this.calendar = this.plot('Pictures per day').getByRole('application')
  }

  plot(title: string): Locator {
    return this.screen.getByRole('region', { name: title, exact: true })
  }

  day(name: string): Locator {
    return this.calendar.locator(`[data-day="${name}"]`)
  }

  async choose(span: string): Promise<void> {
    await this.screen.getByRole('radiogroup', { name: 'Period' }).getByText(span, { exact: true }).click()
  }

  /** A chart's figures, line by line. */
  async table(title: string): Promise<string[][]> {
    const plot = this.plot(title)
    await plot.getByRole('button', { name: 'Show as table' }).click()
    await plot.getByRole('button', { name: 'Show as chart' }).waitFor()
    await plot.locator('tbody tr').first().waitFor()
    const rows = await plot
      .locator('tbody tr')
      .evaluateAll((lines) => lines.map((line) => Array.from(line.children, (cell) => cell.textContent ?? '')))
    await plot.getByRole('button', { name: 'Show as chart' }).click()
    return rows
  }
}

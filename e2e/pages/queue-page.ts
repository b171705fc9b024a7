import type { Locator, Page } from '@playwright/test'

/** Every job, and the actions for it. */
export class QueuePage {
  readonly screen: Locator
  readonly rows: Locator
  /** Why a line is paused: one for each. */
  readonly pauses: Locator
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
    this.screen = page.getByRole('main', { name: 'Queue' })
    this.rows = this.screen.getByRole('article')
    this.pauses = this.screen.getByRole('status').filter({ has: page.getByRole('button', { name: 'Try now' }) })
  }

  /** The job with exactly this prompt, in plain words. */
  job(prompt: string): Locator {
    return this.screen.getByRole('article', { name: new RegExp(`^[^:]+: ${prompt}$`) })
  }

  /** The row of the batch submitted with this prompt. */
  batch(prompt: string): Locator {
    return this.screen.getByRole('group', { name: new RegExp(`: ${prompt}$`) })
  }

  /** Shows the jobs of a batch. */
  async openBatch(prompt: string): Promise<void> {
    await this.batch(prompt)
      .getByRole('button', { name: /^Show its \d+ requests$/ })
      .click()
    await this.batch(prompt).getByRole('button', { name: 'Hide its requests' }).waitFor()
  }

  /** Jobs in a state, by its label: "Failed", "Queued", "May have been charged". */
  inState(label: string): Locator {
    return this.screen.getByRole('article', { name: new RegExp(`^${label}: `) })
  }

  async press(row: Locator, button: string): Promise<void> {
    await row.getByRole('button', { name: button, exact: true }).click()
  }

  /** Expands a job: its parameters, its history and the service's own words. */
  async details(row: Locator): Promise<Record<string, string>> {
    await this.press(row, 'Show details')
    await row.getByRole('button', { name: 'Hide details', exact: true }).waitFor()
    const lines = await row
      .locator('dt')
      .evaluateAll((terms) => terms.map((term) => [term.textContent, term.nextElementSibling?.textContent ?? '']))
    return Object.fromEntries(lines) as Record<string, string>
  }

  /** Answers whether to give up a job whose pictures could still be recovered. */
  async confirmGivingUp(): Promise<void> {
    const dialog = this.#page.getByRole('dialog', { name: 'Give up its picture?' })
    await dialog.getByRole('button', { name: 'Remove' }).click()
    await dialog.waitFor({ state: 'hidden' })
  }

  /** Answers whether to send a request once more, which may be charged. */
  async confirmSendAgain(): Promise<void> {
    const dialog = this.#page.getByRole('dialog', { name: 'Send it again?' })
    await dialog.getByRole('button', { name: 'Send again' }).click()
    await dialog.waitFor({ state: 'hidden' })
  }
}

import type { Locator, Page } from '@playwright/test'
import { expect } from '../pseudo-language.ts'

/** The bucket's fields, as the form names them. */
export type BucketLabel =
  | 'Region'
  | 'Endpoint'
  | 'Bucket'
  | 'Folder in the bucket'
  | 'Access key ID'
  | 'Public address (optional)'
  | 'Links expire after'

export type HostChoiceName =
  | 'Not set up'
  | 'S3-compatible bucket'
  | 'I upload the files myself (links)'
  | 'Inside the request (experimental)'

/** The settings of the image host: the choice, the bucket, its secret, its test, the log. */
export class ImageHostSettings {
  readonly section: Locator
  readonly form: Locator
  readonly secret: Locator
  readonly test: Locator
  /** The three steps, first to last. */
  readonly steps: Locator
  /** The log's lines, newest first. */
  readonly log: Locator
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
    this.section = page.getByRole('region', { name: 'Image host', exact: true })
    this.form = this.section.getByRole('form', { name: 'Bucket' })
    this.secret = this.section.getByRole('region', { name: 'Secret access key' })
    this.test = this.section.getByRole('button', { name: 'Test bucket' })
    this.steps = this.section.getByRole('list', { name: 'Test results' }).getByRole('listitem')
    this.log = this.section
      .getByRole('table')
      .getByRole('row')
      .filter({ has: page.getByRole('cell') })
  }

  async choose(name: HostChoiceName): Promise<void> {
    await this.section.getByRole('radio', { name }).check()
  }

  async chooseService(name: string): Promise<void> {
    await this.form.getByRole('combobox', { name: 'Service' }).click()
    await this.#page.getByRole('option', { name, exact: true }).click()
  }

  field(label: BucketLabel): Locator {
    return this.form.getByRole('textbox', { name: label, exact: true })
  }

  switch(name: 'Bucket name in the path' | 'Delete uploads when their job ends'): Locator {
    return this.form.getByRole('switch', { name })
  }

  async fill(values: Partial<Record<BucketLabel, string>>): Promise<void> {
    for (const [label, value] of Object.entries(values) as [BucketLabel, string][]) await this.field(label).fill(value)
  }

  button(name: string): Locator {
    return this.section.getByRole('button', { name, exact: true })
  }

  /** Presses Save and waits until everything is saved. */
  async save(): Promise<void> {
    await this.button('Save bucket').click()
    await expect(this.button('Save bucket')).not.toHaveAttribute('data-loading')
    await expect(this.button('Save bucket')).toBeDisabled()
  }

  async setSecret(value: string, protection: 'Keychain' | 'This session only' = 'Keychain'): Promise<void> {
    const replace = this.button('Replace secret')
    const field = this.secret.getByLabel(/^(New secret|Secret) access key$/)
    // Which of the two it is shows once the settings and keys have been read.
    await replace.or(field).first().waitFor()
    if (await replace.isVisible()) await replace.click()
    await field.fill(value)
    await this.secret.getByRole('radio', { name: protection }).check()
    await this.button('Save secret').click()
    await replace.waitFor()
  }

  /** Tests the bucket and waits for its end. @returns what each step says, in order */
  async runTest(): Promise<string[]> {
    await this.test.click()
    await expect(this.section.getByRole('list', { name: 'Test results' })).toHaveAttribute('aria-busy', 'false')
    return await this.steps.allInnerTexts()
  }
}

import type { Locator, Page } from '@playwright/test'

/** The export dialog. */
export class ExportDialog {
  readonly screen: Locator
  readonly summary: Locator
  readonly name: Locator
  readonly fileNames: Locator
  /** Examples of the resulting file names. */
  readonly names: Locator
  readonly exportButton: Locator

  constructor(page: Page) {
    this.screen = page.getByRole('dialog', { name: 'Export' })
    this.summary = this.screen.getByRole('status')
    this.name = this.screen.getByRole('textbox', { name: /^(Folder|Zip|Contact sheet) name$/ })
    this.fileNames = this.screen.getByRole('textbox', { name: 'File names' })
    this.names = this.screen.getByRole('list', { name: 'Preview of the file names' })
    this.exportButton = this.button('Export')
  }

  button(name: string): Locator {
    return this.screen.getByRole('button', { name, exact: true })
  }

  /** "Folder", "Zip" or "Contact sheet" */
  async into(form: string): Promise<void> {
    await this.screen.getByText(form, { exact: true }).click()
  }

  async profile(name: string): Promise<void> {
    await this.screen.getByRole('radio', { name }).check()
  }
}

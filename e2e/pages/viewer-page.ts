import type { Locator, Page } from '@playwright/test'
import { GalleryPage } from './gallery-page.ts'
import { InspectorPanel } from './inspector-panel.ts'

/** One picture, as large as fits. */
export class ViewerPage {
  readonly screen: Locator
  readonly image: Locator
  readonly toolbar: Locator
  readonly strip: Locator
  readonly inspector: InspectorPanel
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
    this.screen = page.getByRole('main', { name: 'Viewer' })
    this.image = this.screen.locator('img[data-what]')
    this.toolbar = this.screen.getByRole('toolbar', { name: 'Viewer' })
    this.strip = this.screen.getByRole('listbox', { name: 'Filmstrip' })
    this.inspector = new InspectorPanel(page)
  }

  /** True when the original itself is shown. */
  async isShown(): Promise<boolean> {
    return await this.image.evaluateAll((images) =>
      images.some(
        (image) =>
          image instanceof HTMLImageElement &&
          image.dataset['what'] === 'original' &&
          image.complete &&
          image.naturalWidth > 0
      )
    )
  }

  async close(): Promise<GalleryPage> {
    await this.toolbar.getByRole('button', { name: 'Back to the gallery' }).click()
    return new GalleryPage(this.#page)
  }
}

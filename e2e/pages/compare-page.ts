import type { Locator, Page } from '@playwright/test'

/** Two to four pictures being compared. */
export class ComparePage {
  readonly screen: Locator
  readonly toolbar: Locator
  /** Each with its letter in its name: "Picture A". */
  readonly panes: Locator
  readonly images: Locator
  readonly recipes: Locator
  readonly divider: Locator
  readonly difference: Locator

  constructor(page: Page) {
    this.screen = page.getByRole('main', { name: 'Comparison' })
    this.toolbar = this.screen.getByRole('toolbar', { name: 'Comparison' })
    this.panes = this.screen.getByRole('region', { name: /^Picture [A-D]$/ })
    this.images = this.screen.locator('img[data-what="original"]')
    this.recipes = this.screen.getByRole('region', { name: 'Recipes' })
    this.divider = this.screen.getByRole('slider', { name: /^Divider between/ })
    this.difference = this.screen.getByRole('img', { name: 'Difference: the brighter, the more it differs' })
  }

  pane(letter: string): Locator {
    return this.screen.getByRole('region', { name: `Picture ${letter}` })
  }

  /** Ids of the pictures, in the order of the panes. */
  async ids(): Promise<string[]> {
    return await this.images.evaluateAll((images) =>
      images.map((image) => /media\/([^/]+)\//.exec((image as HTMLImageElement).src)?.[1] ?? '')
    )
  }

  async mode(name: 'Side by side' | 'Slider' | 'Difference' | 'Flip'): Promise<void> {
    await this.toolbar.getByText(name, { exact: true }).click()
  }

  /** Where each picture is drawn, rounded: left, top, width. */
  async places(): Promise<number[][]> {
    return await this.images.evaluateAll((images) =>
      images.map((image) => {
        const box = image.getBoundingClientRect()
        const pane = image.closest('section')?.getBoundingClientRect()
        return [box.left - (pane?.left ?? 0), box.top - (pane?.top ?? 0), box.width].map((value) => Math.round(value))
      })
    )
  }
}

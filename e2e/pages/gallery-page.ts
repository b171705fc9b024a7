import type { Locator, Page } from '@playwright/test'
import { ViewerPage } from './viewer-page.ts'

/** The grid of pictures, and of the jobs that become pictures. */
export class GalleryPage {
  readonly screen: Locator
  readonly grid: Locator
  readonly pictures: Locator
  /** Jobs on their way, failed or to be decided. */
  readonly jobs: Locator
  readonly selected: Locator
  readonly menu: Locator
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
    this.screen = page.getByRole('main', { name: 'Gallery' })
    this.grid = page.getByRole('grid', { name: 'Pictures' })
    this.pictures = this.grid.getByRole('gridcell', { name: /^Picture of/ })
    this.jobs = this.grid
      .getByRole('gridcell', { name: /: / })
      .and(this.grid.locator('[role="gridcell"]:not([data-id])'))
      .filter({ has: page.getByRole('button') })
    this.selected = this.grid.getByRole('gridcell', { selected: true })
    this.menu = page.getByRole('menu')
  }

  picture(id: string): Locator {
    return this.grid.locator(`[data-id="${id}"]`)
  }

  async open(picture: Locator): Promise<ViewerPage> {
    await picture.dblclick()
    const viewer = new ViewerPage(this.#page)
    await viewer.screen.waitFor()
    return viewer
  }

  /** Opens the menu of a picture and presses one of its lines. */
  async fromMenu(picture: Locator, item: string): Promise<void> {
    await picture.click({ button: 'right' })
    await this.menu.getByRole('menuitem', { name: item }).click()
  }

  /** Ids of the pictures on screen, as they stand. */
  async ids(): Promise<string[]> {
    return await this.pictures.evaluateAll((tiles) => tiles.map((tile) => (tile as HTMLElement).dataset['id'] ?? ''))
  }

  /** True when every thumbnail on screen has come, and there is at least one. */
  async thumbnailsShown(): Promise<boolean> {
    return await this.pictures.evaluateAll(
      (tiles) => tiles.length > 0 && tiles.every((tile) => Array.from(tile.querySelectorAll('img')).some((image) => image.complete && image.naturalWidth > 0))
    )
  }
}

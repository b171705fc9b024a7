import type { Locator, Page } from '@playwright/test'
import { expect, inEnglish } from '../pseudo-language.ts'
import { ViewerPage } from './viewer-page.ts'

/** The grid of pictures, and of the jobs that become pictures. */
export class GalleryPage {
  readonly screen: Locator
  readonly grid: Locator
  readonly pictures: Locator
  /** Jobs that are running, failed or need a decision. */
  readonly jobs: Locator
  readonly selected: Locator
  readonly menu: Locator
  readonly scrollbar: Locator
  /** What the scrollbar says while it is held. */
  readonly place: Locator
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
    this.scrollbar = page.getByRole('scrollbar', { name: 'Position in the gallery' })
    this.place = this.scrollbar.locator('[data-place]')
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

  /** Opens a picture's menu and chooses one of its lines, or a line of a submenu. */
  async fromMenu(picture: Locator, item: string, inner?: string): Promise<void> {
    await picture.click({ button: 'right' })
    const line = this.menu.first().getByRole('menuitem', { name: item })
    if (inner === undefined) return await line.click()
    await line.hover()
    await this.#page.getByRole('menuitem', { name: inner }).click()
  }

  /** Moves down the open menu with the arrow key, as far as this line. */
  async walkMenuTo(line: Locator): Promise<void> {
    const held = async (): Promise<string> =>
      inEnglish(await this.menu.first().evaluate(() => document.activeElement?.textContent ?? ''))
    const wanted = await line.textContent()
    for (let now = await held(); now !== wanted; now = await held()) {
      await this.#page.keyboard.press('ArrowDown')
      await expect.poll(held).not.toBe(now)
    }
  }

  /** Waits until these are selected, of those on screen, in display order. */
  async expectSelected(...ids: (string | undefined)[]): Promise<void> {
    await expect.poll(() => this.selectedIds()).toEqual(ids)
  }

  /** Ids of the selected pictures on screen, in display order. */
  async selectedIds(): Promise<string[]> {
    return await this.selected.evaluateAll((tiles) => tiles.map((tile) => (tile as HTMLElement).dataset['id'] ?? ''))
  }

  /** Ids of the pictures on screen, in display order. */
  async ids(): Promise<string[]> {
    return await this.pictures.evaluateAll((tiles) => tiles.map((tile) => (tile as HTMLElement).dataset['id'] ?? ''))
  }

  /** Pictures that are entirely in view, in display order. */
  async onScreen(): Promise<Locator[]> {
    const view = (await this.grid.boundingBox())!
    const ids = await this.pictures.evaluateAll(
      (tiles, [top, bottom]) =>
        tiles
          .filter(
            (tile) => tile.getBoundingClientRect().top >= top! + 40 && tile.getBoundingClientRect().bottom <= bottom!
          )
          .map((tile) => (tile as HTMLElement).dataset['id'] ?? ''),
      [view.y, view.y + view.height]
    )
    return ids.map((id) => this.picture(id))
  }

  /** The day whose heading is at the top of the view. */
  async stickyDay(): Promise<string> {
    return (
      (await this.grid.evaluate((grid) => {
        const { left, top } = grid.getBoundingClientRect()
        return document
          .elementsFromPoint(left + 20, top + 20)
          .find((element) => element.closest('[data-heading]'))
          ?.closest('[data-heading]')?.firstElementChild?.textContent
      })) ?? ''
    )
  }

  /**
   * Draws a frame from the centre of one picture to the centre of another. @param held run before the button is
   * released
   */
  async frame(from: Locator, to: Locator, modifier: 'Shift' | 'Control', held?: () => Promise<void>): Promise<void> {
    const [first, last] = [(await from.boundingBox())!, (await to.boundingBox())!]
    const { keyboard, mouse } = this.#page
    await keyboard.down(modifier)
    await mouse.move(first.x + first.width / 2, first.y + first.height / 2)
    await mouse.down()
    await mouse.move(last.x + last.width / 2, last.y + last.height / 2, { steps: 4 })
    await this.#page.evaluate(
      () => new Promise((resolve) => void requestAnimationFrame(() => requestAnimationFrame(resolve)))
    )
    await held?.()
    await mouse.up()
    await keyboard.up(modifier)
  }

  /** True when every thumbnail on screen has loaded; there must be at least one. */
  async thumbnailsShown(): Promise<boolean> {
    return await this.pictures.evaluateAll(
      (tiles) =>
        tiles.length > 0 &&
        tiles.every((tile) =>
          Array.from(tile.querySelectorAll('img')).some((image) => image.complete && image.naturalWidth > 0)
        )
    )
  }
}

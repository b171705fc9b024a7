import type { Locator, Page } from '@playwright/test'
import { CommandPalette } from './command-palette.ts'
import { ComposePanel } from './compose-panel.ts'
import { GalleryPage } from './gallery-page.ts'
import { InspectorPanel } from './inspector-panel.ts'
import { QueuePage } from './queue-page.ts'
import { SettingsPage } from './settings-page.ts'
import { StudioPage } from './studio-page.ts'
import { ViewerPage } from './viewer-page.ts'
import { WelcomePage } from './welcome-page.ts'

/** The frame around every screen: rail, search, panels, messages. */
export class AppWindow {
  readonly page: Page
  readonly compose: ComposePanel
  readonly inspector: InspectorPanel
  readonly search: Locator
  /** The short messages in the corner. */
  readonly messages: Locator
  readonly status: Locator
  /** The dialog that asks before something cannot be undone. */
  readonly dialog: Locator
  readonly #rail: Locator

  constructor(page: Page) {
    this.page = page
    this.compose = new ComposePanel(page)
    this.inspector = new InspectorPanel(page)
    this.search = page.getByRole('combobox', { name: 'Search', exact: true })
    this.messages = page.locator('[data-position]').getByRole('alert')
    this.status = page.getByRole('contentinfo')
    this.dialog = page.getByRole('dialog')
    this.#rail = page.getByRole('navigation', { name: 'Views' })
  }

  get welcome(): WelcomePage {
    return new WelcomePage(this.page)
  }

  get gallery(): GalleryPage {
    return new GalleryPage(this.page)
  }

  get viewer(): ViewerPage {
    return new ViewerPage(this.page)
  }

  get queue(): QueuePage {
    return new QueuePage(this.page)
  }

  get settings(): SettingsPage {
    return new SettingsPage(this.page)
  }

  get studio(): StudioPage {
    return new StudioPage(this.page)
  }

  async openStudio(): Promise<StudioPage> {
    await this.#rail.getByRole('button', { name: /^Inpaint/ }).click()
    await this.studio.screen.waitFor()
    return this.studio
  }

  async openGallery(): Promise<GalleryPage> {
    await this.#rail.getByRole('button', { name: /^Gallery/ }).click()
    return this.gallery
  }

  async openQueue(): Promise<QueuePage> {
    await this.#rail.getByRole('button', { name: /^Queue/ }).click()
    await this.queue.screen.waitFor()
    return this.queue
  }

  async openSettings(): Promise<SettingsPage> {
    await this.#rail.getByRole('button', { name: /^Settings/ }).click()
    await this.settings.screen.waitFor()
    return this.settings
  }

  async openPalette(): Promise<CommandPalette> {
    await this.page.keyboard.press('Control+k')
    const palette = new CommandPalette(this.page)
    await palette.search.waitFor()
    return palette
  }

  /** The message in the corner that has this text. */
  message(text: string | RegExp): Locator {
    return this.messages.filter({ hasText: text })
  }

  /** "dark" or "light", as the page is drawn. */
  async scheme(): Promise<string | null> {
    return await this.page.locator('html').getAttribute('data-mantine-color-scheme')
  }
}

import type { Locator, Page } from '@playwright/test'

/** A picture's family. */
export class LineagePage {
  readonly screen: Locator
  readonly tree: Locator
  readonly steps: Locator
  readonly bar: Locator
  /** Two steps being compared. */
  readonly changes: Locator
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
    this.screen = page.getByRole('main', { name: 'Lineage' })
    this.tree = page.getByRole('tree')
    this.steps = this.tree.getByRole('treeitem')
    this.bar = page.getByRole('toolbar', { name: 'Lineage' })
    this.changes = page.getByRole('complementary', { name: 'What changed' })
  }

  step(id: string): Locator {
    return this.tree.locator(`[data-step="${id}"]`)
  }

  /** The label on the line to a step. */
  way(id: string): Locator {
    return this.tree.locator(`[data-way-to="${id}"]`)
  }

  /** The current step, as a screen reader is told. */
  async current(): Promise<string | null> {
    const id = await this.tree.getAttribute('aria-activedescendant')
    return id?.replace('step-', '') ?? null
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key)
  }

  async branch(name: string): Promise<void> {
    await this.press('b')
    await this.#page.getByRole('menuitem', { name, exact: true }).click()
  }
}

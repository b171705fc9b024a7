/** Collections: made from pictures or empty, filled by dropping, named, shown, removed, and kept. */
import type { Locator } from '@playwright/test'
import { invoke } from '../pages/bridge.ts'
import { test as base, expect, type Studio } from './studio.ts'

/** Four pictures and the open list of collections. */
interface Collecting extends Studio {
  ids: readonly string[]
  panel: Locator
  /** Answers the dialog that asks for a collection's name. */
  name: (name: string, button: 'Create collection' | 'Rename') => Promise<void>
}

const test = base.extend<{ collecting: Collecting }>({
  collecting: async ({ seedLibrary, start }, use) => {
    const ids = await seedLibrary(4)
    const studio = await start({ settings: { welcomed: true } })
    const { page, window } = studio
    await expect(window.gallery.picture(ids[0]!)).toBeVisible()
    await page.keyboard.press('Control+Shift+f')
    const panel = page
      .getByRole('complementary', { name: 'Compose' })
      .or(page.getByRole('complementary', { name: 'Browse' }))
      .first()
    const name: Collecting['name'] = async (wanted, button) => {
      await window.dialog.getByRole('textbox', { name: 'Name' }).fill(wanted)
      await window.dialog.getByRole('button', { name: button, exact: true }).click()
    }
    await use({ ...studio, ids, panel, name })
  }
})

test('a collection made from a picture in the inspector shows it, also after a restart', async ({
  collecting,
  start
}) => {
  const { window, page, main, ids, name } = collecting
  await window.gallery.picture(ids[1]!).click()
  await window.inspector.button('Add to a collection').click()
  await page.getByRole('dialog').getByRole('button', { name: 'New collection…' }).click()
  await name('Autumn', 'Create collection')
  await expect(window.inspector.button('Show the collection Autumn')).toBeVisible()
  await main.close()
  const again = await start({ settings: { welcomed: true } })
  await again.window.gallery.picture(ids[1]!).click()
  await again.window.inspector.button('Show the collection Autumn').click()
  await expect(again.window.gallery.pictures).toHaveCount(1)
})

test('pictures dropped on an empty collection are in it', async ({ collecting }) => {
  const { window, page, ids, panel, name } = collecting
  const { gallery } = window
  await panel.getByRole('button', { name: 'New collection…' }).click()
  await name('Autumn', 'Create collection')
  const row = panel.getByRole('button', { name: /^Autumn/ })
  await expect(row).toBeVisible()
  await gallery.picture(ids[0]!).click()
  await gallery.picture(ids[1]!).click({ modifiers: ['ControlOrMeta'] })
  await gallery.picture(ids[1]!).dispatchEvent('dragstart')
  for (const type of ['dragenter', 'dragover', 'drop']) await row.dispatchEvent(type)
  await expect(row).toHaveAccessibleName('Autumn 2')
  for (const id of ids.slice(0, 2)) expect((await invoke(page, 'pictures.get', { id })).collectionIds).toHaveLength(1)
})

test('a collection is renamed and removed in the panel, and restored with its pictures', async ({ collecting }) => {
  const { window, page, ids, panel, name } = collecting
  await window.gallery.picture(ids[0]!).click()
  await window.gallery.picture(ids[1]!).click({ modifiers: ['ControlOrMeta'] })
  await window.inspector.button('Add to a collection').click()
  await page.getByRole('dialog').getByRole('button', { name: 'New collection…' }).click()
  await name('Autumn', 'Create collection')
  await panel.getByRole('button', { name: 'More for Autumn' }).click()
  await page.getByRole('menuitem', { name: 'Rename…' }).click()
  await name('Winter', 'Rename')
  await panel.getByRole('button', { name: 'More for Winter' }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await window.message('Collection “Winter” removed').getByRole('button', { name: 'Undo' }).click()
  await expect(panel.getByRole('button', { name: 'Winter 2' })).toBeVisible()
})

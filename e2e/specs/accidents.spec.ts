/**
 * Things done by accident: held keys, keys in a panel over the picture, looking at one picture while many are selected.
 */
import { panelSizesSchema } from '../../src/shared/domain/settings.ts'
import { invoke } from '../pages/bridge.ts'
import { expect, test } from './studio.ts'

const settings = { welcomed: true, layout: panelSizesSchema.parse({ tileSize: 120, groupByDay: false }) }

test('a held key deletes one picture', async ({ seedLibrary, start }) => {
  const ids = await seedLibrary(12)
  const { window, page } = await start({ settings })
  const { gallery } = window
  const { keyboard } = page
  await expect(gallery.pictures).toHaveCount(12)
  await gallery.picture(ids[0]!).click()
  // Each further press of a key that is down is reported as a repeat.
  for (let pressed = 0; pressed < 4; pressed += 1) await keyboard.down('Delete')
  await keyboard.up('Delete')
  await expect(window.message('Moved to the trash')).toBeVisible()
  await expect(gallery.pictures).toHaveCount(11)
  await keyboard.press('Control+z')
  await expect(gallery.pictures).toHaveCount(12)
})

test('under the quick look many stay selected, but only the shown picture is affected', async ({
  seedLibrary,
  start
}) => {
  const ids = await seedLibrary(12)
  const { window, page } = await start({ settings })
  const { gallery } = window
  const { keyboard } = page
  await expect(gallery.pictures).toHaveCount(12)
  await gallery.picture(ids[1]!).click()
  await gallery.picture(ids[3]!).click({ modifiers: ['Shift'] })
  await keyboard.press(' ')
  await expect(page.getByRole('dialog', { name: 'Quick look' })).toBeVisible()
  await keyboard.press('4')
  await expect.poll(async () => (await invoke(page, 'pictures.get', { id: ids[3]! })).rating).toBe(4)
  await keyboard.press('Delete')
  await expect(gallery.picture(ids[3]!)).toHaveCount(0)
  await keyboard.press('Escape')
  await expect(gallery.pictures).toHaveCount(11)
  expect((await invoke(page, 'pictures.get', { id: ids[1]! })).rating).toBe(0)
})

test('Escape in a panel over the viewer closes only the panel', async ({ seedLibrary, start }) => {
  const ids = await seedLibrary(12)
  const { window, page } = await start({ settings })
  const { gallery } = window
  const { keyboard } = page
  await expect(gallery.pictures).toHaveCount(12)
  const viewer = await gallery.open(gallery.picture(ids[5]!))
  await page.getByRole('button', { name: 'Add to a collection' }).click()
  const picker = page.getByRole('dialog', { name: 'Add to a collection' })
  await expect(picker).toBeVisible()
  await keyboard.press('Delete')
  await keyboard.press('Escape')
  await expect(picker).toBeHidden()
  await expect(viewer.screen).toBeVisible()
  expect((await invoke(page, 'pictures.get', { id: ids[5]! })).trashedAt).toBeNull()
  await keyboard.press('Escape')
  await expect(viewer.screen).toBeHidden()
})

test('in the trash, Delete asks before anything is deleted for good', async ({ seedLibrary, start }) => {
  const ids = await seedLibrary(12)
  const { window, page } = await start({ settings })
  const { gallery } = window
  const { keyboard } = page
  await expect(gallery.pictures).toHaveCount(12)
  await gallery.picture(ids[3]!).click()
  await keyboard.press('Delete')
  await expect(gallery.pictures).toHaveCount(11)
  await (await window.openPalette()).run('Trash')
  await gallery.picture(ids[3]!).click()
  await keyboard.press('Delete')
  await expect(page.getByRole('dialog', { name: 'Delete this picture permanently?' })).toBeVisible()
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Cancel' })).toBeFocused()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(gallery.picture(ids[3]!)).toBeVisible()
})

/**
 * What nobody means to do: keys that are held, keys in a panel over the picture, a look at one picture while many are
 * selected.
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { generateLibrary } from '../../bench/library/generate.ts'
import { panelSizesSchema } from '../../src/shared/domain/settings.ts'
import { invoke } from '../pages/bridge.ts'
import { expect, test } from './studio.ts'

test('keys act on the picture that one looks at, once, and never from a panel over it', async ({ profile, start }) => {
  const folder = join(profile, 'library')
  await mkdir(folder, { recursive: true })
  const ids = (await generateLibrary(folder, 12)).toReversed()
  const { window, page } = await start({
    settings: { welcomed: true, layout: panelSizesSchema.parse({ tileSize: 120, groupByDay: false }) }
  })
  const { gallery } = window
  const { keyboard } = page
  await expect(gallery.pictures).toHaveCount(12)

  await test.step('a key that is held deletes one picture', async () => {
    await gallery.picture(ids[0]!).click()
    // Each further press of a key that is down is told as a repetition of it.
    for (let pressed = 0; pressed < 4; pressed += 1) await keyboard.down('Delete')
    await keyboard.up('Delete')
    await expect(window.message('Moved to the trash')).toBeVisible()
    await expect(gallery.pictures).toHaveCount(11)
    await keyboard.press('Control+z')
    await expect(gallery.pictures).toHaveCount(12)
  })

  await test.step('under the quick look many stay selected, and only the picture in it is meant', async () => {
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

  await test.step('Escape in a panel over the viewer closes the panel alone', async () => {
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

  await test.step('in the trash Delete asks before anything is deleted for good', async () => {
    await (await window.openPalette()).run('Trash')
    await gallery.picture(ids[3]!).click()
    await keyboard.press('Delete')
    await expect(page.getByRole('dialog', { name: 'Delete this picture for good?' })).toBeVisible()
    await page.getByRole('button', { name: 'Keep it' }).click()
    await expect(gallery.picture(ids[3]!)).toBeVisible()
  })
})

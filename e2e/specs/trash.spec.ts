/** Deleting: a picture's file without its recipe, pictures in the trash, and deletion for good. */
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { invoke } from '../pages/bridge.ts'
import { test as base, expect, type Studio } from './studio.ts'

interface Throwing extends Studio {
  ids: readonly string[]
  /** Path of a picture's original. */
  file: (id: string | undefined) => Promise<string>
}

const test = base.extend<{ throwing: Throwing }>({
  throwing: async ({ seedLibrary, profile, start }, use) => {
    const ids = await seedLibrary(5)
    const studio = await start({ settings: { welcomed: true } })
    const file: Throwing['file'] = async (id = '') => {
      const { sha256, fileName } = await invoke(studio.page, 'pictures.get', { id })
      return join(profile, 'library', 'pictures', sha256.slice(0, 2), fileName)
    }
    await use({ ...studio, ids, file })
  }
})

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false
  )

test('a file is removed by menu and keyboard only, and its recipe stays', async ({ throwing }) => {
  const { window, page, ids, file } = throwing
  const { gallery, inspector } = window
  const original = await file(ids[0])
  await gallery.picture(ids[0]!).click()
  await gallery.grid.focus()
  await page.keyboard.press('Shift+F10')
  await expect(gallery.menu).toBeVisible()
  const line = gallery.menu.getByRole('menuitem', { name: 'Remove file but keep recipe…' })
  await gallery.walkMenuTo(line)
  await expect(line).toBeFocused()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Remove file', exact: true }).click()
  await expect.poll(() => isThere(original)).toBe(false)
  await expect(inspector.panel).toContainText('You removed its file')
  await expect(inspector.button('Make it again')).toBeVisible()
  await expect(inspector.button('Save as…: its file was removed')).toBeDisabled()
})

/** Deletes the second and the third, and opens the trash. */
async function throwTwoAway({ window, page, ids }: Throwing): Promise<void> {
  const { gallery } = window
  await gallery.picture(ids[1]!).click()
  await gallery.picture(ids[2]!).click({ modifiers: ['ControlOrMeta'] })
  await page.keyboard.press('Delete')
  await expect(gallery.picture(ids[1]!)).toBeHidden()
  await (await window.openPalette()).run('Trash')
  await expect(gallery.pictures).toHaveCount(2)
}

test('a picture is restored from the trash with its file', async ({ throwing }) => {
  const { window, page, ids, file } = throwing
  const { gallery } = window
  const original = await file(ids[1])
  await throwTwoAway(throwing)
  await gallery.fromMenu(gallery.picture(ids[1]!), 'Restore')
  await expect(gallery.picture(ids[1]!)).toBeHidden()
  await page.keyboard.press('Control+Shift+f')
  await page.getByRole('button', { name: /^All pictures/ }).click()
  await expect(gallery.picture(ids[1]!)).toBeVisible()
  await expect(page.getByRole('toolbar', { name: 'Trash' })).toBeHidden()
  expect(await isThere(original)).toBe(true)
})

test('emptying the trash deletes its pictures with their files, and nothing else', async ({ throwing }) => {
  const { window, page, ids, file } = throwing
  const { gallery } = window
  const [two, three] = [await file(ids[1]), await file(ids[2])]
  await throwTwoAway(throwing)
  await gallery.fromMenu(gallery.picture(ids[1]!), 'Restore')
  await expect(gallery.picture(ids[1]!)).toBeHidden()
  await page
    .getByRole('toolbar', { name: 'Trash' })
    .getByRole('button', { name: /permanently…|Empty trash…/ })
    .click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^(Delete picture|Empty trash)$/ })
    .click()
  await expect(page.getByText('The trash is empty')).toBeVisible()
  expect([await isThere(two), await isThere(three)]).toEqual([true, false])
  await page.getByRole('button', { name: 'Back to all pictures' }).click()
  await expect(gallery.picture(ids[1]!)).toBeVisible()
  await expect(gallery.pictures).toHaveCount(4)
})

/**
 * Keeping pictures: rated, tagged, noted and collected, one and many, all taken back; the trash; files removed and
 * recipes kept.
 */
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { invoke } from '../pages/bridge.ts'
import { expect, test } from './studio.ts'

test('pictures are rated, tagged, noted and collected, one and several, taken back, and kept over a restart', async ({
  seedLibrary,
  start
}) => {
  const ids = await seedLibrary(6)
  let studio = await start({ settings: { welcomed: true } })
  const [first, second, third] = [ids[0]!, ids[1]!, ids[2]!]
  const get = (id: string) => invoke(studio.page, 'pictures.get', { id })

  await test.step('one', async () => {
    const { window, page } = studio
    const { gallery, inspector } = window
    await gallery.picture(first).click()
    await page.keyboard.press('4')
    await expect(inspector.panel.getByRole('radio', { name: '4 stars' })).toBeChecked()
    await page.keyboard.press('4')
    await expect.poll(async () => (await get(first)).rating).toBe(0)
    await inspector.panel.getByRole('radio', { name: '3 stars' }).click()
    await expect.poll(async () => (await get(first)).rating).toBe(3)

    await page.keyboard.press('Control+t')
    await expect(inspector.panel.getByRole('textbox', { name: 'Add a tag' })).toBeFocused()
    await page.keyboard.type('For print, 灯台,')
    await expect(inspector.button('Remove For print')).toBeVisible()
    await expect(inspector.button('Remove 灯台')).toBeVisible()
    await page.keyboard.press('Backspace')
    await expect(inspector.button('Remove 灯台')).toBeHidden()

    await inspector.panel.getByRole('textbox', { name: 'Notes' }).fill('Ask Ada.')
    // Another picture is selected before the pause is over.
    await gallery.picture(second).click()
    await expect.poll(async () => (await get(first)).notes).toBe('Ask Ada.')

    await inspector.button('Add to a collection').click()
    await page.getByRole('button', { name: 'New collection…' }).click()
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Autumn')
    await page.getByRole('button', { name: 'Make the collection' }).click()
    await expect(inspector.button('Show the collection Autumn')).toBeVisible()
  })

  await test.step('several, and back', async () => {
    const { window, page } = studio
    const { gallery, inspector } = window
    const before = await Promise.all([first, second, third].map(get))
    await gallery.picture(first).click()
    await gallery.picture(third).click({ modifiers: ['Shift'] })
    await expect(inspector.panel).toContainText('3 pictures selected')
    await inspector.panel.getByRole('textbox', { name: 'Add a tag' }).fill('for')
    await page.getByRole('option', { name: /^For print/ }).click()
    await expect.poll(async () => (await get(third)).tags).toContain('For print')
    await window.message('3 pictures tagged “For print”.').getByRole('button', { name: 'Undo' }).click()
    await expect.poll(async () => (await get(third)).tags).toEqual(before[2]!.tags)
    await gallery.grid.focus()
    await page.keyboard.press('5')
    await expect.poll(async () => (await get(second)).rating).toBe(5)
    await gallery.grid.focus()
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await get(second)).rating).toBe(before[1]!.rating)
  })

  await test.step('after a restart', async () => {
    const before = await get(first)
    await studio.main.close()
    studio = await start({ settings: { welcomed: true } })
    expect(await get(first)).toEqual(before)
    expect(before).toMatchObject({ rating: 3, notes: 'Ask Ada.' })
    await studio.window.gallery.picture(second).click()
    await studio.window.inspector.button('Show the collection Autumn').click()
    await expect(studio.window.gallery.pictures).toHaveCount(1)
  })
})

test('the trash is looked into, and a file is removed while its recipe stays', async ({
  seedLibrary,
  profile,
  start
}) => {
  const ids = await seedLibrary(5)
  const { window, page } = await start({ settings: { welcomed: true } })
  const { gallery, inspector } = window
  const [first, second, third] = [ids[0]!, ids[1]!, ids[2]!]
  const file = async (id: string): Promise<string> => {
    const { sha256, fileName } = await invoke(page, 'pictures.get', { id })
    return join(profile, 'library', 'pictures', sha256.slice(0, 2), fileName)
  }
  const isThere = (path: string): Promise<boolean> =>
    access(path).then(
      () => true,
      () => false
    )

  await test.step('a file is removed, by the menu and the keyboard alone', async () => {
    const original = await file(first)
    await gallery.picture(first).click()
    await gallery.grid.focus()
    await page.keyboard.press('Shift+F10')
    await expect(gallery.menu).toBeVisible()
    const line = gallery.menu.getByRole('menuitem', { name: 'Remove file but keep recipe…' })
    await gallery.walkMenuTo(line)
    await expect(line).toBeFocused()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Remove the file' }).click()
    await expect.poll(() => isThere(original)).toBe(false)
    await expect(inspector.panel).toContainText('You removed its file')
    await expect(inspector.button('Make it again')).toBeVisible()
    await expect(inspector.button('Save as…: its file was removed')).toBeDisabled()
  })

  await test.step('the trash', async () => {
    const [two, three] = [await file(second), await file(third)]
    await gallery.picture(second).click()
    await gallery.picture(third).click({ modifiers: ['ControlOrMeta'] })
    await page.keyboard.press('Delete')
    await expect(gallery.picture(second)).toBeHidden()
    await (await window.openPalette()).run('Trash')
    await expect(gallery.pictures).toHaveCount(2)
    await gallery.fromMenu(gallery.picture(second), 'Restore')
    await expect(gallery.picture(second)).toBeHidden()
    await page
      .getByRole('toolbar', { name: 'Trash' })
      .getByRole('button', { name: /for good…|Empty trash…/ })
      .click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^(Delete it|Empty trash)$/ })
      .click()
    await expect(page.getByText('The trash is empty')).toBeVisible()
    expect([await isThere(two), await isThere(three)]).toEqual([true, false])
    await page.getByRole('button', { name: 'Back to all pictures' }).click()
    await expect(gallery.picture(second)).toBeVisible()
    await expect(gallery.pictures).toHaveCount(4)
  })
})

test('a collection is made and named in the panel, takes pictures that are dropped on it, and is removed', async ({
  seedLibrary,
  start
}) => {
  const ids = await seedLibrary(4)
  const { window, page } = await start({ settings: { welcomed: true } })
  const { gallery } = window
  await expect(gallery.picture(ids[0]!)).toBeVisible()
  await page.keyboard.press('Control+Shift+f')
  const panel = page
    .getByRole('complementary', { name: 'Compose' })
    .or(page.getByRole('complementary', { name: 'Browse' }))
    .first()
  await panel.getByRole('button', { name: 'New collection…' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Autumn')
  await page.getByRole('button', { name: 'Make the collection' }).click()
  const row = panel.getByRole('button', { name: /^Autumn/ })
  await expect(row).toBeVisible()

  await gallery.picture(ids[0]!).click()
  await gallery.picture(ids[1]!).click({ modifiers: ['ControlOrMeta'] })
  await gallery.picture(ids[1]!).dispatchEvent('dragstart')
  for (const type of ['dragenter', 'dragover', 'drop']) await row.dispatchEvent(type)
  await expect(row).toHaveAccessibleName('Autumn 2')
  for (const id of ids.slice(0, 2)) expect((await invoke(page, 'pictures.get', { id })).collectionIds).toHaveLength(1)

  await panel.getByRole('button', { name: 'More for Autumn' }).click()
  await page.getByRole('menuitem', { name: 'Rename…' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Winter')
  await page.getByRole('button', { name: 'Rename', exact: true }).click()
  await panel.getByRole('button', { name: 'More for Winter' }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await window.message('Collection “Winter” removed').getByRole('button', { name: 'Undo' }).click()
  await expect(panel.getByRole('button', { name: 'Winter 2' })).toBeVisible()
})

test('ten pictures are rated and tagged by keys alone, and each field leads back to its picture', async ({
  seedLibrary,
  start
}) => {
  const ids = await seedLibrary(10)
  const { window, page } = await start({ settings: { welcomed: true } })
  const { gallery, inspector, compose } = window
  const { keyboard } = page
  const tags = inspector.panel.getByRole('textbox', { name: 'Add a tag' })
  const get = (id: string) => invoke(page, 'pictures.get', { id })
  await expect(window.status).toContainText('10 pictures')

  await test.step('rated, tagged, back to the grid and on', async () => {
    await keyboard.press('Home')
    for (const [at, id] of ids.entries()) {
      await expect.poll(() => gallery.selectedIds()).toEqual([id])
      await expect(inspector.panel.locator(`[data-picture="${id}"]`)).toBeVisible()
      await keyboard.press(String((at % 5) + 1))
      await keyboard.press('Control+t')
      await expect(tags).toBeFocused()
      await keyboard.type(`walk ${at}`)
      await keyboard.press('Enter')
      await expect(inspector.button(`Remove walk ${at}`)).toBeVisible()
      await keyboard.press('Escape')
      await expect(gallery.grid).toBeFocused()
      await keyboard.press('ArrowRight')
    }
    for (const [at, id] of ids.entries()) {
      await expect.poll(async () => (await get(id)).rating).toBe((at % 5) + 1)
      expect((await get(id)).tags).toContain(`walk ${at}`)
    }
  })

  await test.step('Ctrl+Enter adds and goes on, up to the last one', async () => {
    await keyboard.press('Home')
    await keyboard.press('Control+t')
    for (const [at, id] of ids.entries()) {
      await expect.poll(() => gallery.selectedIds()).toEqual([id])
      await expect(inspector.panel.locator(`[data-picture="${id}"]`)).toBeVisible()
      await expect(tags).toBeFocused()
      await keyboard.type(`on ${at}`)
      await keyboard.press('Control+Enter')
    }
    await expect(tags).toBeFocused()
    for (const [at, id] of ids.entries()) await expect.poll(async () => (await get(id)).tags).toContain(`on ${at}`)
    await keyboard.press('Enter')
    await expect(gallery.grid).toBeFocused()
  })

  await test.step('notes and prompt lead back, too, and a slash to the search', async () => {
    await inspector.panel.getByRole('textbox', { name: 'Notes' }).fill('By keys.')
    await keyboard.press('Escape')
    await expect(gallery.grid).toBeFocused()
    await expect.poll(async () => (await get(ids[9]!)).notes).toBe('By keys.')
    await compose.prompt.fill('a walk')
    await keyboard.press('Escape')
    await expect(gallery.grid).toBeFocused()
    expect(await gallery.selectedIds()).toEqual([ids[9]])
    await keyboard.press('/')
    await expect(window.search).toBeFocused()
  })
})

/** The gallery: selecting, marking, deleting, finding, taking pictures out, and thousands of them. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readRecipe } from '../../src/main/metadata/read-recipe.ts'
import { panelSizesSchema } from '../../src/shared/domain/settings.ts'
import { invoke } from '../pages/bridge.ts'
import { expect, test } from './studio.ts'

const defaultLayout = panelSizesSchema.parse({})

const settings = { welcomed: true, layout: { ...defaultLayout, tileSize: 80 } }

test('pictures are selected by mouse', async ({ seedLibrary, start }) => {
  const ids = await seedLibrary(6)
  const { window } = await start({ settings })
  const { gallery, inspector } = window
  await gallery.picture(ids[0]!).click()
  await gallery.expectSelected(ids[0])
  await gallery.picture(ids[2]!).click({ modifiers: ['ControlOrMeta'] })
  await gallery.expectSelected(ids[0], ids[2])
  await expect(inspector.panel).toContainText('2 pictures selected')
  await gallery.picture(ids[4]!).click({ modifiers: ['Shift'] })
  await gallery.expectSelected(ids[2], ids[3], ids[4])
  await expect(window.status).toContainText('3 selected')
})

test('pictures are selected by keyboard', async ({ seedLibrary, start }) => {
  const ids = await seedLibrary(6)
  const { window, page } = await start({ settings })
  const { gallery } = window
  await gallery.picture(ids[0]!).click()
  await gallery.grid.focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Home')
  await gallery.expectSelected(ids[0])
  await page.keyboard.press('ArrowRight')
  await gallery.expectSelected(ids[1])
  await page.keyboard.press('Shift+ArrowRight')
  await gallery.expectSelected(ids[1], ids[2])
  await page.keyboard.press('Control+a')
  await expect(window.status).toContainText('6 selected')
  await page.keyboard.press('Escape')
  await gallery.expectSelected()
})

test('pictures are marked, moved to the trash and restored', async ({ seedLibrary, start }) => {
  const ids = await seedLibrary(6)
  const { window, page } = await start({ settings })
  const { gallery } = window
  await test.step('favourite', async () => {
    const { favourite } = await invoke(page, 'pictures.get', { id: ids[1]! })
    await gallery.picture(ids[1]!).click()
    await page.keyboard.press('f')
    const name = gallery.picture(ids[1]!)
    if (favourite) await expect(name).not.toHaveAccessibleName(/favourite/)
    else await expect(name).toHaveAccessibleName(/, favourite$/)
    await expect.poll(async () => (await invoke(page, 'pictures.get', { id: ids[1]! })).favourite).toBe(!favourite)
  })
  await test.step('to the trash and back', async () => {
    await gallery.picture(ids[3]!).click({ modifiers: ['ControlOrMeta'] })
    await page.keyboard.press('Delete')
    await expect(gallery.picture(ids[1]!)).toBeHidden()
    await expect(gallery.picture(ids[3]!)).toBeHidden()
    await expect(window.status).toContainText('4 pictures')
    await window.message('2 pictures moved to the trash.').getByRole('button', { name: 'Undo' }).click()
    await expect(window.status).toContainText('6 pictures')
    await expect.poll(() => gallery.ids()).toEqual(ids)
  })
  await test.step('in the viewer', async () => {
    const viewer = await gallery.open(gallery.picture(ids[0]!))
    await expect(viewer.toolbar).toContainText('1 of 6')
    await page.keyboard.press('ArrowRight')
    await expect(viewer.toolbar).toContainText('2 of 6')
    await page.keyboard.press('Delete')
    await expect(viewer.toolbar).toContainText('2 of 5')
    await page.keyboard.press('Escape')
    await expect(gallery.picture(ids[1]!)).toBeHidden()
    await window.message('Moved to the trash.').getByRole('button', { name: 'Undo' }).click()
    await expect(gallery.picture(ids[1]!)).toBeVisible()
  })
})

test('a picture is saved, copied, shown in its folder, and made the start of another', async ({
  seedLibrary,
  profile,
  start
}) => {
  const ids = await seedLibrary(3)
  const { window, page, main } = await start({ settings: { welcomed: true } })
  const { gallery, inspector, compose } = window
  const picture = await invoke(page, 'pictures.get', { id: ids[1]! })
  const original = join(profile, 'library', 'pictures', picture.sha256.slice(0, 2), picture.fileName)

  const target = join(profile, 'my copy.bin')
  await main.answer('showSaveDialog', { canceled: false, filePath: target })
  await gallery.fromMenu(gallery.picture(ids[1]!), 'Save as…')
  await expect(window.message(`Saved as ${target}`)).toBeVisible()
  // Unchanged, except for its metadata.
  const saved = await readFile(target)
  expect(readRecipe(saved)?.parameters).toMatchObject({
    prompt: picture.parameters?.prompt,
    seed: picture.parameters?.seed
  })

  await main.answer('showSaveDialog', { canceled: true, filePath: '' })
  await inspector.button('Save as…').click()
  await expect.poll(async () => (await main.asked('showSaveDialog')).length).toBe(2)
  await main.answer('showSaveDialog', { canceled: false, filePath: join(profile, 'no such folder', 'x.png') })
  await inspector.button('Save as…').click()
  await expect(window.message('The picture could not be saved there.')).toContainText('Choose another folder.')

  await inspector.button('Copy image').click()
  await expect(window.message('The picture is on the clipboard.')).toBeVisible()
  const [copied] = await main.asked('writeImage')
  const { png } = copied!.details as { png: Uint8Array }
  expect(Array.from(png.slice(0, 4))).toEqual([0x89, 0x50, 0x4e, 0x47])
  expect([Buffer.from(png).readUInt32BE(16), Buffer.from(png).readUInt32BE(20)]).toEqual([
    picture.width,
    picture.height
  ])

  await inspector.button('Show in folder').click()
  await expect
    .poll(async () => await main.asked('showItemInFolder'))
    .toEqual([{ what: 'showItemInFolder', details: { path: original } }])

  const { parameters } = picture
  await inspector.button('Reuse settings').click()
  await expect(compose.model).toHaveValue('Pixazo · SDXL base 1.0')
  await expect(compose.prompt).toHaveValue(parameters?.prompt ?? '')
  await expect(compose.seed).toHaveValue(String(parameters?.seed))
  await expect(compose.box('Steps')).toHaveValue(String(parameters?.steps))
  await expect(compose.form.getByRole('radio', { name: 'Locked' })).toBeChecked()
  await gallery.fromMenu(gallery.picture(ids[1]!), 'Edit as a variation…')
  await expect(compose.form.getByRole('radio', { name: 'Random' })).toBeChecked()
})

test('three thousand pictures are scrolled from end to end without a failed image', async ({ seedLibrary, start }) => {
  const ids = await seedLibrary(3000, { sidecars: false })
  const { window, page } = await start({ settings: { welcomed: true } })
  const failed: string[] = []
  page.on('requestfailed', (request) => {
    // A request cancelled because its picture left the screen is not a failure.
    if (request.url().includes('media/') && !/ABORTED/.test(request.failure()?.errorText ?? ''))
      failed.push(request.url())
  })
  page.on('response', (response) => {
    if (response.url().includes('media/') && response.status() >= 400)
      failed.push(`${response.status()} ${response.url()}`)
  })
  const { gallery } = window
  await expect(window.status).toContainText('3,000 pictures')
  await expect.poll(() => gallery.thumbnailsShown()).toBe(true)
  for (let part = 1; part <= 12; part += 1) {
    await gallery.grid.evaluate((grid, share) => grid.scrollTo({ top: grid.scrollHeight * share }), part / 12)
    await expect.poll(() => gallery.thumbnailsShown()).toBe(true)
  }
  // The list fills while it is scrolled, so its end moves.
  await expect(async () => {
    await gallery.grid.evaluate((grid) => grid.scrollTo({ top: grid.scrollHeight }))
    await expect(gallery.picture(ids.at(-1)!)).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 30_000 })
  await expect.poll(() => gallery.pictures.count()).toBeLessThan(200)
  await gallery.grid.focus()
  await page.keyboard.press('Home')
  await expect(gallery.picture(ids[0]!)).toBeVisible()
  await window.search.fill('kingfisher')
  await expect(gallery.pictures).toHaveCount(3)
  expect(failed).toEqual([])
})

/** Visits every screen once in a library that holds every kind of thing: no request may fail. */
import type { Page } from '@playwright/test'
import { invoke } from '../pages/bridge.ts'
import { photo, pngFile } from './repaint.ts'
import { expect, test } from './studio.ts'

/** Errors that the page logs and requests that fail; requests that the page cancels itself do not count. */
function troublesOf(page: Page): string[] {
  const troubles: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`${message.text()} ${message.location().url}`)
  })
  page.on('pageerror', (error) => troubles.push(error.message))
  page.on('response', (response) => {
    if (response.status() >= 400) troubles.push(`${response.status()} ${response.url()}`)
  })
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText
    if (why !== 'net::ERR_ABORTED') troubles.push(`${why} ${request.url()}`)
  })
  return troubles
}

test('no screen logs an error, or asks for what is not there', async ({ seedLibrary, start }) => {
  await seedLibrary(12)
  const { window, page } = await start({ settings: { welcomed: true } })
  const { gallery, viewer, studio, status } = window
  const troubles = troublesOf(page)
  await page.reload()
  await expect(status).toContainText('12 pictures')

  const made = { operationId: 'demo/sdxl-lightning', parameters: { prompt: 'a heron', width: 256, height: 256 } }
  await test.step('requests: one picture in the trash, one deleted, one never made', async () => {
    await invoke(page, 'jobs.submit', { requests: [made, made, made] })
    await expect(status).toContainText('15 pictures')
    const failing = { ...made, parameters: { ...made.parameters, prompt: 'a heron demo:500' } }
    await invoke(page, 'jobs.submit', { requests: [failing] })
    await expect(gallery.jobs).toHaveCount(1)
    const jobs = await invoke(page, 'jobs.list', { limit: 10 })
    const [trashed, gone] = jobs.flatMap(({ pictureIds }) => pictureIds)
    await invoke(page, 'pictures.trash', { ids: [trashed!, gone!] })
    await invoke(page, 'trash.delete', { ids: [gone!] })
    await expect(status).toContainText('13 pictures')
  })
  await test.step('settings, statistics, viewer, queue', async () => {
    const settings = await window.openSettings()
    for (const heading of await settings.screen.getByRole('heading').all()) await heading.scrollIntoViewIfNeeded()
    await page.keyboard.press('Control+4')
    await expect(page.getByRole('main', { name: 'Statistics' })).toContainText('Pictures per day')
    await window.openGallery()
    await gallery.open(gallery.pictures.first())
    await expect.poll(() => viewer.isShown()).toBe(true)
    await viewer.inspector.request()
    const queue = await window.openQueue()
    await expect(queue.batch('a heron')).toContainText('3 done')
    await queue.openBatch('a heron')
    await expect(queue.rows).toHaveCount(4)
  })
  await test.step('studio, lineage, comparison, trash, dialogs', async () => {
    await window.openStudio()
    await studio.openFile(await pngFile(photo(256, 256, 3)))
    await studio.chooseArea('Whole picture')
    await studio.prompt.fill('a red boat')
    await studio.painter.edit('Mask everything').click()
    await studio.repaint()
    await expect(studio.tiles).toHaveCount(1)
    await window.openGallery()
    await gallery.pictures.first().click()
    await page.keyboard.press('Space')
    await expect(page.getByRole('dialog', { name: 'Quick look' })).toBeVisible()
    await page.keyboard.press('Escape')
    await (await window.openPalette()).run('Lineage of this picture')
    await expect(page.getByRole('main', { name: 'Lineage' })).toBeVisible()
    await window.openGallery()
    await gallery.pictures.nth(0).click()
    await gallery.pictures.nth(1).click({ modifiers: ['ControlOrMeta'] })
    await page.keyboard.press('c')
    await expect(page.getByRole('main', { name: 'Comparison' })).toBeVisible()
    await window.openGallery()
    await (await window.openPalette()).run('Trash')
    await expect(gallery.pictures).toHaveCount(1)
    await page.keyboard.press('F1')
    await expect(window.dialog).toBeVisible()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+Shift+F')
    await page.keyboard.press('Control+e')
  })
  expect(troubles).toEqual([])
})

/**
 * Nothing requested gets lost from view: what arrives while a search or a filter hides it is announced, and can be
 * shown.
 */
import { invoke } from '../pages/bridge.ts'
import { expect, test } from './studio.ts'

const lightning = 'pixazo/sdxl-lightning'
const parameters = (prompt: string) => ({ prompt, width: 64, height: 64 })

test('what arrives while a search hides it is counted, and shown on request', async ({ services, startReady }) => {
  const { page, window } = await startReady()
  const { gallery } = window
  const submit = (...prompts: string[]) =>
    invoke(page, 'jobs.submit', {
      requests: prompts.map((p) => ({ operationId: lightning, parameters: parameters(p) }))
    })
  await submit('an owl')
  await expect(gallery.pictures).toHaveCount(1)
  await window.search.fill('owl')
  const hidden = gallery.screen.getByRole('status').filter({ hasText: 'Hidden by' })

  await test.step('one that matches is in the list, and nothing is announced', async () => {
    services.script(lightning, { kind: 'slow' })
    await submit('another owl')
    await expect(gallery.jobs).toHaveCount(1)
    services.release()
    await expect(gallery.pictures).toHaveCount(2)
    await expect(hidden).toHaveCount(0)
  })
  await test.step('others are counted', async () => {
    services.script(lightning, { kind: 'slow' })
    await submit('green hills')
    await expect(gallery.jobs).toContainText('green hills')
    services.release()
    await expect(hidden).toContainText('Hidden by your search: 1 new picture')
    await submit('blue hills')
    await expect(hidden).toContainText('Hidden by your search: 2 new pictures')
    services.script(lightning, { kind: 'error', status: 500 })
    await submit('red hills')
    await expect(hidden).toContainText('Hidden by your search: 2 new pictures and 1 failed request')
    await expect(gallery.pictures).toHaveCount(2)
  })
  await test.step('when shown, the search is cleared and the newest is selected', async () => {
    await hidden.getByRole('button', { name: 'Show' }).click()
    await expect(gallery.pictures).toHaveCount(4)
    await expect(gallery.jobs).toHaveCount(1)
    await expect(gallery.selected).toHaveCount(1)
    await expect(window.inspector.panel).toContainText('blue hills')
    await expect(window.search).toHaveValue('')
    await expect(hidden).toHaveCount(0)
  })
  await test.step('dismissed, it stays silent until more arrives', async () => {
    await window.search.fill('owl')
    await expect(gallery.pictures).toHaveCount(2)
    await submit('a lake')
    await hidden.getByRole('button', { name: 'Dismiss' }).click()
    await expect(hidden).toHaveCount(0)
    await submit('a river')
    await expect(hidden).toContainText('Hidden by your search: 1 new picture')
  })
})

test('search and filters appear only where they apply, and are off in the trash', async ({ seedLibrary, start }) => {
  const ids = await seedLibrary(12)
  const { page, window } = await start({ settings: { welcomed: true } })
  const { gallery } = window
  await gallery.picture(ids[0]!).click()
  await page.keyboard.press('Delete')
  await window.search.fill('nothing has this word')
  await expect(window.status).toContainText('0 of 11')

  for (const view of [/^Queue/, /^Settings/, /^Statistics/]) {
    await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: view }).click()
    await expect(window.search).toHaveCount(0)
    await expect(page.getByRole('group', { name: 'Filters' })).toHaveCount(0)
    await expect(window.status).toContainText('11 pictures')
  }
  await page.keyboard.press('Control+f')
  await expect(window.search).toBeFocused()
  await expect(window.search).toHaveValue('nothing has this word')

  await invoke(page, 'settings.update', { layout: { leftTab: 'browse' } })
  await page.getByRole('button', { name: /^Trash/ }).click()
  await expect(gallery.pictures).toHaveCount(1)
  await expect(window.search).toBeDisabled()
  await expect(page.getByText('Search and filters are off here.')).toBeVisible()
  await page.getByRole('button', { name: 'Back to all pictures' }).click()
  await expect(window.search).toBeEnabled()
  await expect(window.status).toContainText('11 pictures')
})

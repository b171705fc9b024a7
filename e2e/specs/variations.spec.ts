/** Requests based on a picture: its variations, and when a request no longer is one. */
import { invoke } from '../pages/bridge.ts'
import type { Studio } from './studio.ts'
import { expect, test } from './studio.ts'

/** A picture of the demo, selected. @returns its id */
async function madePicture({ page, window }: Studio): Promise<string> {
  const parameters = { prompt: 'a jay on a branch', width: 64, height: 64, seed: 7 }
  await invoke(page, 'jobs.submit', { requests: [{ operationId: 'demo/sdxl-lightning', parameters }] })
  await window.gallery.pictures.click()
  return (await window.gallery.ids())[0]!
}

const pictures = async ({ page }: Studio) => {
  const jobs = await invoke(page, 'jobs.list', { limit: 50 })
  return await Promise.all(
    jobs.flatMap(({ pictureIds }) => pictureIds).map((id) => invoke(page, 'pictures.get', { id }))
  )
}

test('V makes four variations of a picture, which are selected when they arrive', async ({ startReady }) => {
  const studio = await startReady()
  const { page, window } = studio
  const { gallery } = window
  const id = await madePicture(studio)
  await expect(window.inspector.button('Make 4 variations')).toBeEnabled()
  await page.keyboard.press('v')
  await expect(gallery.pictures).toHaveCount(5)
  await expect(gallery.selected).toHaveCount(4)
  expect(await gallery.selectedIds()).not.toContain(id)
  const made = (await pictures(studio)).filter((picture) => picture.id !== id)
  expect(made.map(({ derivedFromPictureId }) => derivedFromPictureId)).toEqual([id, id, id, id])
  expect(made.map(({ parameters }) => parameters?.prompt)).toEqual(Array.from({ length: 4 }, () => 'a jay on a branch'))
  expect(new Set([7, ...made.map(({ parameters }) => parameters?.seed)]).size).toBe(5)
})

test('what is selected meanwhile stays selected', async ({ services, startReady }) => {
  const studio = await startReady()
  const { window } = studio
  const { compose, gallery } = window
  const id = await madePicture(studio)
  await compose.choose('Pixazo', 'SDXL Lightning')
  await compose.setSize(64, 64)
  await compose.prompt.fill('a fox')
  services.script('pixazo/sdxl-lightning', { kind: 'slow' })
  await compose.generate()
  await services.received(1)
  await gallery.picture(id).click({ modifiers: ['ControlOrMeta'] })
  await gallery.picture(id).click()
  services.release()
  await expect(gallery.pictures).toHaveCount(2)
  await gallery.expectSelected(id)
  await compose.generate()
  await expect(gallery.pictures).toHaveCount(3)
  await expect(gallery.selected).toHaveCount(1)
  expect(await gallery.selectedIds()).not.toContain(id)
})

test('the quick look and an open menu keep their picture while others arrive', async ({ services, startReady }) => {
  const studio = await startReady()
  const { page, window } = studio
  const { gallery, dialog } = window
  const operation = 'pixazo/sdxl-lightning'
  const parameters = { prompt: 'a jay', width: 64, height: 64, seed: 7 }
  await invoke(page, 'jobs.submit', { requests: [1, 2].map(() => ({ operationId: operation, parameters })) })
  await expect(gallery.pictures).toHaveCount(2)
  const [first, second] = (await gallery.ids()) as [string, string]
  const slow = { kind: 'slow' } as const
  /** Four variations are requested: two are running, two are in line. */
  const ask = async (id: string): Promise<void> => {
    services.script(operation, slow, slow, slow, slow)
    const before = services.requests.length
    await gallery.picture(id).click()
    await page.keyboard.press('v')
    await dialog.getByRole('button', { name: 'Make 4' }).click()
    await services.received(before + 2)
    await expect(dialog).toHaveCount(0)
  }

  await ask(first)
  await page.keyboard.press('Space')
  await expect(page.getByRole('dialog', { name: 'Quick look' })).toBeVisible()
  services.release()
  await expect(gallery.pictures).toHaveCount(4)
  await page.keyboard.press('Delete')
  await expect(gallery.picture(first)).toHaveCount(0)
  await expect(gallery.pictures).toHaveCount(3)
  await page.keyboard.press('Escape')
  await services.received(6)
  services.release()
  await expect(gallery.pictures).toHaveCount(5)

  await ask(second)
  await gallery.picture(second).click({ button: 'right' })
  services.release()
  await expect(gallery.pictures).toHaveCount(7)
  await gallery.menu.first().getByRole('menuitem', { name: 'Move to trash' }).click()
  await expect(gallery.picture(second)).toHaveCount(0)
  await expect(gallery.pictures).toHaveCount(6)
  await services.received(10)
  services.release()
  await expect(gallery.pictures).toHaveCount(8)
})

test('a paid service is asked for variations only after a yes to the price', async ({ services, startReady }) => {
  const studio = await startReady()
  const { page, window } = studio
  const { gallery, dialog } = window
  const parameters = { prompt: 'a jay', width: 64, height: 64, seed: 7 }
  await invoke(page, 'jobs.submit', { requests: [{ operationId: 'pixazo/sdxl-lightning', parameters }] })
  await gallery.pictures.click()
  const sent = () => services.requests.filter(({ operationId }) => operationId === 'pixazo/sdxl-lightning')
  await page.keyboard.press('v')
  await expect(dialog).toContainText('4 requests to Pixazo, SDXL Lightning: price not documented.')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  // While it still fades out, its keys are its own.
  await expect(dialog).toBeHidden()
  expect(sent()).toHaveLength(1)
  await page.keyboard.press('v')
  await dialog.getByRole('button', { name: 'Make 4' }).click()
  await expect(gallery.pictures).toHaveCount(5)
  expect(sent()).toHaveLength(5)
})

test('a variation ends when it is sent, and when the form asks for something else', async ({ startReady }) => {
  const studio = await startReady()
  const { window, page } = studio
  const { compose, gallery } = window
  const id = await madePicture(studio)
  const origin = page.getByRole('group', { name: 'Source picture' })
  const lineageOf = async (prompt: string) =>
    (await pictures(studio)).find(({ parameters }) => parameters?.prompt === prompt)?.derivedFromPictureId

  await gallery.fromMenu(gallery.picture(id), 'Edit as a variation…')
  await expect(compose.prompt).toBeFocused()
  await expect(origin).toContainText('Variation of this picture')
  await compose.prompt.fill('a jay on a branch in the rain')
  await compose.generate()
  await expect(gallery.pictures).toHaveCount(2)
  await expect(origin).toHaveCount(0)
  expect(await lineageOf('a jay on a branch in the rain')).toBe(id)

  await gallery.fromMenu(gallery.picture(id), 'Reuse settings')
  await compose.prompt.fill('green hills')
  await expect(origin).toContainText('Different prompt: no longer a variation')
  await compose.generate()
  await expect(gallery.pictures).toHaveCount(3)
  expect(await lineageOf('green hills')).toBeNull()

  await gallery.fromMenu(gallery.picture(id), 'Reuse settings')
  await compose.prompt.fill('blue hills')
  await origin.getByRole('button', { name: 'Keep as variation' }).click()
  await expect(origin).toContainText('Variation of this picture')
  await compose.generate()
  await expect(gallery.pictures).toHaveCount(4)
  expect(await lineageOf('blue hills')).toBe(id)
})

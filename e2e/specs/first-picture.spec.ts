/** A new user's start: an empty window, a button, a picture that stays. */
import { invoke } from '../pages/bridge.ts'
import { expect, test } from './studio.ts'

test('a first picture made with the demo is still there after a restart, with everything it was made from', async ({
  start
}) => {
  const { window, main, page } = await start()
  await expect(window.welcome.screen).toContainText('The demo needs no key, no network and no money.')
  await expect(window.welcome.screen).toContainText('is not an AI model')

  const gallery = await window.welcome.makeFirstPicture()
  await expect(gallery.pictures).toHaveCount(1, { timeout: 60_000 })
  await expect.poll(() => gallery.thumbnailsShown()).toBe(true)
  await expect(window.compose.form).toContainText('not by an AI model')
  const [id] = await gallery.ids()
  const picture = await invoke(page, 'pictures.get', { id: id! })

  const viewer = await gallery.open(gallery.pictures)
  await expect.poll(() => viewer.isShown()).toBe(true)
  await expect(viewer.image).toHaveAttribute('alt', picture.parameters?.prompt ?? 'no prompt')
  await expect(viewer.inspector.panel).toContainText('Demo image, drawn by rules (no AI model).')
  const before = await viewer.inspector.details(id!)
  expect(await main.close()).toBe(0)

  const again = await start()
  await expect(again.window.welcome.screen).toBeHidden()
  await expect(again.window.gallery.pictures).toHaveCount(1)
  await expect.poll(() => again.window.gallery.ids()).toEqual([id])
  const reopened = await again.window.gallery.open(again.window.gallery.pictures)
  await expect.poll(() => reopened.isShown()).toBe(true)
  await expect(reopened.inspector.panel).toContainText('Demo image, drawn by rules (no AI model).')
  const { Took: took, Made: made, ...recipe } = await reopened.inspector.details(id!)
  expect([took, made]).toEqual([before['Took'], before['Made']])
  expect(recipe).toEqual({
    Prompt: 'A lighthouse on a cliff above a calm sea, mountains in the mist, warm sunset light',
    Model: 'SDXL Lightning, Demo (on this machine)',
    Size: '1024 × 1024',
    File: expect.stringMatching(/^PNG, [\d.]+ [kM]B$/),
    Steps: '8',
    Guidance: '2',
    Seed: String(picture.parameters?.seed)
  })
})

test('a new user with a key is led to where it goes', async ({ start }) => {
  const { window } = await start()
  const settings = await window.welcome.addServiceKey()
  await expect(settings.screen.getByLabel('Key', { exact: true }).first()).toBeFocused()
})

test('the welcome begins at its first way, and Tab goes on to the others', async ({ start }) => {
  const { window, page } = await start()
  const ways = window.welcome.screen.getByRole('button')
  await expect(ways.first()).toHaveText('Make a first picture with the demo')
  for (const way of await ways.all()) {
    await expect(way).toBeFocused()
    await page.keyboard.press('Tab')
  }
})

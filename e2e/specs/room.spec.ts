/** Space on the screen: panels that close automatically, a form that fits, nothing covering what is needed. */
import { coveredControls, liesWithin, overlap } from '../pages/boxes.ts'
import { expectToFit } from '../pages/checker.ts'
import { expect, photo, pngFile, test } from './repaint.ts'

const sizes = [
  { width: 1024, height: 700 },
  { width: 1440, height: 900 }
] as const

for (const size of sizes) {
  test(`nothing overlaps, and everything is in the window, ${size.width} × ${size.height}`, async ({
    seedLibrary,
    start
  }) => {
    await seedLibrary(40, { varied: true, newest: Date.now() - 3_600_000 })
    const { window, page } = await start({ settings: { welcomed: true } })
    await page.setViewportSize(size)
    const check = async (screen: string): Promise<void> => {
      await test.step(screen, async () => {
        await expectToFit(page, size)
        await expect.poll(() => coveredControls(page), screen).toEqual([])
      })
    }
    const { gallery, compose } = window
    await expect.poll(() => gallery.thumbnailsShown()).toBe(true)
    await compose.prompt.fill('a lighthouse on a cliff at dusk, long exposure')
    await check('gallery')

    const [first] = await gallery.ids()
    await gallery.picture(first!).click()
    await page.keyboard.press('Delete')
    const notice = window.message('Moved to the trash')
    await expect(notice).toBeVisible()
    await check('gallery with a notice')
    for (const panel of await page.getByRole('complementary').all())
      await expect.poll(() => overlap(notice, panel)).toBe(false)
    await expect.poll(() => overlap(notice, window.status)).toBe(false)

    await gallery.open(gallery.pictures.first())
    await expect.poll(() => window.viewer.isShown()).toBe(true)
    // It moves to the corner that is free.
    await expect(notice).toHaveCount(1)
    await expect(notice).toBeVisible()
    await check('viewer with a notice')
    await page.keyboard.press('Control+z')
    await expect(window.messages).toHaveText(['1 picture restored.'])
    await window.openQueue()
    await check('queue')
    await window.openSettings()
    await check('settings')

    const studio = await window.openStudio()
    await studio.openFile(await pngFile(photo(1024, 1024, 51)))
    await studio.painter.setBrush({ size: 80 })
    await (await studio.painter.sheet({ width: 1024, height: 1024 })).mouse([
      { x: 60, y: 30 },
      { x: 300, y: 40 }
    ])
    const label = page.getByText(/^sent: /)
    await expect(label).toBeVisible()
    await check('studio')
    await expect.poll(() => liesWithin(label, studio.screen)).toBe(true)
    await expect.poll(() => overlap(label, studio.panel)).toBe(false)
    await studio.prompt.fill('a window')
    await studio.repaint()
    await expect(studio.tiles).toHaveCount(1)
    await check('studio with a result')
    await studio.action('Accept').click()
    await expect(studio.steps).toContainText('Original')
    await check('studio, a step on')
    await expect.poll(() => overlap(studio.steps, studio.painter.surface)).toBe(false)
  })

  test(`a model’s whole form is above the button, ${size.width} × ${size.height}`, async ({ start }) => {
    const { window, page } = await start({ settings: { welcomed: true } })
    const { compose } = window
    await page.setViewportSize(size)
    await compose.prompt.fill('a lighthouse on a cliff at dusk, long exposure')
    const area = compose.form.locator('[tabindex="-1"]').first()
    const isWhole = async (): Promise<boolean> =>
      await area.evaluate((element) => element.scrollHeight <= element.clientHeight)
    await expect.poll(isWhole).toBe(true)
    for (const name of ['Steps', 'Guidance', 'Seed']) await expect(compose.box(name)).toBeInViewport({ ratio: 1 })
    const before = await compose.generateButton.boundingBox()
    await compose.generate()
    await expect(compose.generateButton).toContainText('Added')
    expect(await compose.generateButton.boundingBox()).toEqual(before)
    await expect.poll(isWhole).toBe(true)
    await expect(window.gallery.pictures).toHaveCount(1)
    await expect(compose.generateButton).not.toContainText('Added')
    await window.openSettings()
    await window.openGallery()
    await compose.generateButton.waitFor()
    // At once: it would be gone by itself after a while.
    expect(await compose.generateButton.textContent()).not.toContain('Added')
  })
}

test('a narrow window shows one panel, the viewer none, and a manual choice there stays', async ({
  seedLibrary,
  start
}) => {
  await seedLibrary(12)
  const { window, page, main } = await start({ settings: { welcomed: true } })
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  await expect(inspector).toBeVisible()
  await page.setViewportSize({ width: 1024, height: 700 })
  await expect(window.compose.form).toBeVisible()
  await expect(inspector).toBeHidden()
  await window.gallery.pictures.first().click()
  await expect(inspector).toBeHidden()
  await page.keyboard.press('Control+i')
  await expect(inspector).toBeVisible()
  await expect(window.compose.form).toBeVisible()
  const buttons = await inspector.getByRole('toolbar', { name: 'Picture' }).getByRole('button').all()
  const lines = new Set(await Promise.all(buttons.map(async (button) => (await button.boundingBox())?.y)))
  expect(buttons.length).toBeGreaterThan(6)
  expect(lines.size).toBe(1)

  await window.gallery.open(window.gallery.pictures.first())
  await expect(inspector).toBeHidden()
  await expect(window.compose.form).toBeHidden()
  await page.keyboard.press('Control+t')
  await expect(inspector.getByPlaceholder('Add a tag')).toBeFocused()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+l')
  await expect(window.compose.prompt).toBeFocused()
  await expect(inspector).toBeHidden()
  await page.keyboard.press('Control+b')
  await expect(window.compose.form).toBeHidden()
  await window.openGallery()
  await expect(inspector).toBeVisible()

  await page.setViewportSize({ width: 1440, height: 900 })
  await expect(window.compose.form).toBeVisible()
  await expect(inspector).toBeVisible()
  await main.close()
  const again = await start()
  await again.page.setViewportSize({ width: 1024, height: 700 })
  await again.window.gallery.pictures.first().click()
  await expect(again.page.getByRole('complementary', { name: 'Inspector' })).toBeVisible()
})

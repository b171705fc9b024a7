/** What is being painted is never lost: not by another tool, another view, or the end of the app. */

import { decodeMask, expect, likeness, photo, pngFile, stroke, test } from './repaint.ts'

const size = { width: 480, height: 360 }

test('what was painted and typed survives another tool, another view and a restart', async ({ start, startStudio }) => {
  const { window, main } = await startStudio({ imageHost: 'none' })
  const { studio } = window
  const { painter } = studio
  await studio.openFile(await pngFile(photo(size.width, size.height, 21)))
  await studio.chooseModel('Pixazo · SD 1.5 inpainting')
  await studio.chooseArea('Masked area')
  await studio.prompt.fill('a stone bridge, “old”')
  await studio.panel.getByLabel('Negative prompt', { exact: true }).fill('people')
  await studio.setNumber('Padding', 56)
  await studio.setNumber('Feather', 12)
  await studio.setNumber('Steps', 17)
  await studio.setNumber('Seed', 321)
  await studio.count.fill('2')
  await studio.count.blur()
  await painter.setBrush({ size: 90, hardness: 100 })
  const sheet = await painter.sheet(size)
  const [first, last] = [
    sheet.reachable({ x: 140, y: 120, r: 45 }),
    sheet.reachable({ x: 330, y: 240, r: 45 })
  ] as const
  await sheet.mouse([first])
  await expect(painter.undo).toBeEnabled()

  await painter.choose('Lasso')
  await window.openGallery()
  await window.openStudio()
  await expect(painter.undo).toBeEnabled()
  await expect(painter.tool('Lasso')).toHaveAttribute('aria-pressed', 'true')
  await expect(studio.prompt).toHaveValue('a stone bridge, “old”')
  await painter.choose('Brush')
  await (await painter.sheet(size)).mouse([last])
  await main.close()

  const again = await start()
  const { studio: kept } = again.window
  await again.window.openStudio()
  await kept.holdSentFiles()
  await kept.painter.surface.waitFor()
  await expect(kept.prompt).toHaveValue('a stone bridge, “old”')
  await expect(kept.panel.getByLabel('Negative prompt', { exact: true })).toHaveValue('people')
  await expect(kept.model).toHaveValue('Pixazo · SD 1.5 inpainting')
  for (const [label, value] of [
    ['Padding', '56'],
    ['Feather', '12'],
    ['Steps', '17'],
    ['Seed', '321']
  ] as const)
    await expect(kept.box(label)).toHaveValue(value)
  await expect(kept.count).toHaveValue('× 2')
  await expect(
    kept.panel.getByRole('group', { name: 'Area' }).getByRole('button', { name: 'Masked area' })
  ).toHaveAttribute('aria-pressed', 'true')
  await expect(kept.painter.brushSize).toHaveValue('90')
  await expect(kept.painter.undo).toBeDisabled()
  const dots = [stroke(first, first), stroke(last, last)] as const
  await kept.chooseArea('Whole picture')
  await expect
    .poll(async () => {
      const mask = await kept.sentFile('mask')
      return mask ? likeness(await decodeMask(mask), (x, y) => Math.min(dots[0](x, y), dots[1](x, y))).overlap : 0
    })
    .toBeGreaterThan(0.99)
})

test('a picture moved to the trash is closed in the studio, and what was painted on it is kept', async ({
  startStudio
}) => {
  const { window, page } = await startStudio({ imageHost: 'none' })
  const { studio } = window
  await studio.openFile(await pngFile(photo(size.width, size.height, 21)))
  await (await studio.painter.sheet(size)).mouse([{ x: 140, y: 120 }])
  await expect(studio.painter.undo).toBeEnabled()
  await window.openGallery()
  await window.gallery.pictures.first().click()
  await page.keyboard.press('Delete')
  await expect(window.gallery.pictures).toHaveCount(0)
  await window.openStudio()
  await expect(
    window.message(
      'The picture was moved to the trash and has been closed here. If you restore it, its mask is still there.'
    )
  ).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Open a picture to repaint' })).toBeVisible()
})

/** The studio for everyone: both themes, a small window, each of its states checked for accessibility. */
import { invoke } from '../pages/bridge.ts'
import { expectToFit, faultsOn } from '../pages/checker.ts'
import { expect, photo, pngFile, test } from './repaint.ts'

for (const theme of ['dark', 'light'] as const) {
  test(`the studio passes the accessibility checker, ${theme}`, async ({ services, startStudio }) => {
    const { window, page } = await startStudio()
    const { studio } = window
    await invoke(page, 'settings.update', { theme })
    await expect.poll(() => window.scheme()).toBe(theme)
    const small = { width: 1024, height: 700 }
    await page.setViewportSize(small)
    const check = async (state: string): Promise<void> => {
      await test.step(state, async () => {
        expect(await faultsOn(page)).toEqual([])
        await expectToFit(page, small)
      })
    }
    await check('empty')

    await studio.openFile(await pngFile(photo(320, 256, 51)))
    await studio.chooseModel('Pixazo · SD 1.5 inpainting')
    await studio.prompt.fill('a window')
    await studio.painter.setBrush({ size: 80 })
    await (await studio.painter.sheet({ width: 320, height: 256 })).mouse([
      { x: 120, y: 120 },
      { x: 200, y: 140 }
    ])
    await expect.poll(() => studio.sentFile('mask')).not.toBeNull()
    await check('painting')
    await studio.painter.choose('Magic wand')
    await check('the wand')

    services.script('pixazo/sd15-inpainting', { kind: 'repaint', how: 'white' }, { kind: 'error', status: 500 })
    await studio.count.fill('2')
    await studio.repaint()
    await expect(studio.tiles).toHaveCount(1)
    await expect(studio.jobs).toContainText('Pixazo failed while making the picture')
    await expect(studio.painter.divider).toBeVisible()
    await check('comparison, and a failed request beside it')

    await studio.action('Accept').click()
    await expect(studio.steps).toContainText('Original')
    await check('a step on')
    await studio.extendButton.click()
    await expect(window.dialog).toBeVisible()
    await check('the extension')
    await page.keyboard.press('Escape')
    await expect(window.dialog).toHaveCount(0)
    await studio.painter.openMasks('Mask library…')
    await expect(window.dialog).toContainText('No saved masks')
    await check('the mask library')
  })
}

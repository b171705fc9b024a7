/**
 * Several results of one mask: held against the picture, put aside, accepted, asked for once more, and opened again as
 * they were made.
 */
import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { invoke } from '../pages/bridge.ts'
import type { Point } from '../pages/pointer-input.ts'
import {
  decodeMask,
  expect,
  familyOf,
  likeness,
  photo,
  pixelAt,
  pngFile,
  rectangle,
  storedPicture,
  test
} from './repaint.ts'

const size = { width: 384, height: 320 }

/** Mean colour of a few pixels of the screen. */
async function colourOnScreen(page: Page, { x, y }: Point): Promise<number[]> {
  const shot = await page.screenshot({ clip: { x: Math.round(x) - 4, y: Math.round(y) - 4, width: 8, height: 8 } })
  return (await sharp(shot).stats()).channels.slice(0, 3).map(({ mean }) => mean)
}

const distance = (a: readonly number[], b: readonly number[]): number =>
  Math.max(...a.map((value, at) => Math.abs(value - b[at]!)))

test('three results at once are compared, put aside, accepted, asked for again and opened as they were made', async ({
  startStudio
}) => {
  const app = await startStudio({ imageHost: 'none' })
  const { window, page } = app
  const { studio, gallery, inspector } = window
  const { painter } = studio
  const source = photo(size.width, size.height, 11)
  await studio.openFile(await pngFile(source))
  await studio.chooseModel('Demo · SD 1.5 inpainting')
  await studio.chooseArea('Whole picture')
  await studio.prompt.fill('a red boat')
  await painter.choose('Rectangle')
  const sheet = await painter.sheet(size)
  const [from, to] = [sheet.reachable({ x: 96, y: 80 }), sheet.reachable({ x: 288, y: 240 })] as const
  await sheet.mouse([from, to])
  const shape = rectangle(from, to)
  const painted = async (): Promise<number> => {
    const mask = await studio.sentFile('mask')
    return mask ? likeness(await decodeMask(mask), shape).overlap : 0
  }
  await expect.poll(painted).toBeGreaterThan(0.99)
  const mask = (await studio.sentFile('mask'))!
  await studio.count.fill('3')
  await studio.count.blur()
  await expect(studio.repaintButton).toContainText('Repaint 3')
  await studio.repaint()
  await expect(studio.tiles).toHaveCount(3, { timeout: 60_000 })
  await expect(studio.jobs).toHaveCount(0)
  await expect(studio.announced).toHaveText('A result has come: 3 results of this picture.')
  const { picture: original, results } = await familyOf(app)
  expect(new Set(results.map(({ parameters }) => parameters?.seed)).size).toBe(3)
  expect(results.map(({ sourcePictureId, maskId }) => [sourcePictureId, maskId])).toEqual(
    Array(3).fill([original.id, results[0]!.maskId])
  )

  await test.step('flipped through by keys', async () => {
    await studio.showResult(/^Result 3/)
    await painter.surface.focus()
    await page.keyboard.press('ArrowRight')
    await expect(studio.result(/^Result 2/)).toHaveAttribute('aria-pressed', 'true')
    await page.keyboard.press('ArrowRight')
    await expect(studio.result(/^Result 1/)).toHaveAttribute('aria-pressed', 'true')
    await page.keyboard.press('ArrowLeft')
    await expect(studio.result(/^Result 2/)).toHaveAttribute('aria-pressed', 'true')
    await page.keyboard.press('Escape')
    await expect(painter.divider).toBeHidden()
    await studio.showResult(/^Result 3/)
  })

  await test.step('who takes a tool is back at painting', async () => {
    await painter.choose('Ellipse')
    await expect(painter.divider).toBeHidden()
    await studio.showResult(/^Result 3/)
    await painter.choose('Ellipse')
    await expect(painter.divider).toBeHidden()
    await painter.choose('Rectangle')
    await studio.showResult(/^Result 3/)
  })

  await test.step('before and after, the line moved by keys', async () => {
    await painter.divider.focus()
    await page.keyboard.press('Home')
    await expect(painter.divider).toHaveAttribute('aria-valuenow', '0')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Shift+ArrowRight')
    await expect(painter.divider).toHaveAttribute('aria-valuenow', '11')
    await page.keyboard.press('End')
    await expect(painter.divider).toHaveAttribute('aria-valuenow', '100')
    const place = (await painter.sheet(size)).toScreen({ x: 192, y: 160 })
    const after = await storedPicture(app, results[0]!)
    const means = (raw: typeof after): number[] => [0, 1, 2].map((channel) => mean(raw, channel))
    const mean = (raw: typeof after, channel: number): number => {
      const values = Array.from(
        { length: 25 },
        (_, at) => pixelAt(raw, 190 + (at % 5), 158 + Math.floor(at / 5))[channel]!
      )
      return values.reduce((sum, value) => sum + value, 0) / values.length
    }
    const isNearer = async (a: typeof after, b: typeof after): Promise<boolean> => {
      const seen = await colourOnScreen(page, place)
      return distance(seen, means(a)) < distance(seen, means(b))
    }
    await expect.poll(() => isNearer(source, after)).toBe(true)
    await painter.divider.focus()
    await page.keyboard.press('Home')
    await expect.poll(() => isNearer(after, source)).toBe(true)
  })

  await test.step('put aside, it stays in the gallery, and comes back', async () => {
    await studio.showResult(/^Result 2/)
    await studio.action('Discard').click()
    await expect(window.message('Put aside here. It stays in the gallery.')).toBeVisible()
    await expect(studio.tiles).toHaveCount(2)
    await window.openGallery()
    await expect(gallery.pictures).toHaveCount(4)
    await expect(gallery.picture(results[1]!.id)).toBeVisible()
    await window.openStudio()
    await studio.results.getByRole('button', { name: '1 put aside: bring back' }).click()
    await expect(studio.tiles).toHaveCount(3)
  })

  await test.step('a result is accepted, and the way back leads to the original as it was left', async () => {
    await studio.showResult(/^Result 3/)
    await studio.action('Accept').click()
    await expect(studio.steps).toContainText('Original')
    await expect.poll(async () => (await invoke(page, 'settings.get')).studio.pictureId).toBe(results[0]!.id)
    await expect(studio.panel).toContainText('Nothing is painted yet: paint what is to change.')
    await expect(studio.prompt).toHaveValue('a red boat')
    await studio.steps.getByRole('button', { name: 'Original' }).click()
    await expect(studio.steps).toBeHidden()
    await expect(studio.tiles).toHaveCount(3)
    await expect.poll(async () => (await studio.sentFile('mask'))?.equals(mask)).toBe(true)
  })

  await test.step('once more with another seed', async () => {
    await studio.prompt.fill('a blue house')
    await studio.showResult(/^Result 1/)
    await studio.action('Try a new seed').click()
    await expect(studio.tiles).toHaveCount(4)
    const [again] = (await familyOf(app)).results
    const oldest = results.at(-1)!
    expect(again?.parameters?.seed).not.toBe(oldest.parameters?.seed)
    expect(again).toMatchObject({
      maskId: oldest.maskId,
      inpaint: oldest.inpaint,
      parameters: { ...oldest.parameters, seed: again?.parameters?.seed, prompt: 'a red boat' }
    })
  })

  await test.step('opened from the inspector as it was made', async () => {
    await studio.showResult(/^Result 4/)
    await studio.paintOn()
    await painter.edit('Clear the mask').click()
    await studio.chooseArea('Only the mask')
    await window.openGallery()
    await gallery.picture(results[1]!.id).click()
    await inspector.button('Reopen in the studio').click()
    await expect(studio.result(/^Result 2/)).toHaveAttribute('aria-pressed', 'true')
    await expect(painter.divider).toBeVisible()
    await expect(studio.prompt).toHaveValue('a red boat')
    await expect(studio.box('Seed')).toHaveValue(String(results[1]!.parameters?.seed))
    await expect(studio.sent).toContainText('384 × 320, the whole picture')
    await expect.poll(async () => (await studio.sentFile('mask'))?.equals(mask)).toBe(true)
  })
})

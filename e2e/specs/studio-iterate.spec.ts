/**
 * Several results of one mask: compared with the picture, discarded, accepted, requested again, and reopened as they
 * were made.
 */
import type { Page } from '@playwright/test'
import sharp from 'sharp'
import type { Picture } from '../../src/shared/domain/picture.ts'
import { launchApp } from '../fixtures.ts'
import { AppWindow } from '../pages/app-window.ts'
import { invoke } from '../pages/bridge.ts'
import type { Point } from '../pages/pointer-input.ts'
import {
  test as base,
  decodeMask,
  expect,
  familyOf,
  likeness,
  photo,
  pixelAt,
  pngFile,
  rectangle,
  storedPicture
} from './repaint.ts'
import type { Studio } from './studio.ts'

const size = { width: 384, height: 320 }

/** Mean colour of a few pixels of the screen. */
async function colourOnScreen(page: Page, { x, y }: Point): Promise<number[]> {
  const shot = await page.screenshot({ clip: { x: Math.round(x) - 4, y: Math.round(y) - 4, width: 8, height: 8 } })
  return (await sharp(shot).stats()).channels.slice(0, 3).map(({ mean }) => mean)
}

const distance = (a: readonly number[], b: readonly number[]): number =>
  Math.max(...a.map((value, at) => Math.abs(value - b[at]!)))

/** A picture, three results of one mask, newest first, and that mask as it was sent. */
interface Made {
  original: Picture
  results: Picture[]
  mask: Buffer
}

const source = photo(size.width, size.height, 11)

async function makeResults(profile: string): Promise<Made> {
  const app = await launchApp({ profile, settings: { welcomed: true } })
  const window = new AppWindow(app.page)
  const { studio } = window
  const { painter } = studio
  await window.openStudio()
  await studio.holdSentFiles()
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
  await expect(studio.announced).toHaveText('New result. This picture has 3 results.')
  const { picture: original, results } = await familyOf({ ...app, window })
  // The studio's state is in the library before the app is closed.
  await app.main.close()
  return { original, results, mask }
}

/** The three results, in the studio. */
interface Iterating extends Studio, Made {}

const test = base.extend<{ iterating: Iterating }>({
  iterating: async ({ seedFrom, start }, use) => {
    const made = await seedFrom('three results', makeResults)
    const app = await start({ settings: { welcomed: true } })
    const { studio, gallery } = app.window
    await gallery.picture(made.original.id).click()
    await app.page.keyboard.press('i')
    await expect(studio.screen).toBeVisible()
    await studio.holdSentFiles()
    await expect(studio.tiles).toHaveCount(3)
    await expect(studio.prompt).toHaveValue('a red boat')
    await use({ ...app, ...made })
  }
})

test('three results of one mask come at once, each with its own seed', async ({ iterating }) => {
  const { original, results } = iterating
  expect(new Set(results.map(({ parameters }) => parameters?.seed)).size).toBe(3)
  expect(results.map(({ sourcePictureId, maskId }) => [sourcePictureId, maskId])).toEqual(
    Array(3).fill([original.id, results[0]!.maskId])
  )
})

test('results are flipped through by keys', async ({ iterating }) => {
  const { window, page } = iterating
  const { studio } = window
  const { painter } = studio
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

test('choosing a tool returns to painting', async ({ iterating }) => {
  const { studio } = iterating.window
  const { painter } = studio
  await studio.showResult(/^Result 3/)
  await painter.choose('Ellipse')
  await expect(painter.divider).toBeHidden()
  await studio.showResult(/^Result 3/)
  await painter.choose('Ellipse')
  await expect(painter.divider).toBeHidden()
  await painter.choose('Rectangle')
  await studio.showResult(/^Result 3/)
})

test('the before/after divider is moved by keys', async ({ iterating }) => {
  const { window, page } = iterating
  const { studio } = window
  const { painter } = studio
  await studio.showResult(/^Result 3/)
  await painter.divider.focus()
  await page.keyboard.press('Home')
  await expect(painter.divider).toHaveAttribute('aria-valuenow', '0')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Shift+ArrowRight')
  await expect(painter.divider).toHaveAttribute('aria-valuenow', '11')
  await page.keyboard.press('End')
  await expect(painter.divider).toHaveAttribute('aria-valuenow', '100')
})

test('the picture is shown before the divider, the result after it', async ({ iterating }) => {
  const { window, page, results } = iterating
  const { studio } = window
  const { painter } = studio
  await studio.showResult(/^Result 3/)
  await painter.divider.focus()
  await page.keyboard.press('End')
  const place = (await painter.sheet(size)).toScreen({ x: 192, y: 160 })
  const after = await storedPicture(iterating, results[0]!)
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

test('a discarded result stays in the gallery, and comes back', async ({ iterating }) => {
  const { window, results } = iterating
  const { studio, gallery } = window
  await studio.showResult(/^Result 2/)
  await studio.action('Discard').click()
  await expect(window.message('Discarded here. The picture stays in the gallery.')).toBeVisible()
  await expect(studio.tiles).toHaveCount(2)
  await window.openGallery()
  await expect(gallery.pictures).toHaveCount(4)
  await expect(gallery.picture(results[1]!.id)).toBeVisible()
  await window.openStudio()
  await studio.results.getByRole('button', { name: 'Bring back 1 discarded result' }).click()
  await expect(studio.tiles).toHaveCount(3)
})

test('a result is accepted, and the path leads back to the original as it was left', async ({ iterating }) => {
  const { window, page, results, mask } = iterating
  const { studio } = window
  await studio.showResult(/^Result 3/)
  await studio.action('Accept').click()
  await expect(studio.steps).toContainText('Original')
  await expect.poll(async () => (await invoke(page, 'settings.get')).studio.pictureId).toBe(results[0]!.id)
  await expect(studio.panel).toContainText('Paint over what you want to change.')
  await expect(studio.prompt).toHaveValue('a red boat')
  await studio.steps.getByRole('button', { name: 'Original' }).click()
  await expect(studio.steps).toBeHidden()
  await expect(studio.tiles).toHaveCount(3)
  await expect.poll(async () => (await studio.sentFile('mask'))?.equals(mask)).toBe(true)
})

test('a result is discarded by Delete, accepted by Enter, and a new one beside it is trashed', async ({
  iterating
}) => {
  const { window, page, results } = iterating
  const { studio, gallery } = window
  await studio.showResult(/^Result 1/)
  await page.keyboard.press('Delete')
  await expect(studio.tiles).toHaveCount(2)
  await expect(studio.result(/^Result 1/)).toHaveAttribute('aria-pressed', 'true')
  await window.message('Discarded here.').getByRole('button', { name: 'Undo' }).click()
  await expect(studio.tiles).toHaveCount(3)

  await studio.more('Try a new seed')
  await expect(studio.tiles).toHaveCount(4)
  const [fresh] = (await familyOf(iterating)).results
  await studio.showResult(/^Result 3/)
  await page.keyboard.press('Enter')
  await expect(studio.steps).toContainText('Original')
  await expect(studio.tiles).toHaveCount(0)
  // Those of earlier sessions are not offered.
  const others = window.message('Accepted. 1 other is kept in the gallery.')
  await others.getByRole('button', { name: 'Move to trash' }).click()
  await expect(others).toHaveCount(0)
  const trashed = async () =>
    (await Promise.all([fresh!, ...results].map(({ id }) => invoke(page, 'pictures.get', { id })))).map(
      ({ trashedAt }) => trashedAt !== null
    )
  await expect.poll(trashed).toEqual([true, false, false, false])
  await window.message('Moved to the trash.').getByRole('button', { name: 'Undo' }).click()
  await expect.poll(trashed).toEqual([false, false, false, false])
  await window.openGallery()
  await expect(gallery.pictures).toHaveCount(5)
})

test('a result that arrives while a dialog is open leaves the focus in it', async ({ services, startStudio }) => {
  const { window } = await startStudio()
  const { studio, dialog } = window
  services.script('pixazo/sd15-inpainting', { kind: 'slow' })
  await studio.openFile(await pngFile(source))
  await studio.chooseModel('Pixazo · SD 1.5 inpainting')
  await studio.chooseArea('Whole picture')
  await studio.prompt.fill('a red boat')
  await studio.painter.edit('Mask everything').click()
  await studio.repaint()
  await services.received(1)
  await studio.painter.openMasks('Mask library…')
  const close = dialog.getByRole('button').first()
  await expect(close).toBeFocused()
  services.release()
  await expect(studio.result(/^Result 1/)).toHaveAttribute('aria-pressed', 'true')
  await expect(studio.action('Accept')).toBeAttached()
  await expect(close).toBeFocused()
})

test('after a dialog over a new result Enter accepts it, and sends nothing again', async ({
  services,
  startStudio
}) => {
  const { window, page } = await startStudio()
  const { studio } = window
  services.script('pixazo/sd15-inpainting', { kind: 'slow' })
  await studio.openFile(await pngFile(source))
  await studio.chooseModel('Pixazo · SD 1.5 inpainting')
  await studio.chooseArea('Whole picture')
  await studio.prompt.fill('a red boat')
  await studio.painter.edit('Mask everything').click()
  await studio.repaintButton.press('Enter')
  await services.received(1)
  await expect(studio.repaintButton).toBeFocused()
  const palette = await window.openPalette()
  services.release()
  await expect(studio.result(/^Result 1/)).toHaveAttribute('aria-pressed', 'true')
  await expect(studio.action('Accept')).toBeAttached()
  await expect(palette.search).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(studio.action('Accept')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(studio.steps).toContainText('Original')
  expect(services.requests).toHaveLength(1)
})

test('a result is requested again with another seed and its own prompt', async ({ iterating }) => {
  const { window, results } = iterating
  const { studio } = window
  await studio.prompt.fill('a blue house')
  await studio.showResult(/^Result 1/)
  await studio.more('Try a new seed')
  await expect(studio.tiles).toHaveCount(4)
  const [again] = (await familyOf(iterating)).results
  const oldest = results.at(-1)!
  expect(again?.parameters?.seed).not.toBe(oldest.parameters?.seed)
  expect(again).toMatchObject({
    maskId: oldest.maskId,
    inpaint: oldest.inpaint,
    parameters: { ...oldest.parameters, seed: again?.parameters?.seed, prompt: 'a red boat' }
  })
})

test('a result is reopened from the inspector as it was made', async ({ iterating }) => {
  const { window, results, mask } = iterating
  const { studio, gallery, inspector } = window
  const { painter } = studio
  await studio.prompt.fill('a blue house')
  await studio.showResult(/^Result 3/)
  await studio.paintOn()
  await painter.edit('Clear the mask').click()
  await studio.chooseArea('Masked area')
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

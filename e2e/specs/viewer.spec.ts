/** Looking at pictures: the viewer with its keys and its strip, the slideshow, and the quick look over the grid. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { panelSizesSchema } from '../../src/shared/domain/settings.ts'
import { invoke } from '../pages/bridge.ts'
import type { Studio } from './studio.ts'
import { test as base, expect } from './studio.ts'

interface Slideshow extends Studio {
  ids: string[]
  show: Locator
  bar: Locator
  shows: (id: string) => Promise<void>
}

/** A slideshow of six pictures, started at the second; the test controls the clock. */
async function slideshow(ids: string[], studio: Studio): Promise<Slideshow> {
  const { window, page } = studio
  await page.clock.install()
  const show = page.getByRole('dialog', { name: 'Slideshow' })
  const bar = show.getByRole('toolbar', { name: 'Slideshow' })
  const shows = async (id: string): Promise<void> =>
    expect(show.locator(`img[src="media/${id}/original"]`)).toBeVisible()
  await window.gallery.picture(ids[1]!).click()
  await page.keyboard.press('s')
  await shows(ids[1]!)
  await expect(bar).toContainText('2 of 6')
  return { ...studio, ids, show, bar, shows }
}

const test = base.extend<{ slides: Slideshow }>({
  slides: async ({ seedLibrary, start }, use) => {
    const ids = await seedLibrary(6)
    const layout = { ...panelSizesSchema.parse({}), tileSize: 80 }
    await use(await slideshow(ids, await start({ settings: { welcomed: true, layout } })))
  }
})

test('the viewer steps through the list by keys and by its strip, keeps its zoom, and says what is lost', async ({
  seedLibrary,
  profile,
  start
}) => {
  const ids = await seedLibrary(300, { sidecars: false })
  const { window, page } = await start({ settings: { welcomed: true } })
  await page.clock.install()
  const asked: string[] = []
  page.on('request', (request) => void asked.push(request.url()))
  const viewer = await window.gallery.open(window.gallery.picture(ids[0]!))
  const position = (at: number): Promise<void> => expect(viewer.toolbar).toContainText(`${at} of 300`)
  const shows = (id: string): Promise<void> => expect(viewer.image).toHaveAttribute('src', `media/${id}/original`)
  await shows(ids[0]!)

  await test.step('neighbours are loaded in advance', async () => {
    await expect.poll(() => asked.filter((url) => url.endsWith(`${ids[1]}/original`)).length).toBe(1)
    await page.keyboard.press('ArrowRight')
    await shows(ids[1]!)
    await position(2)
    await expect.poll(() => asked.some((url) => url.endsWith(`${ids[3]}/original`))).toBe(true)
  })
  await test.step('keys', async () => {
    await page.keyboard.press('Space')
    await position(3)
    await page.keyboard.press('Shift+Space')
    await position(2)
    await page.keyboard.press('PageDown')
    await position(12)
    await page.keyboard.press('End')
    await position(300)
    await page.keyboard.press('ArrowRight')
    await position(300)
    await page.keyboard.press('Home')
    await position(1)
    await shows(ids[0]!)
  })
  await test.step('flying past does not request every original', async () => {
    asked.length = 0
    // The page's clock is stopped, so that a slow machine flies as fast as any.
    await page.clock.pauseAt(Date.now() + 60_000)
    for (let repeat = 0; repeat < 61; repeat += 1) await page.keyboard.down('ArrowRight')
    await page.keyboard.up('ArrowRight')
    await position(62)
    // The picture after the first may already have been requested before the flight began.
    const originals = asked.filter((url) => url.endsWith('/original'))
    expect(originals.filter((url) => ids.slice(5, 62).some((id) => url.endsWith(`${id}/original`)))).toEqual([])
    await page.clock.resume()
    await shows(ids[61]!)
  })
  await test.step('the strip shows the current position, and leads elsewhere', async () => {
    await expect(viewer.strip.getByRole('option', { selected: true })).toHaveAccessibleName('Picture 62')
    await viewer.strip.getByRole('option', { name: 'Picture 64', exact: true }).click()
    await position(64)
    await viewer.strip.focus()
    await page.keyboard.press('ArrowLeft')
    await position(63)
    await page.keyboard.press('End')
    await position(300)
    // However long the list is, only visible cells are rendered.
    await expect(viewer.strip.getByRole('option', { name: 'Picture 300', exact: true })).toBeVisible()
    await expect.poll(() => viewer.strip.getByRole('option').count()).toBeLessThan(40)
    await page.keyboard.press('Home')
    await viewer.image.hover()
    await viewer.toolbar.getByRole('button', { name: 'Older' }).click()
    await page.keyboard.press('t')
    await expect(viewer.strip).toHaveCount(0)
    await page.keyboard.press('t')
    await expect(viewer.strip).toBeVisible()
  })
  await test.step('the zoom is kept if the user wants it', async () => {
    await page.keyboard.press('z')
    await expect(viewer.toolbar).toContainText('100 %')
    await page.keyboard.press('ArrowRight')
    await expect(viewer.toolbar).not.toContainText('100 %')
    await page.keyboard.press('k')
    await page.keyboard.press('z')
    await expect(viewer.toolbar).toContainText('100 %')
    await page.keyboard.press('ArrowRight')
    await position(4)
    await expect(viewer.toolbar).toContainText('100 %')
    await page.keyboard.press('k')
  })
  await test.step('full screen and back', async () => {
    await viewer.image.click()
    await page.keyboard.press('Enter')
    await expect(window.search).toBeHidden()
    await expect(viewer.image).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(window.search).toBeVisible()
    await expect(viewer.screen).toBeVisible()
  })
  await test.step('a missing file', async () => {
    const lost = await invoke(page, 'pictures.get', { id: ids[20]! })
    await rm(join(profile, 'library', 'pictures', lost.sha256.slice(0, 2), lost.fileName))
    await viewer.strip.getByRole('option', { name: 'Picture 10', exact: true }).click()
    for (let step = 0; step < 11; step += 1) await page.keyboard.press('ArrowRight')
    await position(21)
    await expect(viewer.screen.getByRole('status').filter({ hasText: 'The file of this picture' })).toBeVisible()
    await expect(viewer.image).toHaveAttribute('src', `media/${ids[20]}/thumbnail`)
    await page.keyboard.press('Delete')
    await expect(viewer.toolbar).toContainText('21 of 299')
  })
})

test('a slideshow runs on its own, pauses when told, and at the chosen pace', async ({ slides }) => {
  const { page, ids, bar, shows } = slides
  await page.clock.runFor(5100)
  await shows(ids[2]!)
  await page.clock.runFor(5100)
  await shows(ids[3]!)
  await page.keyboard.press('Space')
  await page.clock.runFor(20_000)
  await expect(bar).toContainText('4 of 6')
  await page.keyboard.press('ArrowRight')
  await shows(ids[4]!)
  await page.keyboard.press('ArrowLeft')
  await shows(ids[3]!)
  await page.keyboard.press('ArrowDown')
  await expect(bar).toContainText('4 s')
  await page.clock.runFor(1000)
  await expect.poll(async () => (await invoke(page, 'settings.get')).viewer.slideSeconds).toBe(4)
})

test('a slideshow ends at the last picture, or starts over, or goes in random order', async ({ slides }) => {
  const { page, ids, bar, shows } = slides
  await page.keyboard.press('Space')
  await page.keyboard.press('l')
  for (let press = 0; press < 5; press += 1) await page.keyboard.press('ArrowRight')
  await expect(bar).toContainText('6 of 6, the last one')
  await page.keyboard.press('l')
  await page.keyboard.press('r')
  await expect(bar).toContainText('1 of 6')
  await shows(ids[5]!)
  await page.keyboard.press('r')
  await expect(bar).toContainText('6 of 6')
})

test('a slideshow waits for a slow picture, and closes where it was', async ({ slides }) => {
  const { window, page, ids, show, shows } = slides
  let release = (): void => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  await page.keyboard.press('Escape')
  await expect(show).toHaveCount(0)
  await expect(window.gallery.selected).toHaveAttribute('data-id', ids[1]!)
  await window.gallery.picture(ids[0]!).click()
  await page.reload()
  await page.route(`**/${ids[1]}/original`, async (route) => {
    await held
    await route.continue()
  })
  await window.gallery.picture(ids[0]!).click()
  await page.keyboard.press('s')
  await shows(ids[0]!)
  await page.clock.runFor(30_000)
  await shows(ids[0]!)
  release()
  await shows(ids[1]!)
  await page.keyboard.press('Escape')
})

test('the quick look follows the grid, and the grid follows it', async ({ seedLibrary, start }) => {
  const ids = await seedLibrary(6)
  const { window, page } = await start({ settings: { welcomed: true } })
  const look = page.getByRole('dialog', { name: 'Quick look' })
  const shows = async (id: string): Promise<void> =>
    expect(look.locator('img[data-what="original"]')).toHaveAttribute('src', `media/${id}/original`)
  await window.gallery.picture(ids[1]!).click()
  await page.keyboard.press('Space')
  await shows(ids[1]!)
  const { parameters, width, height } = await invoke(page, 'pictures.get', { id: ids[1]! })
  await expect(look).toContainText(parameters!.prompt)
  await expect(look).toContainText(`${width} × ${height}`)
  await page.keyboard.press('ArrowRight')
  await shows(ids[2]!)
  await expect(window.gallery.selected).toHaveAttribute('data-id', ids[2]!)
  await page.keyboard.press('Home')
  await shows(ids[0]!)
  await page.keyboard.press('Escape')
  await expect(look).toHaveCount(0)
  await expect(window.gallery.selected).toHaveAttribute('data-id', ids[0]!)
  await page.keyboard.press('Space')
  await shows(ids[0]!)
  await page.keyboard.press('Space')
  await expect(look).toHaveCount(0)
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  await expect(window.viewer.screen).toBeVisible()
  await expect(look).toHaveCount(0)
})

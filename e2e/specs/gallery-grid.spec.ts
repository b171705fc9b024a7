/** The grid: squares and days, sticky dates, the scrollbar, the frame, and the scroll position. */
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { panelSizesSchema } from '../../src/shared/domain/settings.ts'
import { invoke } from '../pages/bridge.ts'
import { test as base, expect, type Studio } from './studio.ts'

const layout = panelSizesSchema.parse({ tileSize: 120 })

/** Three thousand pictures, by day. */
interface Thousands extends Studio {
  ids: readonly string[]
}

const test = base.extend<{ thousands: Thousands }>({
  thousands: async ({ seedLibrary, start }, use) => {
    const ids = await seedLibrary(3000, { sidecars: false })
    const studio = await start({ settings: { welcomed: true, layout } })
    await expect(studio.window.status).toContainText('3,000 pictures')
    await expect(studio.window.gallery.picture(ids[0]!)).toBeVisible()
    await use({ ...studio, ids })
  }
})

/** To the middle of the list, where nothing was loaded before. */
async function goTo({ window: { gallery } }: Studio, top: number): Promise<void> {
  await gallery.grid.evaluate((grid, place) => grid.scrollTo({ top: place }), top)
  await expect.poll(() => gallery.thumbnailsShown()).toBe(true)
}

test('the scrollbar jumps to the middle, and says where that is', async ({ thousands }) => {
  const { window, page } = thousands
  const { gallery } = window
  const track = (await gallery.scrollbar.boundingBox())!
  await page.mouse.move(track.x + 5, track.y + track.height / 2)
  await page.mouse.down()
  await expect(gallery.place).toBeVisible()
  await expect(gallery.place).toHaveText(await gallery.stickyDay())
  await page.mouse.up()
  await expect(gallery.place).toBeHidden()
  await expect(gallery.scrollbar).toHaveAttribute('aria-valuenow', '50')
  await expect.poll(() => gallery.thumbnailsShown()).toBe(true)
})

test('a date sticks to the top while its day is in view', async ({ thousands }) => {
  const { gallery } = thousands.window
  await goTo(thousands, 40_000)
  const day = await gallery.stickyDay()
  await gallery.grid.evaluate((grid) => grid.scrollBy({ top: 40 }))
  await expect.poll(() => gallery.stickyDay()).toBe(day)
  await gallery.grid.evaluate((grid) => grid.scrollBy({ top: 1200 }))
  await expect.poll(() => gallery.stickyDay()).not.toBe(day)
})

test('a frame selects, Ctrl adds, and Escape undoes it', async ({ thousands }) => {
  const { window, page } = thousands
  const { gallery } = window
  await goTo(thousands, 40_000)
  const tiles = await gallery.onScreen()
  const [first, last] = [tiles[1]!, tiles[4]!]
  await gallery.frame(first, last, 'Shift')
  await expect(window.status).toContainText('selected')
  const framed = await gallery.selected.count()
  expect(framed).toBeGreaterThanOrEqual(2)
  await expect(window.status).toContainText(`${framed} selected`)
  await gallery.frame(tiles[8]!, tiles[9]!, 'Control')
  await expect(gallery.selected).not.toHaveCount(framed)
  const before = await gallery.selected.count()
  await expect(window.status).toContainText(`${before} selected`)
  await gallery.frame(tiles[0]!, tiles[12]!, 'Shift', async () => {
    await expect.poll(() => gallery.selected.count()).not.toBe(before)
    await page.keyboard.press('Escape')
  })
  await expect(gallery.selected).toHaveCount(before)
})

test('a frame held at the edge keeps scrolling', async ({ thousands }) => {
  const { window, page } = thousands
  const { gallery } = window
  await goTo(thousands, 40_000)
  const box = (await gallery.grid.boundingBox())!
  const top = await gallery.grid.evaluate((grid) => grid.scrollTop)
  await page.mouse.move(box.x + 6, box.y + 200)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width - 40, box.y + box.height - 4, { steps: 4 })
  await expect.poll(() => gallery.grid.evaluate((grid) => grid.scrollTop)).toBeGreaterThan(top + 1500)
  await page.mouse.up()
  await expect
    .poll(async () =>
      Number(/([\d,]+) selected/.exec((await window.status.textContent()) ?? '')?.[1]?.replace(',', ''))
    )
    .toBeGreaterThan(40)
  await page.keyboard.press('Escape')
  await expect(gallery.selected).toHaveCount(0)
})

test('a whole day is selected by its heading, and by keys', async ({ thousands }) => {
  const { window, page, ids } = thousands
  const { gallery } = window
  await gallery.grid.evaluate((grid) => grid.scrollTo({ top: 0 }))
  const day = gallery.grid.getByRole('checkbox').first()
  await day.hover()
  await day.click()
  await expect(day).toBeChecked()
  const many = await gallery.selected.count()
  await expect(window.status).toContainText(`${many} selected`)
  await day.click()
  await expect(gallery.selected).toHaveCount(0)
  await gallery.picture(ids[1]!).click()
  await page.keyboard.press('Control+Shift+a')
  await expect(gallery.selected).toHaveCount(many)
})

test('Ctrl with an arrow moves without selecting', async ({ thousands }) => {
  const { window, page, ids } = thousands
  const { gallery } = window
  await gallery.picture(ids[0]!).click()
  await page.keyboard.press('Control+ArrowRight')
  await page.keyboard.press('Control+ArrowRight')
  await expect(gallery.selected).toHaveCount(1)
  await page.keyboard.press('Control+ ')
  await expect(gallery.selected).toHaveCount(2)
  await expect(gallery.picture(ids[2]!)).toHaveAttribute('aria-selected', 'true')
})

test('pictures can be squares without days, and this is remembered', async ({ thousands }) => {
  const { window, page } = thousands
  const { gallery } = window
  await page.getByRole('button', { name: 'Crop to squares' }).click()
  await page.getByRole('button', { name: 'Stop grouping by day' }).click()
  await expect(gallery.grid.getByRole('checkbox')).toHaveCount(0)
  const shapes = await gallery.pictures.evaluateAll((tiles) =>
    tiles.map((tile) => tile.getBoundingClientRect().width - tile.getBoundingClientRect().height)
  )
  expect(Math.max(...shapes.map(Math.abs))).toBeLessThanOrEqual(1.5)
  await expect
    .poll(async () => {
      const { gridShape, groupByDay } = (await invoke(page, 'settings.get')).layout
      return [gridShape, groupByDay]
    })
    .toEqual(['square', false])
})

test('tiles grow with Ctrl and the wheel, while the picture under the mouse stays in place', async ({ thousands }) => {
  const { window, page } = thousands
  const { gallery } = window
  await page.getByRole('button', { name: 'Crop to squares' }).click()
  await page.getByRole('button', { name: 'Stop grouping by day' }).click()
  await goTo(thousands, 5000)
  const tile = (await gallery.onScreen())[9]!
  const before = (await tile.boundingBox())!
  await page.mouse.move(before.x + 30, before.y + 30)
  await page.keyboard.down('Control')
  await page.mouse.wheel(0, -200)
  await page.keyboard.up('Control')
  await expect.poll(async () => (await tile.boundingBox())?.width).toBeGreaterThan(before.width + 5)
  const isUnderMouse = async (): Promise<boolean> => {
    const after = await tile.boundingBox()
    return after !== null && after.y <= before.y + 30 && after.y + after.height >= before.y + 30
  }
  await expect.poll(isUnderMouse).toBe(true)
})

test('the scroll position is kept across every other view', async ({ thousands }) => {
  const { window, page } = thousands
  const { gallery } = window
  await goTo(thousands, 5000)
  const there = await gallery.ids()
  const top = await gallery.grid.evaluate((grid) => grid.scrollTop)
  await page.keyboard.press('Control+,')
  await expect(gallery.grid).toBeHidden()
  await page.keyboard.press('Control+1')
  await expect.poll(() => gallery.ids()).toEqual(there)
  expect(Math.abs((await gallery.grid.evaluate((grid) => grid.scrollTop)) - top)).toBeLessThanOrEqual(2)
})

test('small tiles have small thumbnails, and one that cannot be shown says so', async ({
  seedLibrary,
  profile,
  start
}) => {
  const ids = await seedLibrary(60)
  await rm(join(profile, 'library', 'thumbnails'), { recursive: true })
  await mkdir(join(profile, 'library', 'thumbnails'))
  const { window, page } = await start({ settings: { welcomed: true, layout } })
  const { gallery } = window
  await expect.poll(() => gallery.thumbnailsShown()).toBe(true)
  const { sha256 } = await invoke(page, 'pictures.get', { id: ids[0]! })
  const width = (): Promise<number> =>
    page.evaluate(
      async (id) => (await createImageBitmap(await (await fetch(`media/${id}/small`)).blob())).width,
      ids[0]!
    )
  await expect.poll(width).toBeLessThanOrEqual(256)

  // All that is left of the picture is removed while it is off screen.
  await page.keyboard.press('Control+,')
  await expect(gallery.grid).toBeHidden()
  const drawer = join(profile, 'library', 'thumbnails', sha256.slice(0, 2))
  await rm(drawer, { recursive: true })
  await rm(join(profile, 'library', 'pictures', sha256.slice(0, 2)), { recursive: true })
  await page.keyboard.press('Control+1')
  await expect(gallery.picture(ids[0]!)).toContainText(/File missing|Cannot be shown/)
  await expect(gallery.picture(ids[0]!).getByRole('img')).toHaveCount(0)
})

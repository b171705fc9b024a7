/** Finding: search as you type, filters with counts, chips, tags, saved searches, orders, and an empty result. */
import { everything, type PictureQuery } from '../../src/shared/domain/picture-query.ts'
import { panelSizesSchema } from '../../src/shared/domain/settings.ts'
import { invoke } from '../pages/bridge.ts'
import { BrowsePanel } from '../pages/browse-panel.ts'
import type { Studio } from './studio.ts'
import { test as base, expect } from './studio.ts'

const layout = { ...panelSizesSchema.parse({}), tileSize: 80 }

/** How many pictures the library lists. */
async function total({ page }: Pick<Studio, 'page'>, patch: Partial<PictureQuery>): Promise<number> {
  return (
    (await invoke(page, 'pictures.index', { after: null, limit: 1, query: { ...everything, ...patch } })).total ?? 0
  )
}

const shown = (count: number): string => count.toLocaleString('en-GB')

/** The app with four hundred pictures and the filter panel. */
interface Found extends Studio {
  browse: BrowsePanel
}

const test = base.extend<{ found: Found }>({
  found: async ({ seedLibrary, start }, use) => {
    await seedLibrary(400, { sidecars: false })
    const studio = await start({ settings: { welcomed: true, layout } })
    await expect(studio.window.status).toContainText('400 pictures')
    await use({ ...studio, browse: new BrowsePanel(studio.page) })
  }
})

/** Finds the lighthouses of one model. @returns how many there are */
async function findLighthouses({ window, page, browse }: Found): Promise<number> {
  await window.search.fill('lighth')
  await browse.open()
  const { models } = await invoke(page, 'pictures.facets', { query: { ...everything, search: 'lighth' } })
  const count = models.find(({ value }) => value === 'SDXL base')!.count
  await browse.value('Model', `SDXL base Pixazo ${count}`).check()
  await expect(window.status).toContainText(`${shown(count)} of 400`)
  return count
}

test('pictures are found by words as you type, with the hits marked', async ({ found }) => {
  const {
    window: { gallery, inspector, status },
    page
  } = found
  await page.keyboard.press('Control+f')
  await page.keyboard.type('lighth')
  const count = await total(found, { search: 'lighth' })
  await expect(status).toContainText(`${shown(count)} of 400`)
  await gallery.pictures.first().click()
  await expect(inspector.panel.locator('mark').first()).toHaveText('lighth')
  await expect(gallery.screen.locator('mark').first()).toHaveText('lighth')
})

test('pictures are found by filters, with counts that follow', async ({ found }) => {
  const {
    window: { status },
    browse
  } = found
  await findLighthouses(found)
  await expect(browse.chip('SDXL base')).toBeVisible()
  await browse.value('Rating', /Not rated/).check()
  const rated = await total(found, {
    search: 'lighth',
    filters: { models: ['SDXL base'], rating: { least: 0, most: 0 } }
  })
  await expect(status).toContainText(`${shown(rated)} of 400`)
  await expect(browse.value('Rating', new RegExp(`^Not rated ${rated}$`))).toBeChecked()
  await browse.value('Rating', 'Any rating').check()
  await expect(browse.chips).toHaveCount(1)
})

test('a search is saved under a name, changed, updated, and returned to', async ({ found }) => {
  const {
    window: { search, status },
    page,
    browse
  } = found
  await findLighthouses(found)
  await browse.section('Saved searches').getByRole('button', { name: 'Save this search…' }).click()
  await page.keyboard.type('Lighthouses')
  await page.keyboard.press('Enter')
  const listed = await total(found, { search: 'lighth', filters: { models: ['SDXL base'] } })
  const kept = new RegExp(`^Lighthouses ${shown(listed)}$`)
  await expect(browse.place(kept)).toHaveAttribute('aria-current', 'true')
  await browse.orderBy('Oldest first')
  await expect(browse.place(/^Lighthouses changed/)).toBeVisible()
  await browse.place('More for Lighthouses').click()
  await page.getByRole('menuitem', { name: 'Update to the current search' }).click()
  await expect(browse.place(kept)).toHaveAttribute('aria-current', 'true')
  await browse.place(/^All pictures/).click()
  await expect(status).toContainText('400 pictures')
  await expect(search).toHaveValue('')
  await browse.place(kept).click()
  await expect(search).toHaveValue('lighth')
  await expect(browse.chip('SDXL base')).toBeVisible()
})

test('the menu beside the search has the models, too, with their counts', async ({ found }) => {
  const { page, browse } = found
  const all = await total(found, { filters: { models: ['SDXL base'] } })
  await page.getByRole('button', { name: '+ Filter' }).click()
  await page.getByRole('menuitem', { name: 'Model' }).press('ArrowRight')
  await page.getByRole('menuitem', { name: new RegExp(`^SDXL base ${shown(all)}$`) }).click()
  await expect(browse.chip('SDXL base')).toBeVisible()
  await expect(found.window.status).toContainText(`${shown(all)} of 400`)
})

test('if nothing is found, the part to drop is named', async ({ found }) => {
  const {
    window: { search, status },
    page,
    browse
  } = found
  await findLighthouses(found)
  await search.fill('lighthouse "no such words"')
  await expect(browse.nothing).toContainText('“lighthouse "no such words"” and SDXL base')
  const without = await total(found, { filters: { models: ['SDXL base'] } })
  await page.getByRole('button', { name: new RegExp(`^Without “lighthouse .*: ${without} pictures`) }).click()
  await expect(status).toContainText(`${shown(without)} of 400`)
  await search.fill('🦊 **')
  await expect(browse.nothing).toContainText('Nothing to search for')
  await page.getByRole('main').getByRole('button', { name: 'Clear all' }).click()
  await expect(status).toContainText('400 pictures')
})

test('pictures are found by tags, with the keyboard only', async ({ found }) => {
  const {
    window: { search, status },
    page,
    browse
  } = found
  await browse.open()
  await search.fill('lighthouse "no such words"')
  await page.keyboard.press('Enter')
  await search.fill('')
  await search.focus()
  await page.keyboard.type('spri')
  await expect(browse.suggestions.getByRole('option', { name: /^spring/ })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const tagged = await total(found, { filters: { tags: ['spring'] } })
  await expect(status).toContainText(`${shown(tagged)} of 400`)
  await expect(search).toHaveValue('')
  await expect(browse.value('Tags', new RegExp(`^spring ${tagged}$`))).toBeChecked()
  await page.keyboard.press('Backspace')
  await expect(browse.chips).toHaveCount(0)
  await expect(status).toContainText('400 pictures')
  await search.click()
  await expect(browse.suggestions.getByRole('option', { name: 'lighthouse "no such words"' })).toBeVisible()
  await page.keyboard.press('Escape')
})

test('counts follow what changes', async ({ found }) => {
  const {
    window: { gallery },
    page,
    browse
  } = found
  await browse.open()
  const { favourite } = await invoke(page, 'pictures.facets', { query: everything })
  await expect(browse.place(new RegExp(`^Favourites ${favourite}$`))).toBeVisible()
  const [first] = await gallery.ids()
  const marked = (await invoke(page, 'pictures.get', { id: first! })).favourite
  await invoke(page, 'pictures.change', { ids: [first!], change: { favourite: !marked } })
  await expect(browse.place(new RegExp(`^Favourites ${favourite + (marked ? -1 : 1)}$`))).toBeVisible()
})

test('pictures can be put in any order', async ({ found }) => {
  const {
    window: { gallery },
    page,
    browse
  } = found
  await browse.open()
  await browse.orderBy('Best rated first')
  await expect(gallery.pictures.first()).toHaveAccessibleName(/rated 5/)
  await browse.orderBy('Random')
  const shuffled = await gallery.ids()
  await page.getByRole('button', { name: 'Shuffle again' }).click()
  await expect.poll(() => gallery.ids()).not.toEqual(shuffled)
  await browse.orderBy('Largest first')
  await browse.place(/^Favourites/).click()
  await expect(browse.chip('Favourites')).toBeVisible()
})

test('order, tab and recent searches survive a restart; filters do not', async ({ seedLibrary, start }) => {
  await seedLibrary(60)
  const settings = { welcomed: true, layout: { ...layout, leftTab: 'browse' as const } }
  const first = await start({ settings })
  await first.window.search.fill('fox')
  await first.page.keyboard.press('Enter')
  const browse = new BrowsePanel(first.page)
  await browse.orderBy('Oldest first')
  await browse.section('Shape').getByRole('button', { name: 'Shape' }).click()
  await first.main.close()

  const second = await start()
  const again = new BrowsePanel(second.page)
  await expect(again.order).toHaveAccessibleName('Order: Oldest first')
  await expect(second.window.status).toContainText('60 pictures')
  await expect(again.section('Shape').getByRole('button', { name: 'Shape' })).toHaveAttribute('aria-expanded', 'false')
  await second.window.search.click()
  await again.suggestions.getByRole('option', { name: 'fox' }).click()
  await expect(second.window.search).toHaveValue('fox')

  // A thousand characters and more, and every operator there is.
  await second.window.search.fill(`fox AND (NEAR "^*:- ${'x'.repeat(1200)}`)
  await expect(second.page.getByText('Only the first 1,000 characters are searched.')).toBeVisible()
  await expect(again.nothing).toBeVisible()
  await second.page.keyboard.press('Escape')
  await expect(second.window.status).toContainText('60 pictures')
})

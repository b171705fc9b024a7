/** Marks on pictures: ratings, tags and notes, on one and on several, by mouse and by keys, undone, and kept. */
import type { Picture } from '../../src/shared/domain/picture.ts'
import { invoke } from '../pages/bridge.ts'
import { test as base, expect, type Studio } from './studio.ts'

/** Ten pictures in the gallery. */
interface Marked extends Studio {
  ids: readonly string[]
  get: (id: string | undefined) => Promise<Picture>
}

const test = base.extend<{ marked: Marked }>({
  marked: async ({ seedLibrary, start }, use) => {
    const ids = await seedLibrary(10)
    const studio = await start({ settings: { welcomed: true } })
    await expect(studio.window.status).toContainText('10 pictures')
    await use({ ...studio, ids, get: (id = '') => invoke(studio.page, 'pictures.get', { id }) })
  }
})

/** Selects the first three. */
async function selectThree({ window: { gallery, inspector }, ids }: Marked): Promise<void> {
  await gallery.picture(ids[0]!).click()
  await gallery.picture(ids[2]!).click({ modifiers: ['Shift'] })
  await expect(inspector.panel).toContainText('3 pictures selected')
}

async function tagFirst({ window: { gallery, inspector }, page, ids }: Marked): Promise<void> {
  await gallery.picture(ids[0]!).click()
  await page.keyboard.press('Control+t')
  await expect(inspector.panel.getByRole('textbox', { name: 'Add a tag' })).toBeFocused()
  await page.keyboard.type('For print, 灯台,')
  await expect(inspector.button('Remove For print')).toBeVisible()
  await expect(inspector.button('Remove 灯台')).toBeVisible()
}

test('a picture is rated by key and by mouse, and the same rating again clears it', async ({ marked }) => {
  const { window, page, ids, get } = marked
  const { gallery, inspector } = window
  await gallery.picture(ids[0]!).click()
  await page.keyboard.press('4')
  await expect(inspector.panel.getByRole('radio', { name: '4 stars' })).toBeChecked()
  await page.keyboard.press('4')
  await expect.poll(async () => (await get(ids[0])).rating).toBe(0)
  await inspector.panel.getByRole('radio', { name: '3 stars' }).click()
  await expect.poll(async () => (await get(ids[0])).rating).toBe(3)
})

test('tags are typed with commas between them, and Backspace removes the last one', async ({ marked }) => {
  await tagFirst(marked)
  await marked.page.keyboard.press('Backspace')
  await expect(marked.window.inspector.button('Remove 灯台')).toBeHidden()
  await expect(marked.window.inspector.button('Remove For print')).toBeVisible()
})

test('a note is saved even if another picture is selected before the pause is over', async ({ marked }) => {
  const { window, ids, get } = marked
  await window.gallery.picture(ids[0]!).click()
  await window.inspector.panel.getByRole('textbox', { name: 'Notes' }).fill('Ask Ada.')
  await window.gallery.picture(ids[1]!).click()
  await expect.poll(async () => (await get(ids[0])).notes).toBe('Ask Ada.')
})

test('several pictures get a suggested tag, and Undo removes it', async ({ marked }) => {
  const { window, page, ids, get } = marked
  await tagFirst(marked)
  const { tags } = await get(ids[2])
  await selectThree(marked)
  await window.inspector.panel.getByRole('textbox', { name: 'Add a tag' }).fill('for')
  await page.getByRole('option', { name: /^For print/ }).click()
  await expect.poll(async () => (await get(ids[2])).tags).toContain('For print')
  await window.message('3 pictures tagged “For print”.').getByRole('button', { name: 'Undo' }).click()
  await expect.poll(async () => (await get(ids[2])).tags).toEqual(tags)
})

test('several pictures are rated at once, and Ctrl+Z undoes it', async ({ marked }) => {
  const { window, page, ids, get } = marked
  const { rating } = await get(ids[1])
  await selectThree(marked)
  await window.gallery.grid.focus()
  await page.keyboard.press('5')
  await expect.poll(async () => (await get(ids[1])).rating).toBe(5)
  await window.gallery.grid.focus()
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await get(ids[1])).rating).toBe(rating)
})

test('rating, tags and notes survive a restart', async ({ marked, start }) => {
  const { window, main, ids, get } = marked
  await tagFirst(marked)
  await window.inspector.panel.getByRole('radio', { name: '3 stars' }).click()
  await window.inspector.panel.getByRole('textbox', { name: 'Notes' }).fill('Ask Ada.')
  await expect.poll(async () => (await get(ids[0])).notes).toBe('Ask Ada.')
  const before = await get(ids[0])
  expect(before).toMatchObject({ rating: 3, tags: expect.arrayContaining(['For print', '灯台']) })
  await main.close()
  const { page } = await start({ settings: { welcomed: true } })
  expect(await invoke(page, 'pictures.get', { id: before.id })).toEqual(before)
})

test('ten pictures are rated and tagged with keys only', async ({ marked }) => {
  const { window, page, ids, get } = marked
  const { gallery, inspector } = window
  const { keyboard } = page
  await keyboard.press('Home')
  for (const [at, id] of ids.entries()) {
    await expect.poll(() => gallery.selectedIds()).toEqual([id])
    await expect(inspector.panel.locator(`[data-picture="${id}"]`)).toBeVisible()
    await keyboard.press(String((at % 5) + 1))
    await keyboard.press('Control+t')
    await expect(inspector.panel.getByRole('textbox', { name: 'Add a tag' })).toBeFocused()
    await keyboard.type(`walk ${at}`)
    await keyboard.press('Enter')
    await expect(inspector.button(`Remove walk ${at}`)).toBeVisible()
    await keyboard.press('Escape')
    await expect(gallery.grid).toBeFocused()
    await keyboard.press('ArrowRight')
  }
  for (const [at, id] of ids.entries()) {
    await expect.poll(async () => (await get(id)).rating).toBe((at % 5) + 1)
    expect((await get(id)).tags).toContain(`walk ${at}`)
  }
})

test('Ctrl+Enter adds a tag and moves on to the next picture, up to the last one', async ({ marked }) => {
  const { window, page, ids, get } = marked
  const { gallery, inspector } = window
  const { keyboard } = page
  const tags = inspector.panel.getByRole('textbox', { name: 'Add a tag' })
  await keyboard.press('Home')
  await keyboard.press('Control+t')
  for (const [at, id] of ids.entries()) {
    await expect.poll(() => gallery.selectedIds()).toEqual([id])
    await expect(inspector.panel.locator(`[data-picture="${id}"]`)).toBeVisible()
    await expect(tags).toBeFocused()
    await keyboard.type(`on ${at}`)
    await keyboard.press('Control+Enter')
  }
  await expect(tags).toBeFocused()
  for (const [at, id] of ids.entries()) await expect.poll(async () => (await get(id)).tags).toContain(`on ${at}`)
  await keyboard.press('Enter')
  await expect(gallery.grid).toBeFocused()
})

test('Escape leads from notes and prompt back to the picture, and a slash to the search', async ({ marked }) => {
  const { window, page, ids, get } = marked
  const { gallery, inspector, compose } = window
  const id = ids[0]!
  await gallery.picture(id).click()
  await inspector.panel.getByRole('textbox', { name: 'Notes' }).fill('By keys.')
  await page.keyboard.press('Escape')
  await expect(gallery.grid).toBeFocused()
  await expect.poll(async () => (await get(id)).notes).toBe('By keys.')
  await compose.prompt.fill('a walk')
  await page.keyboard.press('Escape')
  await expect(gallery.grid).toBeFocused()
  expect(await gallery.selectedIds()).toEqual([id])
  await page.keyboard.press('/')
  await expect(window.search).toBeFocused()
})

/**
 * Actions by their keys: the same key does the same thing everywhere, once while held, and wherever the focus is
 * outside a text field.
 */
import type { Page } from '@playwright/test'
import { panelSizesSchema } from '../../src/shared/domain/settings.ts'
import { invoke } from '../pages/bridge.ts'
import { LibrarySettings } from '../pages/library-settings.ts'
import { LineagePage } from '../pages/lineage-page.ts'
import { spoken } from '../pseudo-language.ts'
import { expect, test } from './studio.ts'

const settings = { welcomed: true, layout: panelSizesSchema.parse({ tileSize: 100, groupByDay: false }) }

const selectedText = (page: Page): Promise<string> => page.evaluate(() => getSelection()?.toString() ?? '')

test('select all, Home and End work wherever the focus is outside a text field', async ({ seedLibrary, start }) => {
  const ids = await seedLibrary(8)
  const { window, page } = await start({ settings })
  const { gallery, compose, inspector } = window
  const { keyboard } = page
  await expect(gallery.pictures).toHaveCount(8)

  await test.step('the last picture before anything was selected, and the first', async () => {
    await keyboard.press('End')
    await gallery.expectSelected(ids.at(-1))
    await keyboard.press('Home')
    await gallery.expectSelected(ids[0])
  })

  await test.step('all, from the grid, from a button elsewhere, and without any focus', async () => {
    for (const focus of [
      () => gallery.grid.focus(),
      () => page.getByRole('button', { name: 'Keyboard shortcuts' }).focus(),
      () => page.evaluate(() => (document.activeElement as HTMLElement).blur())
    ]) {
      await gallery.grid.focus()
      await keyboard.press('Escape')
      await gallery.expectSelected()
      await focus()
      await keyboard.press('ControlOrMeta+a')
      await expect(window.status).toContainText('8 selected')
      expect(await selectedText(page)).toBe('')
    }
  })

  await test.step('Escape clears the selection, even while a tooltip is shown', async () => {
    await keyboard.press('ControlOrMeta+a')
    await expect(window.status).toContainText('8 selected')
    await gallery.grid.focus()
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).hover()
    await expect(page.getByRole('tooltip')).toBeVisible()
    await keyboard.press('Escape')
    await expect.poll(() => gallery.selectedIds()).toEqual([])
  })

  await test.step('in a text field they act on the text', async () => {
    await gallery.grid.focus()
    await keyboard.press('Escape')
    await gallery.expectSelected()
    await compose.prompt.fill('a lighthouse')
    await keyboard.press('ControlOrMeta+a')
    await keyboard.type('a harbour')
    await expect(compose.prompt).toHaveValue('a harbour')
    await gallery.expectSelected()
  })

  await test.step('the mouse selects prompts, but not the window’s own words', async () => {
    await gallery.picture(ids[2]!).click()
    const { parameters } = await invoke(page, 'pictures.get', { id: ids[2]! })
    await inspector.panel.getByText(parameters!.prompt, { exact: true }).click({ clickCount: 3 })
    await expect.poll(() => selectedText(page)).toContain(parameters!.prompt)
    await page.evaluate(() => getSelection()!.removeAllRanges())
    for (const words of [
      inspector.panel.getByText('Prompt', { exact: true }),
      page.getByRole('heading', { name: 'Palimpsest' })
    ]) {
      await words.click({ clickCount: 3 })
      expect(await selectedText(page)).toBe('')
    }
    await window.openSettings()
    await keyboard.press('ControlOrMeta+a')
    expect(await selectedText(page)).toBe('')
  })
})

test('a key does the same everywhere, and once while it is held', async ({ seedLibrary, start }) => {
  const ids = await seedLibrary(8)
  const { window, page } = await start({ settings })
  const { gallery } = window
  const { keyboard } = page
  const lineage = new LineagePage(page)
  await expect(gallery.pictures).toHaveCount(8)
  const isTrashed = async (id: string): Promise<boolean> =>
    (await invoke(page, 'pictures.get', { id })).trashedAt !== null
  const isFavourite = async (id: string): Promise<boolean> => (await invoke(page, 'pictures.get', { id })).favourite

  /** Each further press of a key that is down is reported as a repeat. */
  async function hold(key: string): Promise<void> {
    for (let presses = 0; presses < 4; presses += 1) await keyboard.down(key)
    await keyboard.up(key)
  }

  const places: { name: string; enter: (id: string) => Promise<unknown>; leave: () => Promise<unknown> }[] = [
    { name: 'gallery', enter: async () => undefined, leave: async () => undefined },
    {
      name: 'viewer',
      enter: async (id) => {
        await gallery.open(gallery.picture(id))
      },
      leave: () => window.openGallery()
    },
    {
      name: 'quick look',
      enter: async () => {
        await keyboard.press(' ')
        await expect(page.getByRole('dialog', { name: 'Quick look' })).toBeVisible()
      },
      leave: async () => {
        await keyboard.press('Escape')
        await expect(page.getByRole('dialog', { name: 'Quick look' })).toHaveCount(0)
      }
    },
    {
      name: 'lineage',
      enter: async () => {
        await keyboard.press('l')
        await expect(lineage.screen).toBeVisible()
        await expect(lineage.screen.locator('[aria-busy="true"]')).toHaveCount(0)
      },
      leave: () => window.openGallery()
    }
  ]

  for (const [at, { name, enter, leave }] of places.entries()) {
    await test.step(`${name}: a held F marks once, Backspace and Delete move to the trash`, async () => {
      for (const key of ['Backspace', 'Delete']) {
        const id = ids[at]!
        await gallery.picture(id).click()
        await enter(id)
        const before = await isFavourite(id)
        await hold('f')
        await expect.poll(() => isFavourite(id)).toBe(!before)
        await hold(key)
        await expect.poll(() => isTrashed(id)).toBe(true)
        // Changes are made one after the other, so the effect of a repeat would show by now.
        expect(await isFavourite(id)).toBe(!before)
        await leave()
        await expect(gallery.pictures).toHaveCount(7)
        await invoke(page, 'pictures.restore', { ids: [id] })
        await expect(gallery.pictures).toHaveCount(8)
      }
    })
  }

  await test.step('a held arrow keeps moving', async () => {
    const viewer = await gallery.open(gallery.picture(ids[0]!))
    await hold('ArrowRight')
    await expect(viewer.toolbar).toContainText('5 of 8')
  })
})

test('a button pressed with a key gets the focus back when its work is done or its question answered', async ({
  start
}) => {
  const { window, page, main } = await start({ settings })
  await window.openSettings()
  const settingsOf = new LibrarySettings(page)
  const reveal = settingsOf.button('Show in folder')
  await reveal.focus()
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await main.asked('showItemInFolder')).length).toBe(1)
  await expect(reveal).toBeFocused()
  const rebuild = settingsOf.button('Rebuild index…')
  await rebuild.focus()
  await page.keyboard.press('Enter')
  const question = page.getByRole('dialog', { name: 'Rebuild the index?' })
  await expect(question).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(question).toHaveCount(0)
  await expect(rebuild).toBeFocused()
})

test('the system’s menu offers the window’s actions and runs the chosen one @stand-in', async ({ start }) => {
  const { window, page, main } = await start({ settings })
  const labels = async (menu: string): Promise<string[]> => {
    const shown = (await main.asked('setApplicationMenu')).at(-1)!.details as {
      label?: string
      submenu?: { label?: string }[]
    }[]
    return (shown.find(({ label }) => label === menu)?.submenu ?? []).flatMap(({ label }) =>
      label === undefined ? [] : [label]
    )
  }
  await expect.poll(() => labels('Go')).toEqual(['Gallery', 'Inpaint', 'Queue', 'Statistics', 'Settings'])
  expect(await labels('File')).toContain('Import pictures…')
  expect(await main.probe('pressInMenu', { label: 'Queue' })).toBe(true)
  await expect(window.queue.screen).toBeVisible()
  expect(await main.probe('pressInMenu', { label: 'Keyboard shortcuts' })).toBe(true)
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  // The dialog must be answered first.
  await main.probe('pressInMenu', { label: 'Settings' })
  // A call from the page is answered after what was chosen before it: the dialog is still open then.
  await invoke(page, 'app.info')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(window.queue.screen).toBeVisible()
})

test('F1 lists the current screen’s shortcuts first and finds one by name; the palette knows everyday words', async ({
  seedLibrary,
  start
}) => {
  await seedLibrary(2)
  const { window, page } = await start({ settings })
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(window.gallery.pictures).toHaveCount(2)
  await window.compose.prompt.focus()
  await page.keyboard.press('F1')
  await expect(sheet.getByRole('heading', { level: 3 }).first()).toHaveText('Gallery')
  await expect(sheet.getByRole('textbox', { name: 'Filter shortcuts' })).toBeFocused()
  await page.keyboard.type(spoken('move to trash'))
  await expect(sheet.getByRole('heading', { level: 3 })).toHaveText(['Pictures'])
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
  await window.gallery.open(window.gallery.pictures.first())
  await page.keyboard.press('?')
  await expect(sheet.getByRole('heading', { level: 3 }).first()).toHaveText('Viewer')
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()

  await window.openGallery()
  await window.gallery.pictures.first().click()
  for (const [typed, found] of [
    ['tag', 'Tags of these pictures…'],
    ['preset', 'Lightning, 8 steps'],
    ['variation', 'Edit as a variation…'],
    ['key', 'Add a service key']
  ] as const) {
    const palette = await window.openPalette()
    await palette.find(typed)
    await expect(palette.commands.filter({ hasText: found })).toBeVisible()
    await page.keyboard.press('Escape')
    await palette.search.waitFor({ state: 'hidden' })
  }
  const jobs = await invoke(page, 'jobs.list', { limit: 10 })
  await window.compose.prompt.fill('a fox in the snow')
  await (await window.openPalette()).run('')
  await (await window.openPalette()).run('key')
  await expect((await window.settings.service('AppyPie')).key).toBeFocused()
  expect(await invoke(page, 'jobs.list', { limit: 10 })).toEqual(jobs)
})

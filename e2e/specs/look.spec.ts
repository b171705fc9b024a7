/** What every user needs from the window: both themes, no mouse, a small screen, a screen reader. */
import { panelSizesSchema } from '../../src/shared/domain/settings.ts'
import { invoke } from '../pages/bridge.ts'
import { expectToFit, faultsOn } from '../pages/checker.ts'
import { CommandPalette } from '../pages/command-palette.ts'
import { ComparePage } from '../pages/compare-page.ts'
import { ExportDialog } from '../pages/export-dialog.ts'
import { LibrarySettings } from '../pages/library-settings.ts'
import { LineagePage } from '../pages/lineage-page.ts'
import { partsThatTakePresses } from '../pages/press.ts'
import { StatisticsPage } from '../pages/statistics-page.ts'
import type { Studio } from './studio.ts'
import { expect, test } from './studio.ts'

/** What is wrong on the current screen, by rule and place. */
async function problemsOn({ page }: Studio): Promise<string[]> {
  return [...(await faultsOn(page)), ...(await partsThatTakePresses(page)).map((part) => `takes presses: ${part}`)]
}

/** Text that can hardly be read: the only thing that depends on the theme. */
const paleTextOn = ({ page }: Studio): Promise<string[]> => faultsOn(page, ['color-contrast'])

for (const theme of ['dark', 'light'] as const) {
  test(`every screen passes the accessibility checker, ${theme}`, async ({ services, startReady }) => {
    const studio = await startReady({ settings: { theme, welcomed: false, concurrency: { pixazo: 1 } } })
    const { window, page } = studio
    const check = async (screen: string): Promise<void> => {
      await test.step(screen, async () => expect(await problemsOn(studio)).toEqual([]))
    }
    await expect.poll(() => window.scheme()).toBe(theme)
    await expect(window.welcome.screen).toBeVisible()
    await check('welcome')

    const parameters = { width: 64, height: 64 }
    services.script(
      'pixazo/sdxl-lightning',
      { kind: 'document' },
      { kind: 'error', status: 500 },
      { kind: 'reset' },
      { kind: 'hang' }
    )
    for (const prompt of ['done', 'failed', 'uncertain', 'sending', 'waiting']) {
      await invoke(page, 'jobs.submit', {
        requests: [{ operationId: 'pixazo/sdxl-lightning', parameters: { ...parameters, prompt } }]
      })
      if (prompt === 'done') await expect(window.gallery.pictures).toHaveCount(1)
      if (prompt === 'failed') await expect(window.gallery.jobs).toContainText('Pixazo failed')
      if (prompt === 'uncertain') await expect(window.gallery.jobs).toHaveCount(2)
    }
    await expect(window.status).toContainText('1 needs a decision')
    await window.gallery.pictures.click()
    await check('gallery with jobs in every state')

    const viewer = await window.gallery.open(window.gallery.pictures)
    await expect.poll(() => viewer.isShown()).toBe(true)
    await check('viewer and inspector')
    await viewer.inspector.request()
    await check('request')

    const queue = await window.openQueue()
    await queue.press(queue.job('failed'), 'Show details')
    await check('queue')

    await window.compose.choose('ImagePipeline (legacy)', 'SDXL')
    await window.compose.openMore()
    await window.compose.setNumber('Steps', 0)
    await window.compose.prompt.fill('')
    await window.compose.generate()
    await expect(window.compose.problems.first()).toBeVisible()
    await check('a form with problems')

    const settings = await window.openSettings()
    for (const name of ['Demo (on this machine)', 'AppyPie', 'Pixazo', 'AIgateway', 'ImagePipeline (legacy)'])
      await settings.service(name)
    await (await settings.service('Pixazo')).button('Replace key').click()
    await check('settings')

    await window.openPalette()
    await check('palette')
    await page.keyboard.press('Escape')
    await expect(window.dialog).toHaveCount(0)
    await page.getByRole('button', { name: 'Keyboard shortcuts', exact: true }).click()
    await expect(window.dialog).toBeVisible()
    await check('shortcuts')
  })
}

test('the views of a library pass the accessibility checker, dark and light', async ({ seedLibrary, start }) => {
  const ids = (await seedLibrary(60, { varied: true, newest: Date.now() - 3_600_000 })).toReversed()
  // All of them on one screen: only what is in view is mounted.
  const studio = await start({
    settings: { welcomed: true, layout: panelSizesSchema.parse({ tileSize: 80, groupByDay: false }) }
  })
  const { window, page } = studio
  const check = async (screen: string): Promise<void> => {
    const before = await window.scheme()
    for (const theme of ['dark', 'light']) {
      await test.step(`${screen}, ${theme}`, async () => {
        // The window's own switch is out of reach under a dialog; only the colours depend on it.
        await page.evaluate(
          (scheme) => document.documentElement.setAttribute('data-mantine-color-scheme', scheme),
          theme
        )
        expect.soft(await (theme === 'dark' ? problemsOn : paleTextOn)(studio), `${screen}, ${theme}`).toEqual([])
      })
    }
    await page.evaluate((scheme) => document.documentElement.setAttribute('data-mantine-color-scheme', scheme), before!)
  }
  const { gallery } = window
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await expect.poll(() => gallery.thumbnailsShown()).toBe(true)
  const [first, second] = (await gallery.ids()) as [string, string]
  await gallery.picture(first).click()
  await invoke(page, 'pictures.change', {
    ids: [first],
    change: { addTags: ['sea', 'for the wall'], rating: 4, notes: 'Print it.' }
  })
  await page.keyboard.press('Control+Shift+F')
  await expect(page.getByRole('complementary', { name: 'Browse' })).toBeVisible()
  await check('gallery and browse')

  await gallery.picture(second).click({ modifiers: ['ControlOrMeta'] })
  await expect(page.getByRole('heading', { name: '2 pictures selected' })).toBeVisible()
  await check('several selected')
  await page.keyboard.press('Control+e')
  const exporting = new ExportDialog(page)
  await expect(exporting.summary).toContainText('2 pictures')
  await expect(exporting.button('Choose…')).toBeFocused()
  await check('export')
  await page.keyboard.press('Escape')
  await expect(exporting.screen).toHaveCount(0)
  await gallery.grid.focus()
  await page.keyboard.press('c')
  await expect(new ComparePage(page).images).toHaveCount(2)
  await check('comparison')

  const parent = (await Promise.all(ids.map((id) => invoke(page, 'pictures.get', { id })))).find(
    (picture) => (picture.sourcePictureId ?? picture.derivedFromPictureId) !== null
  )
  await window.openGallery()
  await gallery.picture(parent!.id).click()
  await page.keyboard.press('l')
  await expect(new LineagePage(page).steps.first()).toBeVisible()
  await check('lineage')
  await page.keyboard.press('Control+4')
  await expect(new StatisticsPage(page).headline).toBeVisible()
  await check('statistics')

  await invoke(page, 'pictures.trash', { ids: [second] })
  await (await window.openPalette()).run('Trash')
  await expect(page.getByRole('toolbar', { name: 'Trash' })).toBeVisible()
  await gallery.picture(second).click()
  await check('trash')
  await window.openSettings()
  await new LibrarySettings(page).section.scrollIntoViewIfNeeded()
  await check('settings of the library')
})

test('the theme is switched in the settings, by key and by command, and is remembered', async ({ start }) => {
  const { window, page, main } = await start({ settings: { welcomed: true } })
  const brightness = async (): Promise<number> =>
    await page.evaluate(() => Number(/\d+/.exec(getComputedStyle(document.body).backgroundColor)?.[0]))
  const settings = await window.openSettings()
  await settings.chooseTheme('Light')
  await expect.poll(() => window.scheme()).toBe('light')
  await expect.poll(brightness).toBeGreaterThan(200)
  await settings.chooseTheme('Dark')
  await expect.poll(() => window.scheme()).toBe('dark')
  await expect.poll(brightness).toBeLessThan(60)
  await page.keyboard.press('Control+Shift+L')
  await expect.poll(() => window.scheme()).toBe('light')
  await (await window.openPalette()).run('Dark or light')
  await expect.poll(() => window.scheme()).toBe('dark')
  await page.keyboard.press('Control+Shift+L')
  await expect.poll(async () => (await invoke(page, 'settings.get')).theme).toBe('light')
  await main.close()

  const again = await start()
  await expect.poll(() => again.window.scheme()).toBe('light')
  await (await again.window.openSettings()).chooseTheme('System')
  await again.page.emulateMedia({ colorScheme: 'dark' })
  await expect.poll(() => again.window.scheme()).toBe('dark')
  await again.page.emulateMedia({ colorScheme: 'light' })
  await expect.poll(() => again.window.scheme()).toBe('light')
})

test('from the start to a picture on screen with the keyboard only', async ({ start }) => {
  const { window, page } = await start()
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key)
  }
  await press('Control+l')
  await expect(window.compose.prompt).toBeFocused()
  await page.keyboard.type('a paper boat on a pond')
  await press('Tab')
  for (
    let tabs = 0;
    tabs < 40 && !(await window.compose.chip('Size', 'Custom').evaluate((chip) => chip === document.activeElement));
    tabs += 1
  )
    await press('Tab')
  await press('Enter')
  await expect(window.compose.box('Width')).toBeVisible()
  await press('Tab', 'Control+a')
  await page.keyboard.type('128')
  await press('Tab', 'Control+a')
  await page.keyboard.type('96')
  await press('Control+Enter')
  await expect(window.gallery.pictures).toHaveCount(1)
  await expect(window.gallery.pictures).toHaveAccessibleName(/128 × 96/)
  for (
    let tabs = 0;
    tabs < 60 && !(await window.gallery.grid.evaluate((grid) => grid === document.activeElement));
    tabs += 1
  )
    await press('Tab')
  await press('ArrowRight', 'Enter')
  await expect.poll(() => window.viewer.isShown()).toBe(true)
  await press('Escape', 'Control+3')
  await expect(window.queue.inState('Done')).toContainText('a paper boat on a pond')
  await press('Control+,')
  await expect(window.settings.screen).toBeVisible()
  await press('Control+1')
  await expect(window.gallery.pictures).toHaveCount(1)
})

test('in the smallest window the button is visible, nothing is cut off, and motion stops if requested', async ({
  start
}) => {
  const { window, page } = await start({ settings: { welcomed: true } })
  await page.setViewportSize({ width: 1024, height: 700 })
  for (const [service, model] of [
    ['Demo', 'SDXL Lightning'],
    ['Pixazo', 'Stable Diffusion 3.5 Large'],
    ['ImagePipeline (legacy)', 'SDXL']
  ] as const) {
    await window.compose.choose(service, model)
    await expect(window.compose.generateButton).toBeInViewport({ ratio: 1 })
  }
  await expectToFit(page, { width: 1024, height: 700 })
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const longest = await page.evaluate(() => {
    const seconds = (list: string): number => Math.max(...list.split(',').map((one) => Number.parseFloat(one)))
    return Math.max(
      ...Array.from(document.querySelectorAll('*'), (element) => seconds(getComputedStyle(element).transitionDuration))
    )
  })
  expect(longest).toBeLessThanOrEqual(0.001)
})

test('the palette finds every command by its name and runs it', async ({ start }) => {
  const { window, page } = await start({ settings: { welcomed: true } })
  await (await window.openPalette()).run('Queue')
  await expect(window.queue.screen).toBeVisible()
  await (await window.openPalette()).run('Settings')
  await expect(window.settings.screen).toBeVisible()
  await (await window.openPalette()).run('Write a prompt')
  await expect(window.compose.prompt).toBeFocused()
  await (await window.openPalette()).run('Lightning, 4 steps')
  await expect(window.compose.box('Steps')).toHaveValue('4')
  await (await window.openPalette()).run('Show or hide the left panel')
  await expect(window.compose.form).toBeHidden()
  await window.openPalette()
  const palette = new CommandPalette(page)
  await palette.find('no such command')
  await expect(window.dialog).toContainText('No commands match.')
  await page.keyboard.press('Escape')
  await expect(palette.search).toBeHidden()
})

/**
 * The window on real desktops: small and changing displays, a page that crashes, errors in the main process, a session
 * that ends.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { AppWindow } from '../pages/app-window.ts'
import { invoke } from '../pages/bridge.ts'
import { inEnglish } from '../pseudo-language.ts'
import type { Studio } from './studio.ts'
import { expect, test } from './studio.ts'

interface Described {
  bounds: { x: number; y: number; width: number; height: number }
  least: { width: number; height: number }
  maximised: boolean
  shown: 'not yet' | 'unpainted' | 'painted'
}

const described = ({ main }: Studio): Promise<Described> => main.probe('window') as Promise<Described>

const leave = (profile: string, place: object): Promise<void> =>
  writeFile(join(profile, 'window.json'), JSON.stringify(place))

/** Displays and accidents can be triggered only there. */
const onStandIn = { tag: '@stand-in' }

const laptop = { PALIMPSEST_STANDIN_DISPLAYS: '1366x728' }

test('a window left on a larger display is entirely on this one', onStandIn, async ({ profile, start }) => {
  await leave(profile, { x: 0, y: 0, width: 2560, height: 1400, maximised: false })
  expect(await described(await start({ env: laptop }))).toEqual({
    bounds: { x: 0, y: 0, width: 1366, height: 728 },
    least: { width: 1024, height: 700 },
    maximised: false,
    shown: 'painted'
  })
})

test(
  'a window is maximised once it has painted, and its normal size is remembered separately',
  onStandIn,
  async ({ profile, start }) => {
    const left = { x: 40, y: 10, width: 1100, height: 710, maximised: true }
    await leave(profile, left)
    const studio = await start({ env: laptop })
    expect(await described(studio)).toMatchObject({
      bounds: { x: 0, y: 0, width: 1366, height: 728 },
      maximised: true,
      shown: 'painted'
    })
    await studio.main.close()
    expect(JSON.parse(await readFile(join(profile, 'window.json'), 'utf8'))).toEqual(left)
  }
)

for (const [width, height] of [
  [1366, 728],
  [1097, 577],
  [853, 432]
] as const) {
  test(
    `on a display of ${width} × ${height} the first window fits, and the essentials are in reach`,
    onStandIn,
    async ({ seedLibrary, start }) => {
      const [id] = (await seedLibrary(3)) as [string]
      const studio = await start({
        settings: { welcomed: true },
        env: { PALIMPSEST_STANDIN_DISPLAYS: `${width}x${height}` }
      })
      const { window, page } = studio
      const { bounds, least } = await described(studio)
      expect([bounds.width, bounds.height]).toEqual([Math.min(1440, width), Math.min(900, height)])
      expect([least.width, least.height]).toEqual([Math.min(1024, width), Math.min(700, height)])
      expect(await page.evaluate(() => [innerWidth, innerHeight])).toEqual([bounds.width, bounds.height])

      await expect(window.compose.generateButton).toBeInViewport({ ratio: 1 })
      await expect(window.gallery.picture(id)).toBeInViewport({ ratio: 0.5 })
      const viewer = await window.gallery.open(window.gallery.picture(id))
      await expect.poll(() => viewer.isShown()).toBe(true)
      // In a narrow window the panels make room for the picture.
      if (width < 1200) await expect(window.compose.generateButton).toBeHidden()
      else await expect(window.compose.generateButton).toBeInViewport({ ratio: 1 })
      const room = await viewer.image.boundingBox()
      expect(Math.min(room!.width, room!.height)).toBeGreaterThan(80)
      await page.keyboard.press('i')
      await expect(window.studio.screen).toBeVisible()
      await expect(window.studio.repaintButton).toBeInViewport({ ratio: 1 })
      const surface = (await window.studio.painter.surface.boundingBox())!
      expect(Math.min(surface.width, surface.height)).toBeGreaterThan(120)
      for (const view of ['openGallery', 'openQueue', 'openSettings', 'openStudio'] as const) {
        await window[view]()
        expect(await cutOff(page)).toEqual([])
      }
    }
  )
}

/** Buttons that are partly outside the window, where nothing scrolls them in. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    Array.from(document.querySelectorAll<HTMLElement>('button'))
      .filter((button) => {
        const { left, right, top, bottom, width } = button.getBoundingClientRect()
        if (width === 0 || (left >= 0 && top >= 0 && right <= innerWidth + 1 && bottom <= innerHeight + 1)) return false
        for (let around = button.parentElement; around; around = around.parentElement) {
          if (/auto|scroll/.test(getComputedStyle(around).overflow)) return false
        }
        return true
      })
      .map((button) => button.getAttribute('aria-label') ?? button.textContent)
  )
}

test('unplugging a display leaves the window in sight', onStandIn, async ({ profile, start }) => {
  await leave(profile, { x: 2000, y: 100, width: 1300, height: 900, maximised: false })
  const studio = await start({ env: { PALIMPSEST_STANDIN_DISPLAYS: '1920x1080,1600x1000' } })
  expect((await described(studio)).bounds).toEqual({ x: 2000, y: 100, width: 1300, height: 900 })
  await studio.main.probe('displays', { text: '1097x577' })
  expect(await described(studio)).toMatchObject({
    bounds: { x: 0, y: 0, width: 1097, height: 577 },
    least: { width: 1024, height: 577 }
  })
})

/** Ends the page as a crash does. @returns the page that replaces it */
async function crash({ page }: Studio): Promise<Page> {
  const next = page.context().waitForEvent('page')
  const cdp = await page.context().newCDPSession(page)
  // Its answer never comes.
  void cdp.send('Page.crash').catch(() => undefined)
  const fresh = await next
  await fresh.waitForURL(/#view=/)
  return fresh
}

test(
  'a crashed page is reloaded with its form, its view and what is running, and the log says so',
  onStandIn,
  async ({ profile, services, startReady }) => {
    const studio = await startReady()
    const { main } = studio
    services.script('pixazo/sdxl-lightning', { kind: 'hang' })
    await studio.window.compose.prompt.fill('a lighthouse in the mist')
    await invoke(studio.page, 'jobs.submit', {
      requests: [{ operationId: 'pixazo/sdxl-lightning', parameters: { prompt: 'sent', width: 64, height: 64 } }]
    })
    await services.received(1)
    await studio.window.openQueue()
    await expect
      .poll(async () => JSON.stringify((await invoke(studio.page, 'settings.get')).draft))
      .toContain('a lighthouse in the mist')

    const page = await crash(studio)
    const window = new AppWindow(page)
    await expect(window.queue.screen).toBeVisible()
    await expect(window.compose.prompt).toHaveValue('a lighthouse in the mist')
    expect((await invoke(page, 'jobs.list', { limit: 10 })).map(({ state }) => state)).toEqual(['sending'])
    expect(services.requests).toHaveLength(1)
    expect(await main.asked('showMessageBox')).toEqual([])

    expect(await readFile(join(profile, 'mishaps.log'), 'utf8')).toContain('The page ended: crashed')
  }
)

test(
  'a page that crashes twice within a minute is asked about: it could go on forever',
  onStandIn,
  async ({ profile, start }) => {
    const studio = await start({ settings: { welcomed: true } })
    const { main } = studio
    await studio.window.openQueue()
    const page = await crash(studio)
    await expect(new AppWindow(page).queue.screen).toBeVisible()
    expect(await main.asked('showMessageBox')).toEqual([])
    await main.answer('showMessageBox', { response: 0 })
    await expect(new AppWindow(await crash({ ...studio, page })).queue.screen).toBeVisible()
    expect((await main.asked('showMessageBox')).map(({ details }) => details)).toEqual([
      expect.objectContaining({
        message: 'The window stopped working twice within a minute.',
        buttons: ['Reopen', 'Quit']
      })
    ])
    const log = inEnglish(await readFile(join(profile, 'mishaps.log'), 'utf8'))
    expect(log.match(/The page ended: crashed/g)).toHaveLength(2)
  }
)

const messages = async ({ main }: Studio): Promise<string[]> =>
  (await main.asked('showMessageBox')).map(({ details }) => (details as { message: string }).message)

test('a page that does not respond is reopened on demand', onStandIn, async ({ start }) => {
  const studio = await start({ settings: { welcomed: true } })
  await studio.main.answer('showMessageBox', { response: 1 })
  const next = studio.page.context().waitForEvent('page')
  await studio.main.probe('windowEvent', { name: 'unresponsive' })
  await expect(new AppWindow(await next).gallery.screen).toBeVisible()
  expect(await messages(studio)).toEqual(['The window is not responding.'])
})

test('a page that does not load is retried on demand', onStandIn, async ({ start }) => {
  const studio = await start({ settings: { welcomed: true } })
  await studio.main.answer('showMessageBox', { response: 0 })
  const next = studio.page.context().waitForEvent('page')
  await studio.main.probe('contentsEvent', {
    name: 'did-fail-load',
    parts: [-324, 'ERR_EMPTY_RESPONSE', 'app://bundle/index.html', true]
  })
  await expect(new AppWindow(await next).gallery.screen).toBeVisible()
  expect(await messages(studio)).toEqual(['The window could not be loaded.'])
})

test('a page that responds again closes its question', onStandIn, async ({ start }) => {
  const { main, page } = await start({ settings: { welcomed: true } })
  await main.probe('windowEvent', { name: 'unresponsive' })
  await expect.poll(async () => (await main.asked('showMessageBox')).length).toBe(1)
  await main.probe('windowEvent', { name: 'responsive' })
  // Asked again the next time, so the first box is gone; and nothing was done to the page.
  await main.probe('windowEvent', { name: 'unresponsive' })
  await expect.poll(async () => (await main.asked('showMessageBox')).length).toBe(2)
  expect(page.isClosed()).toBe(false)
})

test(
  'an uncaught error in the main process ends nothing, is asked about once, and is logged without keys',
  onStandIn,
  async ({ profile, services, startReady }) => {
    const { main, page } = await startReady()
    const [key] = Object.values(services.keys) as [string]
    await main.answer('showMessageBox', { response: 1 })
    await main.probe('throwUncaught', { message: `strange, with ${key}` })
    await main.probe('throwUncaught', { message: 'strange again' })
    await main.probe('rejectUnhandled', { message: 'rejected' })
    await main.probe('appEvent', {
      name: 'child-process-gone',
      parts: [{ type: 'GPU', reason: 'crashed', exitCode: 5 }]
    })
    const log = (): Promise<string> => readFile(join(profile, 'mishaps.log'), 'utf8')
    await expect.poll(log).toContain('GPU: crashed, code 5')
    await expect.poll(log).toContain('Unhandled rejection: Error: rejected')
    expect(await log()).toContain('Error: strange, with [removed]')
    expect(await log()).toContain('Error: strange again')
    expect(await log()).not.toContain(key)
    expect((await main.asked('showMessageBox')).length).toBe(1)
    expect((await main.asked('showErrorBox')).length).toBe(0)
    expect((await invoke(page, 'app.info')).version).not.toBe('')
    expect(await main.close()).toBe(0)
  }
)

for (const event of ['query-session-end', 'session-end']) {
  test(
    `when the system’s session ends (${event}), recent typing is kept and the app quits on its own`,
    onStandIn,
    async ({ start }) => {
      const { main, window } = await start({ settings: { welcomed: true } })
      await window.compose.prompt.fill('typed at the last moment')
      const held = await main.probe('windowEvent', { name: event })
      expect(held).toBe(event === 'query-session-end')
      expect(await main.ended()).toBe(0)
      const again = await start()
      await expect(again.window.compose.prompt).toHaveValue('typed at the last moment')
    }
  )
}

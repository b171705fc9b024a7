/**
 * `npm run screenshots`: docs/screenshots/ from the running app, with pictures of the demo and services played by a
 * loopback server: each screen, dark and light.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchApp } from '../e2e/launch.ts'
import { startDocumentedServices } from '../e2e/services/documented-services.ts'
import { hasEnded } from '../src/shared/domain/job.ts'
import { provideBrowser } from './browser.mjs'
import { electronBinary, ensureBuilt, requireNode, root } from './built-app.mjs'

const output = join(root, 'docs/screenshots')
const size = { width: 1600, height: 1000 }
const small = { width: 1024, height: 700 }

const scenes = [
  ['A garden of tulips under a pale moon', 1024, 1024],
  ['Misty mountains at dawn with a lake', 1216, 832],
  ['A ringed planet in a purple nebula', 1024, 1024],
  ['A lighthouse on a rocky coast at dusk', 896, 1152],
  ['Coral reef with fish', 1152, 896],
  ['A fox in the snow', 1024, 1024],
  ['Pine forest in fog, rays of morning light', 832, 1216],
  ['Field of poppies on a bright spring day', 1344, 768],
  ['Cyberpunk city skyline in the rain, neon', 832, 1216],
  ['Sailing boat at sunset, golden sea, film', 1216, 832],
  ['Still life with a vase and lemons', 896, 1152],
  ['Northern lights over a frozen lake', 1216, 832],
  ['Abstract circles in pastel colours', 1024, 1024],
  ['An autumn lake with red trees, watercolour', 1216, 832],
  ['A sparrow on a blooming cherry branch, soft clear sky', 1152, 896]
]

async function call(page, name, input) {
  const answer = await page.evaluate(([called, given]) => window.palimpsest.invoke(called, given), [name, input])
  if (answer.ok) return answer.value
  throw new Error(`${name}: ${answer.error.message}`)
}

/** Waits until at most this many jobs are running. */
async function jobsEnded(page, open) {
  for (;;) {
    const jobs = await call(page, 'jobs.list', { limit: 100 })
    if (jobs.filter((job) => !hasEnded(job)).length <= open) return
    await page.waitForTimeout(250)
  }
}

async function picturesShown(page) {
  await page.waitForFunction(() => [...document.images].every((image) => image.complete && image.naturalWidth > 0))
}

async function shoot(page, name, theme) {
  await picturesShown(page)
  await page.mouse.move(size.width / 2, 18)
  // A tooltip or a transition from the previous step has ended when two frames look the same.
  let before = ''
  await page.waitForTimeout(300)
  for (let tries = 0; tries < 20; tries += 1) {
    const now = (await page.screenshot()).toString('base64')
    if (now === before) break
    before = now
  }
  await page.screenshot({ path: join(output, `${name}-${theme}.png`) })
  console.log(`  ${name}-${theme}.png`)
}

async function fill(page, services) {
  const parameters = (prompt, width, height, seed) => ({ prompt, width, height, seed, steps: 20, guidance: 6 })
  await call(page, 'jobs.submit', {
    requests: scenes.map(([prompt, width, height], at) => ({
      operationId: 'demo/sdxl-lightning',
      parameters: parameters(prompt, width, height, 40 + at)
    }))
  })
  await jobsEnded(page, 0)
  await call(page, 'keys.set', { providerId: 'pixazo', key: 'not-the-right-key-7f2c', protection: 'session' })
  await call(page, 'keys.set', { providerId: 'appypie', key: services.keys.appypie, protection: 'session' })
  services.script('appypie/sdxl-lightning', { kind: 'pending', polls: 1, end: 'never' })
  await call(page, 'jobs.submit', {
    requests: [
      {
        operationId: 'pixazo/sdxl-base',
        parameters: {
          prompt: 'A wooden pier in the morning mist',
          width: 1024,
          height: 1024,
          steps: 20,
          guidance: 5,
          seed: 7
        }
      },
      {
        operationId: 'appypie/sdxl-lightning',
        parameters: parameters('A heron at the edge of a pond, first light', 1024, 1024, 8)
      }
    ]
  })
  await jobsEnded(page, 1)
}

/** Ratings, tags and a collection, so that there is something to find. */
async function mark(page) {
  const { stubs } = await call(page, 'pictures.index', { after: null, limit: 100 })
  const ids = stubs.map(([id]) => id)
  const { id: collection } = await call(page, 'collections.create', { name: 'For the exhibition' })
  await call(page, 'pictures.change', {
    ids: ids.slice(2, 7),
    change: { addTo: [collection], addTags: ['exhibition'] }
  })
  await call(page, 'pictures.change', {
    ids: ids.slice(0, 3),
    change: { rating: 5, favourite: true, addTags: ['best of autumn'] }
  })
  await call(page, 'pictures.change', { ids: ids.slice(5, 9), change: { rating: 3, addTags: ['to print'] } })
}

/** Finding, in dark, as the README shows it. */
async function shootBrowse(page) {
  await call(page, 'settings.update', { theme: 'dark' })
  await page.keyboard.press('Control+1')
  const tiles = page.locator('[role=gridcell][data-id]')
  await tiles.first().waitFor()
  await page.keyboard.press('Control+Shift+F')
  await page.getByRole('combobox', { name: 'Search', exact: true }).fill('-mountain')
  await page.keyboard.press('Enter')
  await tiles.nth(3).click()
  await shoot(page, 'browse', 'dark')
}

/** A balloon added to the lighthouse's sky, three times: the studio with its mask, and with its results. */
async function shootStudio(page) {
  const { stubs } = await call(page, 'pictures.index', { after: null, limit: 1, query: { search: 'lighthouse' } })
  await page.keyboard.press('Control+1')
  await page.locator(`[role=gridcell][data-id="${stubs[0][0]}"]`).dblclick()
  await page.locator('img[src*="original"]').first().waitFor()
  await page.keyboard.press('i')
  const painter = page.getByRole('application')
  await painter.waitFor()
  await picturesShown(page)
  await page.waitForTimeout(1000)
  const { x, y, width, height } = await painter.boundingBox()
  const at = (turn, reach) => [
    x + width * 0.57 + Math.cos(turn) * reach,
    y + height * 0.24 + Math.sin(turn) * reach * 1.2
  ]
  await page.mouse.move(...at(0, 0))
  await page.mouse.down()
  for (let turn = 0; turn < 24; turn += 0.4) await page.mouse.move(...at(turn, turn * 1.6))
  await page.mouse.up()
  await page.getByRole('textbox', { name: 'Change the painted part to' }).fill('a red hot-air balloon')
  await page.getByText('around the mask, padding').first().waitFor()
  for (const theme of ['light', 'dark']) {
    await call(page, 'settings.update', { theme })
    await shoot(page, 'studio', theme)
  }
  const { pictures } = await call(page, 'library.info')
  for (let count = 1; count <= 3; count += 1) {
    await page.keyboard.press('Control+Enter')
    while ((await call(page, 'library.info')).pictures < pictures + count) await page.waitForTimeout(250)
  }
  for (const theme of ['light', 'dark']) {
    await call(page, 'settings.update', { theme })
    await shoot(page, 'studio-results', theme)
  }
  await page.setViewportSize(small)
  await shoot(page, 'studio-small', 'dark')
  await page.setViewportSize(size)
}

async function shootAll(app, theme) {
  const { page } = app
  await call(page, 'settings.update', { theme })
  await page.keyboard.press('Control+1')
  await page.locator('[role=grid]').evaluate((grid) => grid.scrollTo({ top: 0 }))
  await shoot(page, 'gallery', theme)
  const tile = page.locator('[role=gridcell][data-id]').nth(6)
  await tile.click()
  await shoot(page, 'inspector', theme)
  await page.keyboard.press('Enter')
  await page.locator('img[src*="original"]').first().waitFor()
  await shoot(page, 'viewer', theme)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+3')
  await shoot(page, 'queue', theme)
  await page.keyboard.press('Control+,')
  await shoot(page, 'settings', theme)
  await page.keyboard.press('Control+1')
  await page.setViewportSize(small)
  await shoot(page, 'small-window', theme)
  await page.setViewportSize(size)
}

async function run() {
  requireNode()
  ensureBuilt()
  if (electronBinary() === null) provideBrowser()
  mkdirSync(output, { recursive: true })
  const profile = mkdtempSync(join(tmpdir(), 'palimpsest-screenshots-'))
  const services = await startDocumentedServices()
  const app = await launchApp({ profile, settings: { theme: 'dark' } })
  try {
    const { page } = app
    await page.setViewportSize(size)
    for (const theme of ['light', 'dark']) {
      await call(page, 'settings.update', { theme })
      await shoot(page, 'welcome', theme)
    }
    await call(page, 'settings.update', { welcomed: true, baseUrls: services.baseUrls, requestTimeout: 60 })
    await fill(page, services)
    await mark(page)
    await page.locator('#compose-prompt').fill('A heron at the edge of a pond, first light, mist over the water')
    for (const theme of ['light', 'dark']) await shootAll(app, theme)
    await shootStudio(page)
    await shootBrowse(page)
    const left = (await call(page, 'jobs.list', { limit: 100 })).filter((job) => !hasEnded(job))
    for (const { id } of left) await call(page, 'jobs.cancel', { id })
  } finally {
    await app.main.close()
    await services.close()
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

await run()

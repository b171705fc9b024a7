/**
 * Memory over scripted use of a library of 100,000 pictures: after twelve times the work it must be unchanged, as an
 * hour is twelve times five minutes. The window's heap is measured after a collection; the main process's memory if the
 * system reports it.
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CDPSession, Page } from 'playwright-core'
import { Inspector } from './inspector.ts'
import { copyOfLibrary } from './library/made.ts'
import { atMost, type Figure } from './measure.ts'
import { openApp } from './open-app.ts'
import { moment, within } from './within.ts'

const few = 5
const many = few * 12
const megabyte = 2 ** 20

/** Scrolls, searches, opens pictures, selects and goes back: what people do in half a minute. */
async function work(page: Page, round: number): Promise<void> {
  const grid = page.locator('[role=grid]')
  const words = ['fox', 'lighthouse dusk', 'glass city', 'водный', '桜']
  for (let step = 0; step < 6; step += 1) {
    const scrolled = grid.evaluate(
      (element, part) => element.scrollTo({ top: element.scrollHeight * part }),
      ((round * 7 + step * 13) % 97) / 97
    )
    await within(moment, 'the grid to be scrolled', scrolled)
    await page.locator('[role=grid] [data-id]').first().waitFor()
    const drawn = page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    )
    await within(moment, 'two frames after a scroll', drawn)
  }
  const field = page.getByRole('combobox', { name: 'Search', exact: true })
  await field.fill(words[round % words.length] ?? 'fox')
  await page
    .getByRole('contentinfo')
    .getByText(/of 100,000|found/)
    .waitFor()
  await field.fill('')
  await page.getByRole('contentinfo').getByText('100,000 pictures').waitFor({ timeout: 60_000 })
  await grid.focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Escape')
  await grid.waitFor()
  await grid.focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Escape')
}

async function heapOf(session: CDPSession): Promise<number> {
  for (let time = 0; time < 3; time += 1) await session.send('HeapProfiler.collectGarbage')
  return (await session.send('Runtime.getHeapUsage')).usedSize / megabyte
}

/** Resident memory of the app's main process on the real Electron, megabytes; null without /proc. */
async function residentMemory(profile: string): Promise<number | null> {
  for (const pid of await readdir('/proc').catch(() => [])) {
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    if (!environment.includes(`PALIMPSEST_PROFILE=${profile}\0`) || !command.includes('out/main/index.js')) continue
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024
  }
  return null
}

/**
 * The app's own code in the main process: its bundle. The rest belongs to Node, the stand-in and the driver of its
 * browser.
 */
const isOwn = (url: string): boolean => url.includes('/out/main/')

/** What the main process holds after a collection, megabytes. */
interface Held {
  resident: number
  /** Heap bytes by who allocated them since the first measurement. */
  own: number
  others: number
}

async function heldBy(inspector: Inspector): Promise<Held> {
  const { own, others } = await inspector.sampled(isOwn)
  const { rss } = await inspector.memory()
  return { resident: rss / megabyte, own: own / megabyte, others: others / megabyte }
}

/**
 * Compares two measurements of the main process. On the stand-in it is also the browser's driver, which keeps a record
 * of each of the last ten thousand requests: that is identified by its allocator and subtracted from the later
 * measurement.
 */
function mainFigure(early: Held, late: Held): Figure {
  const drivers = Math.max(0, late.others - early.others)
  const words = (value: number): string => `${value.toFixed(1)} MB`
  console.log(
    `  main process, after a collection: ${words(early.resident)}, then ${words(late.resident)}; ` +
      `the heap grew by ${words(late.own - early.own)} of`
  )
  console.log(`  the app’s own and ${words(drivers)} of the stand-in’s, which is taken away here`)
  return atMost(
    `the main process's memory after ${many} rounds of use over after ${few}`,
    late.resident - drivers,
    early.resident,
    1.1,
    'MB'
  )
}

export async function benchMemory(): Promise<Figure[]> {
  const profile = await mkdtemp(join(tmpdir(), 'palimpsest-bench-memory-'))
  try {
    await copyOfLibrary(100_000, join(profile, 'library'))
    const app = await openApp({ profile, settings: { welcomed: true }, env: { NODE_OPTIONS: '--inspect=127.0.0.1:0' } })
    const inspector = app.standIn ? await Inspector.of(app.main.logs()) : null
    try {
      const session = await app.page.context().newCDPSession(app.page)
      await inspector?.startSampling()
      let round = 0
      const until = async (end: number): Promise<{ heap: number; held: Held | null; resident: number | null }> => {
        for (; round < end; round += 1) await work(app.page, round)
        const held = inspector === null ? null : await heldBy(inspector)
        return { heap: await heapOf(session), held, resident: held === null ? await residentMemory(profile) : null }
      }
      const early = await until(few)
      const late = await until(many)
      const figures = [
        atMost(`the window's heap after ${many} rounds of use over after ${few}`, late.heap, early.heap, 1.1, 'MB')
      ]
      if (early.held !== null && late.held !== null) figures.push(mainFigure(early.held, late.held))
      if (early.resident !== null && late.resident !== null) {
        figures.push(
          atMost(
            `the main process's memory after ${many} rounds of use over after ${few}`,
            late.resident,
            early.resident,
            1.1,
            'MB'
          )
        )
      }
      return figures
    } finally {
      inspector?.close()
      await app.main.close()
    }
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

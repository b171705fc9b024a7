/**
 * Memory over scripted use of a library of 100,000 pictures: after twelve times the work it is what it was, as an hour is twelve times
 * five minutes. The window's heap is asked for after a collection; the main process's memory where the system tells it.
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CDPSession, Page } from 'playwright-core'
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
    const scrolled = grid.evaluate((element, part) => element.scrollTo({ top: element.scrollHeight * part }), ((round * 7 + step * 13) % 97) / 97)
    await within(moment, 'the grid to be scrolled', scrolled)
    await page.locator('[role=grid] [data-id]').first().waitFor()
    const drawn = page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
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

/** Resident memory of the app's main process; null where /proc does not tell. */
async function mainMemory(profile: string): Promise<number | null> {
  for (const pid of await readdir('/proc').catch(() => [])) {
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    if (!environment.includes(`PALIMPSEST_PROFILE=${profile}\0`) || !command.includes('out/main/index.js')) continue
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024
  }
  return null
}

export async function benchMemory(): Promise<Figure[]> {
  const profile = await mkdtemp(join(tmpdir(), 'palimpsest-bench-memory-'))
  try {
    await copyOfLibrary(100_000, join(profile, 'library'))
    const app = await openApp({ profile, settings: { welcomed: true } })
    try {
      const session = await app.page.context().newCDPSession(app.page)
      let round = 0
      const until = async (end: number): Promise<{ heap: number; main: number | null }> => {
        for (; round < end; round += 1) await work(app.page, round)
        return { heap: await heapOf(session), main: await mainMemory(profile) }
      }
      const early = await until(few)
      const late = await until(many)
      const figures = [atMost(`the window's heap after ${many} rounds of use over after ${few}`, late.heap, early.heap, 1.1, 'MB')]
      if (late.main !== null && early.main !== null) {
        figures.push(atMost(`the main process's memory after ${many} rounds of use over after ${few}`, late.main, early.main, 1.1, 'MB'))
      }
      return figures
    } finally {
      await app.main.close()
    }
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** What people do in the window, at 100,000 pictures and at 1,000 in turn: typing a search, selecting everything. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { App } from '../e2e/launch.ts'
import { copyOfLibrary } from './library/made.ts'
import { atMost, type Figure, median } from './measure.ts'
import { openApp } from './open-app.ts'
import { moment, within } from './within.ts'

/**
 * How long the search field waits for typing to stop before it searches (src/renderer/src/app/top-bar.tsx),
 * milliseconds.
 */
const searchDelay = 90
const frame = 1000 / 60
const word = 'kingfisher'
const rounds = 5

interface Used {
  /** From the last letter to the first page of what it finds, milliseconds. */
  search: number
  /** The library's answer to the same question, from the window. */
  answer: number
  /** From the key to "… selected". */
  selectAll: number
}

async function ready(page: Page, count: number): Promise<void> {
  await page
    .getByRole('contentinfo')
    .getByText(`${count.toLocaleString('en-GB')} pictures`)
    .waitFor({ timeout: 60_000 })
  await page.locator('[role=grid] [data-id] img').first().waitFor()
  await page.locator('[role=grid][aria-busy=false]').waitFor()
}

/** Reported once visible; kept in the page, so that whoever types or presses a key knows that the page is listening. */
interface Watched {
  searchShown: Promise<number>
  allSelected: Promise<number>
}

async function seen(page: Page, what: keyof Watched, words: string): Promise<number> {
  const promise = page.evaluate((name) => (globalThis as unknown as Watched)[name], what)
  return await within(moment, words, promise)
}

/** Milliseconds from the last letter until every tile is a picture that the search finds. */
async function timeSearch(page: Page): Promise<number> {
  const field = page.getByRole('combobox', { name: 'Search', exact: true })
  await field.click()
  const listening = page.evaluate(() => {
    const grid = document.querySelector('[role=grid]')
    const before = grid?.querySelector('[data-id]')?.getAttribute('data-id')
    const input = document.activeElement
    Object.assign(globalThis, {
      searchShown: new Promise<number>((resolve) => {
        let typed = 0
        input?.addEventListener('input', () => (typed = performance.now()))
        const look = (): void => {
          const first = document.querySelector('[role=grid] [data-id]')?.getAttribute('data-id')
          if (typed > 0 && first !== null && first !== undefined && first !== before) resolve(performance.now() - typed)
          else requestAnimationFrame(look)
        }
        look()
      })
    })
  })
  await within(moment, 'the page to watch the search field', listening)
  // In one go: each letter would be searched for separately, and the first may find the same picture.
  await page.keyboard.insertText(word)
  const shown = await seen(page, 'searchShown', `what a search for “${word}” finds`)
  await field.fill('')
  return shown
}

async function timeAnswer(page: Page): Promise<number> {
  const asked = page.evaluate(async (search) => {
    const { palimpsest } = globalThis as unknown as {
      palimpsest: { invoke(name: string, input: unknown): Promise<unknown> }
    }
    const start = performance.now()
    await palimpsest.invoke('pictures.index', { after: null, limit: 200, query: { search } })
    return performance.now() - start
  }, word)
  return await within(moment, `the library’s answer to “${word}”`, asked)
}

async function timeSelectAll(page: Page, count: number): Promise<number> {
  await page.locator('[role=grid]').focus()
  const words = `${count.toLocaleString('en-GB')} selected`
  const listening = page.evaluate((text) => {
    const status = document.querySelector('footer')
    Object.assign(globalThis, {
      allSelected: new Promise<number>((resolve) => {
        let pressed = 0
        globalThis.addEventListener('keydown', () => (pressed = performance.now()), { capture: true, once: true })
        const look = (): void => {
          if (pressed > 0 && status?.textContent?.includes(text)) resolve(performance.now() - pressed)
          else requestAnimationFrame(look)
        }
        look()
      })
    })
  }, words)
  await within(moment, 'the page to watch the keyboard', listening)
  await page.keyboard.press('Control+a')
  const took = await seen(page, 'allSelected', `“${words}” in the status bar`)
  await page.keyboard.press('Escape')
  return took
}

async function use({ page }: App, count: number): Promise<Used> {
  await ready(page, count)
  const search = await timeSearch(page)
  const answer = await timeAnswer(page)
  await ready(page, count)
  return { search, answer, selectAll: await timeSelectAll(page, count) }
}

/** Medians of fresh starts of both libraries, in turn. */
export async function benchWindow(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'palimpsest-bench-window-'))
  const sizes = [1000, 100_000] as const
  const used = new Map<number, Used[]>(sizes.map((size) => [size, []]))
  try {
    for (const size of sizes) await copyOfLibrary(size, join(folder, String(size), 'library'))
    for (let round = 0; round <= rounds; round += 1) {
      for (const size of sizes) {
        const app = await openApp({ profile: join(folder, String(size)), settings: { welcomed: true } })
        try {
          const times = await use(app, size)
          // The first round warms the disk's and the browser's caches.
          if (round > 0) used.get(size)?.push(times)
        } finally {
          await app.main.close()
        }
      }
    }
    const middle = (size: number, what: keyof Used): number =>
      median((used.get(size) ?? []).map((times) => times[what]))
    const beyond = middle(100_000, 'search') - searchDelay - middle(100_000, 'answer')
    return [
      atMost(
        'typing a search to its pictures, 100,000 over 1,000',
        middle(100_000, 'search'),
        middle(1000, 'search'),
        1.2
      ),
      atMost('from the answer to its first page on screen, in frames of 60 a second', beyond, frame, 2),
      atMost('selecting all of 100,000, over 100 ms', middle(100_000, 'selectAll'), 100, 1)
    ]
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

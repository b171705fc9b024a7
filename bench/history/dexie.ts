/** The same questions asked of Dexie over IndexedDB, in an installed browser. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { build, type InlineConfig, preview } from 'vite'
import { findBrowser } from '../../scripts/browser.mjs'
import type { Picture } from '../../src/shared/domain/picture.ts'
import { median } from '../measure.ts'
import { longWork, moment, within } from '../within.ts'
import type { DexieBench, DexieRecord } from './page.ts'

declare const dexieBench: DexieBench

const config: InlineConfig = {
  configFile: false,
  logLevel: 'error',
  root: import.meta.dirname,
  build: { outDir: join(import.meta.dirname, '../../node_modules/.cache/bench-history'), emptyOutDir: true },
  preview: { host: '127.0.0.1' }
}

const chunk = 10_000
const rounds = 5

/** Median milliseconds of a page deep in the list and of a rare word. */
export async function benchDexie(
  pictures: Picture[],
  asked: { pageSize: number; rare: string; deep: string }
): Promise<{ deepPage: number; rare: number }> {
  const executablePath = findBrowser()
  if (!executablePath) throw new Error('Dexie is measured in a browser: no Chromium, Chrome or Edge was found.')
  await build(config)
  const server = await preview(config)
  const browser = await chromium.launch({ executablePath })
  try {
    const page = await browser.newPage()
    await page.goto(server.resolvedUrls?.local[0] ?? '')
    const records: DexieRecord[] = pictures.map(({ id, width, height, colour, createdAt, favourite, parameters }) => ({
      id,
      width,
      height,
      colour,
      createdAt,
      favourite,
      prompt: parameters?.prompt ?? ''
    }))
    for (let at = 0; at < records.length; at += chunk) {
      await within(
        longWork,
        'Dexie to take in its pictures',
        page.evaluate((some) => dexieBench.add(some), records.slice(at, at + chunk))
      )
    }
    const times = { deepPage: [] as number[], rare: [] as number[] }
    for (let round = 0; round < rounds; round += 1) {
      const deepPage = page.evaluate(({ deep, pageSize }) => dexieBench.page(deep, pageSize), asked)
      times.deepPage.push(await within(moment, 'a page of Dexie’s', deepPage))
      const rare = page.evaluate(({ rare: word, pageSize }) => dexieBench.search(word, pageSize), asked)
      times.rare.push(await within(moment, 'a search of Dexie’s', rare))
    }
    return { deepPage: median(times.deepPage), rare: median(times.rare) }
  } finally {
    await browser.close()
    await server.close()
    await rm(config.build?.outDir ?? '', { recursive: true, force: true })
  }
}

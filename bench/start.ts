/**
 * Start to interactive: from starting the process to a window whose Generate button can be pressed and whose gallery
 * shows what it has, with an empty library and with 100,000 pictures, in turn. The same for 1,000, which a bar on the
 * first thumbnails compares with. Both run on whatever host the end-to-end tests run on.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { copyOfLibrary } from './library/made.ts'
import { atMost, type Figure, median } from './measure.ts'
import { openApp } from './open-app.ts'

interface Start {
  /** Milliseconds until Generate can be pressed and the gallery shows its first row, or its welcome. */
  interactive: number
  /** Milliseconds until every thumbnail of the first view is decoded; NaN without pictures. */
  thumbnails: number
}

async function startOnce(profile: string, filled: boolean): Promise<Start> {
  const start = performance.now()
  const app = await openApp({ profile })
  try {
    await app.page
      .getByRole('button', { name: /generate/i })
      .first()
      .waitFor()
    if (!filled) {
      await app.page.getByRole('heading', { name: /welcome/i }).waitFor()
      return { interactive: performance.now() - start, thumbnails: Number.NaN }
    }
    await app.page.locator('img[src*="media/"]').first().waitFor({ state: 'attached' })
    const interactive = performance.now() - start
    await app.page.waitForFunction(() => {
      const images = [...document.querySelectorAll<HTMLImageElement>('img[src*="media/"]')]
      return images.length > 0 && images.every((image) => image.complete && image.naturalWidth > 0)
    })
    return { interactive, thumbnails: performance.now() - start }
  } finally {
    await app.main.close()
  }
}

/** Medians over `rounds` starts of each library, in turn. */
export async function benchStart(rounds: number): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'palimpsest-bench-start-'))
  const sizes = [0, 1000, 100_000]
  try {
    for (const size of sizes) if (size > 0) await copyOfLibrary(size, join(folder, String(size), 'library'))
    const starts = new Map<number, Start[]>(sizes.map((size) => [size, []]))
    for (let round = 0; round <= rounds; round += 1) {
      for (const size of sizes) {
        const profile = join(folder, String(size))
        // An empty profile is welcomed only once: each of its starts is the first.
        if (size === 0) await rm(profile, { recursive: true, force: true })
        const times = await startOnce(profile, size > 0)
        // The first round warms the disk's and the browser's caches for all of them.
        if (round > 0) starts.get(size)?.push(times)
      }
    }
    const middle = (size: number, what: keyof Start): number =>
      median((starts.get(size) ?? []).map((start) => start[what]))
    return [
      atMost(
        'start to interactive, 100,000 pictures over none',
        middle(100_000, 'interactive'),
        middle(0, 'interactive'),
        1.15
      ),
      atMost(
        'first thumbnails shown, 100,000 pictures over 1,000',
        middle(100_000, 'thumbnails'),
        middle(1000, 'thumbnails'),
        1.2
      )
    ]
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

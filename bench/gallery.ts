/**
 * The gallery as shipped, over react-virtuoso with InvokeAI's settings and an ungated @tanstack/react-virtual, in one
 * browser, in turn, over the same thumbnails: bars B. The view is 1280 x 800, a cell 200 px. The shipped gallery takes
 * its turn twice: in squares, which is what the others show, and justified, which is how it starts.
 */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core'
import sharp from 'sharp'
import { build, type InlineConfig, type Plugin, preview } from 'vite'
import { findBrowser } from '../scripts/browser.mjs'
import type { CandidateName, GalleryBench } from './gallery/page.tsx'
import { atMost, type Figure, median } from './measure.ts'
import { longWork, moment, within } from './within.ts'

declare const galleryBench: GalleryBench

const names: readonly CandidateName[] = ['floor', 'virtuoso', 'tanstack', 'square', 'justified']
const pictures = 100_000
const jumps = 20
const frames = 200
/** Milliseconds that a frame takes where nothing is dropped. */
const frameLength = 1000 / 60
/** Share of frames that the floor may drop before a round counts as disturbed. */
const calmFloor = 0.01
const megabyte = 1024 * 1024

/** One candidate's turn: milliseconds, megabytes, shares and counts. */
interface Turn {
  first: number
  jumps: number[]
  /** Processor time of all the browser's processes, from the sweep's first frame until its last place is complete. */
  sweepCpu: number
  dropped: number
  slowFrame: number
  settled: number
  elements: number
  heapGrowth: number
  failed: number
}
type Round = Record<CandidateName, Turn>

/** 48 pictures of 256 px, as hard to decode as photographs; every id has one of them. */
export async function thumbnails(): Promise<Plugin> {
  const made: Buffer[] = []
  for (let i = 0; i < 48; i += 1) {
    const background = { r: (i * 37) % 256, g: (i * 91) % 256, b: (i * 53) % 256 }
    const side = { width: [256, 256, 199, 175][i % 4] ?? 256, height: [256, 199, 256, 256][i % 4] ?? 256 }
    made.push(
      await sharp({ create: { ...side, channels: 3, background, noise: { type: 'gaussian', mean: 128, sigma: 18 } } })
        .blur(1.2)
        .webp({ quality: 80 })
        .toBuffer()
    )
  }
  return {
    name: 'thumbnails',
    configurePreviewServer: (server) => {
      server.middlewares.use('/media/', (request, response) => {
        const id = request.url ?? ''
        const sum = Buffer.from(id).reduce((total, byte) => total + byte, 0)
        response.writeHead(200, {
          'content-type': 'image/webp',
          'cache-control': 'private, max-age=31536000, immutable'
        })
        response.end(made[sum % made.length])
      })
    }
  }
}

/** Medians of `rounds` undisturbed rounds. */
export async function benchGallery(rounds: number): Promise<Figure[]> {
  const executablePath = findBrowser()
  if (!executablePath) throw new Error('The gallery is measured in a browser: no Chromium, Chrome or Edge was found.')
  const outDir = join(import.meta.dirname, '../node_modules/.cache/bench-gallery')
  const config: InlineConfig = {
    configFile: false,
    logLevel: 'error',
    root: join(import.meta.dirname, 'gallery'),
    plugins: [react(), await thumbnails()],
    build: { outDir, emptyOutDir: true },
    preview: {
      host: '127.0.0.1',
      headers: { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' }
    }
  }
  await build(config)
  const server = await preview(config)
  const browser = await chromium.launch({ executablePath })
  try {
    return figuresOf(await roundsOf(browser, server.resolvedUrls?.local[0] ?? '', rounds))
  } finally {
    await browser.close()
    await server.close()
    await rm(outDir, { recursive: true, force: true })
  }
}

/** A disturbed round shows in the floor dropping frames. Such rounds are repeated, three times at most. */
async function roundsOf(browser: Browser, address: string, wanted: number): Promise<Round[]> {
  const all: Round[] = []
  let calm: Round[] = []
  while (calm.length < wanted && all.length < wanted + 3) {
    const round = {} as Round
    for (const name of names) round[name] = await turn(browser, address, name)
    all.push(round)
    calm = all.filter(({ floor }) => floor.dropped <= calmFloor)
  }
  if (calm.length < all.length)
    console.log(`  ${all.length - calm.length} of ${all.length} rounds were disturbed by other load and dropped`)
  return calm.length > 0 ? calm : all
}

async function turn(browser: Browser, address: string, name: CandidateName): Promise<Turn> {
  // A separate context starts with an empty cache.
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  const processes = await browser.newBrowserCDPSession()
  try {
    const failed = countFailures(page)
    await page.goto(address)
    const first = await within(
      moment,
      `the first view of ${name}`,
      page.evaluate(([which, count]) => galleryBench.setUp(which, count), [name, pictures] as const)
    )
    const heap = await heapOf(page)
    const jump = (): Promise<number[]> =>
      within(
        longWork,
        `${jumps} jumps of ${name}`,
        page.evaluate((times) => galleryBench.jump(times), jumps)
      )
    const jumped = name === 'floor' ? [] : await jump()
    const elements = await within(
      moment,
      `the number of elements of ${name}`,
      page.evaluate(() => galleryBench.elements())
    )
    const before = await cpuOf(processes)
    const swept = await within(
      longWork,
      `a sweep of ${name}`,
      page.evaluate((count) => galleryBench.sweep(count), frames)
    )
    const sweepCpu = (await cpuOf(processes)) - before
    const lost = swept.lengths.reduce((sum, length) => sum + Math.max(0, Math.round(length / frameLength) - 1), 0)
    return {
      first,
      jumps: jumped,
      sweepCpu,
      dropped: lost / (swept.lengths.length + lost),
      slowFrame: percentile95(swept.lengths),
      settled: swept.settled,
      elements,
      heapGrowth: ((await heapOf(page)) - heap) / megabyte,
      failed: failed()
    }
  } finally {
    await processes.detach()
    await context.close()
  }
}

function countFailures(page: Page): () => number {
  let failed = 0
  page.on('requestfailed', (request) => {
    // A request cancelled because its picture left the page is not a failure.
    if (!/ABORTED/.test(request.failure()?.errorText ?? '')) failed += 1
  })
  page.on('response', (response) => {
    if (response.status() >= 400) failed += 1
  })
  return () => failed
}

/** Bytes of the page's own heap after a collection. */
async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize
}

/** Milliseconds of processor time used by all the browser's processes. */
async function cpuOf(browser: CDPSession): Promise<number> {
  const { processInfo } = await browser.send('SystemInfo.getProcessInfo')
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0)
}

const percentile95 = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? Number.NaN

function figuresOf(rounds: readonly Round[]): Figure[] {
  const of = (name: CandidateName, value: (turn: Turn) => number): number =>
    median(rounds.map((round) => value(round[name])))
  const jumpsOf = (name: CandidateName): number[] => rounds.flatMap((round) => round[name].jumps)
  const most = (name: CandidateName, value: (turn: Turn) => number): number =>
    Math.max(...rounds.map((round) => value(round[name])))
  return (['square', 'justified'] as const).flatMap((ours) => {
    const at = (what: string): string => `gallery, ${pictures.toLocaleString('en')} pictures, ${ours}: ${what}`
    return [
      atMost(
        at('jump complete, 95 %, over virtuoso as InvokeAI has it'),
        percentile95(jumpsOf(ours)),
        percentile95(jumpsOf('virtuoso')),
        0.2
      ),
      atMost(
        at('jump complete, median, over ungated tanstack'),
        median(jumpsOf(ours)),
        median(jumpsOf('tanstack')),
        1.2
      ),
      atMost(
        at('processor time of a sweep over ungated tanstack'),
        of(ours, (t) => t.sweepCpu),
        of('tanstack', (t) => t.sweepCpu),
        0.15
      ),
      atMost(
        at('complete after a sweep over virtuoso as InvokeAI has it'),
        of(ours, (t) => t.settled),
        of('virtuoso', (t) => t.settled),
        0.75
      ),
      atMost(
        at('complete after a sweep'),
        of(ours, (t) => t.settled),
        1,
        300
      ),
      atMost(at('frames dropped in a sweep'), of(ours, (t) => t.dropped) * 100, 1, 1, '%'),
      atMost(
        at('failed image requests'),
        most(ours, (t) => t.failed),
        1,
        0,
        'requests'
      ),
      atMost(
        at('elements over virtuoso as InvokeAI has it'),
        of(ours, (t) => t.elements),
        of('virtuoso', (t) => t.elements),
        0.25,
        'elements'
      ),
      atMost(
        at('heap growth over jumps and a sweep'),
        of(ours, (t) => t.heapGrowth),
        1,
        5,
        'MB'
      )
    ]
  })
}

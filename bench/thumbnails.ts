/**
 * Thumbnails through the imaging process over bare sharp in this one, at the same concurrency. Bar D: at least 0.9. The process
 * is given a path, as an import does: a picture sent to it byte by byte costs a third more than its thumbnail.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { createImaging } from '../src/main/imaging/create-imaging.ts'
import { forkWorker } from '../src/main/imaging/fork-worker.ts'
import type { Figure } from './measure.ts'
import { atLeast, median } from './measure.ts'
import { moment, within } from './within.ts'

export interface ThumbnailBench {
  pictures: number
  concurrency: number
  /** Pictures a second, medians of the rounds. */
  bareSharp: number
  imaging: number
  /** imaging / bareSharp, median of the rounds' own ratios. */
  ratio: number
}

const concurrency = 2

/**
 * Measures `examine` (read, hash, whole decode, facts, colour, recipe and a WebP thumbnail of 512 px) over bare sharp making the same
 * thumbnail. Each round measures both, in turn, so that other load on the machine meets both.
 */
export async function benchThumbnails(pictures = 60, rounds = 5): Promise<ThumbnailBench> {
  const source = await noisyPng(1024)
  const folder = await mkdtemp(join(tmpdir(), 'palimpsest-bench-'))
  const file = join(folder, 'noise.png')
  await writeFile(file, source)
  const imaging = createImaging({ startWorker: forkWorker, entry: fileURLToPath(new URL('../src/main/imaging/worker.ts', import.meta.url)), concurrency })
  const bare = async (): Promise<void> => {
    await sharp(source).resize({ width: 512, height: 512, fit: 'inside' }).webp({ effort: 1, quality: 80 }).toBuffer()
  }
  const ours = async (): Promise<void> => {
    await within(moment, 'a picture to be examined', imaging.examine(file, 512, 'noise.png'))
  }
  try {
    await Promise.all([ours(), bare()])
    const measured: { bare: number; ours: number }[] = []
    for (let round = 0; round < rounds; round += 1) {
      measured.push({ bare: await perSecond(bare, pictures), ours: await perSecond(ours, pictures) })
    }
    return {
      pictures,
      concurrency,
      bareSharp: median(measured.map((round) => round.bare)),
      imaging: median(measured.map((round) => round.ours)),
      ratio: median(measured.map((round) => round.ours / round.bare))
    }
  } finally {
    await imaging.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** The same as a figure with its bar. */
export async function benchThumbnailFigures(): Promise<Figure[]> {
  const { imaging, bareSharp } = await benchThumbnails()
  return [atLeast('thumbnails of 512 px over bare sharp', imaging, bareSharp, 0.9, 'pictures/s')]
}

async function perSecond(work: () => Promise<void>, times: number): Promise<number> {
  let left = times
  const lane = async (): Promise<void> => {
    while (left > 0) {
      left -= 1
      await work()
    }
  }
  sharp.cache(false)
  sharp.concurrency(1)
  const start = performance.now()
  await Promise.all(Array.from({ length: concurrency }, lane))
  return (times / (performance.now() - start)) * 1000
}

/** A picture as hard to compress as a photograph. */
async function noisyPng(side: number): Promise<Buffer> {
  return await sharp({ create: { width: side, height: side, channels: 3, background: '#000', noise: { type: 'gaussian', mean: 128, sigma: 30 } } })
    .png()
    .toBuffer()
}

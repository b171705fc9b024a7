/**
 * Thumbnails through the imaging process over bare sharp in this one, at the same concurrency and of the same file,
 * with a bar of 0.9; and the whole examination of a file, as an import has it made, over a bare program that reads and
 * hashes the file as well. The process is given a path: a picture sent to it byte by byte costs a third more than its
 * thumbnail.
 */
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { createImaging } from '../src/main/imaging/create-imaging.ts'
import { forkWorker } from '../src/main/processes/__fixtures__/fork-worker.ts'
import type { Figure } from './measure.ts'
import { atLeast, median, reported } from './measure.ts'
import { moment, within } from './within.ts'

/** As the app has it. */
const concurrency = 3

/** Each round measures all of them in turn, so that other load on the machine affects all. */
export async function benchThumbnails(pictures = 60, rounds = 5): Promise<Figure[]> {
  const source = await noisyPng(1024)
  const folder = await mkdtemp(join(tmpdir(), 'palimpsest-bench-'))
  const file = join(folder, 'noise.png')
  await writeFile(file, source)
  const imaging = createImaging({
    startWorker: forkWorker,
    entry: fileURLToPath(new URL('../src/main/imaging/worker.ts', import.meta.url)),
    concurrency
  })
  const thumbnailOf = async (bytes: Uint8Array | string): Promise<unknown> =>
    await sharp(bytes).resize({ width: 512, height: 512, fit: 'inside' }).webp({ effort: 1, quality: 80 }).toBuffer()
  const candidates = {
    bare: () => thumbnailOf(file),
    bareBytes: () => thumbnailOf(source),
    bareFile: async () => {
      const bytes = await readFile(file)
      createHash('sha256').update(bytes).digest('hex')
      return await thumbnailOf(bytes)
    },
    thumbnail: () => within(moment, 'a thumbnail', imaging.thumbnail(file, 512)),
    examine: () => within(moment, 'a picture to be examined', imaging.examine(file, 512, 'noise.png'))
  }
  const names = Object.keys(candidates) as (keyof typeof candidates)[]
  const measured = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<
    keyof typeof candidates,
    number[]
  >
  try {
    await Promise.all(names.map((name) => candidates[name]()))
    for (let round = 0; round < rounds; round += 1)
      for (const name of names) measured[name].push(await perSecond(candidates[name], pictures))
  } finally {
    await imaging.close()
    await rm(folder, { recursive: true, force: true })
  }
  const figures = Object.fromEntries(names.map((name) => [name, median(measured[name])])) as Record<
    keyof typeof candidates,
    number
  >
  const { bare, bareBytes, bareFile, thumbnail, examine } = figures
  return [
    atLeast(
      'thumbnails of 512 px over bare sharp, which is given the file as well',
      thumbnail,
      bare,
      0.9,
      'pictures/s'
    ),
    atLeast(
      'files examined (hash, facts, recipe, thumbnail) over a bare program that reads, hashes and makes the thumbnail',
      examine,
      bareFile,
      0.9,
      'pictures/s'
    ),
    reported('thumbnails over bare sharp that has the bytes in memory', thumbnail, bareBytes, 'pictures/s'),
    reported('files examined over bare sharp that has the bytes in memory', examine, bareBytes, 'pictures/s')
  ]
}

async function perSecond(work: () => Promise<unknown>, times: number): Promise<number> {
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
  return await sharp({
    create: {
      width: side,
      height: side,
      channels: 3,
      background: '#000',
      noise: { type: 'gaussian', mean: 128, sigma: 30 }
    }
  })
    .png()
    .toBuffer()
}

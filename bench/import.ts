/**
 * An import (copy, hash, probe, recipe, thumbnail, row, sidecar, each durable) over bare sharp that only makes the
 * thumbnails of the same files, at the same concurrency. Bar D: at least 0.6.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { monotonicFactory } from 'ulid'
import { systemClock } from '../src/main/http/system-clock.ts'
import { createImaging } from '../src/main/imaging/create-imaging.ts'
import { openLibrary } from '../src/main/library/open-library.ts'
import type { FileToTake } from '../src/main/library/pictures/intake.ts'
import { pngTextChunk } from '../src/main/metadata/containers/png-texts.ts'
import { forkWorker } from '../src/main/processes/__fixtures__/fork-worker.ts'
import type { Figure } from './measure.ts'
import { atLeast, median, timed } from './measure.ts'
import { longWork, within } from './within.ts'

const concurrency = 2
const pictures = 60

/** As hard to compress as a photograph, each with a recipe of its own, so that no two files are the same. */
async function writePictures(folder: string): Promise<FileToTake[]> {
  const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const
  const png = await sharp({ create: { width: 1024, height: 1024, channels: 3, background: '#000', noise } })
    .png()
    .toBuffer()
  const files: FileToTake[] = []
  for (let number = 0; number < pictures; number += 1) {
    const recipe =
      `a fox in the snow at dusk, number ${number}\nNegative prompt: blurry\n` +
      `Steps: 20, Sampler: Euler a, CFG scale: 7, Seed: ${number}, Size: 1024x1024`
    const name = `${number}.png`
    await writeFile(
      join(folder, name),
      Buffer.concat([png.subarray(0, 33), pngTextChunk('parameters', recipe), png.subarray(33)])
    )
    files.push({ path: join(folder, name), name })
  }
  return files
}

async function bareThumbnails(files: readonly FileToTake[]): Promise<void> {
  const left = [...files]
  const lane = async (): Promise<void> => {
    for (let file = left.pop(); file !== undefined; file = left.pop()) {
      await sharp(file.path)
        .resize({ width: 512, height: 512, fit: 'inside' })
        .webp({ effort: 1, quality: 80 })
        .toBuffer()
    }
  }
  await Promise.all(Array.from({ length: concurrency }, lane))
}

/** Rounds in turn, each with a new library. */
export async function benchImport(rounds: number): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'palimpsest-bench-'))
  const source = join(folder, 'source')
  await mkdir(source)
  const files = await writePictures(source)
  const entry = fileURLToPath(new URL('../src/main/imaging/worker.ts', import.meta.url))
  const imaging = createImaging({ startWorker: forkWorker, entry, concurrency })
  const newId = monotonicFactory()
  sharp.cache(false)
  sharp.concurrency(1)
  const measured: { bare: number; ours: number }[] = []
  try {
    for (let round = 0; round <= rounds; round += 1) {
      const library = await openLibrary({
        folder: join(folder, `library-${round}`),
        imaging,
        clock: systemClock,
        newId
      })
      let imported = 0
      const bare = await timed(() => bareThumbnails(files))
      const takeIn = (): Promise<void> =>
        library.takeIn(files, {
          batchId: newId(),
          signal: new AbortController().signal,
          taken: (_, { outcome }) => {
            if (outcome === 'imported') imported += 1
          }
        })
      const ours = await timed(() => within(longWork, `${pictures} pictures to be imported`, takeIn()))
      await library.close()
      if (imported !== pictures) throw new Error(`The bench's own import failed: ${imported} of ${pictures} came in.`)
      // The first round warms the process and the disk's cache.
      if (round > 0) measured.push({ bare: (pictures / bare) * 1000, ours: (pictures / ours) * 1000 })
    }
  } finally {
    await imaging.close()
    await rm(folder, { recursive: true, force: true })
  }
  const rate = (which: 'bare' | 'ours'): number => median(measured.map((round) => round[which]))
  return [
    atLeast('import of 2.8 MB pictures over bare sharp’s thumbnails', rate('ours'), rate('bare'), 0.6, 'pictures/s')
  ]
}

/** Shared by the library's tests: real pictures, a file system that fails where told to. */
import { fileURLToPath } from 'node:url'
import { monotonicFactory } from 'ulid'
import type { Clock } from '../../../shared/clock.ts'
import type { Picture } from '../../../shared/domain/picture.ts'
import { everything as allShown, type PictureQuery } from '../../../shared/domain/picture-query.ts'
import { createImaging } from '../../imaging/create-imaging.ts'
import type { Imaging } from '../../imaging/imaging.ts'
import { forkWorker } from '../../processes/__fixtures__/fork-worker.ts'
import type { LibraryFs } from '../disk/library-fs.ts'
import { machineFs } from '../disk/library-fs.ts'
import type { Library } from '../library.ts'
import type { LibraryOptions } from '../open-library.ts'
import { openLibrary } from '../open-library.ts'
import type { NewPicture } from '../pictures/new-picture.ts'

/** Mid-November 2026. */
export const startOfTime = Date.UTC(2026, 10, 15, 12)

export const newId = monotonicFactory()

export class TestClock implements Clock {
  time = startOfTime
  now(): number {
    return this.time
  }
  monotonic(): number {
    return this.time - startOfTime
  }
  async sleep(ms: number): Promise<void> {
    this.time += ms
  }
}

/** The real imaging process. */
export function startImaging(): Imaging {
  return createImaging({
    startWorker: forkWorker,
    entry: fileURLToPath(new URL('../../imaging/worker.ts', import.meta.url))
  })
}

/** A small PNG whose bytes are determined by the number. */
export async function paint(imaging: Imaging, number: number, width = 12, height = 8): Promise<Uint8Array> {
  const pixels = Uint8Array.from(
    { length: width * height * 3 },
    (_, at) => (at * 31 + number * 57 + (at % 7) * number) % 256
  )
  return await imaging.encodePng(pixels, width, height, 3)
}

/** A picture as a job delivers it. */
export function generated(bytes: Uint8Array, changes: Partial<NewPicture> = {}): NewPicture {
  return {
    bytes,
    origin: 'generated',
    jobId: newId(),
    batchId: newId(),
    request: {
      operationId: 'pixazo/sdxl-base',
      parameters: {
        prompt: 'a lighthouse at dusk',
        negativePrompt: 'blurry',
        steps: 20,
        guidance: 7.5,
        seed: 4_294_967_295
      }
    },
    providerLabel: 'Pixazo',
    operationLabel: 'SDXL base',
    tookMs: 1234.5,
    ordinal: 0,
    demo: false,
    ...changes
  }
}

export function prompting(prompt: string, negativePrompt?: string): Pick<NewPicture, 'request'> {
  return {
    request: {
      operationId: 'pixazo/sd3',
      parameters: { prompt, ...(negativePrompt === undefined ? {} : { negativePrompt }) }
    }
  }
}

/** Opens a library with the tests' clock and ids. */
export function opened(folder: string, imaging: Imaging, changes: Partial<LibraryOptions> = {}): Promise<Library> {
  return openLibrary({ folder, imaging, clock: new TestClock(), newId, ...changes })
}

/** The whole list of pictures matching these words, newest first. */
export function searching(search = ''): PictureQuery {
  return { ...allShown, search }
}

/** Every shown picture, newest first, read in pages of three. */
export function everything(library: Library, search = ''): Picture[] {
  const found: Picture[] = []
  let after: string | null = null
  for (;;) {
    const { stubs } = library.index(after, 3, searching(search))
    for (const [id] of stubs) found.push(library.get(id)!)
    after = stubs.at(-1)?.[0] ?? null
    if (after === null) return found
  }
}

export interface FailingFs {
  fs: LibraryFs
  /** Number of changing calls so far. */
  count(): number
  /** From now on the n-th changing call fails; with `forGood` all later ones fail too. */
  failAt(n: number, code: string, forGood: boolean): void
  heal(): void
}

/** The machine's file system, whose changing calls can be made to fail; a failing write leaves half of its bytes. */
export function failingFs(): FailingFs {
  let count = 0
  let target = Number.POSITIVE_INFINITY
  let code = ''
  let forGood = false
  const step = (): void => {
    count += 1
    if (count === target || (forGood && count > target)) throw Object.assign(new Error(code), { code })
  }
  const fs: LibraryFs = {
    ...machineFs,
    async open(path, flags, mode) {
      if (flags !== 'r') step()
      const handle = await machineFs.open(path, flags, mode)
      return {
        async writeFile(bytes) {
          await handle.writeFile(bytes.subarray(0, bytes.length / 2))
          step()
          await handle.writeFile(bytes.subarray(bytes.length / 2))
        },
        async writePieces(pieces) {
          step()
          await handle.writePieces(pieces)
        },
        async sync() {
          step()
          await handle.sync()
        },
        close: () => handle.close()
      }
    },
    async rename(from, to) {
      step()
      await machineFs.rename(from, to)
    },
    async rm(path, options) {
      step()
      await machineFs.rm(path, options)
    },
    async mkdir(path, options) {
      step()
      return await machineFs.mkdir(path, options)
    }
  }
  return {
    fs,
    count: () => count,
    failAt(n, nextCode, always) {
      count = 0
      target = n
      code = nextCode
      forGood = always
    },
    heal() {
      target = Number.POSITIVE_INFINITY
      forGood = false
    }
  }
}

/** Deletes everything in the trash. @returns how many */
export async function emptyTrash(library: Library): Promise<number> {
  return (await library.deleteForGood(library.trashedBefore(Number.MAX_SAFE_INTEGER))).ids.length
}

/**
 * Resolves when the follow-up work of all changes so far (a new picture's sidecar, its thumbnail) is done: a change
 * that changes nothing waits for it.
 */
export async function followed(library: Library): Promise<void> {
  await library.restore([])
}

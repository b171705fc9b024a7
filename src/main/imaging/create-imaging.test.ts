import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Clock } from '../../shared/clock.ts'
import { intoPng, tEXt, zTXt } from '../metadata/__fixtures__/made-files.ts'
import { type ForkedWorker, forkWorker } from '../processes/__fixtures__/fork-worker.ts'
import type { StartWorker, WorkerProcess } from '../processes/worker-process.ts'
import { createImaging } from './create-imaging.ts'
import type { Imaging } from './imaging.ts'

const entry = fileURLToPath(new URL('./worker.ts', import.meta.url))

/** Noise does not compress, so truncating its file removes pixels. */
const noise = (width: number, height: number) =>
  sharp({
    create: { width, height, channels: 3, background: '#000', noise: { type: 'gaussian', mean: 128, sigma: 40 } }
  })

describe('the imaging process', () => {
  let imaging: Imaging
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'imaging-'))
    imaging = createImaging({ startWorker: forkWorker, entry })
  })

  afterAll(async () => {
    await imaging.close()
    await rm(folder, { recursive: true, force: true })
  })

  it.each(['png', 'jpeg', 'webp', 'avif'] as const)(
    'reports the facts of a %s and makes its thumbnail',
    async (type) => {
      const bytes = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#cc2233' } })
        .toFormat(type)
        .toBuffer()
      const { facts, thumbnail } = await imaging.inspect(bytes, 512)
      expect(facts).toMatchObject({ mime: `image/${type}`, width: 900, height: 600, animated: false })
      const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(facts.colour.slice(at, at + 2), 16)) as [
        number,
        number,
        number
      ]
      expect(Math.abs(red - 0xcc) + Math.abs(green - 0x22) + Math.abs(blue - 0x33)).toBeLessThan(30)
      expect(await sharp(thumbnail).metadata()).toMatchObject({ format: 'webp', width: 512, height: 341 })
    }
  )

  it.each(['png', 'jpeg', 'webp', 'avif'] as const)('detects a truncated %s', async (type) => {
    const bytes = await noise(400, 300).toFormat(type).toBuffer()
    for (const part of [0.5, 0.9, 0.98]) {
      const cut = bytes.subarray(0, Math.floor(bytes.length * part))
      await expect(imaging.inspect(cut, 512), `${part} of it`).rejects.toMatchObject({ code: 'bad-response' })
    }
  })

  it('detects a picture whose middle is damaged', async () => {
    const bytes = await noise(400, 300).png().toBuffer()
    const middle = bytes.length >> 1
    bytes.fill(0x55, middle, middle + 2000)
    await expect(imaging.inspect(bytes, 512)).rejects.toMatchObject({
      code: 'bad-response',
      message: 'The picture is incomplete or damaged.'
    })
  })

  it('returns width and height as displayed, and rotates the thumbnail', async () => {
    const bytes = await noise(600, 400).jpeg().withMetadata({ orientation: 6 }).toBuffer()
    const { facts, thumbnail } = await imaging.inspect(bytes, 300)
    expect(facts).toMatchObject({ width: 400, height: 600 })
    expect(await sharp(thumbnail).metadata()).toMatchObject({ width: 200, height: 300 })
    const { width, height } = await imaging.decode(bytes, 4)
    expect([width, height]).toEqual([400, 600])
  })

  it.each([
    ['grey with alpha, 16 bit', () => noise(40, 30).greyscale().ensureAlpha().toColourspace('grey16').png()],
    ['a palette', () => noise(40, 30).png({ palette: true })],
    ['one pixel', () => noise(1, 1).png()],
    ['CMYK', () => noise(40, 30).toColourspace('cmyk').jpeg()]
  ])('reads a picture with %s', async (_, make) => {
    const { facts, thumbnail } = await imaging.inspect(await make().toBuffer(), 512)
    expect(facts.colour).toMatch(/^#[0-9a-f]{6}$/)
    expect((await sharp(thumbnail).metadata()).width).toBe(facts.width)
  })

  it('ignores transparent parts when it picks the colour', async () => {
    const bytes = Buffer.alloc(64 * 64 * 4)
    for (let at = 0; at < bytes.length; at += 4)
      bytes.set(at < bytes.length / 4 ? [0, 200, 40, 255] : [255, 255, 255, 0], at)
    const png = await sharp(bytes, { raw: { width: 64, height: 64, channels: 4 } })
      .png()
      .toBuffer()
    expect((await imaging.inspect(png, 64)).facts.colour).toBe('#00c828')
  })

  it('makes a thumbnail from a file', async () => {
    const file = join(folder, 'a.png')
    await writeFile(file, await noise(1000, 2000).png().toBuffer())
    expect(await sharp(await imaging.thumbnail(file, 256)).metadata()).toMatchObject({
      format: 'webp',
      width: 128,
      height: 256
    })
    await expect(imaging.thumbnail(join(folder, 'none.png'), 256)).rejects.toMatchObject({ code: 'storage' })
  })

  it('returns the same grey pixels that were encoded as PNG', async () => {
    const pixels = Uint8Array.from({ length: 20 * 10 }, (_, at) => (at * 7) % 256)
    const png = await imaging.encodePng(pixels, 20, 10, 1)
    expect(await sharp(png).metadata()).toMatchObject({ format: 'png', channels: 1, width: 20, height: 10 })
    const back = await imaging.decode(png, 1)
    expect([...back.pixels]).toEqual([...pixels])
  })

  it('encodes to each type, and refuses pixels that do not fit', async () => {
    const pixels = new Uint8Array(8 * 8 * 4).fill(255)
    for (const type of ['png', 'jpeg', 'webp'] as const) {
      expect((await sharp(await imaging.encode(pixels, 8, 8, type, 90)).metadata()).format).toBe(type)
    }
    await expect(imaging.encode(pixels, 9, 8, 'png', 90)).rejects.toMatchObject({ code: 'invalid-input' })
  })

  it('answers many requests at once, each with its own result', async () => {
    const sizes = Array.from({ length: 24 }, (_, index) => index + 3)
    const answers = await Promise.all(
      sizes.map(async (size) => await imaging.inspect(await noise(size, 5).png().toBuffer(), 512))
    )
    expect(answers.map(({ facts }) => facts.width)).toEqual(sizes)
  })

  describe('texts in files from outside', () => {
    const statement = 'a fox\nSteps: 20, Seed: 5, Size: 12x8'

    it('are read here, with the picture or alone', async () => {
      const bytes = intoPng(await noise(12, 8).png().toBuffer(), [
        tEXt('parameters', statement),
        tEXt('long', 'x'.repeat(30_000))
      ])
      const file = join(folder, 'a.png')
      await writeFile(file, bytes)
      const byFile = await imaging.examine(file, 64, 'a.png')
      expect(byFile.recipe?.parameters).toMatchObject({ prompt: 'a fox', seed: 5 })
      expect(await imaging.examine(file, 64, 'a.png', true)).toEqual(byFile)
      const { texts } = await imaging.texts(file)
      expect(texts.map(({ name, text, length }) => [name, text.length, length])).toEqual([
        ['parameters', statement.length, statement.length],
        ['long', 20_000, 30_000]
      ])
      await expect(imaging.texts(join(folder, 'none.png'))).rejects.toMatchObject({ code: 'storage' })
    })

    it('are reported when there are more than are read', async () => {
      const plain = await noise(12, 8).png().toBuffer()
      const most = intoPng(
        plain,
        Array.from({ length: 30 }, () => zTXt('a', 'x'.repeat(1_000_000)))
      )
      const file = join(folder, 'b.png')
      await writeFile(file, most)
      expect(await imaging.examine(file, 64, '')).toMatchObject({
        textsTooLarge: true,
        recipe: null,
        facts: { width: 12, height: 8 }
      })
      await writeFile(file, plain)
      expect(await imaging.examine(file, 64, '')).toMatchObject({ textsTooLarge: false, recipe: null })
    })

    it.runIf(process.platform === 'linux')(
      'are not inflated by the decoder either: 500 MB of them take hardly any memory',
      async () => {
        const plain = await noise(40, 30).png().toBuffer()
        const packed = zTXt('a', Buffer.alloc(1_000_000, 'x'))
        const children: ForkedWorker[] = []
        const start = (path: string): ForkedWorker => {
          const child = forkWorker(path)
          children.push(child)
          return child
        }
        const most = async (): Promise<number> =>
          Number(/VmHWM:\s+(\d+) kB/.exec(await readFile(`/proc/${children[0]!.pid}/status`, 'utf8'))?.[1])
        const apart = createImaging({ startWorker: start, entry })
        const before = await apart.inspect(plain, 512)
        const least = await most()
        const after = await apart.inspect(
          intoPng(
            plain,
            Array.from({ length: 500 }, () => packed)
          ),
          512
        )
        expect(after).toEqual(before)
        expect((await most()) - least).toBeLessThan(100_000)
        await apart.close()
      }
    )
  })
})

/** A process with fixed answers that dies where the test wants it to. */
function scripted(diesOn: (input: { longSide: number }, nth: number) => boolean): {
  start: StartWorker
  starts: () => number
} {
  let starts = 0
  let nth = 0
  const start = (): WorkerProcess => {
    starts += 1
    let dead = false
    let onMessage: ((message: unknown) => void) | null = null
    let onExit: ((code: number | null) => void) | null = null
    return {
      post(message) {
        const { id, input } = message as { id: number; input: { longSide: number } }
        nth += 1
        const dies = diesOn(input, nth)
        setImmediate(() => {
          if (dead) return
          dead = dies
          if (dies) onExit?.(139)
          else onMessage?.({ id, ok: true, value: input.longSide })
        })
      },
      onMessage: (listener) => {
        onMessage = listener
      },
      onExit: (listener) => {
        onExit = listener
      },
      kill: () => undefined
    }
  }
  return { start, starts: () => starts }
}

describe('a process that dies', () => {
  let imaging: Imaging | null = null

  afterEach(async () => {
    await imaging?.close()
  })

  it('fails only the picture that it dies on twice; the next process answers the others', async () => {
    const { start } = scripted(({ longSide }) => longSide === 3)
    imaging = createImaging({ startWorker: start, entry })
    const work = imaging
    const outcomes = await Promise.allSettled([1, 2, 3, 4, 5, 6].map((side) => work.thumbnail('x.png', side)))
    expect(outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : outcome.reason.code))).toEqual([
      1,
      2,
      'bad-response',
      4,
      5,
      6
    ])
  })

  it('repeats the work if it died once', async () => {
    const { start, starts } = scripted((_, nth) => nth === 1)
    imaging = createImaging({ startWorker: start, entry })
    expect(await imaging.thumbnail('x.png', 7)).toBe(7)
    expect(starts()).toBe(2)
  })

  it('is restarted after a real kill', async () => {
    const running: WorkerProcess[] = []
    imaging = createImaging({
      entry,
      startWorker: (path) => {
        const worker = forkWorker(path)
        running.push(worker)
        return worker
      }
    })
    const png = await noise(64, 64).png().toBuffer()
    const first = imaging.inspect(png, 32)
    running[0]?.kill()
    expect((await first).facts.width).toBe(64)
    expect(running).toHaveLength(2)
  })

  it('rejects requests after the end', async () => {
    imaging = createImaging({ startWorker: scripted(() => false).start, entry })
    await imaging.close()
    await expect(imaging.thumbnail('x.png', 1)).rejects.toMatchObject({ code: 'cancelled' })
  })
})

/** A process that never answers for the given sizes; it answers others at once, and counts how often it was ended. */
function hanging(hangsOn: (longSide: number) => boolean): {
  start: StartWorker
  starts: () => number
  kills: () => number
  asked: number[]
} {
  let starts = 0
  let kills = 0
  const asked: number[] = []
  const start = (): WorkerProcess => {
    starts += 1
    let onMessage: ((message: unknown) => void) | null = null
    return {
      post(message) {
        const { id, input } = message as { id: number; input: { longSide: number } }
        asked.push(input.longSide)
        if (!hangsOn(input.longSide)) setImmediate(() => onMessage?.({ id, ok: true, value: input.longSide }))
      },
      onMessage: (listener) => {
        onMessage = listener
      },
      onExit: () => undefined,
      kill: () => {
        kills += 1
      }
    }
  }
  return { start, starts: () => starts, kills: () => kills, asked }
}

/** Time passes only when the test says so. */
function heldClock(): {
  clock: Pick<Clock, 'sleep'>
  pass: (ms: number) => Promise<void>
  asleep: (ms: number) => Promise<void>
  deadlines: () => Promise<void>
} {
  const sleeping = new Set<{ at: number; wake: () => void }>()
  let now = 0
  const reach = async (time: number): Promise<void> => {
    now = time
    for (const sleeper of [...sleeping].filter(({ at }) => at <= now)) sleeper.wake()
    // Whoever was woken runs before any more time passes.
    for (let turns = 0; turns < 20; turns += 1) await Promise.resolve()
  }
  const turns = async (): Promise<void> => {
    for (let each = 0; each < 10; each += 1) await turn()
  }
  const pass = async (ms: number): Promise<void> => {
    const end = now + ms
    let next: number
    do {
      next = Math.min(end, ...[...sleeping].map(({ at }) => at))
      await reach(next)
    } while (next < end)
    await turns()
  }
  return {
    clock: {
      sleep: (ms, signal) =>
        new Promise((resolve, reject) => {
          const sleeper = {
            at: now + ms,
            wake: () => {
              sleeping.delete(sleeper)
              resolve()
            }
          }
          sleeping.add(sleeper)
          signal?.addEventListener('abort', () => {
            sleeping.delete(sleeper)
            reject(new Error('answered'))
          })
        })
    },
    pass,
    // The timers have counted the sleep, but no work was done in it.
    asleep: async (ms) => {
      await reach(now + ms)
      await turns()
    },
    // The time allowed for a thumbnail, and the grace period after it.
    deadlines: () => pass(92_000)
  }
}

const outcomesOf = async (asked: readonly Promise<unknown>[]): Promise<unknown[]> =>
  (await Promise.allSettled(asked)).map((outcome) =>
    outcome.status === 'fulfilled' ? outcome.value : (outcome.reason as { code: string }).code
  )

describe('a process that stalls', () => {
  it('is ended at the deadline: the picture that it hung on fails, the others continue meanwhile', async () => {
    const { start, starts, kills } = hanging((side) => side === 3)
    const { clock, deadlines } = heldClock()
    const imaging = createImaging({ startWorker: start, entry, clock })
    const stuck = outcomesOf([imaging.thumbnail('stuck.png', 3)])
    const others = [4, 5, 6, 7].map((side) => imaging.thumbnail('x.png', side))
    expect(await outcomesOf(others)).toEqual([4, 5, 6, 7])
    await deadlines()
    expect(await stuck).toEqual(['bad-response'])
    expect([starts(), kills()]).toEqual([1, 1])
    expect(await imaging.thumbnail('x.png', 8)).toBe(8)
    // A paid answer must not be mistaken for no picture.
    const answer = outcomesOf([imaging.inspect({ file: 'x.png' }, 3)])
    await deadlines()
    expect(await answer).toEqual(['internal'])
    await imaging.close()
  })

  it('on one of several is checked separately while the rest continues: only the culprit fails', async () => {
    // Once 1 is in it, the process no longer answers anything else either.
    let isStuck = false
    const { start, asked } = hanging((side) => {
      isStuck ||= side === 1
      return isStuck
    })
    const { clock, deadlines } = heldClock()
    const restarted: StartWorker = (path) => {
      isStuck = false
      return start(path)
    }
    const imaging = createImaging({ startWorker: restarted, entry, clock, concurrency: 2 })
    const [stuck, beside, ...behind] = [1, 2, 3, 4].map((side) => imaging.thumbnail('x.png', side))
    const together = outcomesOf([stuck!, beside!])
    await turn()
    await deadlines()
    expect(await outcomesOf(behind)).toEqual([3, 4])
    await deadlines()
    expect(await together).toEqual(['bad-response', 2])
    expect(asked.filter((side) => side === 1)).toHaveLength(2)
    await imaging.close()
  })

  it('repeatedly resends an innocent request only a few times; then it is tried alone', async () => {
    const { start } = hanging((side) => side >= 100)
    const { clock, deadlines } = heldClock()
    const imaging = createImaging({ startWorker: start, entry, clock, concurrency: 3 })
    const stuck = [100, 101, 102, 103, 104, 105].map((side) => imaging.thumbnail('x.png', side))
    const answers = [1, 2, 3].map((side) => imaging.thumbnail('x.png', side))
    const all = outcomesOf([...stuck, ...answers])
    for (let times = 0; times < 20; times += 1) await deadlines()
    expect(await all).toEqual([...Array.from({ length: 6 }, () => 'bad-response'), 1, 2, 3])
    await imaging.close()
  })

  it('on a thumbnail is not tried again each time its tile is shown', async () => {
    const { start, asked } = hanging((side) => side === 3)
    const { clock, deadlines } = heldClock()
    const imaging = createImaging({ startWorker: start, entry, clock })
    const stuck = outcomesOf([imaging.thumbnail('killer.png', 3)])
    await deadlines()
    expect(await stuck).toEqual(['bad-response'])
    expect(
      await outcomesOf([
        imaging.thumbnail('killer.png', 3),
        imaging.thumbnail('killer.png', 3),
        imaging.thumbnail('other.png', 4)
      ])
    ).toEqual(['bad-response', 'bad-response', 4])
    expect(asked).toEqual([3, 4])
    await imaging.close()
  })

  it('does not fail what is answered at the last moment', async () => {
    const { clock, pass } = heldClock()
    const { start } = hanging(() => false)
    const imaging = createImaging({ startWorker: start, entry, clock })
    const answer = imaging.thumbnail('x.png', 9)
    await pass(90_000)
    expect(await answer).toBe(9)
    await imaging.close()
  })

  it('gets its full time after the machine has slept', async () => {
    const { clock, pass, asleep } = heldClock()
    const { start, kills } = hanging((side) => side === 3)
    const imaging = createImaging({ startWorker: start, entry, clock })
    const stuck = outcomesOf([imaging.thumbnail('stuck.png', 3)])
    await asleep(8 * 3_600_000)
    await pass(80_000)
    expect(kills()).toBe(0)
    await pass(10_000)
    expect([await stuck, kills()]).toEqual([['bad-response'], 1])
    await imaging.close()
  })
})

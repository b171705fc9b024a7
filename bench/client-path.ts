/**
 * The whole client path, from a submitted job to its durable picture, against the same loopback server with a 2 MB
 * picture: over the minimum that keeps as much through a power cut (that the request leaves, then file, recipe and row,
 * each on the disk before the next), which has the bar; over the same without that note, when a power cut may cause a
 * second charge; and over bare `fetch`, `writeFile` and fsync of the one file. The thumbnail is left out here (it is
 * measured against bare sharp elsewhere), so imaging answers with known facts.
 */
import { fork } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { monotonicFactory } from 'ulid'
import { answerFiles } from '../src/main/answers/answer-files.ts'
import { openHeldAnswers } from '../src/main/answers/held-answers.ts'
import { createHttpClient } from '../src/main/http/create-http-client.ts'
import { systemClock } from '../src/main/http/system-clock.ts'
import type { Imaging } from '../src/main/imaging/imaging.ts'
import { createJobService } from '../src/main/jobs/job-service.ts'
import { createLedger } from '../src/main/jobs/ledger.ts'
import { createLine } from '../src/main/jobs/line.ts'
import { createTransferLog } from '../src/main/jobs/transfers.ts'
import { createUploads } from '../src/main/jobs/uploads.ts'
import { openLibrary } from '../src/main/library/open-library.ts'
import { findOperation } from '../src/main/providers/registry.ts'
import { openKnownLedgers } from '../src/main/settings/known-ledgers.ts'
import type { Job } from '../src/shared/domain/job.ts'
import { type Way, ways } from './careful-program.ts'
import { atMost, type Figure, inTurn, reported } from './measure.ts'
import { moment, within } from './within.ts'

const operationId = 'appypie/sdxl-lightning'
const prompt = 'a sparrow on a blooming cherry branch, soft clear sky'

/** Noise does not compress: 832 x 832 x 3 bytes are 2 MB of PNG. */
async function picture(seed: number): Promise<Uint8Array> {
  const pixels = new Uint8Array(832 * 832 * 3)
  let state = seed + 1
  for (let index = 0; index < pixels.length; index += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    pixels[index] = state >>> 24
  }
  return new Uint8Array(
    await sharp(pixels, { raw: { width: 832, height: 832, channels: 3 } })
      .png({ compressionLevel: 1 })
      .toBuffer()
  )
}

/** The server is a separate process, as a service is: our process's work must not delay its answers. */
async function startServer(bytes: Uint8Array): Promise<{ url: string; close(): Promise<void> }> {
  const child = fork(join(import.meta.dirname, 'picture-server.ts'), { serialization: 'advanced' })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const close = async (): Promise<void> => {
    child.kill()
    await within(moment, 'the bench’s own service to end', exited)
  }
  try {
    const listening = new Promise<number>((resolve) => {
      child.once('message', (message) => resolve(Number(message)))
      child.send(bytes)
    })
    const port = await within(moment, 'the bench’s own service to listen', listening)
    return { url: `http://127.0.0.1:${port}`, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** The peers, in a separate process: they must not pay for our heap's garbage collection. */
async function startPeers(folder: string, url: string): Promise<Peers> {
  const child = fork(join(import.meta.dirname, 'careful-program.ts'), [folder, url])
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const close = async (): Promise<void> => {
    child.kill()
    await within(moment, 'the peers to end', exited)
  }
  const keep = async (way: Way, count: number): Promise<void> => {
    const done = new Promise<string | null>((resolve) =>
      child.once('message', (said) => resolve(said as string | null))
    )
    child.send({ way, count })
    const failed = await within(moment, 'the peers to keep their pictures', done)
    if (failed !== null) throw new Error(`The peers failed: ${failed}`)
  }
  return { keep, close }
}

interface Peers {
  keep(way: Way, count: number): Promise<void>
  close(): Promise<void>
}

const knownFacts: Imaging = {
  inspect: async () => ({
    facts: { mime: 'image/png', width: 832, height: 832, colour: '#808080', animated: false },
    thumbnail: new Uint8Array([0])
  }),
  examine: () => Promise.reject(new Error('not in this bench')),
  texts: () => Promise.reject(new Error('not in this bench')),
  thumbnail: async () => new Uint8Array([0]),
  encodePng: () => Promise.reject(new Error('not in this bench')),
  decode: () => Promise.reject(new Error('not in this bench')),
  encode: () => Promise.reject(new Error('not in this bench')),
  convert: () => Promise.reject(new Error('not in this bench')),
  leave: () => Promise.reject(new Error('not in this bench')),
  prepareInpaint: () => Promise.reject(new Error('not in this bench')),
  stitch: () => Promise.reject(new Error('not in this bench')),
  close: async () => undefined
}

/**
 * Pictures that each way fetches in one turn, so that each pays for its own garbage collection and for the work it
 * leaves behind a picture.
 */
const atATime = 6

/** Medians over `rounds` of the time one picture takes each way. */
export async function benchClientPath(rounds: number): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'palimpsest-bench-'))
  const bytes = await picture(1)
  const server = await startServer(bytes)
  const newId = monotonicFactory()
  const http = createHttpClient({ clock: systemClock, random: Math.random })
  const library = await openLibrary({ folder: join(folder, 'library'), imaging: knownFacts, clock: systemClock, newId })
  const held = await openHeldAnswers(answerFiles({ folder: join(folder, 'rescued'), now: () => systemClock.now() }))
  let ended: (job: Job) => void = () => undefined
  const jobs = createJobService(
    {
      clock: systemClock,
      http,
      keys: { read: async () => 'bench-key-0123456789' },
      addresses: { baseUrl: () => server.url },
      library,
      ledger: createLedger(library.database, 'bench'),
      knownLedgers: await openKnownLedgers(join(folder, 'profile')),
      line: createLine({ clock: systemClock }),
      answers: held.ofLibrary(library.id, library.info().folder),
      uploads: createUploads(library.database),
      transfers: createTransferLog({ database: library.database, clock: systemClock, newId, redact: (text) => text }),
      imageHosts: { use: () => 'none', find: async () => null },
      imaging: knownFacts,
      findOperation: (id) => findOperation(id) ?? null,
      redact: (text) => text,
      holdsKey: () => false,
      trustedTime: () => systemClock.now(),
      ending: () => false,
      limits: () => ({ requestTimeoutMs: 60_000, pollDeadlineMs: 60_000, concurrency: () => 1 }),
      jobChanged: (job) => {
        if (job.state === 'done' || job.state === 'failed') ended(job)
      },
      jobRemoved: () => undefined,
      pictureAdded: () => undefined
    },
    newId
  )
  const whole = async (): Promise<void> => {
    const end = new Promise<Job>((resolve) => {
      ended = resolve
    })
    jobs.submit([{ operationId, parameters: { prompt, steps: 4 } }])
    const job = await within(moment, 'a job to end', end)
    if (job.state !== 'done') throw new Error(`The bench's own job failed: ${job.error?.message}`)
  }
  const peers = await startPeers(folder, server.url)
  try {
    for (const way of ways) await peers.keep(way, 1)
    await whole()
    const times = await inTurn(rounds, {
      bare: () => peers.keep('bare', atATime),
      withoutNote: () => peers.keep('withoutNote', atATime),
      durable: () => peers.keep('durable', atATime),
      async ours() {
        for (let count = 0; count < atATime; count += 1) await whole()
      }
    })
    for (const way of [...ways, 'ours'] as const) times[way] /= atATime
    const what = `client path, ${(bytes.length / 1e6).toFixed(1)} MB picture`
    return [
      atMost(
        `${what}, over a bare program that notes the request and keeps file, recipe and row durably`,
        times.ours,
        times.durable,
        1.3
      ),
      reported(`${what}, over the same program without the note`, times.ours, times.withoutNote),
      reported(`${what}, over bare fetch + writeFile + fsync`, times.ours, times.bare)
    ]
  } finally {
    await peers.close()
    await jobs.close('give-up')
    await library.close()
    await http.close()
    await server.close()
    await rm(folder, { recursive: true, force: true })
  }
}

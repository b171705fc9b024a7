/**
 * The whole client path, from a submitted job to its durable picture, against the same loopback server, with a picture
 * of 2 MB: over the least that keeps as much through a power cut (that the request leaves, then file, recipe and row,
 * each on the disk before the next), which has the bar; over the same without the note that the request leaves, after
 * which a power cut may have it charged twice; and over bare `fetch`, `writeFile` and fsync of the one file. The
 * thumbnail is left out of the path here (it is measured against bare sharp elsewhere), so imaging answers with known
 * facts.
 */
import { fork } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
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

/** The server is a process of its own, as a service is: what our process does must not hold its answers back. */
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

async function fetched(base: string): Promise<Uint8Array> {
  const reply = await fetch(`${base}/getSDXLImage`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ prompt, num_steps: 4 })
  })
  const { imageUrl } = (await reply.json()) as { imageUrl: string }
  return new Uint8Array(await (await fetch(imageUrl)).arrayBuffer())
}

async function written(file: string, bytes: Uint8Array | string): Promise<void> {
  const handle = await open(file, 'w')
  await handle.writeFile(bytes)
  await handle.sync()
  await handle.close()
}

async function folderSynced(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync()
  await handle.close()
}

const bare = async (base: string, file: string): Promise<void> => await written(file, await fetched(base))

interface DurableProgram {
  keep(base: string, round: number): Promise<void>
  /** The same after a note that the request leaves. */
  noteAndKeep(base: string, round: number): Promise<void>
  close(): void
}

/**
 * What a careful script does: note, recipe, picture and row, one after the other, with the folders of the two files.
 */
function durableProgram(folder: string): DurableProgram {
  const database = new DatabaseSync(join(folder, 'bare.db'))
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    CREATE TABLE requests (id INTEGER PRIMARY KEY, sent INTEGER) STRICT;
    CREATE TABLE pictures (id INTEGER PRIMARY KEY, name TEXT, recipe TEXT) STRICT`)
  const note = database.prepare('INSERT INTO requests (sent) VALUES (?)')
  const insert = database.prepare('INSERT INTO pictures (name, recipe) VALUES (?, ?)')
  const [recipes, pictures] = [join(folder, 'recipes'), join(folder, 'pictures')]
  for (const made of [recipes, pictures]) mkdirSync(made)
  const program: DurableProgram = {
    async noteAndKeep(base, round) {
      note.run(Math.round(systemClock.now()))
      await program.keep(base, round)
    },
    async keep(base, round) {
      const bytes = await fetched(base)
      const recipe = JSON.stringify({ operationId, prompt, steps: 4, round })
      await written(join(recipes, `${round}.json`), recipe)
      await folderSynced(recipes)
      await written(join(pictures, `${round}.png`), bytes)
      await folderSynced(pictures)
      insert.run(`${round}.png`, recipe)
    },
    close: () => database.close()
  }
  return program
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

/** Medians of `rounds` pictures each way. */
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
  const durable = durableProgram(folder)
  try {
    await bare(server.url, join(folder, 'warm.png'))
    await durable.noteAndKeep(server.url, -1)
    await whole()
    const times = await inTurn(rounds, {
      bare: (round) => bare(server.url, join(folder, `${round}.png`)),
      withoutNote: (round) => durable.keep(server.url, round),
      durable: (round) => durable.noteAndKeep(server.url, round + rounds),
      ours: whole
    })
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
    durable.close()
    await jobs.close('give-up')
    await library.close()
    await http.close()
    await server.close()
    await rm(folder, { recursive: true, force: true })
  }
}

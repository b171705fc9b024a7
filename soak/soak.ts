/**
 * Random work with the demo, and a kill at a random moment; then the next start, and a check that everything
 * acknowledged is there exactly once.
 */
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { inspect } from 'node:util'
import { providers } from '../src/main/providers/registry.ts'
import type { Job } from '../src/shared/domain/job.ts'
import type { Picture } from '../src/shared/domain/picture.ts'
import { type App, Killed, type Listener, startApp } from './app.ts'
import { chanceOf } from './chance.ts'
import { noFacts } from './facts.ts'
import type { ProcessFigures } from './messages.ts'
import { doSomething, type Work } from './random-work.ts'
import { startServices } from './services.ts'
import { isIdle, type Looked, leftOvers, troublesOf } from './verify.ts'

export interface SoakOptions {
  seed: number
  /** Ends after this many kills, or after this time, whichever comes first. */
  kills: number
  minutes: number
  /** Called after each life. */
  progress?: (line: string) => void
}

export interface SoakReport {
  seed: number
  kills: number
  /** Kills before the app was ready. */
  killedAtStart: number
  pictures: number
  jobs: number
  /** Requests that a service would have charged. */
  charged: number
  /** What the last life held before and after its work. */
  before: ProcessFigures
  after: ProcessFigures
  troubles: string[]
}

/** How many things a user does at once. */
const lanes = 3
const keyedProviders = providers.filter((provider) => provider.auth !== null)

/** Every service at the soak's own, with a key for each. */
async function setUp(app: App, url: string): Promise<void> {
  const endpoints = keyedProviders.flatMap((provider) => provider.endpoints.map(({ id }) => [id, url] as const))
  await app.call('settings.update', {
    baseUrls: Object.fromEntries(endpoints),
    welcomed: true,
    requestTimeout: 10,
    pollDeadline: 20
  })
  for (const { id } of keyedProviders)
    await app.call('keys.set', { providerId: id, key: `soak-key-of-${id}`, protection: 'keychain' })
}

const isThere = (pid: number): boolean =>
  existsSync(`/proc/${pid}/stat`) && !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))

/** A killed app's child processes end on their own, once they have finished their current work. */
async function orphansOf(pids: readonly number[]): Promise<string[]> {
  for (let look = 0; look < 600 && pids.some(isThere); look += 1) await sleep(50)
  return pids
    .filter(isThere)
    .map(
      (pid) =>
        'A process of a killed app is still there: ' +
        readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    )
}

type World = Looked & Omit<Work, 'app' | 'facts' | 'chance'>

/** Several things at once, until this many are done. @returns what went wrong */
async function work(world: World, actions: number): Promise<string[]> {
  const troubles: string[] = []
  let begun = 0
  const lane = async (): Promise<void> => {
    while (begun < actions) {
      begun += 1
      const trouble = await doSomething(world)
      if (trouble !== null) troubles.push(trouble)
    }
  }
  for (const ended of await Promise.allSettled(Array.from({ length: lanes }, lane))) {
    if (ended.status === 'rejected' && !(ended.reason instanceof Killed))
      troubles.push(`The soak itself failed: ${inspect(ended.reason)}`)
  }
  return troubles
}

/** A life that ends in the middle of something. */
async function workUntilKilled(world: World): Promise<string[]> {
  const { app, chance } = world
  const troubles = await work(world, chance.whole(0, 24))
  const cutOff = work(world, Number.MAX_SAFE_INTEGER)
  await sleep(chance.whole(0, 400))
  const own = await app.kill()
  return [...troubles, ...(await cutOff), ...(await orphansOf(own))]
}

/** Waits for running work to end. @returns what does not */
async function untilIdle(app: App): Promise<string[]> {
  let jobs: Job[] = []
  let fewest = Number.POSITIVE_INFINITY
  // Two minutes in which nothing ends: on a busy machine, a long line takes longer as a whole.
  for (let look = 0; look < 600; look += 1) {
    jobs = await app.call('jobs.list', { limit: 1000 })
    const open = jobs.filter((job) => !isIdle([job])).length
    if (open < fewest) look = 0
    fewest = Math.min(fewest, open)
    const tasks = await app.call('tasks.list', undefined)
    if (isIdle(jobs) && tasks.every(({ state }) => state !== 'running')) return []
    await sleep(200)
  }
  return jobs
    .filter((job) => !isIdle([job]))
    .map(({ id, state, progress }) => `Job ${id} does not end: ${state}, ${progress ?? 'no words'}`)
}

const megabytes = (bytes: number): number => Math.round(bytes / 2 ** 20)

/** What a life has acquired and not released. */
export function growth(before: ProcessFigures, after: ProcessFigures): string[] {
  const troubles: string[] = []
  if (after.memory > before.memory * 1.3)
    troubles.push(`The app held ${megabytes(before.memory)} MB, and ${megabytes(after.memory)} MB after its work.`)
  // Kept-alive connections come and go; a child has its standard streams and a line of messages.
  const most = (before.handles ?? 0) + 6 + 4 * Math.max(0, after.children - before.children)
  if ((after.handles ?? 0) > most)
    troubles.push(`The app had ${before.handles} handles open, and ${after.handles} after its work.`)
  return troubles
}

/** What it holds after time to release: a connection is kept for a few seconds, a child process for longer. */
async function settledFigures(app: App, before: ProcessFigures): Promise<ProcessFigures> {
  let after = await app.figures()
  for (let look = 0; look < 60 && growth(before, after).length > 0; look += 1) {
    await sleep(500)
    after = await app.figures()
  }
  return after
}

/** The last life: it works for long, quits on its own, and leaves everything whole and nothing behind. */
async function lastLife(world: World, actions: number, report: SoakReport): Promise<string[]> {
  const { app, library } = world
  const troubles = [...(await untilIdle(app)), ...(await work(world, 10)), ...(await untilIdle(app))]
  const before = await app.figures()
  troubles.push(...(await work(world, actions)), ...(await untilIdle(app)))
  const after = await settledFigures(app, before)
  Object.assign(report, { before, after })
  troubles.push(...growth(before, after), ...(await troublesOf(world, true)))
  return [...troubles, ...(await orphansOf(await app.stop())), ...leftOvers(dirname(library))]
}

/** @throws Error when the app cannot start: the rest would prove nothing */
export async function soak({
  seed,
  kills: most,
  minutes,
  progress = () => undefined
}: SoakOptions): Promise<SoakReport> {
  const chance = chanceOf(seed)
  const folder = await mkdtemp(join(tmpdir(), 'palimpsest-soak-'))
  const profile = join(folder, 'profile')
  const outside = join(folder, 'outside')
  const library = join(profile, 'library')
  await mkdir(outside, { recursive: true })
  const services = await startServices(chanceOf(seed + 1))
  const facts = noFacts()
  const listener: Listener = (event, payload) => {
    if (event === 'jobChanged') facts.told(payload as Job)
    if (event === 'jobRemoved') facts.jobRemoved((payload as { id: string }).id)
    if (event === 'pictureAdded') facts.added(payload as Picture)
  }
  let number = 0
  const parts = { facts, services, chance, library, outside, nextNumber: () => (number += 1) }
  const nothing: ProcessFigures = { memory: 0, handles: null, children: 0 }
  const report: SoakReport = {
    seed,
    kills: 0,
    killedAtStart: 0,
    pictures: 0,
    jobs: 0,
    charged: 0,
    before: nothing,
    after: nothing,
    troubles: []
  }
  const until = Date.now() + minutes * 60_000
  const found = (troubles: readonly string[]): void => {
    report.troubles.push(...troubles)
    for (const trouble of troubles) progress(`TROUBLE ${trouble}`)
  }

  try {
    for (let first = true; report.kills < most && Date.now() < until; first = false) {
      const app = await startApp(profile, listener, !first && chance.in(0.12) ? chance.whole(50, 900) : null)
      report.kills += 1
      if (app === null) {
        report.killedAtStart += 1
        continue
      }
      const world: World = { app, ...parts }
      if (first) await setUp(app, services.url)
      found(await troublesOf(world, false))
      found(await workUntilKilled(world))
      progress(
        `${report.kills} kills, ${facts.pictures.size} pictures, ${facts.jobs.size} jobs, ` +
          `${services.total()} charged, ${report.troubles.length} troubles`
      )
    }
    const last = await startApp(profile, listener)
    if (last === null) throw new Error('The app ended by itself.')
    found(await lastLife({ app: last, ...parts }, 2 * report.kills, report))
    return { ...report, pictures: facts.pictures.size, jobs: facts.jobs.size, charged: services.total() }
  } finally {
    await services.close()
    if (report.troubles.length === 0) await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    else progress(`What is left lies in ${folder}`)
  }
}

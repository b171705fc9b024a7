/** What a user might do next, chosen at random; every answer of the app is recorded as a fact. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { findOperation, providers } from '../src/main/providers/registry.ts'
import { defaultsOf, type Field } from '../src/shared/domain/field.ts'
import { noExtension } from '../src/shared/domain/inpaint.ts'
import { hasEnded, type Job, type JobRequest } from '../src/shared/domain/job.ts'
import type { Parameters } from '../src/shared/domain/parameters.ts'
import { studioDraftSchema } from '../src/shared/domain/studio-draft.ts'
import { AppError } from '../src/shared/errors.ts'
import { type App, Killed } from './app.ts'
import type { Chance } from './chance.ts'
import type { Facts, KnownPicture } from './facts.ts'

export interface Work {
  app: App
  facts: Facts
  chance: Chance
  /** Where exports and backups go. */
  outside: string
  /** Numbers for prompts, notes and names, each used once. */
  nextNumber: () => number
}

const words = [
  'a lighthouse at dusk',
  'a pine forest',
  'desert dunes',
  'a mountain lake in autumn',
  'a city at sunrise',
  'a red fox'
]
const side = 256
const white = { x: 64, y: 64, width: 96, height: 96 }

const makes = (task: 'text' | 'inpainting'): string[] =>
  providers.flatMap((provider) =>
    provider.operations
      .filter((operation) => (operation.kind === 'inpainting') === (task === 'inpainting'))
      .map(({ id }) => id)
  )
const textOperations = makes('text')

/** The operation's defaults, as small and quick as it allows. */
function quickest(fields: readonly Field[]): Partial<Parameters> {
  const quick: Partial<Parameters> = {}
  for (const field of fields) {
    if (field.kind === 'size' && field.custom) {
      const least = Math.ceil(Math.max(field.min, side) / field.multipleOf) * field.multipleOf
      Object.assign(quick, { width: least, height: least })
    }
    if (field.kind === 'number' && field.name === 'steps') quick.steps = field.min
  }
  return quick
}

function operationOf(id: string): NonNullable<ReturnType<typeof findOperation>> {
  const found = findOperation(id)
  if (found === undefined) throw new Error(`There is no operation ${id}.`)
  return found
}

function textRequest(id: string, prompt: string): JobRequest {
  const { operation } = operationOf(id)
  return { operationId: id, parameters: { ...defaultsOf(operation.fields), ...quickest(operation.fields), prompt } }
}

async function paint({ nextNumber, chance }: Work): Promise<Uint8Array<ArrayBuffer>> {
  const background = { r: chance.whole(0, 255), g: chance.whole(0, 255), b: nextNumber() % 256 }
  const noise = new Uint8Array(side * side * 3)
  for (let at = 0; at < noise.length; at += 1) noise[at] = chance.whole(0, 60)
  const over = {
    input: Buffer.from(noise.buffer),
    raw: { width: side, height: side, channels: 3 as const },
    blend: 'add' as const
  }
  return new Uint8Array(
    await sharp({ create: { width: side, height: side, channels: 3, background } })
      .composite([over])
      .png()
      .toBuffer()
  )
}

async function maskPng(): Promise<Uint8Array<ArrayBuffer>> {
  const pixels = new Uint8Array(side * side)
  for (let y = white.y; y < white.y + white.height; y += 1)
    pixels.fill(255, y * side + white.x, y * side + white.x + white.width)
  return new Uint8Array(
    await sharp(pixels, { raw: { width: side, height: side, channels: 1 } })
      .png()
      .toBuffer()
  )
}

function noteJobs(facts: Facts, jobs: readonly Job[]): void {
  for (const job of jobs) {
    const charged = !operationOf(job.request.operationId).provider.demo
    const { prompt } = job.request.parameters
    if (!facts.allowed.has(prompt)) facts.allowed.set(prompt, 1)
    facts.jobs.set(job.id, {
      id: job.id,
      prompt,
      charged,
      removed: 'no',
      last: job
    })
  }
}

async function generate({ app, facts, chance, nextNumber }: Work): Promise<void> {
  const requests = Array.from({ length: chance.whole(1, 3) }, () =>
    textRequest(chance.pick(textOperations), `soak ${nextNumber()}, ${chance.pick(words)}`)
  )
  noteJobs(facts, await app.call('jobs.submit', { requests }))
}

/** An existing picture that nothing else is changing, reserved while `work` runs. */
async function withPicture(
  work: Work,
  ok: (picture: KnownPicture) => boolean,
  does: (picture: KnownPicture) => Promise<void>
): Promise<void> {
  const there = [...work.facts.pictures.values()].filter(
    (picture) => picture.gone === 'no' && !picture.inHand && ok(picture)
  )
  if (there.length === 0) return await importOne(work)
  const picture = work.chance.pick(there)
  picture.inHand = true
  try {
    await does(picture)
  } finally {
    picture.inHand = false
  }
}

const isListed = ({ trashed }: KnownPicture): boolean => trashed.size === 1 && trashed.has(false)
const isTrashed = ({ trashed }: KnownPicture): boolean => trashed.size === 1 && trashed.has(true)

/** Changes one fact: until answered, both the old and the new value are right. A refusal leaves the old ones. */
async function settle<T>(values: Set<T>, next: T, does: () => Promise<unknown>): Promise<void> {
  const before = [...values]
  values.add(next)
  try {
    await does()
    values.clear()
    values.add(next)
  } catch (error) {
    if (error instanceof AppError) {
      values.clear()
      for (const value of before) values.add(value)
    }
    throw error
  }
}

async function importOne(work: Work): Promise<void> {
  const bytes = await paint(work)
  const { picture } = await work.app.call('pictures.import', { bytes, name: `soak-${work.nextNumber()}.png` })
  work.facts.added(picture)
}

async function rate(work: Work): Promise<void> {
  await withPicture(work, isListed, async ({ id, rating }) => {
    const next = work.chance.whole(0, 5)
    await settle(rating, next, () => work.app.call('pictures.change', { ids: [id], change: { rating: next } }))
  })
}

async function note(work: Work): Promise<void> {
  await withPicture(work, isListed, async ({ id, notes }) => {
    const next = `note ${work.nextNumber()}`
    await settle(notes, next, () =>
      work.app.call('pictures.change', {
        ids: [id],
        change: { notes: next, addTags: [work.chance.pick(['sea', 'sky', 'wood'])] }
      })
    )
  })
}

async function trash(work: Work): Promise<void> {
  await withPicture(work, isListed, async ({ id, trashed }) =>
    settle(trashed, true, () => work.app.call('pictures.trash', { ids: [id] }))
  )
}

async function restore(work: Work): Promise<void> {
  await withPicture(work, isTrashed, async ({ id, trashed }) =>
    settle(trashed, false, () => work.app.call('pictures.restore', { ids: [id] }))
  )
}

async function deleteForGood(work: Work): Promise<void> {
  await withPicture(work, isTrashed, async (picture) => {
    picture.gone = 'maybe'
    const { removed } = await work.app.call('trash.delete', { ids: [picture.id] })
    picture.gone = removed === 1 ? 'yes' : 'maybe'
  })
}

async function repaint(work: Work): Promise<void> {
  const { app, facts, nextNumber } = work
  const { picture } = await app.call('pictures.import', { bytes: await paint(work), name: 'to-repaint.png' })
  facts.added(picture)
  const mask = await app.call('masks.add', { png: await maskPng() })
  facts.masks.set(mask.id, mask.sha256)
  const { operation } = operationOf('demo/inpainting')
  const size = { width: side, height: side }
  const parameters = {
    ...defaultsOf(operation.fields),
    ...quickest(operation.fields),
    ...size,
    prompt: `soak ${nextNumber()}, a red balloon`
  }
  const inpaint = {
    mode: 'whole' as const,
    area: { x: 0, y: 0, ...size },
    extend: noExtension,
    sent: size,
    padding: 0,
    feather: 4,
    invert: false
  }
  const source = { kind: 'picture' as const, pictureId: picture.id }
  const request: JobRequest = {
    operationId: operation.id,
    parameters,
    source,
    mask: { kind: 'mask', maskId: mask.id },
    inpaint
  }
  noteJobs(facts, await app.call('jobs.submit', { requests: [request] }))
}

async function draft(work: Work): Promise<void> {
  await withPicture(work, isListed, async ({ id }) => {
    const prompt = `draft ${work.nextNumber()}`
    const held = work.facts.drafts.get(id) ?? new Set([''])
    work.facts.drafts.set(id, held)
    await settle(held, prompt, () =>
      work.app.call('drafts.save', { pictureId: id, draft: studioDraftSchema.parse({ parameters: { prompt } }) })
    )
  })
}

const jobWith = ({ facts, chance }: Work, ok: (job: Job) => boolean): string | null => {
  const found = [...facts.jobs.values()].filter(({ removed, last }) => removed === 'no' && ok(last))
  return found.length === 0 ? null : chance.pick(found).id
}

async function cancel(work: Work): Promise<void> {
  const id = jobWith(work, (job) => !hasEnded(job))
  if (id !== null) work.facts.told(await work.app.call('jobs.cancel', { id }))
}

/** The user has read what it may cost, and allows it to be sent once more. */
async function sendAgain(work: Work): Promise<void> {
  const id = jobWith(work, ({ state }) => state === 'failed' || state === 'uncertain' || state === 'cancelled')
  const known = id === null ? undefined : work.facts.jobs.get(id)
  if (known === undefined) return
  // Allowed before it is requested: the app may be killed before it answers, and still do what was asked.
  work.facts.allowed.set(known.prompt, (work.facts.allowed.get(known.prompt) ?? 0) + 1)
  const job = await work.app.call('jobs.retry', { id: known.id, acceptCharge: true })
  // A job that has returned pictures is sent again as a separate job, with the same prompt.
  if (job.id !== known.id) noteJobs(work.facts, [job])
}

async function askAgain(work: Work): Promise<void> {
  const id = jobWith(work, (job) => job.state === 'failed' && (job.handle !== null || job.answered))
  if (id !== null) work.facts.told(await work.app.call('jobs.resume', { id }))
}

async function clearFinished(work: Work): Promise<void> {
  const ended = [...work.facts.jobs.values()].filter((known) => known.removed === 'no' && hasEnded(known.last))
  for (const known of ended) known.removed = 'maybe'
  await work.app.call('jobs.clearEnded', undefined)
  for (const known of ended) if (known.removed === 'maybe' && known.last.state === 'uncertain') known.removed = 'no'
}

async function keepPreset(work: Work): Promise<void> {
  const name = `Preset ${work.nextNumber()}`
  const preset = await work.app.call('presets.save', {
    name,
    operationId: textOperations[0]!,
    parameters: { prompt: name }
  })
  work.facts.presets.set(preset.id, name)
}

async function changeSettings({ app, chance }: Work): Promise<void> {
  await app.call('settings.update', { theme: chance.pick(['dark', 'light', 'system'] as const) })
}

async function look({ app, chance }: Work): Promise<void> {
  const { stubs } = await app.call('pictures.index', {
    after: null,
    limit: 200,
    query: chance.in(0.5) ? {} : { search: chance.pick(['fox', 'soak', 'lake autumn']) }
  })
  await app.call('pictures.facets', { query: {} })
  if (stubs.length > 0) await app.call('pictures.get', { id: chance.pick(stubs)[0] })
}

async function backUp({ app, outside }: Work): Promise<void> {
  const folder = join(outside, 'backups')
  mkdirSync(folder, { recursive: true })
  await app.call('library.backUp', { where: 'choose', fresh: false }, folder)
}

async function check({ app }: Work): Promise<void> {
  await app.call('library.verify', undefined)
}

/** How often each is done, as parts of the whole. */
const actions: readonly [parts: number, does: (work: Work) => Promise<void>][] = [
  [16, generate],
  [10, importOne],
  [10, rate],
  [10, note],
  [6, trash],
  [3, restore],
  [2, deleteForGood],
  [6, repaint],
  [6, draft],
  [4, cancel],
  [4, sendAgain],
  [4, askAgain],
  [1, clearFinished],
  [3, keepPreset],
  [3, changeSettings],
  [8, look],
  [2, backUp],
  [1, check]
]
const whole = actions.reduce((sum, [parts]) => sum + parts, 0)

/**
 * Codes with which the app may refuse a random request: the picture is being repainted, the job has ended meanwhile …
 */
const refusals = new Set(['invalid-input', 'not-found', 'unsupported', 'may-have-been-charged', 'cancelled', 'refused'])

/**
 * Does one thing.
 * @returns what went wrong with it; null if nothing did
 * @throws Killed
 */
export async function doSomething(work: Work): Promise<string | null> {
  let drawn = work.chance.whole(1, whole)
  const [, does] = actions.find(([parts]) => (drawn -= parts) <= 0) ?? actions[0]!
  try {
    await does(work)
    return null
  } catch (error) {
    if (error instanceof Killed) throw error
    if (error instanceof AppError && refusals.has(error.code)) return null
    const said =
      error instanceof AppError ? `${error.code}: ${error.message} ${error.data.detail ?? ''}` : String(error)
    return `${does.name}: ${said}`
  }
}

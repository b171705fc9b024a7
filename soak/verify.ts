/** What must hold after a start, whatever happened before it. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { hasEnded, type Job } from '../src/shared/domain/job.ts'
import { AppError } from '../src/shared/errors.ts'
import type { App } from './app.ts'
import type { Chance } from './chance.ts'
import type { Facts, KnownPicture } from './facts.ts'
import type { Services } from './services.ts'

export interface Looked {
  app: App
  facts: Facts
  services: Services
  chance: Chance
  library: string
}

/** Pictures whose bytes are read after each start; the last check of a run reads all. */
const readEachTime = 24

function databaseTroubles(library: string): string[] {
  const database = new DatabaseSync(join(library, 'library.db'), { readOnly: true })
  try {
    const lines = [
      ...database.prepare('PRAGMA integrity_check').all(),
      ...database.prepare('PRAGMA foreign_key_check').all()
    ]
    return lines.map((line) => JSON.stringify(line)).filter((line) => line !== '{"integrity_check":"ok"}')
  } finally {
    database.close()
  }
}

/** Settles what was uncertain by what is found now: after the kill, it must not change later. */
async function pictureTroubles({ app }: Looked, known: KnownPicture): Promise<string[]> {
  const found = await app.call('pictures.get', { id: known.id }).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not-found') return null
    throw error
  })
  if (found === null) {
    if (known.gone === 'no') return [`Picture ${known.id} was acknowledged and is not there.`]
    known.gone = 'yes'
    return []
  }
  if (known.gone === 'yes') return [`Picture ${known.id} was deleted for good and is there again.`]
  known.gone = 'no'
  const troubles: string[] = []
  const compare = <T>(what: string, values: Set<T>, now: T): void => {
    if (!values.has(now))
      troubles.push(
        `Picture ${known.id}: ${what} is ${String(now)}, and was acknowledged as ${[...values].join(' or ')}.`
      )
    values.clear()
    values.add(now)
  }
  if (found.sha256 !== known.sha256) troubles.push(`Picture ${known.id} has another hash.`)
  if (found.missing) troubles.push(`Picture ${known.id} is said to be missing.`)
  compare('whether it is in the trash', known.trashed, found.trashedAt !== null)
  compare('its rating', known.rating, found.rating)
  compare('its note', known.notes, found.notes)
  return troubles
}

async function jobTroubles({ app, facts, services }: Looked): Promise<string[]> {
  const listed = new Map((await app.call('jobs.list', { limit: 1000 })).map((job) => [job.id, job]))
  const pictures = [...facts.pictures.values()]
  const troubles: string[] = []
  for (const known of facts.jobs.values()) {
    const job = listed.get(known.id)
    const charged = services.charged(known.prompt)
    const allowed = facts.allowed.get(known.prompt) ?? 1
    if (known.charged && charged > allowed)
      troubles.push(`“${known.prompt}” was sent ${charged} times, and ${allowed} were asked for.`)
    if (job === undefined) {
      // The list holds the newest thousand that have ended.
      if (known.removed === 'no' && listed.size < 1000)
        troubles.push(`Job ${known.id} (${known.last.state}) was acknowledged and is not there.`)
      continue
    }
    if (known.removed === 'yes') troubles.push(`Job ${known.id} was removed and is there again.`)
    else known.removed = 'no'
    facts.told(job)
    // The list omits pictures that were deleted permanently.
    const deleted = pictures.some(({ jobId, gone }) => jobId === job.id && gone !== 'no')
    if (job.state === 'done' && job.pictureIds.length === 0 && !deleted)
      troubles.push(`Job ${known.id} is done and has no picture.`)
    if (known.charged && job.state === 'done' && charged === 0)
      troubles.push(`Job ${known.id} is done and was never sent.`)
  }
  return troubles
}

async function otherTroubles({ app, facts, chance }: Looked): Promise<string[]> {
  const presets = new Map((await app.call('presets.list', undefined)).map(({ id, name }) => [id, name]))
  const troubles = [...facts.presets]
    .filter(([id, name]) => presets.get(id) !== name)
    .map(([, name]) => `“${name}” was kept and is not there.`)
  for (const [id, prompts] of facts.drafts) {
    const picture = facts.pictures.get(id)
    if (picture?.gone !== 'no' || !chance.in(0.5)) continue
    const draft = await app.call('drafts.get', { pictureId: id })
    const prompt = draft?.parameters.prompt ?? ''
    if (!prompts.has(prompt))
      troubles.push(`The draft of ${id} says “${prompt}”, and was acknowledged as “${[...prompts].join('” or “')}”.`)
  }
  return troubles
}

/**
 * Everything acknowledged is there exactly once.
 * @param thorough reads every picture's bytes
 * @returns what is wrong, in plain words
 */
export async function troublesOf(looked: Looked, thorough: boolean): Promise<string[]> {
  const { app, facts, chance, library } = looked
  const info = await app.call('library.info', undefined)
  const troubles = info.state === 'ready' ? [] : [`The library is ${info.state}.`]
  for (const repair of info.repairs) if (/damaged|set aside/i.test(repair)) troubles.push(repair)
  troubles.push(...databaseTroubles(library))
  const pictures = [...facts.pictures.values()]
  for (const known of pictures) troubles.push(...(await pictureTroubles(looked, known)))
  const there = pictures.filter(({ gone }) => gone === 'no')
  const some = thorough ? there : Array.from({ length: Math.min(readEachTime, there.length) }, () => chance.pick(there))
  troubles.push(...(await app.audit(some.map(({ id, sha256 }) => ({ id, sha256 })))))
  troubles.push(...(await jobTroubles(looked)), ...(await otherTroubles(looked)))
  return troubles
}

/** What is left over after a clean end: files that exist only during a write. */
export function leftOvers(profile: string): string[] {
  const left = readdirSync(join(profile, 'library', 'incoming')).map((name) => `library/incoming/${name}`)
  const temporary = readdirSync(profile, { recursive: true })
    .map(String)
    .filter((name) => /\.(?:tmp|tmp-[0-9a-f]+|part|partial)$/.test(name))
  return [...left, ...temporary].map((name) => `${name} was left over in the profile.`)
}

/** Nothing is running any more. */
export const isIdle = (jobs: readonly Job[]): boolean => jobs.every((job) => hasEnded(job))

/**
 * Answers in the profile: a folder for each, with `answer.json` and the bytes of every picture. The description is
 * written first, so that an interruption leaves nothing whose job is unknown.
 */

import { createHash } from 'node:crypto'
import { readdir, readFile, rm, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { idSchema } from '../../shared/domain/ids.ts'
import { t } from '../../shared/messages/t.ts'
import {
  type DurableFs,
  isTemporaryName,
  jsonBytes,
  makeFolderDurable,
  syncFolder,
  writeDurably
} from '../files/durable-file.ts'
import { setAside } from '../files/set-aside.ts'
import { codeOf, storageError } from '../files/storage-error.ts'
import { type AnswerFile, answerFileSchema, type HeldPicture, newerAnswerSchema } from './answer.ts'

/** An answer and the name of its folder. */
export interface StoredAnswer {
  place: string
  answer: AnswerFile
}

export interface LoadedAnswers {
  answers: StoredAnswer[]
  /** How many can only be read by a newer version. */
  newer: number
}

export interface AnswerFiles {
  /**
   * Every readable answer. A damaged description is set aside, one from a newer version is left alone. Never throws.
   */
  load(): Promise<LoadedAnswers>
  /** A folder name for an answer that has none yet: used by no other answer, readable or not. */
  placeFor(answer: Pick<AnswerFile, 'library' | 'job'>): string
  /** Durable when it resolves. @throws AppError disk-full | storage */
  write(place: string, answer: AnswerFile, bytes: ReadonlyMap<number, Uint8Array>): Promise<void>
  /**
   * A picture's bytes; null if they are missing or differ from what was written. @throws AppError storage: they cannot
   * be read now
   */
  read(place: string, picture: HeldPicture): Promise<Uint8Array | null>
  /** @throws the file system's own error */
  remove(place: string): Promise<void>
}

export interface AnswerFilesOptions {
  /** Absolute; created when something is written. */
  folder: string
  /** Epoch milliseconds. */
  now: () => number
  fs?: DurableFs
}

const description = 'answer.json'
/** Its contents belong to one user: prompts, pictures, and links that may be signed. */
const modes = { folder: 0o700, file: 0o600 }

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** The same job may be in two libraries, one of them a copy. */
function nameOf({ library, job }: Pick<AnswerFile, 'library' | 'job'>): string {
  return `${job.id}-${sha256Of(new TextEncoder().encode(library.id)).slice(0, 12)}`
}

const isName = (name: string): boolean =>
  idSchema.safeParse(name.slice(0, 26)).success && /^-[0-9a-f]{12}(?:-\d{1,3})?$/.test(name.slice(26))

/** The answers in one folder of the profile. */
export function answerFiles({ folder, now, fs }: AnswerFilesOptions): AnswerFiles {
  const durable = fs === undefined ? {} : { fs }
  const taken = new Set<string>()
  const bytesIn = (place: string, { ordinal }: Pick<HeldPicture, 'ordinal'>): string =>
    join(folder, place, `${ordinal}.picture`)

  async function readOne(place: string): Promise<StoredAnswer | 'newer' | null> {
    const file = join(folder, place, description)
    let text: string
    try {
      text = await readFile(file, 'utf8')
    } catch (error) {
      // Interrupted while it was being removed, or before anything was in it.
      if (codeOf(error) === 'ENOENT') await removeIfEmpty(join(folder, place))
      return null
    }
    const value = json(text)
    const parsed = answerFileSchema.safeParse(value)
    if (parsed.success) return { place, answer: parsed.data }
    if (newerAnswerSchema.safeParse(value).success) return 'newer'
    await setAside(file, now()).catch(() => undefined)
    return null
  }

  return {
    async load() {
      const names = (await readdir(folder).catch(() => [])).filter(isName)
      for (const name of names) taken.add(name)
      const found = await Promise.all(names.map(readOne))
      const answers = found.filter((each) => each !== null && each !== 'newer')
      return { answers, newer: found.filter((each) => each === 'newer').length }
    },
    placeFor(answer) {
      const name = nameOf(answer)
      let place = name
      for (let n = 2; taken.has(place); n += 1) place = `${name}-${n}`
      taken.add(place)
      return place
    },
    async write(place, answer, bytes) {
      await makeFolderDurable(join(folder, place), { ...durable, mode: modes.folder })
      await writeDurably(join(folder, place, description), jsonBytes(answer), { ...durable, mode: modes.file })
      for (const picture of answer.pictures) {
        const content = bytes.get(picture.ordinal)
        if (content !== undefined)
          await writeDurably(bytesIn(place, picture), content, { ...durable, mode: modes.file })
      }
    },
    async read(place, picture) {
      try {
        const bytes = await readFile(bytesIn(place, picture))
        return sha256Of(bytes) === picture.sha256 ? bytes : null
      } catch (error) {
        // Another program may have it open just now, or the process too many files.
        if (codeOf(error) !== 'ENOENT') throw storageError(error, t('answers.answerFiles.picture'), 'read')
        return null
      }
    },
    async remove(place) {
      const path = join(folder, place)
      // The description last: bytes without one would belong to nobody.
      for (const name of await readdir(path).catch(() => []))
        if (name !== description) await rm(join(path, name), { force: true })
      await rm(path, { recursive: true, force: true })
      taken.delete(place)
      await syncFolder(folder).catch(() => undefined)
    }
  }
}

async function removeIfEmpty(place: string): Promise<void> {
  for (const name of await readdir(place).catch(() => []))
    if (isTemporaryName(name)) await rm(join(place, name), { force: true }).catch(() => undefined)
  await rmdir(place).catch(() => undefined)
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

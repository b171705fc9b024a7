/**
 * Answers in the profile: a folder each, with `answer.json` and the bytes of every picture. The description is written
 * first, so that whatever is cut off leaves nothing whose job is not known.
 */
import { createHash } from 'node:crypto'
import { readdir, readFile, rm, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { idSchema } from '../../shared/domain/ids.ts'
import { type DurableFs, isTemporaryName, jsonBytes, makeFolderDurable, syncFolder, writeDurably } from '../files/durable-file.ts'
import { setAside } from '../files/set-aside.ts'
import { codeOf } from '../files/storage-error.ts'
import { type AnswerFile, answerFileSchema, type HeldPicture } from './answer.ts'

export interface AnswerFiles {
  /** Every answer that can be read; a damaged description is set aside. Never throws. */
  load(): Promise<AnswerFile[]>
  /** Durable when it resolves. @throws AppError disk-full | storage */
  write(answer: AnswerFile, bytes: ReadonlyMap<number, Uint8Array>): Promise<void>
  /** The bytes of a picture; null when they are gone or are not what was written. */
  read(answer: Pick<AnswerFile, 'library' | 'job'>, picture: HeldPicture): Promise<Uint8Array | null>
  /** @throws the file system's own error */
  remove(answer: Pick<AnswerFile, 'library' | 'job'>): Promise<void>
}

export interface AnswerFilesOptions {
  /** Absolute; made when something is written. */
  folder: string
  /** Epoch milliseconds. */
  now: () => number
  fs?: DurableFs
}

const description = 'answer.json'
/** What it holds is of one user: prompts, pictures, and links that may be signed. */
const modes = { folder: 0o700, file: 0o600 }

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** The same job may be in two libraries, one of them a copy. */
function nameOf({ library, job }: Pick<AnswerFile, 'library' | 'job'>): string {
  return `${job.id}-${sha256Of(new TextEncoder().encode(library.id)).slice(0, 12)}`
}

const isName = (name: string): boolean => idSchema.safeParse(name.slice(0, -13)).success && /^-[0-9a-f]{12}$/.test(name.slice(-13))

/** The answers in one folder of the profile. */
export function answerFiles({ folder, now, fs }: AnswerFilesOptions): AnswerFiles {
  const durable = fs === undefined ? {} : { fs }
  const placeOf = (answer: Pick<AnswerFile, 'library' | 'job'>): string => join(folder, nameOf(answer))
  const bytesIn = (place: string, { ordinal }: Pick<HeldPicture, 'ordinal'>): string => join(place, `${ordinal}.picture`)

  async function readOne(name: string): Promise<AnswerFile | null> {
    const file = join(folder, name, description)
    let text: string
    try {
      text = await readFile(file, 'utf8')
    } catch (error) {
      // Cut off while it was being taken away, or before anything was in it.
      if (codeOf(error) === 'ENOENT') await removeIfEmpty(join(folder, name))
      return null
    }
    const parsed = answerFileSchema.safeParse(json(text))
    if (parsed.success) return parsed.data
    await setAside(file, now()).catch(() => undefined)
    return null
  }

  return {
    async load() {
      const names = await readdir(folder).catch(() => [])
      const found = await Promise.all(names.filter(isName).map(readOne))
      return found.filter((answer) => answer !== null)
    },
    async write(answer, bytes) {
      const place = placeOf(answer)
      await makeFolderDurable(place, { ...durable, mode: modes.folder })
      await writeDurably(join(place, description), jsonBytes(answer), { ...durable, mode: modes.file })
      for (const picture of answer.pictures) {
        const content = bytes.get(picture.ordinal)
        if (content !== undefined) await writeDurably(bytesIn(place, picture), content, { ...durable, mode: modes.file })
      }
    },
    async read(answer, picture) {
      const bytes = await readFile(bytesIn(placeOf(answer), picture)).catch(() => null)
      return bytes !== null && sha256Of(bytes) === picture.sha256 ? bytes : null
    },
    async remove(answer) {
      const place = placeOf(answer)
      // The description last: bytes without one would be of nobody.
      for (const name of await readdir(place).catch(() => [])) if (name !== description) await rm(join(place, name), { force: true })
      await rm(place, { recursive: true, force: true })
      await syncFolder(folder).catch(() => undefined)
    }
  }
}

async function removeIfEmpty(place: string): Promise<void> {
  for (const name of await readdir(place).catch(() => [])) if (isTemporaryName(name)) await rm(join(place, name), { force: true }).catch(() => undefined)
  await rmdir(place).catch(() => undefined)
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

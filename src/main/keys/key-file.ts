/** `keys.json`: one sealed key per service. What cannot be read is kept as it is or set aside, never deleted. */

import { chmod, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Clock } from '../../shared/clock.ts'
import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import { makeFolderDurable, writeJsonDurably } from '../files/durable-file.ts'
import { oneAtATime } from '../files/one-at-a-time.ts'
import { setAside } from '../files/set-aside.ts'
import { codeOf, storageError } from '../files/storage-error.ts'
import { type Salt, saltSchema } from './passphrase.ts'

export const envelopeSchema = z.object({
  v: z.literal(1),
  protection: z.enum(['keychain', 'passphrase', 'weak']),
  /** What sealed it: the vault's own name, or "scrypt-aes-256-gcm". */
  backend: z.string(),
  ciphertext: z.base64(),
  last4: z.string().length(4).nullable(),
  /** Where the key may be sent. Missing in files of older versions: then the documented addresses of the service. */
  origins: z.array(z.string().max(300)).max(64).optional()
})
export type Envelope = z.infer<typeof envelopeSchema>

const fileSchema = z.looseObject({
  v: z.number().int().min(1),
  salt: z.unknown().optional(),
  keys: z.record(z.string(), z.unknown())
})

/** The version of the file format that this version writes. */
const version = 1

export interface KeyFileContent {
  salt: Salt | null
  /** By provider id. */
  envelopes: Map<string, Envelope>
  /** Everything else in the file, written back unchanged. */
  other: { top: Record<string, unknown>; keys: Record<string, unknown> }
}

export interface KeyFile {
  /** @throws AppError storage if the file exists and cannot be read, or is from a newer version */
  read(): Promise<KeyFileContent>
  /**
   * Reads, changes and writes, with no other change in between. @throws AppError disk-full | storage; the file is then
   * unchanged
   */
  change(edit: (content: KeyFileContent) => Promise<void> | void): Promise<KeyFileContent>
}

const empty = (): KeyFileContent => ({ salt: null, envelopes: new Map(), other: { top: {}, keys: {} } })

/** @param problems gets one sentence for everything found wrong */
export function openKeyFile(folder: string, clock: Clock, problems: string[]): KeyFile {
  const path = join(folder, 'keys.json')
  const load = async (): Promise<KeyFileContent> => {
    const text = await readText(path)
    if (text === null) return empty()
    const parsed = fileSchema.safeParse(parseJson(text))
    if (!parsed.success) {
      const name = await setAside(path, clock.now())
      problems.push(t('keys.keyFile.damaged', { name }))
      return empty()
    }
    if (parsed.data.v > version) throw newerVersion()
    return contentOf(parsed.data, problems)
  }
  return {
    read: () => oneAtATime(path, load),
    change: (edit) =>
      oneAtATime(path, async () => {
        const content = await load()
        await edit(content)
        await makeFolderDurable(folder)
        await writeJsonDurably(path, jsonOf(content), { mode: 0o600 })
        return content
      })
  }
}

async function readText(path: string): Promise<string | null> {
  try {
    const text = await readFile(path, 'utf8')
    // A copy restored from a backup may be readable by others.
    await chmod(path, 0o600).catch(() => undefined)
    return text
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw storageError(error, 'keys.json', 'read')
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\u{feff}/u, ''))
  } catch {
    return null
  }
}

function newerVersion(): AppError {
  return new AppError('storage', t('keys.keyFile.newerVersion'), {
    nextStep: t('keys.keyFile.newerVersionNext')
  })
}

function contentOf(file: z.infer<typeof fileSchema>, problems: string[]): KeyFileContent {
  const { salt, keys, ...top } = file
  const content: KeyFileContent = { salt: null, envelopes: new Map(), other: { top, keys: Object.create(null) } }
  const parsedSalt = saltSchema.safeParse(salt)
  if (parsedSalt.success) content.salt = parsedSalt.data
  else if (salt !== undefined) content.other.top['salt'] = salt
  for (const [providerId, row] of Object.entries(keys)) {
    const envelope = envelopeSchema.safeParse(row)
    if (envelope.success) content.envelopes.set(providerId, envelope.data)
    else {
      content.other.keys[providerId] = row
      note(problems, t('keys.keyFile.unreadableKey', { providerId: providerId.slice(0, 100) }))
    }
  }
  return content
}

/** The file is read more than once a session; a problem is reported once. */
function note(problems: string[], sentence: string): void {
  if (!problems.includes(sentence)) problems.push(sentence)
}

function jsonOf(content: KeyFileContent): unknown {
  const { salt, envelopes, other } = content
  return {
    ...other.top,
    v: version,
    ...(salt ? { salt } : {}),
    keys: Object.fromEntries([...Object.entries(other.keys), ...envelopes])
  }
}
